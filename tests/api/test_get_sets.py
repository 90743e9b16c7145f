"""Reading sets: by exercise, by time, page by page, and what changed since."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person
from tests.api.lifting import BENCH, SQUAT, a_set, ago, log


def ids(person: Person, **query: Any) -> list[str]:
    answer = person.get("/v1/sets", query_string=query)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json["sets"]]


def test_sets_come_newest_first(anna: Person) -> None:
    stored = log(anna, a_set(3), a_set(1), a_set(2))
    assert ids(anna) == [stored[i]["id"] for i in (1, 2, 0)]
    assert ids(anna, newest_first=False) == [stored[i]["id"] for i in (0, 2, 1)]


def test_sets_are_chosen_by_exercise_workout_and_time(anna: Person) -> None:
    bench, squat, old = log(anna, a_set(1), a_set(2, exercise_id=SQUAT), a_set(500))
    assert ids(anna, exercise_id=BENCH) == [bench["id"], old["id"]]
    assert ids(anna, workout_id=squat["workout_id"]) == [bench["id"], squat["id"]]
    assert ids(anna, since=ago(2)) == [bench["id"], squat["id"]]
    assert ids(anna, until=ago(2)) == [old["id"]]


@pytest.mark.parametrize("newest_first", [True, False])
def test_pages_hold_every_set_once(anna: Person, newest_first: bool) -> None:
    log(anna, *(a_set(i // 2) for i in range(7)))
    seen, cursor = [], ""
    while cursor is not None:
        page = anna.get("/v1/sets", query_string={"limit": 2, "cursor": cursor, "newest_first": newest_first}).json
        seen += [one["id"] for one in page["sets"]]
        cursor = page["next_cursor"]
    assert len(seen) == len(set(seen)) == 7
    assert seen == ids(anna, newest_first=newest_first)


def test_what_changed_since_comes_with_what_was_deleted(anna: Person) -> None:
    _old, gone, edited = log(anna, a_set(3), a_set(2), a_set(1))
    mark = datetime.now(UTC).isoformat()
    anna.delete(f"/v1/sets/{gone['id']}")
    anna.patch(f"/v1/sets/{edited['id']}", {"reps": 1})
    changed = anna.get("/v1/sets", query_string={"changed_since": mark}).json["sets"]
    assert [(one["id"], one["deleted_at"] is not None) for one in changed] == [
        (gone["id"], True),
        (edited["id"], False),
    ]


def test_the_trash_is_asked_for_by_itself(anna: Person) -> None:
    kept, gone = log(anna, a_set(2), a_set(1))
    anna.delete(f"/v1/sets/{gone['id']}")
    assert ids(anna) == [kept["id"]]
    assert ids(anna, deleted=True) == [gone["id"]]


def test_one_set_is_read_by_its_id(anna: Person) -> None:
    (stored,) = log(anna, a_set(note="easy"))
    assert anna.get(f"/v1/sets/{stored['id']}").json == stored


def test_a_list_is_one_query_however_long_it_is(anna: Person, queries: list[str]) -> None:
    log(anna, *(a_set(i) for i in range(50)))
    queries.clear()
    assert len(ids(anna)) == 50
    assert len(queries) == 1


def test_anothers_sets_are_not_found(anna: Person, ben: Person) -> None:
    (stored,) = log(anna, a_set())
    assert ids(ben) == []
    assert ben.get(f"/v1/sets/{stored['id']}").status_code == 404
    assert ids(ben, workout_id=stored["workout_id"]) == []


@pytest.mark.parametrize("cursor", ["nonsense", "bm90IGEgY3Vyc29y", "MjAyNi0wMS0wMVQwMDowMDowMCAx"])
def test_a_cursor_that_is_none_of_ours_is_refused(anna: Person, cursor: str) -> None:
    assert anna.get("/v1/sets", query_string={"cursor": cursor}).status_code == 400


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"limit": 1001}, {"since": "yesterday"}, {"exercise_id": "bench"}])
def test_bad_input_is_refused(anna: Person, wrong: dict[str, Any]) -> None:
    assert anna.get("/v1/sets", query_string=wrong).status_code == 422


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get("/v1/sets").status_code == 401
    assert stranger.get(f"/v1/sets/{uuid4()}").status_code == 401
