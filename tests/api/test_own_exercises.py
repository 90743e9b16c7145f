"""POST, PATCH and DELETE /v1/exercises: the lifter's own."""

from contextlib import closing
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg2
import pytest

from tests.api.conftest import Person

CHEST_MACHINE = {
    "name": "Grandfather's Élévation Machine",
    "equipment": "machine",
    "pattern": "horizontal_push",
    "muscles": {"chest": 1, "triceps": 0.5},
}


@pytest.fixture
def own(anna: Person) -> str:
    """The id of an exercise of Anna's."""
    made = anna.post("/v1/exercises", {"id": str(uuid4()), **CHEST_MACHINE})
    assert made.status_code == 201, made.text
    return made.json["id"]


def test_it_is_made_found_and_counted_as_own(anna: Person, own: str) -> None:
    for q in ("grandfather", "elevation machine", "machine élév"):
        found = anna.get("/v1/exercises", query_string={"q": q, "own": "true"}).json["exercises"]
        assert [exercise["id"] for exercise in found] == [own]
    assert found[0]["own"] is True and found[0]["slug"] is None
    assert found[0]["muscles"] == {"chest": 1, "triceps": 0.5}


def test_making_it_again_changes_nothing(anna: Person, own: str) -> None:
    again = anna.post("/v1/exercises", {"id": own, **CHEST_MACHINE, "name": "Another"})
    assert again.status_code == 201
    assert again.json["name"] == CHEST_MACHINE["name"]


def test_the_id_of_a_catalogue_exercise_is_taken(anna: Person) -> None:
    listed = anna.get("/v1/exercises?limit=1").json["exercises"][0]
    assert anna.post("/v1/exercises", {"id": listed["id"], **CHEST_MACHINE}).status_code == 409


def test_another_may_use_the_same_id_for_their_own(anna: Person, ben: Person, own: str) -> None:
    assert ben.post("/v1/exercises", {"id": own, **CHEST_MACHINE, "name": "Ben's"}).status_code == 201
    assert anna.get(f"/v1/exercises/{own}").json["name"] == CHEST_MACHINE["name"]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("muscles.wings", {"muscles": {"wings": 1}}),
        ("muscles.chest", {"muscles": {"chest": 0}}),
        ("muscles.chest", {"muscles": {"chest": 1.5}}),
        ("name", {"name": " "}),
        ("name", {"name": "x" * 201}),
        ("equipment", {"equipment": "spoon"}),
        ("bodyweight_share", {"bodyweight_share": -0.1}),
        ("id", {"id": "1"}),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_field(anna: Person, field: str, change: dict) -> None:
    answer = anna.post("/v1/exercises", {"id": str(uuid4()), **CHEST_MACHINE, **change})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


def test_a_change_keeps_what_is_left_out(anna: Person, own: str) -> None:
    changed = anna.patch(f"/v1/exercises/{own}", {"name": "Pressmaschine", "muscles": {"chest": 1}})
    assert changed.status_code == 200
    assert changed.json["name"] == "Pressmaschine" and changed.json["equipment"] == "machine"
    assert changed.json["muscles"] == {"chest": 1}
    assert anna.get("/v1/exercises?q=pressmasch").json["exercises"][0]["id"] == own
    assert anna.get("/v1/exercises?q=grandfather").json["exercises"] == []


def test_another_kind_of_lift_has_its_sets_reckoned_anew(anna: Person, own: str, database_url: str) -> None:
    assert wanted(database_url) == []
    anna.patch(f"/v1/exercises/{own}", {"pattern": "dip"})
    assert wanted(database_url) == []  # it was never done
    log_set(database_url, anna.id, UUID(own), workout=uuid4())
    anna.patch(f"/v1/exercises/{own}", {"name": "Dip machine", "pattern": "dip"})
    assert wanted(database_url) == []  # it stays what it is
    anna.patch(f"/v1/exercises/{own}", {"load_type": "bodyweight", "bodyweight_share": 0.9})
    assert wanted(database_url) == ["warm_start"]


def wanted(url: str) -> list[str]:
    """Which jobs stand in the outbox."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT kind FROM jobs ORDER BY created_at")
        return [kind for (kind,) in cursor.fetchall()]


def test_null_can_not_clear_what_is_needed(anna: Person, own: str) -> None:
    assert anna.patch(f"/v1/exercises/{own}", {"name": None}).status_code == 422
    assert anna.patch(f"/v1/exercises/{own}", {"cue": None}).status_code == 200


def test_an_empty_change_is_fine(anna: Person, own: str) -> None:
    assert anna.patch(f"/v1/exercises/{own}", {}).json["name"] == CHEST_MACHINE["name"]


def test_the_catalogue_can_not_be_changed(anna: Person) -> None:
    listed = anna.get("/v1/exercises?limit=1").json["exercises"][0]
    assert anna.patch(f"/v1/exercises/{listed['id']}", {"name": "Mine"}).status_code == 404
    assert anna.delete(f"/v1/exercises/{listed['id']}").status_code == 404


def test_anothers_is_not_found(ben: Person, own: str) -> None:
    assert ben.get(f"/v1/exercises/{own}").status_code == 404
    assert ben.get(f"/v1/exercises/{own}/last").status_code == 404
    assert ben.patch(f"/v1/exercises/{own}", {"name": "Mine"}).status_code == 404
    assert ben.delete(f"/v1/exercises/{own}").status_code == 404
    assert ben.get("/v1/exercises?q=grandfather").json["exercises"] == []


def test_one_that_was_never_done_is_gone_when_removed(anna: Person, own: str) -> None:
    assert anna.delete(f"/v1/exercises/{own}").status_code == 204
    assert anna.get(f"/v1/exercises/{own}").status_code == 404
    assert anna.delete(f"/v1/exercises/{own}").status_code == 404


def test_one_with_sets_keeps_its_name_for_them(anna: Person, own: str, database_url: str) -> None:
    log_set(database_url, anna.id, UUID(own), workout=uuid4())
    assert anna.delete(f"/v1/exercises/{own}").status_code == 204
    assert anna.get(f"/v1/exercises/{own}").json["name"] == CHEST_MACHINE["name"]
    assert anna.get("/v1/exercises?q=grandfather").json["exercises"] == []


def test_the_last_performance_is_the_last_session_in_order(anna: Person, own: str, database_url: str) -> None:
    assert anna.get(f"/v1/exercises/{own}/last").json == {"exercise_id": own, "workout_id": None, "sets": []}
    old, new = uuid4(), uuid4()
    for workout, day, weight in ((new, 20, 61.23497), (old, 10, 55), (new, 20, 60)):
        log_set(database_url, anna.id, UUID(own), workout=workout, day=day, weight=weight)
    last = anna.get(f"/v1/exercises/{own}/last").json
    assert last["workout_id"] == str(new)
    assert [(s["weight"], s["unit"]) for s in last["sets"]] == [(135.0, "lb"), (132.277, "lb")]
    assert {(s["duration_seconds"], s["side"], s["note"]) for s in last["sets"]} == {(None, None, None)}


def test_the_last_performance_tells_of_sides_times_and_notes(anna: Person, own: str) -> None:
    given = {"set_type": "working", "weight": 20, "unit": "kg", "reps": 1, "duration_seconds": 40, "side": "left"}
    one = given | {"id": str(uuid4()), "exercise_id": own, "performed_at": "2026-05-20T18:00:00Z", "note": "slow"}
    assert anna.post("/v1/sets", json=one).status_code == 201
    (said,) = anna.get(f"/v1/exercises/{own}/last").json["sets"]
    assert (said["duration_seconds"], said["side"], said["note"]) == (40, "left", "slow")


def log_set(url: str, user: UUID, exercise: UUID, workout: UUID, day: int = 1, weight: float = 60) -> None:
    """A set straight into the store: how sets get there is another test's matter."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        when = datetime(2026, 5, day, 18, tzinfo=UTC)
        cursor.execute(
            "INSERT INTO workouts (user_id, id, started_at, last_set_at) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            (str(user), str(workout), when, when),
        )
        cursor.execute(
            "INSERT INTO workout_sets (user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type,"
            " weight_kg, unit, reps) SELECT %(user)s, gen_random_uuid(), %(workout)s, %(user)s, %(exercise)s,"
            " %(when)s + count(*) * interval '1 minute', 'working', %(weight)s, 'lb', 5 FROM workout_sets"
            " WHERE user_id = %(user)s",
            {"user": str(user), "workout": str(workout), "exercise": str(exercise), "when": when, "weight": weight},
        )
    connection.close()
