"""Plans: compiled within time, gym and ramp; kept, edited, started."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import BENCH, a_set, log


def compiled(person: Person, **more: Any) -> dict[str, Any]:
    answer = person.post("/v1/plan/compile", more)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_a_plan_has_the_days_and_keeps_the_time_asked_for(anna: Person) -> None:
    plan = compiled(anna, days_per_week=4, minutes=45)
    assert len(plan["days"]) == 4
    for day in plan["days"]:
        assert day["exercises"] and day["minutes"] <= 45
        for one in day["exercises"]:
            assert one["sets"] >= 1 and one["rep_low"] <= one["rep_high"] and one["rest_seconds"] >= 45


def test_the_goal_sets_the_repetitions(anna: Person) -> None:
    heavy = compiled(anna, goal_strength=1, experience="advanced")
    light = compiled(anna, goal_strength=0, experience="advanced")
    first = [plan["days"][0]["exercises"][0]["rep_high"] for plan in (heavy, light)]
    assert first[0] < first[1]


def test_only_what_is_there_is_used(anna: Person) -> None:
    plan = compiled(anna, equipment=["dumbbell"])
    used = {one["exercise_id"] for day in plan["days"] for one in day["exercises"]}
    equipment = {anna.get(f"/v1/exercises/{id_}").json["equipment"] for id_ in used}
    assert "dumbbell" in equipment and equipment <= {"dumbbell", "bodyweight"}


def test_the_gym_says_what_is_there(anna: Person) -> None:
    inventory = {"dumbbells": [{"low": 2, "high": 30, "step": 2, "unit": "kg"}]}
    assert anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Home", "inventory": inventory}).status_code == 201
    plan = compiled(anna)
    used = {one["exercise_id"] for day in plan["days"] for one in day["exercises"]}
    assert {anna.get(f"/v1/exercises/{id_}").json["equipment"] for id_ in used} <= {"dumbbell", "bodyweight"}


def test_what_is_to_be_avoided_is_left_out(anna: Person) -> None:
    used = {one["exercise_id"] for day in compiled(anna)["days"] for one in day["exercises"]}
    other = {one["exercise_id"] for day in compiled(anna, avoid=sorted(used))["days"] for one in day["exercises"]}
    assert other and not used & other


def test_volume_grows_by_no_more_than_a_third_or_two_sets(anna: Person) -> None:
    week = 7 * 24 * 60
    log(anna, *(a_set(w * week + s * 3) for w in range(1, 5) for s in range(6)))
    plan = compiled(anna, days_per_week=5, minutes=120, experience="advanced")
    chest = next(mark for mark in plan["volume"] if mark["muscle"] == "chest")
    assert 0 < chest["recent_sets"] <= 6
    assert chest["sets"] <= max(chest["recent_sets"] * 1.3, chest["recent_sets"] + 2) + 1e-9


def test_the_same_id_gives_the_same_plan(anna: Person) -> None:
    id_ = str(uuid4())
    assert compiled(anna, id=id_) == compiled(anna, id=id_, days_per_week=6)
    assert len(anna.get("/v1/plans").json["plans"]) == 1


def test_one_plan_is_active_at_a_time_and_listed_first(anna: Person) -> None:
    first, second = compiled(anna), compiled(anna)
    anna.post(f"/v1/plans/{second['id']}/start")
    started = anna.post(f"/v1/plans/{first['id']}/start").json
    assert (started["status"], started["next_day"]) == ("active", 0) and started["started_at"]
    listed = anna.get("/v1/plans").json["plans"]
    assert [(plan["id"], plan["status"]) for plan in listed] == [(first["id"], "active"), (second["id"], "draft")]
    assert anna.post(f"/v1/plans/{first['id']}/start").json == started


def test_edited_days_are_named_and_counted_anew(anna: Person) -> None:
    plan = compiled(anna)
    one = {"exercise_id": BENCH, "sets": 5, "rep_low": 5, "rep_high": 8, "rir": 2, "rest_seconds": 180}
    edited = anna.patch(f"/v1/plans/{plan['id']}", {"days": [{"name": "Bench", "exercises": [one]}]}).json
    assert edited["days"][0]["exercises"][0]["name"] == "Bench press"
    volume = {mark["muscle"]: mark["sets"] for mark in edited["volume"]}
    assert volume["chest"] == 5 and volume["quads"] == 0


def test_a_plan_is_renamed_moved_and_archived(anna: Person) -> None:
    plan = compiled(anna)
    path = f"/v1/plans/{plan['id']}"
    changed = anna.patch(path, {"name": "Autumn", "next_day": 2, "status": "archived"}).json
    assert (changed["name"], changed["next_day"], changed["status"]) == ("Autumn", 2, "archived")
    assert anna.patch(path, {}).json == changed


def test_a_deleted_plan_is_gone_and_its_workouts_stay(anna: Person) -> None:
    plan = compiled(anna)
    workout = {"id": str(uuid4()), "started_at": a_set()["performed_at"], "plan_id": plan["id"], "plan_day": 0}
    anna.post("/v1/workouts", workout)
    assert anna.delete(f"/v1/plans/{plan['id']}").status_code == 204
    assert anna.delete(f"/v1/plans/{plan['id']}").status_code == 404
    assert anna.get(f"/v1/workouts/{workout['id']}").json["plan_id"] is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"days_per_week": 0}, "days_per_week"),
        ({"minutes": 5}, "minutes"),
        ({"equipment": ["rocket"]}, "equipment.0"),
        ({"goal_strength": -0.1}, "goal_strength"),
        ({"days": 3}, "days"),
    ],
)
def test_bad_input_names_the_field(anna: Person, wrong: dict[str, Any], field: str) -> None:
    answer = anna.post("/v1/plan/compile", wrong)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"next_day": 9}, "next_day"),
        ({"status": "active"}, "status"),
        (
            {
                "days": [
                    {
                        "name": "A",
                        "exercises": [
                            {
                                "exercise_id": str(uuid4()),
                                "sets": 3,
                                "rep_low": 5,
                                "rep_high": 8,
                                "rir": 2,
                                "rest_seconds": 90,
                            }
                        ],
                    }
                ]
            },
            "days.0.exercises.0.exercise_id",
        ),
    ],
)
def test_a_bad_change_names_the_field_and_changes_nothing(anna: Person, wrong: dict[str, Any], field: str) -> None:
    plan = compiled(anna)
    answer = anna.patch(f"/v1/plans/{plan['id']}", wrong)
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == field
    assert anna.get(f"/v1/plans/{plan['id']}").json == plan


def test_anothers_plan_is_not_found(anna: Person, ben: Person) -> None:
    path = f"/v1/plans/{compiled(anna)['id']}"
    answers = [ben.get(path), ben.patch(path, {"name": "mine"}), ben.delete(path), ben.post(f"{path}/start")]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert ben.get("/v1/plans").json["plans"] == []


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    path = f"/v1/plans/{uuid4()}"
    answers = [
        stranger.post("/v1/plan/compile", json={}),
        stranger.get("/v1/plans"),
        stranger.get(path),
        stranger.patch(path, json={}),
        stranger.delete(path),
        stranger.post(f"{path}/start"),
    ]
    assert [answer.status_code for answer in answers] == [401] * 6
