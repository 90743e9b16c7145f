"""The jobs outbox: what is to be done in the background.

The clock here is the database's own (`now()`): API and workers may run on machines whose clocks differ.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction, as_json

_COLUMNS = (
    "id, user_id, kind, key, args, state, attempts, error, request_id, created_at, started_at, finished_at, run_after"
)
_LOCK = "hashtextextended('job ' || id::text, 0)"
_LEADER = "hashtextextended('jobs leader', 0)"


def add(
    tx: Transaction,
    kind: str,
    key: str,
    args: dict[str, Any],
    user_id: UUID | None,
    request_id: str | None,
    *,
    patient: bool = False,
) -> None:
    """Want `kind` done with `args` after this transaction. While one with the same key waits, this is that one.

    A `patient` one lets all others pass.

    That one is locked until we commit: a worker that claims it meanwhile waits, and so sees what we wrote.
    """
    added = tx.row(
        Hot(
            "INSERT INTO jobs (user_id, kind, key, args, request_id, patient) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (kind, key) WHERE state = 'waiting' DO UPDATE SET args = excluded.args"
            " RETURNING id, xmax = 0 AS is_new"
        ),
        (user_id, kind, key, as_json(args), request_id, patient),
    )
    if added and added["is_new"]:
        (tx.patient_jobs if patient else tx.jobs).append(added["id"])


def add_at(
    tx: Transaction,
    kind: str,
    key: str,
    args: dict[str, Any],
    user_id: UUID | None,
    request_id: str | None,
    run_after: datetime,
) -> None:
    """Want `kind` done at that time, when the sweeper hands it over. One with the same key that waits is moved."""
    tx.run(
        "INSERT INTO jobs (user_id, kind, key, args, request_id, run_after) VALUES (%s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (kind, key) WHERE state = 'waiting' DO UPDATE SET args = excluded.args,"
        " request_id = excluded.request_id, run_after = excluded.run_after, handed_at = NULL, attempts = 0",
        (user_id, kind, key, as_json(args), request_id, run_after),
    )


def remove_waiting(tx: Transaction, kind: str, key: str) -> None:
    """Want it no more; one that runs already goes on."""
    tx.run("DELETE FROM jobs WHERE kind = %s AND key = %s AND state = 'waiting'", (kind, key))


def claim(tx: Transaction, job: UUID) -> Row | None:
    """Make it ours: lock it for as long as this connection lives, and mark it running.

    None where another works on it, it is done, or its time has not come.
    """
    if not tx.value(f"SELECT pg_try_advisory_lock({_LOCK}) FROM jobs WHERE id = %s", (job,)):
        return None
    claimed = tx.row(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1, started_at = now()"
        f" WHERE id = %s AND state IN ('waiting', 'running') AND run_after <= now() RETURNING {_COLUMNS}",
        (job,),
    )
    if claimed is None:
        release(tx, job)
    return claimed


def release(tx: Transaction, job: UUID) -> None:
    """Give the lock back that `claim` took."""
    tx.run("SELECT pg_advisory_unlock(hashtextextended('job ' || %s, 0))", (str(job),))


def finish(tx: Transaction, job: UUID, state: str, error: str | None = None) -> None:
    """It is 'done', or 'dead' with its last error."""
    tx.run("UPDATE jobs SET state = %s, error = %s, finished_at = now() WHERE id = %s", (state, error, job))


def put_back(tx: Transaction, job: UUID, error: str, seconds: int) -> None:
    """Try again in so many seconds; where the same work was wanted anew meanwhile, that one does it."""
    tx.run(
        "UPDATE jobs j SET error = %(error)s, handed_at = NULL, run_after = now() + make_interval(secs => %(wait)s),"
        " state = CASE WHEN twin.id IS NULL THEN 'waiting' ELSE 'done' END,"
        " finished_at = CASE WHEN twin.id IS NULL THEN NULL ELSE now() END"
        " FROM jobs own LEFT JOIN jobs twin ON twin.kind = own.kind AND twin.key = own.key AND twin.state = 'waiting'"
        " WHERE j.id = own.id AND j.id = %(job)s",
        {"error": error, "wait": seconds, "job": job},
    )


def lead(tx: Transaction) -> bool:
    """Whether this transaction may sweep: one sweeper at a time, however many workers there are."""
    return bool(tx.value(f"SELECT pg_try_advisory_xact_lock({_LEADER})"))


def overdue(tx: Transaction, grace_s: int, again_s: int, limit: int) -> list[Row]:
    """Take note of handing over, and return, what waits longer than `grace_s` and was not handed over for `again_s`.

    What was put off to a later time is nobody else's to hand over: it has no grace. Each with its id and whether it is
    patient, as from `orphans`.
    """
    return tx.rows(
        "UPDATE jobs SET handed_at = now() WHERE id IN (SELECT id FROM jobs WHERE state = 'waiting'"
        " AND run_after <= now() AND (run_after > created_at OR run_after <= now() - make_interval(secs => %s))"
        " AND (handed_at IS NULL OR handed_at < now() - make_interval(secs => %s))"
        " ORDER BY patient, run_after LIMIT %s FOR UPDATE SKIP LOCKED) RETURNING id, patient",
        (grace_s, again_s, limit),
    )


def orphans(tx: Transaction, again_s: int, limit: int) -> list[Row]:
    """Running jobs that nobody holds any more, since their worker died; noted as handed over again."""
    return tx.rows(
        "WITH running AS MATERIALIZED (SELECT id FROM jobs WHERE state = 'running'"
        "   AND started_at < now() - interval '1 second'"
        "   AND (handed_at IS NULL OR handed_at < greatest(started_at, now() - make_interval(secs => %s)))"
        "   ORDER BY started_at LIMIT %s)"
        " UPDATE jobs SET handed_at = now() WHERE id IN"
        f" (SELECT id FROM running WHERE pg_try_advisory_xact_lock({_LOCK})) RETURNING id, patient",
        (again_s, limit),
    )


def add_if_rare(tx: Transaction, kind: str, every_s: int) -> None:
    """Want `kind` done for no lifter in particular, unless that was asked for in the last `every_s` seconds."""
    rare = "SELECT NOT EXISTS (SELECT FROM jobs WHERE kind = %s AND created_at > now() - make_interval(secs => %s))"
    if tx.value(rare, (kind, every_s)):
        add(tx, kind, "all", {}, None, None)


def followed_by(tx: Transaction, first: str, between: str, then: str) -> bool:
    """Whether `first` was done, nothing of `between` is unfinished, and `then` was not wanted since."""
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT FROM jobs f WHERE f.kind = %(first)s AND f.state = 'done' AND NOT EXISTS"
            "   (SELECT FROM jobs t WHERE t.kind = %(then)s AND t.created_at >= f.finished_at))"
            " AND NOT EXISTS (SELECT FROM jobs WHERE kind = %(between)s AND state IN ('waiting', 'running'))",
            {"first": first, "between": between, "then": then},
        )
    )


def prune(tx: Transaction, done_hours: int, dead_days: int) -> int:
    """Forget what was done long ago; the dead are kept longer, for whoever looks into them."""
    return tx.run(
        "DELETE FROM jobs WHERE finished_at < now() - make_interval(hours => %s)"
        " AND (state = 'done' OR finished_at < now() - make_interval(days => %s))",
        (done_hours, dead_days),
    )


def listing(tx: Transaction, state: str | None, limit: int) -> list[Row]:
    """Jobs, newest first."""
    return tx.rows(
        f"SELECT {_COLUMNS} FROM jobs WHERE (%s::text IS NULL OR state = %s) ORDER BY created_at DESC, id LIMIT %s",
        (state, state, limit),
    )


def counts(tx: Transaction) -> dict[str, int]:
    """How many jobs there are in each state."""
    return {row["state"]: row["n"] for row in tx.rows("SELECT state, count(*) AS n FROM jobs GROUP BY state")}
