"""GET, PATCH and DELETE /v1/me."""

from contextlib import closing
from uuid import uuid4

import psycopg2
import pytest
from flask.testing import FlaskClient

from tests.api.conftest import PASSWORD, Person, SignUp


def test_it_tells_who_asks(ben: Person) -> None:
    me = ben.get("/v1/me").json
    assert me["id"] == str(ben.id) and me["email"] == "ben@example.org" and me["name"] == "Ben"
    assert me["unit"] == "lb" and me["time_zone"] == "America/Chicago" and me["role"] == "lifter"
    assert me["bodyweight_kg"] is None and me["onboarded_at"] is None and me["preferences"] == {}
    assert "password_hash" not in me


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    for method in ("GET", "PATCH", "DELETE"):
        assert stranger.open("/v1/me", method=method, json={}).status_code == 401


def test_a_change_keeps_what_is_left_out(anna: Person) -> None:
    changed = anna.patch("/v1/me", {"unit": "lb", "goal_strength": 0.8, "sex": "female", "onboarded": True}).json
    assert (changed["unit"], changed["goal_strength"], changed["sex"]) == ("lb", 0.8, "female")
    assert changed["onboarded_at"] is not None
    assert changed["name"] == "Anna" and changed["time_zone"] == "Europe/Berlin"
    assert anna.get("/v1/me").json == changed


def test_another_time_zone_has_the_weeks_counted_anew(anna: Person, database_url: str) -> None:
    anna.patch("/v1/me", {"unit": "lb"})
    anna.patch("/v1/me", {"time_zone": "Asia/Tokyo"})
    with closing(psycopg2.connect(database_url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT kind, user_id::text FROM jobs")
        assert cursor.fetchall() == [("weekly_volume", str(anna.id))]


def test_null_clears_what_may_be_empty_and_nothing_else(anna: Person) -> None:
    anna.patch("/v1/me", {"sex": "female"})
    cleared = anna.patch("/v1/me", {"sex": None, "name": None}).json
    assert cleared["sex"] is None and cleared["name"] is None
    assert anna.patch("/v1/me", {"unit": None}).status_code == 422


def test_preferences_are_merged_key_by_key(anna: Person) -> None:
    anna.patch("/v1/me", {"preferences": {"theme": "dark", "rest": {"sound": True}}})
    merged = anna.patch("/v1/me", {"preferences": {"theme": None, "plates": [1, 2.5, "x", None]}}).json["preferences"]
    assert merged == {"rest": {"sound": True}, "plates": [1, 2.5, "x", None]}


def test_preferences_have_an_end(anna: Person) -> None:
    anna.patch("/v1/me", {"preferences": {"a": "x" * 5000}})
    answer = anna.patch("/v1/me", {"preferences": {"b": "x" * 5000}, "unit": "lb"})
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == "preferences"
    me = anna.get("/v1/me").json
    assert list(me["preferences"]) == ["a"] and me["unit"] == "kg"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unit", "stone"),
        ("goal_strength", 1.01),
        ("goal_strength", "much"),
        ("experience", "guru"),
        ("time_zone", "Mars/Olympus"),
        ("gym_id", "1"),
        ("gym_id", str(uuid4())),
        ("name", "x" * 101),
        ("email", "new@example.org"),
        ("role", "admin"),
        ("preferences", {"a": "\u0000"}),
        ("preferences", {"a": [{"b\u0000": 1}]}),
        ("preferences", []),
    ],
)
def test_what_can_not_be_is_refused_with_its_field(anna: Person, field: str, value: object) -> None:
    answer = anna.patch("/v1/me", {field: value})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


def test_leaving_takes_everything_along(anna: Person, ben: Person, database_url: str) -> None:
    exercise = anna.get("/v1/exercises?limit=1").json["exercises"][0]["id"]
    own = str(uuid4())
    anna.post("/v1/exercises", {"id": own, "name": "Own", "equipment": "machine", "pattern": "squat"})
    anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Cellar", "inventory": {}})
    weighed = {"id": str(uuid4()), "measured_at": "2026-05-01T07:00:00Z", "weight": 80, "unit": "kg"}
    anna.post("/v1/bodyweight", weighed)
    anna.post("/v1/readiness", {"day": "2026-05-01", "mood": 3})
    for lift in (exercise, own):
        done = {"id": str(uuid4()), "exercise_id": lift, "performed_at": "2026-05-01T18:00:00Z"}
        assert anna.post("/v1/sets", done | {"weight": 60, "unit": "kg", "reps": 5}).status_code in (200, 201)
    assert anna.delete("/v1/me", {"password": PASSWORD}).status_code == 204
    assert rows_of(database_url, anna) == {}
    assert rows_of(database_url, ben) != {}


def rows_of(url: str, person: Person) -> dict[str, int]:
    """How many rows each table holds of this person, where it holds any."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_name)"
            " WHERE c.column_name = 'user_id' AND c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
        )
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE user_id = %s', (str(person.id),))
            found[table] = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM users WHERE id = %s", (str(person.id),))
        found["users"] = cursor.fetchone()[0]
    connection.close()
    return {table: count for table, count in found.items() if count}


def test_leaving_ends_the_sign_in(anna: Person, sign_up: SignUp) -> None:
    anna.delete("/v1/me", {"password": PASSWORD})
    assert anna.get("/v1/me").status_code == 401
    assert anna.client.post("/v1/refresh").status_code == 401
    assert anna.client.post("/v1/login", json={"email": anna.email, "password": PASSWORD}).status_code == 401
    assert sign_up(anna.email).id != anna.id


def test_what_is_left_of_a_sign_in_can_store_nothing(anna: Person) -> None:
    anna.delete("/v1/me", {"password": PASSWORD})
    gym = anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Ghost", "inventory": {}})
    day = anna.post("/v1/readiness", {"day": "2026-05-01", "mood": 3})
    own = anna.post("/v1/exercises", {"id": str(uuid4()), "name": "Own", "equipment": "machine", "pattern": "squat"})
    assert [answer.status_code for answer in (gym, day, own)] == [401] * 3


def test_leaving_needs_the_password(anna: Person) -> None:
    answer = anna.delete("/v1/me", {"password": "another"})
    assert answer.status_code == 403 and answer.json["errors"][0]["field"] == "password"
    assert anna.delete("/v1/me").status_code == 422
    assert anna.get("/v1/me").status_code == 200


def test_it_asks_the_database_once(anna: Person, queries: list[str]) -> None:
    anna.get("/v1/me")
    assert len(queries) == 1
