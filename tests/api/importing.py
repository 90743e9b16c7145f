"""How the tests send an export and let it be stored."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from werkzeug.test import TestResponse

from engine.services import imports
from tests.api.conftest import Person

NOW = datetime.now(UTC)
HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"


def row(
    weight: object = 100,
    reps: object = 5,
    *,
    day: str = "2026-01-05",
    name: str = "Squat (Barbell)",
    number: object = 1,
    rpe: object = "",
) -> str:
    """One row as Strong writes it."""
    return f"{day} 10:00:00,Legs,1h,{name},{number},{weight},{reps},0,0,,felt well,{rpe}"


def strong(*rows: str) -> bytes:
    """An export of Strong's."""
    return "\n".join((HEADER, *rows)).encode()


def long_log(sessions: int, sets: int = 20) -> bytes:
    """An export of so many sessions of so many sets."""
    names = ("Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "My Own Contraption")
    start = datetime(2015, 1, 1, tzinfo=UTC)
    return strong(
        *(
            row(60 + s % 40, 5, day=f"{start + timedelta(days=d):%Y-%m-%d}", name=names[s % len(names)], number=s + 1)
            for d in range(sessions)
            for s in range(sets)
        )
    )


def send(person: Person, data: bytes, name: str = "strong.csv") -> TestResponse:
    """Upload a file as this person."""
    form = {"file": (io.BytesIO(data), name)}
    return person.post("/v1/imports", data=form, content_type="multipart/form-data")


def confirmed(person: Person, data: bytes, **choices: Any) -> UUID:
    """Upload and confirm; the id of the import, whose job waits."""
    sent = send(person, data)
    assert sent.status_code == 201, sent.text
    answer = person.post(f"/v1/imports/{sent.json['id']}/confirm", choices)
    assert answer.status_code == 202, answer.text
    return UUID(sent.json["id"])


def imported(person: Person, data: bytes, **choices: Any) -> dict[str, Any]:
    """Upload, confirm, and do the job here; the import as it stands then."""
    import_id = confirmed(person, data, **choices)
    imports.run(person.id, import_id, NOW)
    done: dict[str, Any] = person.get(f"/v1/imports/{import_id}").json
    return done


def all_sets(person: Person) -> list[dict[str, Any]]:
    """The person's whole log, oldest first."""
    answer = person.get("/v1/sets", query_string={"limit": 1000})
    assert answer.status_code == 200, answer.text
    return sorted(answer.json["sets"], key=lambda one: str(one["performed_at"]))
