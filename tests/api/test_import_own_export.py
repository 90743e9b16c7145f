"""Our own export, imported: into the same account, and into another one."""

from __future__ import annotations

from tests.api.conftest import Person
from tests.api.importing import all_sets, imported, row, strong


def test_it_adds_nothing_where_it_came_from(anna: Person) -> None:
    imported(anna, strong(row(number=1, rpe=8), row(number=2), row(20, name="Pull Up (Assisted)")))
    again = imported(anna, anna.get("/v1/export?format=csv").data)
    assert again["report"]["format"] == "GymGenius"
    assert (again["summary"]["sets_added"], again["summary"]["sets_known"]) == (0, 3)


def test_another_account_gets_the_same_log(anna: Person, ben: Person) -> None:
    imported(
        anna, strong(row(102.5, rpe=8), row(number="F"), row(20, name="My Own Thing", day="2026-02-01")), unit="kg"
    )
    imported(ben, anna.get("/v1/export?format=csv").data)
    told = ("performed_at", "weight", "unit", "reps", "rir", "set_type")
    mine, theirs = ([[one[name] for name in told] for one in all_sets(person)] for person in (anna, ben))
    assert mine == theirs
    assert len(ben.get("/v1/workouts").json["workouts"]) == 2
