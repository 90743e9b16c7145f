"""Sessions: listed, opened by hand, finished, noted, thrown away and brought back; and closed when nobody does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from engine.services import workouts
from engine.storage import db
from tests.api.conftest import Person
from tests.api.lifting import BENCH, NOW, SQUAT, a_set, ago, log, workouts_of


@pytest.fixture
def as_worker(database_url: str) -> Iterator[None]:
    """Act as a worker does."""
    before = db._link
    assert before is not None
    db.configure(db.Link(database_url, "gymgenius_worker"))
    yield
    db.configure(before)


def begin(person: Person, **more: Any) -> dict[str, Any]:
    given = {"id": str(uuid4()), "started_at": ago(5), **more}
    answer = person.post("/v1/workouts", given)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_a_session_adds_up_its_sets(anna: Person) -> None:
    log(anna, a_set(20, exercise_id=SQUAT), a_set(15), a_set(10, set_type="warmup"), a_set(5, weight=-10))
    (workout,) = workouts_of(anna)
    assert workout["sets"] == 4
    assert workout["exercises"] == [SQUAT, BENCH]
    assert workout["volume_kg"] == 2 * 80 * 8


def test_a_session_is_read_with_its_sets_in_order(anna: Person) -> None:
    stored = log(anna, a_set(5), a_set(10))
    detail = anna.get(f"/v1/workouts/{stored[0]['workout_id']}").json
    assert [one["id"] for one in detail["set_list"]] == [stored[1]["id"], stored[0]["id"]]


def test_pages_hold_every_session_once_in_one_query_each(anna: Person, queries: list[str]) -> None:
    log(anna, *(a_set(i * 100) for i in range(7)))
    seen, cursor = [], ""
    queries.clear()
    while cursor is not None:
        page = anna.get("/v1/workouts", query_string={"limit": 3, "cursor": cursor}).json
        seen += [one["id"] for one in page["workouts"]]
        cursor = page["next_cursor"]
    assert len(seen) == len(set(seen)) == 7
    assert len(queries) == 3


def test_a_session_opened_by_hand_takes_the_next_set(anna: Person) -> None:
    opened = begin(anna, title="Push")
    (stored,) = log(anna, a_set())
    assert stored["workout_id"] == opened["id"]
    assert begin(anna, id=opened["id"], title="Push")["sets"] == 1


def test_another_session_under_the_same_id_is_a_conflict(anna: Person) -> None:
    plan = anna.post("/v1/plan/compile", {}).json
    opened = begin(anna)
    again = {"id": opened["id"], "started_at": ago(5), "plan_id": plan["id"], "plan_day": 0}
    assert anna.post("/v1/workouts", again).status_code == 409


def test_a_finished_session_has_ended_at_its_last_set(anna: Person) -> None:
    (stored,) = log(anna, a_set(5))
    done = anna.post(f"/v1/workouts/{stored['workout_id']}/finish", {"note": "good"}).json
    assert (done["ended_at"], done["note"]) == (stored["performed_at"], "good")


def test_a_session_ends_no_earlier_than_its_last_set(anna: Person) -> None:
    (stored,) = log(anna, a_set(5))
    done = anna.post(f"/v1/workouts/{stored['workout_id']}/finish", {"ended_at": ago(6)})
    assert (done.status_code, done.json["ended_at"]) == (200, stored["performed_at"])


def test_a_session_cant_end_before_its_time_has_come(anna: Person) -> None:
    (stored,) = log(anna, a_set(5))
    answer = anna.post(f"/v1/workouts/{stored['workout_id']}/finish", {"ended_at": ago(-60 * 25)})
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == "ended_at"


def test_a_late_set_keeps_a_finished_session_finished(anna: Person) -> None:
    (stored,) = log(anna, a_set(10))
    anna.post(f"/v1/workouts/{stored['workout_id']}/finish", {})
    (late,) = log(anna, a_set(2))
    assert late["workout_id"] == stored["workout_id"]
    assert workouts_of(anna)[0]["ended_at"] == late["performed_at"]


def test_a_session_nobody_closed_reads_as_closed_after_half_an_hour(anna: Person) -> None:
    old, young = log(anna, a_set(200), a_set())
    ended = {one["id"]: one["ended_at"] for one in workouts_of(anna)}
    assert ended == {old["workout_id"]: old["performed_at"], young["workout_id"]: None}


def test_the_schedule_closes_what_nobody_closed(anna: Person, ben: Person, as_worker: None) -> None:
    log(anna, a_set(200), a_set(20))
    log(ben, a_set(300))
    assert workouts.expire_all(NOW) == 2
    assert workouts.expire_all(NOW) == 0


def test_a_note_and_a_title_are_changed(anna: Person) -> None:
    (stored,) = log(anna, a_set())
    path = f"/v1/workouts/{stored['workout_id']}"
    anna.patch(path, {"title": "Heavy", "note": "slept well"})
    changed = anna.patch(path, {"note": None}).json
    assert (changed["title"], changed["note"]) == ("Heavy", None)


def test_a_discarded_session_goes_with_its_sets_and_comes_back_with_them(anna: Person) -> None:
    first, second, third = log(anna, a_set(3), a_set(2), a_set(1))
    path = f"/v1/workouts/{first['workout_id']}"
    anna.delete(f"/v1/sets/{third['id']}")
    assert anna.delete(path).status_code == anna.delete(path).status_code == 204
    assert workouts_of(anna) == [] and anna.get("/v1/sets").json["sets"] == []
    (thrown,) = anna.get("/v1/workouts?deleted=true").json["workouts"]
    assert thrown["sets"] == 2
    restored = anna.post(f"{path}/restore").json
    assert [one["id"] for one in restored["set_list"]] == [first["id"], second["id"]]
    assert anna.post(f"{path}/restore").json == restored


def test_restoring_one_set_brings_its_session_back(anna: Person) -> None:
    first, second = log(anna, a_set(3), a_set(2))
    anna.delete(f"/v1/workouts/{first['workout_id']}")
    anna.post(f"/v1/sets/{second['id']}/restore")
    assert [one["sets"] for one in workouts_of(anna)] == [1]


def started_plan(person: Person) -> dict[str, Any]:
    plan = person.post("/v1/plan/compile", {"days_per_week": 3}).json
    found: dict[str, Any] = person.post(f"/v1/plans/{plan['id']}/start").json
    return found


def test_a_finished_session_of_a_plan_moves_it_to_the_next_day(anna: Person) -> None:
    plan = started_plan(anna)
    opened = begin(anna, plan_id=plan["id"], plan_day=0)
    log(anna, a_set(2, workout_id=opened["id"]))
    anna.post(f"/v1/workouts/{opened['id']}/finish", {})
    moved = anna.get(f"/v1/plans/{plan['id']}").json
    assert moved["next_day"] == 1
    anna.post(f"/v1/workouts/{opened['id']}/finish", {})
    assert anna.get(f"/v1/plans/{plan['id']}").json == moved


def test_a_session_that_ran_out_puts_one_more_rest_day_before_the_next(anna: Person, as_worker: None) -> None:
    finished, ran_out = started_plan(anna), anna.post("/v1/plan/compile", {"days_per_week": 2}).json
    for plan, minutes in ((finished, 310), (ran_out, 300)):
        opened = begin(anna, plan_id=plan["id"], plan_day=len(plan["days"]) - 1, started_at=ago(minutes))
        log(anna, a_set(minutes, workout_id=opened["id"]))
        if plan is finished:
            anna.post(f"/v1/workouts/{opened['id']}/finish", {})
    workouts.expire_all(NOW)
    plain, bumped = (anna.get(f"/v1/plans/{plan['id']}").json for plan in (finished, ran_out))
    assert plain["next_day"] == bumped["next_day"] == 0
    gap = date.fromisoformat(bumped["not_before"]) - date.fromisoformat(plain["not_before"])
    assert gap in (timedelta(days=1), timedelta(days=2))  # two where midnight lay between the two sessions


def test_a_session_without_a_set_leaves_the_day_of_the_plan_where_it_was(anna: Person, as_worker: None) -> None:
    plan = started_plan(anna)
    begin(anna, plan_id=plan["id"], plan_day=1, started_at=ago(300))
    workouts.expire_all(NOW)
    after = anna.get(f"/v1/plans/{plan['id']}").json
    assert after["next_day"] == 0 and after["not_before"] is not None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"gym_id": str(uuid4())}, "gym_id"),
        ({"plan_id": str(uuid4())}, "plan_id"),
        ({"started_at": ago(-60 * 25)}, "started_at"),
        ({"plan_day": -1}, "plan_day"),
        ({"id": 5}, "id"),
    ],
)
def test_bad_input_names_the_field(anna: Person, wrong: dict[str, Any], field: str) -> None:
    answer = anna.post("/v1/workouts", {"id": str(uuid4()), "started_at": ago(5), **wrong})
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["errors"]] == [field]


def test_anothers_session_is_not_found(anna: Person, ben: Person) -> None:
    (stored,) = log(anna, a_set())
    path = f"/v1/workouts/{stored['workout_id']}"
    answers = [
        ben.get(path),
        ben.patch(path, {"note": "mine"}),
        ben.delete(path),
        ben.post(f"{path}/finish", {}),
        ben.post(f"{path}/restore"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert workouts_of(ben) == []


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    path = f"/v1/workouts/{uuid4()}"
    answers = [
        stranger.get("/v1/workouts"),
        stranger.post("/v1/workouts", json={}),
        stranger.get(path),
        stranger.patch(path, json={}),
        stranger.delete(path),
        stranger.post(f"{path}/finish", json={}),
        stranger.post(f"{path}/restore"),
    ]
    assert [answer.status_code for answer in answers] == [401] * 7
