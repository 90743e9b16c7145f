"""Background work: wanting it, doing it once, and noticing when nobody does.

A job is a row of the outbox. It is `waiting`, then `running` while a worker holds its lock, then `done`; a fault
puts it back with a growing delay, and after `MAX_ATTEMPTS` it is `dead` with its last error. The lock belongs to
the worker's connection: when the worker is killed the lock goes, and the sweeper hands the job to the next one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog

from engine.errors import Forbidden
from engine.schemas.jobs import JobOut, JobsOut, JobsQuery
from engine.services.tokens import Asker
from engine.storage import db, jobs, workouts
from engine.storage.db import Row, Transaction

MAX_ATTEMPTS = 5
BACKOFF_S = 4  # doubled with every attempt
GRACE_S = 2  # what was wanted just now is being handed over by whoever wanted it
AGAIN_S = 30  # a job handed over and still waiting may have been lost with the queue
ORPHAN_AGAIN_S = 5
EXPIRE_EVERY_S = 60
DONE_HOURS, DEAD_DAYS = 48, 30
SWEEP_LIMIT = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """One job that is ours to do."""

    id: UUID
    user_id: UUID | None
    kind: str
    args: dict[str, Any]
    attempts: int

    @property
    def lifter(self) -> UUID:
        """Whose job it is; only of jobs that are someone's."""
        if self.user_id is None:
            raise ValueError(f"a {self.kind} job must be some lifter's")
        return self.user_id


def want(tx: Transaction, kind: str, user_id: UUID | None, *parts: object, **args: Any) -> None:
    """Want `kind` done once this transaction is committed; `parts` tell it from others of that kind and lifter.

    The id of the request that wants it goes along, into the job's log lines.
    """
    jobs.add(tx, kind, _key(user_id, *parts), args, user_id, _request_id())


def want_patiently(tx: Transaction, kind: str, user_id: UUID) -> None:
    """Want `kind` done for this lifter when nothing else waits: long work that nobody looks at the clock for."""
    jobs.add(tx, kind, str(user_id), {}, user_id, _request_id(), patient=True)


def want_at(tx: Transaction, when: datetime, kind: str, user_id: UUID, *parts: object, **args: Any) -> None:
    """Want `kind` done at that time, give or take a sweep; one that waits already is moved there."""
    jobs.add_at(tx, kind, _key(user_id, *parts), args, user_id, _request_id(), when)


def unwant(tx: Transaction, kind: str, user_id: UUID, *parts: object) -> None:
    """Want it no more, where nobody has begun with it."""
    jobs.remove_waiting(tx, kind, _key(user_id, *parts))


def _key(*parts: object) -> str:
    return " ".join(map(str, parts))


def _request_id() -> str | None:
    found: str | None = structlog.contextvars.get_contextvars().get("request_id")
    return found


class WorkerDied(Exception):
    """The job was begun as often as it may be, and never came back."""


def perform(job_id: UUID, work: Callable[[Job], None]) -> bool:
    """Do this job, once: False where it is not ours to do. What goes wrong is noted and tried again later."""
    with db.transaction(None) as tx:
        row = jobs.claim(tx, job_id)
    if row is None:
        return False
    with structlog.contextvars.bound_contextvars(**_context(row)):
        began = time.perf_counter()
        try:
            work(_job(row))
        except Exception as fault:  # noqa: BLE001 - whatever it is, the job must not be lost
            _fail(row, fault)
        else:
            _close(job_id, "done")
            log.info("job_done", ms=round((time.perf_counter() - began) * 1000))
    return True


def _job(row: Row) -> Job:
    if row["attempts"] > MAX_ATTEMPTS:
        raise WorkerDied(row["error"] or "the worker died each time")
    return Job(row["id"], row["user_id"], row["kind"], row["args"], row["attempts"])


def _context(row: Row) -> dict[str, str | None]:
    user = str(row["user_id"]) if row["user_id"] else None
    return {"request_id": row["request_id"], "job": str(row["id"]), "kind": row["kind"], "user": user}


def _fail(row: Row, fault: Exception) -> None:
    error = f"{type(fault).__name__}: {fault}"[:2000]
    if row["attempts"] >= MAX_ATTEMPTS:
        log.error("job_dead", attempts=row["attempts"], exc_info=fault)
        _close(row["id"], "dead", error)
        return
    log.warning("job_failed", attempts=row["attempts"], exc_info=fault)
    with db.transaction(None) as tx:
        jobs.put_back(tx, row["id"], error, BACKOFF_S * 2 ** row["attempts"])
        jobs.release(tx, row["id"])


def _close(job_id: UUID, state: str, error: str | None = None) -> None:
    with db.transaction(None) as tx:
        jobs.finish(tx, job_id, state, error)
        jobs.release(tx, job_id)


def sweep() -> int:
    """Hand over what nobody works on, want what is due by the clock, forget what is long done; how many were handed.

    The handing over itself comes after the commit. Only one sweeper works at a time; the others do nothing.
    """
    with db.transaction(None) as tx:
        if not jobs.lead(tx):
            return 0
        if workouts.any_left_open(tx):
            jobs.add_if_rare(tx, "expire_sessions", EXPIRE_EVERY_S)
        found = jobs.overdue(tx, GRACE_S, AGAIN_S, SWEEP_LIMIT) + jobs.orphans(tx, ORPHAN_AGAIN_S, SWEEP_LIMIT)
        tx.jobs.extend(row["id"] for row in found if not row["patient"])
        tx.patient_jobs.extend(row["id"] for row in found if row["patient"])
        jobs.prune(tx, DONE_HOURS, DEAD_DAYS)
    if found:
        log.info("jobs_swept", jobs=len(found))
    return len(found)


def listing(asker: Asker, query: JobsQuery) -> JobsOut:
    """The jobs of all lifters. Raises Forbidden for whoever does not run the instance."""
    if asker.role != "admin":
        raise Forbidden("Only an administrator sees the jobs")
    with db.transaction(asker.id) as tx:
        return _listing(tx, query)


def listing_here(query: JobsQuery) -> JobsOut:
    """The same for whoever sits at the machine; only as the worker."""
    with db.transaction(None) as tx:
        return _listing(tx, query)


def _listing(tx: Transaction, query: JobsQuery) -> JobsOut:
    rows = jobs.listing(tx, query.state, query.limit)
    return JobsOut(counts=jobs.counts(tx), jobs=[JobOut.model_validate(row) for row in rows])
