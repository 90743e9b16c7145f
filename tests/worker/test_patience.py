"""Long work lets all other pass, and a worker process can do it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from redis import Redis

from engine.jobs import PATIENT_QUEUE, QUEUE, Queue, rq_queue
from engine.services import jobs
from engine.storage import db
from tests.worker.conftest import Cursor, Running, soon


@pytest.fixture
def patient(database_url: str, handed: list[UUID]) -> list[UUID]:
    """The patient jobs that were handed to their queue."""
    found: list[UUID] = []
    db.configure(db.Link(database_url, "gymgenius_worker", 15_000, handed.extend, found.extend))
    return found


def a_lifter(owner: Cursor) -> UUID:
    user = uuid4()
    owner.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
    return user


def test_patient_work_goes_into_a_queue_of_its_own(
    owner: Cursor, handed: list[UUID], patient: list[UUID], redis_url: str
) -> None:
    user = a_lifter(owner)
    with db.transaction(user) as tx:
        jobs.want_patiently(tx, "personalise", user)
        jobs.want_patiently(tx, "personalise", user)
        jobs.want(tx, "replay", user)
    assert len(handed) == 1 and len(patient) == 1
    queue, redis = Queue(redis_url), Redis.from_url(redis_url)
    queue.hand_over(handed)
    queue.hand_over_patiently(patient)
    assert rq_queue(redis, QUEUE).job_ids == [str(handed[0])]
    assert rq_queue(redis, PATIENT_QUEUE).job_ids == [str(patient[0])]


def test_what_nobody_took_is_swept_into_the_same_queue_again(
    owner: Cursor, handed: list[UUID], patient: list[UUID]
) -> None:
    user = a_lifter(owner)
    with db.transaction(user) as tx:
        jobs.want_patiently(tx, "personalise", user)
        jobs.want(tx, "replay", user)
    handed.clear()
    patient.clear()
    owner.execute("UPDATE jobs SET run_after = now() - interval '1 minute'")
    jobs.sweep()
    assert len(handed) == 1 and len(patient) == 1


def test_a_worker_process_fits_what_is_due(
    redis_url: str, start_worker: Callable[[], Running], owner: Cursor, patient: list[UUID]
) -> None:
    user = a_lifter(owner)
    with db.transaction(user) as tx:
        jobs.want_patiently(tx, "personalise", user)
    running = start_worker()

    def kept() -> bool:
        owner.execute("SELECT refused FROM lifter_parameters WHERE user_id = %s", (str(user),))
        return bool(owner.fetchone() == ("too_few",))

    assert soon(kept, 30), running.log.read_text()
    assert running.stop(signal.SIGTERM) == 0
