"""Logging sets: one or many, once or twice, in order or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4, uuid5, NAMESPACE_URL

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.blueprints.document import Api
from tests.api.conftest import Person

NOW = datetime.now(UTC).replace(microsecond=0)


def catalogue(slug: str) -> str:
    """The id of an exercise of the catalogue."""
    return str(uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{slug}"))


def a_set(minutes_ago: float = 0, **more: object) -> dict[str, object]:
    """A set as a phone sends it."""
    performed_at = (NOW - timedelta(minutes=minutes_ago)).isoformat()
    return {
        "id": str(uuid4()),
        "exercise_id": catalogue("bench-press"),
        "performed_at": performed_at,
        "set_type": "working",
        "weight": 80,
        "unit": "kg",
        "reps": 8,
        "rir": 2,
        **more,
    }


def test_a_set_is_stored_and_opens_its_session(anna: Person) -> None:
    given = a_set()
    answer = anna.post("/v1/sets", given)
    assert answer.status_code == 201, answer.text
    assert answer.json["weight_kg"] == 80
    workout = anna.get(f"/v1/workouts/{answer.json['workout_id']}").json
    assert workout["sets"] == 1 and workout["ended_at"] is None
