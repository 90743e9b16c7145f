"""Phones and server kept alike: changes since, what was forgotten, the states of all lifts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tests.api.conftest import Person
from tests.api.lifting import BENCH, PULL_UP, SQUAT, a_set, log

LONG_AGO = "2000-01-01T00:00:00Z"


def changed(person: Person, since: str = LONG_AGO, limit: int = 1000) -> dict[str, list[dict[str, Any]]]:
    """All pages of the changes since then."""
    found: dict[str, list[dict[str, Any]]] = {"sets": [], "workouts": []}
    cursor = ""
    while True:
        page = person.get(f"/v1/changes?since={since}&limit={limit}" + (f"&cursor={cursor}" if cursor else ""))
        assert page.status_code == 200, page.text
        for name, rows in found.items():
            rows.extend(page.json[name])
        if not (cursor := page.json["next_cursor"] or ""):
            return found


def a_session(person: Person, count: int, **more: Any) -> list[dict[str, Any]]:
    """So many sets, as they are stored."""
    given = [a_set(minute, **more) for minute in range(count, 0, -1)]
    log(person, *given)
    stored = {one["id"]: one for one in person.get("/v1/sets?limit=1000").json["sets"]}
    return [stored[one["id"]] for one in given]


def test_what_was_deleted_elsewhere_is_told_with_its_session(anna: Person) -> None:
    first, second = a_session(anna, 2)
    begun = anna.get("/v1/changes").json
    assert (begun["sets"], begun["workouts"], begun["next_cursor"]) == ([], [], None)
    anna.delete(f"/v1/sets/{first['id']}")
    anna.patch(f"/v1/sets/{second['id']}", {"reps": 3})
    told = changed(anna, begun["read_at"])
    assert {s["id"]: (s["deleted_at"] is not None, s["reps"]) for s in told["sets"]} == {
        first["id"]: (True, first["reps"]),
        second["id"]: (False, 3),
    }
    assert [w["sets"] for w in told["workouts"]] == [1]
    anna.delete(f"/v1/workouts/{first['workout_id']}")
    assert [w["deleted_at"] is not None for w in changed(anna, begun["read_at"])["workouts"]] == [True]


def test_a_session_that_a_set_was_changed_in_counts_as_changed(anna: Person) -> None:
    one, *_ = a_session(anna, 2)
    after = changed(anna)["workouts"][0]
    anna.patch(f"/v1/sets/{one['id']}", {"performed_at": a_set(40)["performed_at"]})
    assert changed(anna)["workouts"][0]["started_at"] < after["started_at"]


def test_pages_of_changes_hold_each_change_once(anna: Person) -> None:
    for day in range(3):
        log(anna, *(a_set(day * 1440 + minute) for minute in range(1, 5)))
    whole, paged = changed(anna), changed(anna, limit=2)
    assert (len(whole["sets"]), len(whole["workouts"])) == (12, 3)
    assert paged == whole


def test_the_time_to_ask_from_lies_before_what_may_still_be_on_its_way(anna: Person) -> None:
    read_at = datetime.fromisoformat(anna.get("/v1/changes").json["read_at"])
    assert timedelta(minutes=4) < datetime.now(read_at.tzinfo) - read_at < timedelta(minutes=10)


def test_anothers_cursor_is_refused(anna: Person) -> None:
    for cursor in ("gyms.abc", "sets.abc", "nonsense"):
        assert anna.get(f"/v1/changes?since={LONG_AGO}&cursor={cursor}").status_code == 400


def test_what_is_not_known_or_only_as_it_was_is_named(anna: Person) -> None:
    one, two = a_session(anna, 2)
    lost = str(uuid4())
    later = (datetime.fromisoformat(two["updated_at"]) + timedelta(seconds=1)).isoformat()
    held = [
        {"id": one["id"], "updated_at": one["updated_at"]},
        {"id": two["id"], "updated_at": later},
        {"id": lost},
    ]
    assert anna.post("/v1/sets/forgotten", {"sets": held}).json == {"unknown": [lost], "older": [two["id"]]}


def test_anothers_set_is_not_known(anna: Person, ben: Person) -> None:
    (one,) = a_session(anna, 1)
    asked = {"sets": [{"id": one["id"], "updated_at": one["updated_at"]}]}
    assert ben.post("/v1/sets/forgotten", asked).json == {"unknown": [one["id"]], "older": []}
    assert changed(ben) == {"sets": [], "workouts": []}


def test_held_sets_come_in_bounds(anna: Person) -> None:
    assert anna.post("/v1/sets/forgotten", {"sets": []}).status_code == 422
    many = [{"id": str(uuid4())} for _ in range(1001)]
    assert anna.post("/v1/sets/forgotten", {"sets": many}).status_code == 422


def test_states_of_all_lifts_are_what_each_prescription_is_made_from(anna: Person) -> None:
    for day in (9, 6, 3):
        log(anna, *(a_set(day * 1440 - n, exercise_id=lift) for n, lift in enumerate((BENCH, SQUAT, PULL_UP))))
    told = anna.get("/v1/states").json
    assert {one["exercise_id"] for one in told["states"]} == {BENCH, SQUAT, PULL_UP}
    assert told["next_cursor"] is None
    for one in told["states"]:
        prescription = anna.post("/v1/recommendation", {"exercise_id": one["exercise_id"], "set_number": 1}).json
        asked = anna.get(f"/v1/recommendations/{prescription['prescription_id']}").json["inputs"]["ask"]
        assert one["state"] == asked["lift"]
        assert one["engine_version"] == told["engine_version"] == prescription["engine_version"]
        assert {name: told["lifter"][name] for name in asked["lifter_state"] if name != "patterns"} == {
            name: value for name, value in asked["lifter_state"].items() if name != "patterns"
        }
        assert told["lifter"]["patterns"] | asked["lifter_state"]["patterns"] == told["lifter"]["patterns"]
        assert told["usual_sets"] | asked["usual_sets"] == told["usual_sets"]


def test_states_come_in_pages_the_last_trained_first(anna: Person) -> None:
    for day, lift in ((3, BENCH), (2, SQUAT), (1, PULL_UP)):
        log(anna, a_set(day * 1440, exercise_id=lift))
    first = anna.get("/v1/states?limit=2").json
    second = anna.get(f"/v1/states?limit=2&cursor={first['next_cursor']}").json
    assert [[s["exercise_id"] for s in page["states"]] for page in (first, second)] == [[PULL_UP, SQUAT], [BENCH]]


def test_states_that_did_not_move_are_not_told_again(anna: Person) -> None:
    log(anna, a_set(3000, exercise_id=BENCH))
    soon = (datetime.fromisoformat(anna.get("/v1/states").json["at"])).isoformat().replace("+", "%2B")
    log(anna, a_set(10, exercise_id=SQUAT))
    assert [s["exercise_id"] for s in anna.get(f"/v1/states?changed_since={soon}").json["states"]] == [SQUAT]


def test_states_are_ones_own(anna: Person, ben: Person) -> None:
    log(anna, a_set(5))
    assert ben.get("/v1/states").json["states"] == []


def test_more_changes_and_more_lifts_ask_no_more(anna: Person, queries: list[str]) -> None:
    def asked() -> list[int]:
        counts = []
        for path in (f"/v1/changes?since={LONG_AGO}", "/v1/states"):
            queries.clear()
            assert anna.get(path).status_code == 200
            counts.append(len(queries))
        return counts

    log(anna, a_set(5))
    few = asked()
    for day in range(1, 6):
        log(anna, *(a_set(day * 1440 + n, exercise_id=lift) for n, lift in enumerate((BENCH, SQUAT, PULL_UP))))
    assert asked() == few
    assert max(few) <= 3
