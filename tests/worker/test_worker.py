"""The worker as a process: it works, it stops when told, and when it is killed the next one finishes."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import psycopg2
import pytest

from engine.jobs import Queue
from engine.schemas.sets import SetIn
from engine.services import jobs, sets
from engine.storage import db
from tests.worker.conftest import Cursor, Running, soon

Start = Callable[[], Running]
NOW = datetime.now(UTC)
BENCH = uuid5(NAMESPACE_URL, "https://gymgenius.app/exercise/bench-press")


@pytest.fixture
def lifter(owner: Cursor) -> UUID:
    """A lifter with a few sets in the log."""
    user = uuid4()
    owner.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
    given = [
        SetIn(
            id=uuid4(),
            exercise_id=BENCH,
            performed_at=NOW - timedelta(days=day),
            weight=80,
            unit="kg",
            reps=8,
        )
        for day in range(20)
    ]
    sets.log(user, given, NOW)
    return user


def want(kind: str, user: UUID | None = None) -> None:
    with db.transaction(user) as tx:
        jobs.want(tx, kind, user)


def states(owner: Cursor) -> list[tuple[str, str, int]]:
    """Of what the tests want; the schedule wants sessions closed besides."""
    owner.execute("SELECT kind, state, attempts FROM jobs WHERE key <> 'all' ORDER BY created_at")
    return list(owner.fetchall())


def all_done(owner: Cursor) -> bool:
    found = states(owner)
    return bool(found) and all(state == "done" for _, state, _ in found)


def test_a_worker_does_what_redis_brings_it_and_stops_when_told(
    redis_url: str, start_worker: Start, owner: Cursor, handed: list[UUID]
) -> None:
    running = start_worker()
    want("expire_sessions")
    Queue(redis_url).hand_over(handed)
    assert soon(lambda: all_done(owner), 20), running.log.read_text()
    assert running.stop(signal.SIGTERM) == 0


def test_a_worker_does_what_was_wanted_while_redis_was_away(
    start_worker: Start, owner: Cursor, handed: list[UUID]
) -> None:
    want("expire_sessions")
    Queue("redis://127.0.0.1:1/0").hand_over(handed)  # nobody is there; nothing is raised
    running = start_worker()
    assert soon(lambda: all_done(owner), 20), running.log.read_text()


def test_sessions_left_open_are_closed_by_the_schedule(start_worker: Start, owner: Cursor, lifter: UUID) -> None:
    running = start_worker()

    def closed() -> bool:
        owner.execute("SELECT count(*) FROM workouts WHERE ended_at IS NULL AND last_set_at < now() - interval '1 h'")
        return bool(owner.fetchone() == (0,))

    assert soon(closed, 20), running.log.read_text()


def test_a_job_lives_on_when_its_worker_is_killed(
    database_url: str, redis_url: str, start_worker: Start, owner: Cursor, handed: list[UUID], lifter: UUID
) -> None:
    owner.execute("UPDATE lift_states SET state = '{}', sets_seen = 0 WHERE user_id = %s", (str(lifter),))
    owner.execute("DELETE FROM jobs")
    handed.clear()
    want("warm_start", lifter)
    with closing(psycopg2.connect(database_url)) as other, other.cursor() as cursor:
        # The job reads the log, then waits here for the lifter's lock: in the middle of its work.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('training ' || %s, 0))", (str(lifter),))
        first = start_worker()
        Queue(redis_url).hand_over(handed)
        assert soon(lambda: states(owner) == [("warm_start", "running", 1)], 20), first.log.read_text()
        first.kill_with_children()
    second = start_worker()
    assert soon(lambda: all_done(owner), 30), second.log.read_text()
    assert states(owner)[0] == ("warm_start", "done", 2)
    owner.execute("SELECT sets_seen FROM lift_states WHERE user_id = %s", (str(lifter),))
    assert owner.fetchall() == [(20,)]
    owner.execute("SELECT sum(direct_sets) FROM weekly_volume WHERE user_id = %s AND muscle = 'chest'", (str(lifter),))
    assert owner.fetchone() == (20,)


def test_two_workers_share_the_work(
    redis_url: str, start_worker: Start, owner: Cursor, handed: list[UUID], lifter: UUID
) -> None:
    running = [start_worker(), start_worker()]
    for kind in ("warm_start", "weekly_volume", "match_outcomes", "replay", "expire_sessions"):
        want(kind, None if kind == "expire_sessions" else lifter)
    Queue(redis_url).hand_over(handed)
    assert soon(lambda: all_done(owner), 30), running[0].log.read_text()
    assert {attempts for _, _, attempts in states(owner)} == {1}
