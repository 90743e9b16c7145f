"""Plans made on the phone: kept as they are, checked, moved on week by week; the templates they begin with."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import BENCH, PULL_UP, a_set

WAVE = [
    [{"reps": [5, 5], "percent": percent, "amrap": percent == 0.85} for percent in (0.65, 0.75, 0.85)],
    [{"reps": [3, 3], "percent": percent, "amrap": percent == 0.9} for percent in (0.7, 0.8, 0.9)],
]


def bench(**more: Any) -> dict[str, Any]:
    one = {"exercise_id": BENCH, "sets": 3, "rep_low": 5, "rep_high": 5, "rir": 2, "rest_seconds": 180}
    return {**one, **more}


def one_day(**more: Any) -> dict[str, Any]:
    return {"days": [{"name": "A", "exercises": [bench(**more)]}]}


def a_plan(**more: Any) -> dict[str, Any]:
    made = {
        "id": str(uuid4()),
        "name": "Waves",
        "template": "531-bbb",
        "days": [{"name": "Press", "exercises": [bench(schemes=WAVE, rule={"kind": "cycle", "add_kg": 2.5})]}],
        "schedule": {"kind": "weekdays", "weekdays": [0, 2]},
        "cycle": [{"kind": "build"}, {"kind": "deload", "sets": 0.5, "load": 0.8}],
        "run": {"progress": {BENCH: {"kg": 90}}},
    }
    return {**made, **more}


def created(person: Person, **more: Any) -> dict[str, Any]:
    answer = person.post("/v1/plans", a_plan(**more))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def train(person: Person, plan: dict[str, Any], day: int, ago: int) -> None:
    """One session of a day of the plan, `ago` minutes back, finished."""
    session = str(uuid4())
    done = a_set(ago, workout_id=session)
    opened = {"id": session, "started_at": done["performed_at"], "plan_id": plan["id"], "plan_day": day}
    assert person.post("/v1/workouts", opened).status_code == 201
    assert person.post("/v1/sets", done).status_code == 201
    finished = person.post(f"/v1/workouts/{session}/finish", {"ended_at": done["performed_at"]})
    assert finished.status_code == 200, finished.text


def test_what_the_phone_made_comes_back_whole(anna: Person) -> None:
    plan = created(anna)
    assert plan["status"] == "draft" and plan["template"] == "531-bbb" and plan["days_per_week"] == 1
    one = plan["days"][0]["exercises"][0]
    assert one["name"] == "Bench press" and one["rule"]["kind"] == "cycle" and one["rule"]["start"] == 0.9
    assert [[each["percent"] for each in week] for week in one["schemes"]] == [[0.65, 0.75, 0.85], [0.7, 0.8, 0.9]]
    assert one["schemes"][0][2]["amrap"] is True
    assert plan["schedule"] == {"kind": "weekdays", "weekdays": [0, 2], "in_a_row": 1, "rest_days": 0}
    assert [week["kind"] for week in plan["cycle"]] == ["build", "deload"]
    assert plan["run"]["progress"][BENCH]["kg"] == 90
    assert anna.get(f"/v1/plans/{plan['id']}").json == plan


def test_the_same_id_gives_the_same_plan(anna: Person) -> None:
    first = created(anna)
    assert created(anna, id=first["id"], name="Another") == first
    assert len(anna.get("/v1/plans").json["plans"]) == 1


def test_sets_are_counted_set_by_set_and_warm_ups_not(anna: Person) -> None:
    scheme = [{"reps": [5, 5], "type": "warmup"}, {"reps": [5, 5]}, {"reps": [5, 5]}, {"reps": [8, 12], "rir": 6}]
    plan = created(anna, days=[{"name": "A", "exercises": [bench(schemes=[scheme])]}])
    volume = {mark["muscle"]: mark["sets"] for mark in plan["volume"]}
    assert volume["chest"] == 2 and volume["triceps"] == 1


def test_a_plan_compiled_or_made_before_has_no_cycle_and_floats(anna: Person) -> None:
    plan = anna.post("/v1/plan/compile", {"days_per_week": 2}).json
    assert plan["cycle"] == [] and plan["template"] is None
    assert plan["schedule"] == {"kind": "floating", "weekdays": [], "in_a_row": 1, "rest_days": 0}
    assert plan["run"] == {"week": 0, "cycle": 0, "progress": {}, "carry": None, "ease": None, "answered": None}


def test_a_finished_session_moves_day_week_and_cycle_and_says_what_the_week_was(anna: Person) -> None:
    plan = created(anna)
    anna.post(f"/v1/plans/{plan['id']}/start")
    week = 7 * 24 * 60
    train(anna, plan, 0, 3 * week)
    moved = anna.get(f"/v1/plans/{plan['id']}").json
    assert (moved["next_day"], moved["run"]["week"], moved["run"]["cycle"]) == (0, 1, 0)
    train(anna, plan, 0, 2 * week)
    moved = anna.get(f"/v1/plans/{plan['id']}").json
    assert (moved["run"]["week"], moved["run"]["cycle"]) == (0, 1)
    assert moved["run"]["progress"][BENCH]["kg"] == 90
    lived = anna.get("/v1/plans/weeks").json["weeks"]
    assert [(one["number"], one["kind"]) for one in lived] == [(2, "deload"), (1, "build")]
    assert all(one["plan_id"] == plan["id"] for one in lived)


def test_a_week_that_was_made_lighter_counts_as_a_deload(anna: Person) -> None:
    plan = created(anna, run={"ease": {"sessions": 1, "sets": 0.5, "load": 0.9, "rir": 2}})
    train(anna, plan, 0, 60)
    assert anna.get("/v1/plans/weeks").json["weeks"][0]["kind"] == "deload"


def test_the_next_session_waits_for_its_weekday(anna: Person) -> None:
    plan = created(anna)
    train(anna, plan, 0, 60)
    due = date.fromisoformat(anna.get(f"/v1/plans/{plan['id']}").json["not_before"])
    assert due.weekday() in (0, 2)


def test_weeks_outlive_their_plan(anna: Person) -> None:
    plan = created(anna)
    train(anna, plan, 0, 60)
    anna.delete(f"/v1/plans/{plan['id']}")
    (lived,) = anna.get("/v1/plans/weeks").json["weeks"]
    assert (lived["plan_id"], lived["kind"]) == (None, "build")


def test_schedule_cycle_and_run_are_changed_and_the_rest_stays(anna: Person) -> None:
    plan = created(anna)
    path = f"/v1/plans/{plan['id']}"
    run = {"week": 1, "cycle": 2, "progress": {BENCH: {"kg": 92.5, "fails": 1}}, "carry": 0}
    patch = {"run": {**run, "ease": {"sessions": 2, "load": 0.9}}, "not_before": "2026-11-25"}
    changed = anna.patch(path, patch).json
    assert changed["run"]["progress"][BENCH] == {"kg": 92.5, "stage": 0, "fails": 1, "best": None}
    assert changed["run"]["ease"] == {"sessions": 2, "sets": 1, "load": 0.9, "rir": 0}
    assert changed["not_before"] == "2026-11-25" and changed["days"] == plan["days"]
    assert anna.patch(path, {"not_before": None}).json["not_before"] is None
    assert anna.patch(path, {"next_day": 0, "not_before": "2026-11-27"}).json["not_before"] == "2026-11-27"
    floating = anna.patch(path, {"schedule": {"kind": "floating", "in_a_row": 3, "rest_days": 1}}).json
    assert floating["schedule"]["in_a_row"] == 3 and floating["run"] == changed["run"]


def test_starting_begins_at_the_first_week_with_the_loads_kept(anna: Person) -> None:
    plan = created(anna, run={"week": 1, "progress": {BENCH: {"kg": 90}}, "carry": 0})
    run = anna.post(f"/v1/plans/{plan['id']}/start").json["run"]
    assert (run["week"], run["carry"], run["progress"][BENCH]["kg"]) == (0, None, 90)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"days": []}, "days"),
        (one_day(exercise_id=str(uuid4())), "days.0.exercises.0.exercise_id"),
        (one_day(schemes=[[]]), "days.0.exercises.0.schemes.0"),
        (one_day(schemes=[[{"reps": [8, 5]}]]), "days.0.exercises.0.schemes.0.0"),
        (one_day(schemes=[[{"reps": [5, 5], "percent": 65}]]), "days.0.exercises.0.schemes.0.0.percent"),
        (one_day(rule={"kind": "magic"}), "days.0.exercises.0.rule.kind"),
        ({"schedule": {"kind": "weekdays", "weekdays": []}}, "schedule"),
        ({"schedule": {"kind": "weekdays", "weekdays": [7]}}, "schedule.weekdays.0"),
        ({"schedule": {"kind": "weekdays", "weekdays": [1, 1]}}, "schedule"),
        ({"cycle": [{"kind": "holiday"}]}, "cycle.0.kind"),
        ({"run": {"week": 2}}, "run.week"),
        ({"run": {"carry": 1}}, "run.carry"),
        ({"run": {"progress": {"x": {"kg": 0}}}}, "run.progress.x.kg"),
        ({"user_id": "me"}, "user_id"),
    ],
)
def test_bad_input_names_the_field_and_keeps_nothing(anna: Person, wrong: dict[str, Any], field: str) -> None:
    answer = anna.post("/v1/plans", a_plan(**wrong))
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["field"] == field
    assert anna.get("/v1/plans").json["plans"] == []


@pytest.mark.parametrize(("wrong", "field"), [({"run": {"week": 9}}, "run.week"), ({"run": {"carry": 5}}, "run.carry")])
def test_a_bad_change_changes_nothing(anna: Person, wrong: dict[str, Any], field: str) -> None:
    plan = created(anna)
    answer = anna.patch(f"/v1/plans/{plan['id']}", wrong)
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == field
    assert anna.get(f"/v1/plans/{plan['id']}").json == plan


def test_anothers_plan_is_nobody_elses_to_change(anna: Person, ben: Person) -> None:
    plan = created(anna)
    train(anna, plan, 0, 60)
    assert ben.patch(f"/v1/plans/{plan['id']}", {"run": {}}).status_code == 404
    assert ben.get("/v1/plans/weeks").json["weeks"] == []
    his = ben.post("/v1/plans", a_plan(id=plan["id"], name="Ben's")).json
    assert his["name"] == "Ben's" and anna.get(f"/v1/plans/{plan['id']}").json["name"] == "Waves"


def test_another_persons_own_lift_can_not_be_planned(anna: Person, ben: Person) -> None:
    own = {"id": str(uuid4()), "name": "Anna's machine", "equipment": "machine", "pattern": "squat"}
    assert anna.post("/v1/exercises", own).status_code == 201
    sent = a_plan(days=[{"name": "A", "exercises": [bench(exercise_id=own["id"])]}])
    assert ben.post("/v1/plans", sent).status_code == 422
    assert anna.post("/v1/plans", sent).status_code == 201


def test_templates_are_there_for_anybody(stranger: FlaskClient) -> None:
    answer = stranger.get("/v1/templates")
    assert answer.status_code == 200
    assert len(answer.json["templates"]) >= 12


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.post("/v1/plans", json=a_plan()).status_code == 401
    assert stranger.get("/v1/plans/weeks").status_code == 401


def test_the_weeks_ask_once_however_many(anna: Person, queries: list[str]) -> None:
    plan = created(anna, days=[{"name": "Pull", "exercises": [bench(exercise_id=PULL_UP)]}])
    counts = []
    for ago in range(1, 4):
        train(anna, plan, 0, ago * 7 * 24 * 60)
        queries.clear()
        assert len(anna.get("/v1/plans/weeks").json["weeks"]) == ago
        counts.append(len(queries))
    assert len(set(counts)) == 1 and counts[0] <= 3
