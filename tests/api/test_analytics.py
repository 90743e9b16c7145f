"""Weekly volume and the strength curve."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import BENCH, PULL_UP, a_set, log, train


def volume(person: Person, **query: Any) -> dict[str, dict[str, Any]]:
    answer = person.get("/v1/analytics/volume", query_string=query)
    assert answer.status_code == 200, answer.text
    return {one["muscle"]: one for one in answer.json["muscles"]}


def test_direct_and_indirect_sets_stand_apart(anna: Person) -> None:
    log(anna, a_set(3), a_set(2, rir=None), a_set(1, set_type="warmup"))
    muscles = volume(anna)
    (chest,), (triceps,) = muscles["chest"]["weeks"], muscles["triceps"]["weeks"]
    assert (chest["direct"], chest["indirect"], chest["counted"], chest["effort_unknown"]) == (2, 0, 2, 1)
    assert (triceps["direct"], triceps["indirect"], triceps["counted"]) == (0, 2, 1)
    assert muscles["quads"]["weeks"] == []


@pytest.mark.parametrize(("counting", "counted"), [("0", 0), ("0.5", 1), ("1", 2)])
def test_the_counting_rule_is_chosen(anna: Person, counting: str, counted: float) -> None:
    log(anna, a_set(3), a_set(2))
    assert volume(anna, counting=counting)["triceps"]["weeks"][0]["counted"] == counted


def test_weeks_begin_on_monday_and_the_range_holds(anna: Person) -> None:
    week = 7 * 24 * 60
    log(anna, *(a_set(i * week) for i in range(6)))
    answer = anna.get("/v1/analytics/volume?weeks=3").json
    chest = next(one for one in answer["muscles"] if one["muscle"] == "chest")
    assert len(chest["weeks"]) == 3
    assert answer["first_week"] == chest["weeks"][0]["week"] and answer["last_week"] == chest["weeks"][-1]["week"]
    until = chest["weeks"][0]["week"]
    assert len(volume(anna, weeks=2, until=until)["chest"]["weeks"]) == 2


def test_landmarks_stand_beside_the_sets(anna: Person) -> None:
    marks = volume(anna)["chest"]["landmarks"]
    assert 0 <= marks["mv"] <= marks["mev"] <= marks["mav"] <= marks["mrv"]


def test_the_volume_is_read_without_reading_the_sets(anna: Person, queries: list[str]) -> None:
    train(anna)
    queries.clear()
    volume(anna)
    assert len(queries) == 3 and not any("workout_sets" in query for query in queries)


def test_the_curve_has_the_best_set_of_each_session_and_its_records(anna: Person) -> None:
    day = 24 * 60
    log(
        anna,
        a_set(4 * day, weight=80),
        a_set(4 * day - 5, weight=90, reps=5),
        a_set(2 * day, weight=70),
        a_set(day, weight=100, reps=5),
        a_set(day - 5, weight=100, reps=20),
        a_set(day - 9, weight=200, reps=1, set_type="warmup"),
    )
    answer = anna.get("/v1/analytics/e1rm", query_string={"exercise_id": BENCH}).json
    assert [(point["weight_kg"], point["best"]) for point in answer["points"]] == [
        (80, True), (70, False), (100, True),
    ]  # fmt: skip
    assert answer["points"][0]["e1rm_kg"] == pytest.approx(80 / (1 - 0.0333 * 10))


def test_the_curve_of_a_bodyweight_lift_counts_the_body(anna: Person) -> None:
    log(anna, a_set(exercise_id=PULL_UP, weight=0, reps=5))
    (point,) = anna.get("/v1/analytics/e1rm", query_string={"exercise_id": PULL_UP}).json["points"]
    assert point["e1rm_kg"] > 60


def test_the_curve_begins_where_it_is_asked_to(anna: Person) -> None:
    stored = train(anna)
    since = stored[-1]["performed_at"][:10]
    answer = anna.get("/v1/analytics/e1rm", query_string={"exercise_id": BENCH, "since": since}).json
    assert 1 <= len(answer["points"]) < 4


def test_nobody_sees_anothers_numbers(anna: Person, ben: Person) -> None:
    train(anna)
    assert all(one["weeks"] == [] for one in volume(ben).values())
    assert ben.get("/v1/analytics/e1rm", query_string={"exercise_id": BENCH}).json["points"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/v1/analytics/volume?weeks=0",
        "/v1/analytics/volume?counting=2",
        "/v1/analytics/volume?until=2026-02-30",
        "/v1/analytics/e1rm",
        "/v1/analytics/e1rm?exercise_id=bench",
    ],
)
def test_bad_input_is_refused(anna: Person, path: str) -> None:
    assert anna.get(path).status_code == 422


def test_an_exercise_that_is_not_there_is_not_found(anna: Person) -> None:
    assert anna.get(f"/v1/analytics/e1rm?exercise_id={uuid4()}").status_code == 404


@pytest.mark.parametrize("path", ["/v1/analytics/volume", f"/v1/analytics/e1rm?exercise_id={uuid4()}"])
def test_it_needs_a_sign_in(stranger: FlaskClient, path: str) -> None:
    assert stranger.get(path).status_code == 401
