"""Logging sets: one or many, once or twice, in order or not, alone or all at once."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from psycopg2 import extras
from werkzeug.test import TestResponse

from engine.blueprints.document import Api
from engine.storage import db
from tests.api.conftest import Person
from tests.api.lifting import BENCH, SQUAT, a_set, ago, log, train, workouts_of


def test_a_set_is_stored_and_opens_its_session(anna: Person) -> None:
    answer = anna.post("/v1/sets", a_set())
    assert answer.status_code == 201, answer.text
    assert answer.json["weight_kg"] == 80
    workout = anna.get(f"/v1/workouts/{answer.json['workout_id']}").json
    assert workout["sets"] == 1 and workout["ended_at"] is None


def test_a_weight_in_pounds_comes_back_as_it_was_entered(anna: Person) -> None:
    stored = anna.post("/v1/sets", a_set(weight=135, unit="lb")).json
    assert (stored["weight"], stored["unit"], stored["weight_kg"]) == (135, "lb", 61.23497)


def test_a_repeated_id_changes_nothing_and_gets_the_same_answer(anna: Person) -> None:
    given = a_set()
    first, second = anna.post("/v1/sets", given), anna.post("/v1/sets", given)
    assert (second.status_code, second.json) == (201, first.json)
    assert len(anna.get("/v1/sets").json["sets"]) == 1
    assert workouts_of(anna)[0]["sets"] == 1


def test_a_repeated_id_is_known_again_after_the_set_was_edited_or_deleted(anna: Person) -> None:
    given = a_set()
    anna.post("/v1/sets", given)
    anna.patch(f"/v1/sets/{given['id']}", {"reps": 5})
    assert anna.post("/v1/sets", given).json["reps"] == 5
    anna.delete(f"/v1/sets/{given['id']}")
    again = anna.post("/v1/sets", given)
    assert again.status_code == 201 and again.json["deleted_at"] is not None


def test_another_set_under_the_same_id_is_a_conflict(anna: Person) -> None:
    given = a_set()
    anna.post("/v1/sets", given)
    answer = anna.post("/v1/sets", {**given, "reps": 9})
    assert answer.status_code == 409
    assert anna.get(f"/v1/sets/{given['id']}").json["reps"] == 8


def test_ids_of_another_lifter_are_free(anna: Person, ben: Person) -> None:
    given = a_set()
    assert anna.post("/v1/sets", given).status_code == 201
    assert ben.post("/v1/sets", {**given, "reps": 3}).status_code == 201
    assert anna.get(f"/v1/sets/{given['id']}").json["reps"] == 8


def test_each_set_of_a_batch_is_answered_on_its_own(anna: Person) -> None:
    known = a_set()
    anna.post("/v1/sets", known)
    good, twin = a_set(1), a_set(2)
    batch = [
        known,
        {**known, "reps": 1},
        good,
        a_set(rir=-1),
        a_set(exercise_id=str(uuid4())),
        "no set",
        twin,
        twin,
        {**twin, "reps": 1},
    ]
    results = anna.post("/v1/sets", {"sets": batch}).json["results"]
    assert [result["status"] for result in results] == [201, 409, 201, 422, 422, 422, 201, 201, 409]
    assert results[3]["problem"]["errors"][0]["field"] == "rir"
    assert results[4]["problem"]["errors"][0]["field"] == "exercise_id"
    assert results[2]["id"] == results[2]["set"]["id"] == good["id"]
    assert len(anna.get("/v1/sets").json["sets"]) == 3


def test_sets_within_half_an_hour_of_each_other_are_one_session(anna: Person) -> None:
    log(anna, a_set(100), a_set(75), a_set(50), a_set(19))
    assert [workout["sets"] for workout in workouts_of(anna)] == [1, 3]


def test_a_late_set_joins_the_session_around_its_time(anna: Person) -> None:
    first, _last = log(anna, a_set(100), a_set(80))
    log(anna, a_set(10))
    before, between, after = log(anna, a_set(125), a_set(90), a_set(55))
    assert {s["workout_id"] for s in (before, between, after)} == {first["workout_id"]}
    workout = workouts_of(anna)[1]
    assert (workout["started_at"], workout["last_set_at"]) == (before["performed_at"], after["performed_at"])


@pytest.mark.parametrize(("minutes_ago", "nearer"), [(78, 0), (72, 1)])
def test_a_set_between_two_sessions_joins_the_nearer_one(anna: Person, minutes_ago: int, nearer: int) -> None:
    around = log(anna, a_set(100), a_set(50))
    (between,) = log(anna, a_set(minutes_ago))
    assert between["workout_id"] == around[nearer]["workout_id"]


def test_a_session_that_a_phone_opened_offline_gets_the_id_it_was_given(anna: Person) -> None:
    workout = str(uuid4())
    log(anna, a_set(5), a_set(4, workout_id=workout), a_set(300, workout_id=workout))
    assert {w["id"]: w["sets"] for w in workouts_of(anna)}[workout] == 2


def test_a_set_for_a_session_in_the_trash_brings_the_session_back(anna: Person) -> None:
    (gone,) = log(anna, a_set(5))
    anna.delete(f"/v1/workouts/{gone['workout_id']}")
    log(anna, a_set(4, workout_id=gone["workout_id"]))
    workout = anna.get(f"/v1/workouts/{gone['workout_id']}").json
    assert (workout["deleted_at"], workout["sets"]) == (None, 1)


def test_a_session_in_the_trash_takes_no_set_by_time(anna: Person) -> None:
    (gone,) = log(anna, a_set(5))
    anna.delete(f"/v1/workouts/{gone['workout_id']}")
    (fresh,) = log(anna, a_set(4))
    assert fresh["workout_id"] != gone["workout_id"]


def test_eight_first_sets_of_a_day_at_once_are_one_session(anna: Person, app: Api) -> None:
    start = Barrier(8)
    answers: list[TestResponse] = []

    def send(minutes_ago: int) -> None:
        client = Person(app.test_client(), anna.id, anna.email, anna.token)
        start.wait()
        answers.append(client.post("/v1/sets", a_set(minutes_ago)))
        db.close()

    threads = [Thread(target=send, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201] * 8
    assert [workout["sets"] for workout in workouts_of(anna)] == [8]


def test_the_same_set_eight_times_at_once_is_stored_once(anna: Person, app: Api) -> None:
    given, start = a_set(), Barrier(8)
    answers: list[TestResponse] = []

    def send() -> None:
        client = Person(app.test_client(), anna.id, anna.email, anna.token)
        start.wait()
        answers.append(client.post("/v1/sets", given))
        db.close()

    threads = [Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len({str(answer.json) for answer in answers}) == 1
    assert len(anna.get("/v1/sets").json["sets"]) == 1


def test_a_set_remembers_what_its_lifter_weighed(anna: Person) -> None:
    for kg, minutes in ((80, 3000), (82, 100)):
        weighing = {"id": str(uuid4()), "measured_at": ago(minutes), "weight": kg, "unit": "kg"}
        assert anna.post("/v1/bodyweight", weighing).status_code < 300
    log(anna, a_set(4000), a_set(2000), a_set(5))
    export = anna.get("/v1/export?format=json").json
    assert sorted(one["bodyweight_kg"] for one in export["workout_sets"]) == [80, 80, 82]


def test_the_number_of_statements_does_not_grow_with_the_batch_or_the_history(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, execute_values = db.Transaction._written, extras.execute_values
    statements: list[str] = []

    def alone(self: db.Transaction, query: db.Query, params: db.Params) -> bytes:
        statements.append(str(query))
        return written(self, query, params)

    def listed(cursor: Any, query: str, *rest: Any, **options: Any) -> Any:
        statements.append(query)
        return execute_values(cursor, query, *rest, **options)

    monkeypatch.setattr(db.Transaction, "_written", alone)
    monkeypatch.setattr(db.extras, "execute_values", listed)
    train(anna, sessions=1)

    def statements_for(*sets: dict[str, Any]) -> int:
        statements.clear()
        log(anna, *sets)
        return len(statements)

    one = statements_for(a_set(50))
    assert statements_for(*(a_set(40 - i / 10, exercise_id=(BENCH, SQUAT)[i % 2]) for i in range(300))) == one
    assert statements_for(a_set(5)) == one <= 14


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rir": -1}, "rir"),
        ({"rir": 0.3}, "rir"),
        ({"reps": 0}, "reps"),
        ({"reps": 101}, "reps"),
        ({"reps": 7.5}, "reps"),
        ({"weight": 1e308}, ""),
        ({"weight": -201}, ""),
        ({"weight": "80 kg"}, "weight"),
        ({"unit": "stone"}, "unit"),
        ({"set_type": "superset"}, "set_type"),
        ({"id": "1"}, "id"),
        ({"exercise_id": None}, "exercise_id"),
        ({"exercise_id": str(uuid4())}, "exercise_id"),
        ({"performed_at": "2026-02-30T10:00:00Z"}, "performed_at"),
        ({"performed_at": "2026-02-03T10:00:00"}, "performed_at"),
        ({"performed_at": "2180-01-01T00:00:00Z"}, "performed_at"),
        ({"note": "a\x00b"}, "note"),
        ({"note": "x" * 2001}, "note"),
        ({"rest_seconds": -5}, "rest_seconds"),
        ({"wieght": 80}, "wieght"),
    ],
)
def test_bad_input_names_the_field_and_stores_nothing(anna: Person, wrong: dict[str, Any], field: str) -> None:
    answer = anna.post("/v1/sets", {**a_set(), **wrong})
    assert answer.status_code == 422, answer.text
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
    assert anna.get("/v1/sets").json["sets"] == []


def test_a_time_too_far_ahead_is_refused_in_clear_words(anna: Person) -> None:
    answer = anna.post("/v1/sets", a_set(-60 * 25))
    assert answer.status_code == 422
    assert answer.json["errors"][0]["fault"] == "it lies more than a day ahead"
    assert anna.post("/v1/sets", a_set(-60 * 23)).status_code == 201


@pytest.mark.parametrize("batch", [{"sets": []}, {"sets": [{}] * 501}, {"sets": {}}, {"sets": [{}], "more": 1}])
def test_a_batch_out_of_bounds_is_refused(anna: Person, batch: dict[str, Any]) -> None:
    assert anna.post("/v1/sets", batch).status_code == 422


def test_five_hundred_sets_fit_into_a_batch(anna: Person) -> None:
    log(anna, *(a_set(i * 3) for i in range(500)))


def test_anothers_own_exercise_is_unknown(anna: Person, ben: Person) -> None:
    own = {"id": str(uuid4()), "name": "Ben's press", "equipment": "barbell", "pattern": "horizontal_push"}
    assert ben.post("/v1/exercises", own).status_code == 201
    assert anna.post("/v1/sets", a_set(exercise_id=own["id"])).status_code == 422
    assert ben.post("/v1/sets", a_set(exercise_id=own["id"])).status_code == 201


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.post("/v1/sets", json=a_set()).status_code == 401
