"""Changing, deleting and restoring sets: the volume follows at once, the coach by a job."""

from __future__ import annotations

from contextlib import closing
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import BENCH, SQUAT, a_set, ago, log, train, workouts_of


def chest(person: Person) -> float:
    """Counted hard sets of the chest over the last weeks."""
    muscles = person.get("/v1/analytics/volume?counting=0").json["muscles"]
    return sum(week["counted"] for one in muscles if one["muscle"] == "chest" for week in one["weeks"])


def waiting_jobs(database_url: str) -> list[str]:
    with closing(psycopg2.connect(database_url)) as owner, owner.cursor() as cursor:
        cursor.execute("SELECT kind FROM jobs WHERE state = 'waiting'")
        return [kind for (kind,) in cursor.fetchall()]


def test_a_change_is_stored_and_what_is_left_out_stays(anna: Person) -> None:
    (stored,) = log(anna, a_set(note="hard"))
    changed = anna.patch(f"/v1/sets/{stored['id']}", {"weight": 185, "unit": "lb", "rir": None}).json
    assert (changed["weight"], changed["unit"], changed["rir"], changed["note"], changed["reps"]) == (
        185, "lb", None, "hard", 8,
    )  # fmt: skip
    assert changed["updated_at"] > stored["updated_at"]


def test_a_change_that_changes_nothing_is_no_change(anna: Person, database_url: str) -> None:
    (stored,) = log(anna, a_set())
    assert anna.patch(f"/v1/sets/{stored['id']}", {"reps": 8, "weight": 80, "unit": "kg"}).json == stored
    assert waiting_jobs(database_url) == []


def test_ten_edits_are_one_replay(anna: Person, database_url: str) -> None:
    stored = train(anna)
    for one in stored[:10]:
        anna.patch(f"/v1/sets/{one['id']}", {"reps": 3})
    assert waiting_jobs(database_url) == ["replay"]


def test_the_volume_follows_every_change_at_once(anna: Person) -> None:
    first, second, _ = log(anna, a_set(3), a_set(2), a_set(1))
    assert chest(anna) == 3
    anna.patch(f"/v1/sets/{first['id']}", {"set_type": "warmup"})
    assert chest(anna) == 2
    anna.patch(f"/v1/sets/{first['id']}", {"set_type": "drop"})
    assert chest(anna) == 2.5
    anna.patch(f"/v1/sets/{second['id']}", {"exercise_id": SQUAT})
    assert chest(anna) == 1.5
    anna.delete(f"/v1/sets/{first['id']}")
    assert chest(anna) == 1
    anna.post(f"/v1/sets/{first['id']}/restore")
    assert chest(anna) == 1.5


def test_a_set_moved_in_time_stretches_its_session(anna: Person) -> None:
    first, second = log(anna, a_set(20), a_set(10))
    anna.patch(f"/v1/sets/{second['id']}", {"performed_at": ago(40)})
    workout = workouts_of(anna)[0]
    assert (workout["started_at"][:19], workout["last_set_at"]) == (ago(40)[:19], first["performed_at"])


def test_a_deleted_set_is_gone_until_it_is_restored(anna: Person) -> None:
    (stored,) = log(anna, a_set())
    assert anna.delete(f"/v1/sets/{stored['id']}").status_code == 204
    assert anna.delete(f"/v1/sets/{stored['id']}").status_code == 204
    assert anna.get("/v1/sets").json["sets"] == []
    assert anna.patch(f"/v1/sets/{stored['id']}", {"reps": 1}).status_code == 422
    restored = anna.post(f"/v1/sets/{stored['id']}/restore").json
    assert restored["deleted_at"] is None
    assert anna.post(f"/v1/sets/{stored['id']}/restore").json == restored
    assert len(anna.get("/v1/sets").json["sets"]) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rir": -1}, "rir"),
        ({"reps": None}, ""),
        ({"weight": 80}, ""),
        ({"weight": 1e9, "unit": "kg"}, ""),
        ({"performed_at": ago(-60 * 25)}, "performed_at"),
        ({"exercise_id": str(uuid4())}, "exercise_id"),
        ({"workout_id": str(uuid4())}, "workout_id"),
    ],
)
def test_bad_input_names_the_field_and_changes_nothing(anna: Person, wrong: dict[str, Any], field: str) -> None:
    (stored,) = log(anna, a_set())
    answer = anna.patch(f"/v1/sets/{stored['id']}", wrong)
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
    assert anna.get(f"/v1/sets/{stored['id']}").json == stored


def test_the_cost_of_an_edit_does_not_grow_with_the_history(anna: Person, queries: list[str]) -> None:
    stored = train(anna, sessions=2)
    queries.clear()
    anna.patch(f"/v1/sets/{stored[0]['id']}", {"reps": 5})
    at_first = len(queries)
    train(anna, sessions=20)
    queries.clear()
    anna.patch(f"/v1/sets/{stored[0]['id']}", {"reps": 6})
    assert len(queries) == at_first


def test_anothers_set_is_not_found(anna: Person, ben: Person) -> None:
    (stored,) = log(anna, a_set())
    path = f"/v1/sets/{stored['id']}"
    assert ben.patch(path, {"reps": 1}).status_code == 404
    assert ben.delete(path).status_code == 404
    assert ben.post(f"{path}/restore").status_code == 404
    assert anna.get(path).json == stored


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    path = f"/v1/sets/{uuid4()}"
    assert stranger.patch(path, json={"reps": 1}).status_code == 401
    assert stranger.delete(path).status_code == 401
    assert stranger.post(f"{path}/restore").status_code == 401


def test_an_exercise_change_moves_the_set_to_the_other_lift(anna: Person) -> None:
    (stored,) = log(anna, a_set())
    anna.patch(f"/v1/sets/{stored['id']}", {"exercise_id": SQUAT})
    assert anna.get("/v1/sets", query_string={"exercise_id": SQUAT}).json["sets"][0]["id"] == stored["id"]
    assert anna.get("/v1/sets", query_string={"exercise_id": BENCH}).json["sets"] == []
