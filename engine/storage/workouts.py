"""Workouts: the sessions that sets belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction, assignments

IDLE = "interval '30 minutes'"
COLUMNS = (
    "w.id, w.started_at, w.last_set_at, w.title, w.note, w.gym_id, w.plan_id, w.plan_day, w.import_id, w.deleted_at"
)
# A session that nobody closed ended at its last set, half an hour ago or more, written down yet or not.
ENDED = f"coalesce(w.ended_at, CASE WHEN w.last_set_at < %(now)s - {IDLE} THEN w.last_set_at END) AS ended_at"
SUMMED = (
    "coalesce(s.sets, 0) AS sets, coalesce(s.exercises, '{}') AS exercises, coalesce(s.volume_kg, 0) AS volume_kg"
    " FROM workouts w LEFT JOIN LATERAL ("
    "   SELECT sum(e.sets)::int AS sets, array_agg(e.exercise_id ORDER BY e.first) AS exercises,"
    "          sum(e.volume_kg) AS volume_kg"
    "   FROM (SELECT exercise_id, count(*) AS sets, min(performed_at) AS first,"
    "                sum(greatest(weight_kg, 0) * reps) FILTER (WHERE set_type <> 'warmup') AS volume_kg"
    "         FROM workout_sets WHERE user_id = w.user_id AND workout_id = w.id"
    "         AND deleted_at IS NOT DISTINCT FROM w.deleted_at GROUP BY exercise_id) e) s ON true"
)


def near(tx: Transaction, user_id: UUID, first: datetime, last: datetime, ids: Sequence[UUID]) -> list[Row]:
    """The sessions that hold sets performed between these times, and those with these ids (in the trash too)."""
    return tx.rows(
        Hot(
            "SELECT id, started_at, last_set_at, ended_at, deleted_at FROM workouts WHERE user_id = %(user)s"
            f" AND deleted_at IS NULL AND started_at <= %(last)s + {IDLE}"
            f" AND started_at > %(first)s - interval '2 days' AND last_set_at >= %(first)s - {IDLE}"
            " UNION SELECT id, started_at, last_set_at, ended_at, deleted_at FROM workouts"
            " WHERE user_id = %(user)s AND id = ANY(%(ids)s)"
        ),
        {"user": user_id, "first": first, "last": last, "ids": list(ids)},
    )


def put(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, id, started_at, last_set_at, now) of sessions: new ones, and those that new sets made longer.

    A set that comes to a session in the trash brings that session back.
    """
    tx.many_later(
        Hot(
            "INSERT INTO workouts AS w (user_id, id, started_at, last_set_at, created_at, updated_at) VALUES %s"
            " ON CONFLICT (user_id, id) DO UPDATE SET started_at = least(w.started_at, excluded.started_at),"
            " last_set_at = greatest(w.last_set_at, excluded.last_set_at),"
            " ended_at = CASE WHEN w.ended_at < excluded.last_set_at THEN excluded.last_set_at ELSE w.ended_at END,"
            " deleted_at = NULL, updated_at = excluded.updated_at"
        ),
        rows,
        "(%s, %s, %s, %s, %s, %s)",
    )


def open_by_hand(tx: Transaction, user_id: UUID, values: dict[str, Any], now: datetime) -> None:
    """A session before its first set; one with that id is left as it is."""
    tx.run(
        "INSERT INTO workouts (user_id, id, started_at, last_set_at, title, gym_id, plan_id, plan_day,"
        " created_at, updated_at) VALUES (%(user)s, %(id)s, %(started_at)s, %(started_at)s, %(title)s, %(gym_id)s,"
        " %(plan_id)s, %(plan_day)s, %(now)s, %(now)s) ON CONFLICT (user_id, id) DO NOTHING",
        {**values, "user": user_id, "now": now},
    )


def one(tx: Transaction, user_id: UUID, workout_id: UUID, now: datetime) -> Row | None:
    """A session with what its sets add up to, in the trash too."""
    return tx.row(
        f"SELECT {COLUMNS}, {ENDED}, {SUMMED} WHERE w.user_id = %(user)s AND w.id = %(id)s",
        {"user": user_id, "id": workout_id, "now": now},
    )


def page(
    tx: Transaction,
    user_id: UUID,
    now: datetime,
    limit: int,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    deleted: bool = False,
    before: tuple[datetime, UUID] | None = None,
) -> list[Row]:
    """Sessions with what their sets add up to, newest first, at most `limit` of those before the place given."""
    return tx.rows(
        f"SELECT {COLUMNS}, {ENDED}, {SUMMED} WHERE w.user_id = %(user)s"
        " AND (w.deleted_at IS NOT NULL) = %(deleted)s"
        " AND (%(since)s::timestamptz IS NULL OR w.started_at >= %(since)s)"
        " AND (%(until)s::timestamptz IS NULL OR w.started_at < %(until)s)"
        " AND (%(time)s::timestamptz IS NULL OR (w.started_at, w.id) < (%(time)s, %(id)s))"
        " ORDER BY w.started_at DESC, w.id DESC LIMIT %(limit)s",
        {
            "user": user_id,
            "now": now,
            "limit": limit,
            "since": since,
            "until": until,
            "deleted": deleted,
            "time": before and before[0],
            "id": before and before[1],
        },
    )


def change(tx: Transaction, user_id: UUID, workout_id: UUID, values: dict[str, Any], now: datetime) -> int:
    """Put new values into columns of a session; how many there were of it, 0 or 1."""
    return tx.run(
        assignments(
            "UPDATE workouts SET {}, updated_at = %(now)s WHERE user_id = %(user)s AND id = %(workout)s", values
        ),
        {**values, "now": now, "user": user_id, "workout": workout_id},
    )


def fit(tx: Transaction, user_id: UUID, workout_id: UUID) -> None:
    """Let a session begin and end with its sets, after one of them was moved in time."""
    tx.later(
        Hot(
            "UPDATE workouts w SET started_at = s.first, last_set_at = s.last, updated_at = now(),"
            " ended_at = CASE WHEN w.ended_at IS NULL THEN NULL ELSE greatest(w.ended_at, s.last) END"
            " FROM (SELECT min(performed_at) AS first, max(performed_at) AS last FROM workout_sets"
            "       WHERE user_id = %(user)s AND workout_id = %(id)s AND deleted_at IS NULL) s"
            " WHERE w.user_id = %(user)s AND w.id = %(id)s AND s.first IS NOT NULL"
        ),
        {"user": user_id, "id": workout_id},
    )


def any_left_open(tx: Transaction) -> bool:
    """Whether some lifter's session stands open though it has run out; only as the worker."""
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT FROM workouts WHERE ended_at IS NULL AND deleted_at IS NULL"
            f" AND last_set_at < now() - {IDLE})"
        )
    )


def lifters_with_left_open(tx: Transaction, now: datetime) -> list[UUID]:
    """Whose sessions have run out; only as the worker."""
    found = tx.rows(
        "SELECT DISTINCT user_id FROM workouts WHERE ended_at IS NULL AND deleted_at IS NULL"
        f" AND last_set_at < %s - {IDLE}",
        (now,),
    )
    return [row["user_id"] for row in found]


def expire(tx: Transaction, user_id: UUID, now: datetime) -> list[Row]:
    """Close a lifter's sessions that have run out, each at its last set; return their plans and days."""
    return tx.rows(
        "UPDATE workouts SET ended_at = last_set_at, updated_at = %(now)s WHERE user_id = %(user)s"
        f" AND ended_at IS NULL AND deleted_at IS NULL AND last_set_at < %(now)s - {IDLE}"
        " RETURNING id, plan_id, plan_day, last_set_at AS ended_at, EXISTS (SELECT FROM workout_sets s"
        "   WHERE s.user_id = workouts.user_id AND s.workout_id = workouts.id AND s.deleted_at IS NULL) AS has_sets",
        {"user": user_id, "now": now},
    )


def is_closed(tx: Transaction, user_id: UUID, workout_id: UUID) -> bool:
    """Whether it is written down that a session has ended."""
    return bool(
        tx.value("SELECT ended_at IS NOT NULL FROM workouts WHERE user_id = %s AND id = %s", (user_id, workout_id))
    )
