"""What the tests of training share: sets as a phone sends them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from tests.api.conftest import Person

NOW = datetime.now(UTC).replace(microsecond=0)


def catalogue(slug: str) -> str:
    """The id of an exercise of the catalogue."""
    return str(uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{slug}"))


BENCH, SQUAT, PULL_UP = catalogue("bench-press"), catalogue("squat"), catalogue("pull-up")


def ago(minutes: float) -> str:
    """So many minutes before the tests began."""
    return (NOW - timedelta(minutes=minutes)).isoformat()


def a_set(minutes_ago: float = 0, **more: Any) -> dict[str, Any]:
    """A set as a phone sends it."""
    return {
        "id": str(uuid4()),
        "exercise_id": BENCH,
        "performed_at": ago(minutes_ago),
        "set_type": "working",
        "weight": 80,
        "unit": "kg",
        "reps": 8,
        "rir": 2,
        **more,
    }


def log(person: Person, *sets: dict[str, Any]) -> list[dict[str, Any]]:
    """Log these sets, all of which must be taken; return them as stored."""
    answer = person.post("/v1/sets", {"sets": list(sets)})
    results = answer.json["results"]
    assert [result["status"] for result in results] == [201] * len(sets), answer.text
    return [result["set"] for result in results]


def train(person: Person, sessions: int = 4, **more: Any) -> list[dict[str, Any]]:
    """Sessions of three sets, the last one two days ago, each 2.5 kg heavier than the one before."""
    return log(
        person,
        *(
            a_set(2 * 24 * 60 * (sessions - session) - 4 * number, **{"weight": 80 + 2.5 * session, **more})
            for session in range(sessions)
            for number in range(3)
        ),
    )


def workouts_of(person: Person) -> list[dict[str, Any]]:
    """A person's sessions, newest first."""
    found: list[dict[str, Any]] = person.get("/v1/workouts").json["workouts"]
    return found
