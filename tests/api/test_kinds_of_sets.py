"""What a set may also be: as many reps as go, held for a time, on one side, in turn with another lift, painful."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import Any

import pytest

from engine.schemas.sets import SetIn
from engine.services.sets import content
from tests.api.conftest import Person
from tests.api.importing import imported
from tests.api.lifting import BENCH, a_set, ago, catalogue, log, train

PLANK = catalogue("plank")
MORE: dict[str, Any] = {"duration_seconds": 45, "side": "left", "superset": 2, "pain": "knee"}


def recommended(person: Person) -> float:
    weight: float = person.post("/v1/recommendation", {"exercise_id": BENCH, "set_number": 1}).json["e1rm"]["value"]
    return weight


def volume_of(person: Person, muscle: str) -> dict[str, Any]:
    """This week's and last week's sets of a muscle, summed, since a test may run on a Monday."""
    muscles = person.get("/v1/analytics/volume?weeks=4").json["muscles"]
    weeks = next(one["weeks"] for one in muscles if one["muscle"] == muscle)
    return {name: sum(week[name] for week in weeks) for name in ("direct", "effort_unknown")}


def test_all_of_it_is_stored_read_and_changed(anna: Person) -> None:
    (stored,) = log(anna, a_set(set_type="amrap", **MORE))
    assert stored["set_type"] == "amrap"
    assert {name: stored[name] for name in MORE} == MORE
    changed = anna.patch(f"/v1/sets/{stored['id']}", {"pain": None, "side": "right", "duration_seconds": 50}).json
    assert (changed["pain"], changed["side"], changed["duration_seconds"], changed["superset"]) == (
        None,
        "right",
        50,
        2,
    )


def test_what_is_not_said_is_null(anna: Person) -> None:
    (stored,) = log(anna, a_set())
    assert {name: stored[name] for name in MORE} == dict.fromkeys(MORE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_seconds", 0),
        ("duration_seconds", 86_401),
        ("side", "both"),
        ("superset", 0),
        ("superset", 100),
        ("pain", "everywhere"),
        ("set_type", "myo"),
    ],
)
def test_what_makes_no_sense_is_refused_and_named(anna: Person, field: str, value: object) -> None:
    answer = anna.post("/v1/sets", a_set(**{field: value}))
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_a_set_that_says_none_of_it_is_the_same_message_as_before_it_could() -> None:
    plain = SetIn.model_validate(a_set())
    said_nothing = SetIn.model_validate({**plain.model_dump(mode="json"), **dict.fromkeys(MORE)})
    assert content(plain) == content(said_nothing)
    as_it_was = plain.model_dump_json(exclude={"id", *MORE})
    assert content(plain) == hashlib.blake2b(as_it_was.encode(), digest_size=16).digest()
    assert content(plain) != content(SetIn.model_validate({**plain.model_dump(mode="json"), "pain": "hip"}))


def test_as_many_reps_as_go_tell_as_much_as_a_set_to_failure(anna: Person, ben: Person) -> None:
    moment = ago(60)
    for person, set_type in ((anna, "amrap"), (ben, "failure")):
        train(person)
        log(person, a_set(set_type=set_type, rir=None, weight=90, reps=10, performed_at=moment))
    assert recommended(anna) == recommended(ben)
    curve = f"/v1/analytics/e1rm?exercise_id={BENCH}"
    assert anna.get(curve).json["points"][-1]["e1rm_kg"] == ben.get(curve).json["points"][-1]["e1rm_kg"]


def test_as_many_reps_as_go_with_some_left_count_as_said(anna: Person, ben: Person) -> None:
    moment = ago(60)
    for person, set_type in ((anna, "amrap"), (ben, "working")):
        train(person)
        log(person, a_set(set_type=set_type, rir=2, weight=90, reps=8, performed_at=moment))
    assert recommended(anna) == recommended(ben)


def test_a_timed_set_tells_nothing_of_strength(anna: Person) -> None:
    train(anna)
    before, curve = recommended(anna), anna.get(f"/v1/analytics/e1rm?exercise_id={BENCH}").json["points"]
    log(anna, a_set(weight=140, reps=1, rir=0, duration_seconds=30))
    assert recommended(anna) == before
    assert anna.get(f"/v1/analytics/e1rm?exercise_id={BENCH}").json["points"] == curve


def test_left_and_right_are_one_set_of_the_week(anna: Person) -> None:
    log(anna, a_set(10, rir=None, side="left"), a_set(9, rir=None, side="right"))
    assert volume_of(anna, "chest") == {"direct": 1, "effort_unknown": 1}
    log(anna, a_set(5, rir=None, set_type="amrap"))
    assert volume_of(anna, "chest") == {"direct": 2, "effort_unknown": 1}


def test_the_export_has_all_of_it_and_brings_it_to_another_account(anna: Person, ben: Person) -> None:
    log(anna, a_set(9, set_type="amrap", **MORE), a_set(3, exercise_id=PLANK, weight=0, reps=1, duration_seconds=60))
    table = anna.get("/v1/export?format=csv").data
    first, second = csv.DictReader(io.StringIO(table.decode()))
    assert (first["Duration (s)"], first["Side"], first["Superset"], first["Pain"]) == ("45", "left", "2", "knee")
    assert (second["Duration (s)"], second["Side"]) == ("60", "")
    imported(ben, table)
    kept = sorted(ben.get("/v1/sets").json["sets"], key=lambda one: str(one["performed_at"]))
    assert kept[0]["set_type"] == "amrap" and {name: kept[0][name] for name in MORE} == MORE
    assert (kept[1]["duration_seconds"], kept[1]["reps"]) == (60, 1)
