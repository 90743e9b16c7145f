"""The next set: from what is stored or what is given, in time, kept and reckoned again to the same."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from flask.testing import FlaskClient

from engine.core import prescribe
from tests.api.conftest import Person
from tests.api.lifting import BENCH, a_set, train


def ask(person: Person, **more: Any) -> dict[str, Any]:
    answer = person.post("/v1/recommendation", {"exercise_id": BENCH, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_a_lift_never_done_begins_with_a_safe_test(anna: Person) -> None:
    said = ask(anna)
    assert said["flag"] == "cold_start"
    assert 20 <= said["weight"] < 80


def test_a_history_gives_a_load_with_its_reasons(anna: Person) -> None:
    train(anna)
    said = ask(anna)
    assert 70 < said["weight"] < 100
    assert said["rep_low"] <= said["rep_high"] and 45 <= said["rest_seconds"] <= 300
    assert 0 <= said["confidence"] <= 1 and said["explanation"] and said["headline"]
    assert all(reason["text"] for reason in said["reasons"])
    assert said["loading"]["kind"] == "bar" and said["loading"]["text"]


def test_what_is_given_as_history_counts_alone(anna: Person) -> None:
    train(anna)
    when = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    said = ask(anna, history=[{"w": 40, "r": 8, "rir": 2, "timestamp": when}])
    assert said["weight"] < 50


def test_pounds_come_out_for_a_lifter_in_pounds(ben: Person) -> None:
    train(ben, weight=185, unit="lb")
    said = ask(ben)
    assert said["unit"] == "lb"
    assert said["display_weight"] == pytest.approx(said["weight"] / 0.45359237, abs=0.001)
    assert said["display_weight"] % 2.5 == pytest.approx(0, abs=0.01)


def test_a_prescription_is_reckoned_again_to_the_same_bit(anna: Person) -> None:
    train(anna)
    said = ask(anna, set_number=2, goal_strength=0.8)
    train(anna, sessions=1, weight=100)  # what is known has moved on
    again = anna.get(f"/v1/recommendations/{said['prescription_id']}").json
    assert again["prescription"] == said
    assert again["same_version"] is True and again["replays"] is True


def test_a_prescription_of_another_engine_is_not_called_different(anna: Person, database_url: str) -> None:
    said = ask(anna)
    with closing(psycopg2.connect(database_url)) as owner, owner, owner.cursor() as cursor:
        cursor.execute("UPDATE recommendations SET engine_version = '0.0.1'")
    again = anna.get(f"/v1/recommendations/{said['prescription_id']}").json
    assert (again["same_version"], again["replays"]) == (False, None)


def test_a_tampered_prescription_is_noticed(anna: Person, database_url: str) -> None:
    said = ask(anna)
    with closing(psycopg2.connect(database_url)) as owner, owner, owner.cursor() as cursor:
        cursor.execute("UPDATE recommendations SET output = jsonb_set(output, '{weight}', '500')")
    assert anna.get(f"/v1/recommendations/{said['prescription_id']}").json["replays"] is False


def test_the_next_working_set_answers_the_newest_prescription(anna: Person) -> None:
    first, second = ask(anna), ask(anna)
    what_if = ask(anna, history=[])
    now = datetime.now(UTC).isoformat()  # the tests may have begun long ago
    warmup, working = a_set(set_type="warmup", performed_at=now), a_set(performed_at=now)
    anna.post("/v1/sets", {"sets": [warmup, working]})
    answered = {
        said["prescription_id"]: anna.get(f"/v1/recommendations/{said['prescription_id']}").json["outcome_set_id"]
        for said in (first, second, what_if)
    }
    assert list(answered.values()) == [None, working["id"], None]


def test_a_set_that_names_its_prescription_answers_that_one(anna: Person) -> None:
    first, second = ask(anna), ask(anna)
    done = a_set(recommendation_id=first["prescription_id"])
    anna.post("/v1/sets", done)
    assert anna.get(f"/v1/recommendations/{first['prescription_id']}").json["outcome_set_id"] == done["id"]
    assert anna.get(f"/v1/recommendations/{second['prescription_id']}").json["outcome_set_id"] is None


def test_a_set_that_is_deleted_answers_nothing_any_more(anna: Person) -> None:
    said, done = ask(anna), a_set()
    anna.post("/v1/sets", done)
    anna.delete(f"/v1/sets/{done['id']}")
    assert anna.get(f"/v1/recommendations/{said['prescription_id']}").json["outcome_set_id"] is None


def test_a_slow_engine_gives_the_last_session_within_the_deadline(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(anna)
    monkeypatch.setattr(prescribe, "prescribe", lambda ask: time.sleep(3))
    began = time.monotonic()
    said = ask(anna)
    assert time.monotonic() - began < 1.6
    assert said["flag"] == "fallback"
    assert (said["weight"], said["rep_low"]) == (87.5, 8)


def test_a_slow_database_gives_the_last_session_from_its_sets(anna: Person, database_url: str) -> None:
    train(anna)
    with closing(psycopg2.connect(database_url)) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE lift_states IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        said = ask(anna)
    assert time.monotonic() - began < 2
    assert said["flag"] == "fallback"
    assert (said["weight"], said["rep_low"]) == (87.5, 8)
    again = anna.get(f"/v1/recommendations/{said['prescription_id']}").json
    assert again["replays"] is True


def test_a_slow_database_and_no_last_session_is_said_plainly(anna: Person, database_url: str) -> None:
    with closing(psycopg2.connect(database_url)) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE lift_states IN ACCESS EXCLUSIVE MODE")
        answer = anna.post("/v1/recommendation", {"exercise_id": BENCH})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_the_number_of_queries_does_not_grow_with_the_history(anna: Person, queries: list[str]) -> None:
    ask(anna)
    at_first = len(queries)
    train(anna, sessions=12)
    queries.clear()
    ask(anna)
    assert len(queries) == at_first <= 6


def test_another_lifter_may_not_be_asked_for(anna: Person, ben: Person) -> None:
    assert anna.post("/v1/recommendation", {"exercise_id": BENCH, "user_id": str(ben.id)}).status_code == 403
    assert anna.post("/v1/recommendation", {"exercise_id": BENCH, "user_id": str(anna.id)}).status_code == 200


def test_anothers_prescription_is_not_found(anna: Person, ben: Person) -> None:
    said = ask(anna)
    assert ben.get(f"/v1/recommendations/{said['prescription_id']}").status_code == 404


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.post("/v1/recommendation", json={"exercise_id": BENCH}).status_code == 401
    assert stranger.get(f"/v1/recommendations/{uuid4()}").status_code == 401


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"exercise_id": str(uuid4())}, "exercise_id"),
        ({"exercise_id": "bench"}, "exercise_id"),
        ({"set_number": 0}, "set_number"),
        ({"goal_strength": 1.1}, "goal_strength"),
        ({"gym_id": str(uuid4())}, "gym_id"),
        ({"history": [{"w": 80, "r": 8, "rir": -1, "timestamp": "2026-05-01T10:00:00Z"}]}, "history.0.rir"),
        ({"history": [{"w": 1e308, "r": 8, "timestamp": "2026-05-01T10:00:00Z"}]}, "history.0.w"),
        ({"history": [{"w": 80, "r": 8, "timestamp": "2026-05-01T10:00:00"}]}, "history.0.timestamp"),
        ({"histroy": []}, "histroy"),
    ],
)
def test_bad_input_names_the_field(anna: Person, wrong: dict[str, Any], field: str) -> None:
    answer = anna.post("/v1/recommendation", {"exercise_id": BENCH, **wrong})
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
