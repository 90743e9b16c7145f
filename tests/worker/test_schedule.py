"""What the schedule wants by itself, and how often."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from engine.services import jobs, workouts
from tests.worker.conftest import Cursor

NOW = datetime.now(UTC)


@pytest.fixture
def left_open(owner: Cursor) -> UUID:
    """A lifter who walked away from an open session an hour ago."""
    user = uuid4()
    owner.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
    owner.execute(
        "INSERT INTO workouts (user_id, id, started_at, last_set_at) VALUES (%s, %s, %s, %s)",
        (str(user), str(uuid4()), NOW - timedelta(hours=2), NOW - timedelta(hours=1)),
    )
    return user


def wanted(owner: Cursor) -> int:
    owner.execute("SELECT count(*) FROM jobs WHERE kind = 'expire_sessions'")
    (count,) = owner.fetchone()
    return int(count)


def test_a_session_that_ran_out_wants_the_closing_of_sessions(owner: Cursor, left_open: UUID) -> None:
    jobs.sweep()
    assert wanted(owner) == 1


def test_the_closing_of_sessions_is_wanted_once_a_minute(owner: Cursor, left_open: UUID, handed: list[UUID]) -> None:
    for _ in range(3):
        jobs.sweep()
    jobs.perform(handed[0], lambda job: None)
    jobs.sweep()
    assert wanted(owner) == 1
    owner.execute("UPDATE jobs SET created_at = now() - interval '61 seconds'")
    jobs.sweep()
    assert wanted(owner) == 2


def test_nothing_is_wanted_where_nothing_stands_open(owner: Cursor, left_open: UUID) -> None:
    assert workouts.expire_all(NOW) == 1
    jobs.sweep()
    assert wanted(owner) == 0
    owner.execute("SELECT ended_at = last_set_at FROM workouts WHERE user_id = %s", (str(left_open),))
    assert owner.fetchone() == (True,)
