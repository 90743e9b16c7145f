"""What has changed since a phone last asked, and what it holds that is not here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from engine.storage.db import Row, Transaction
from engine.storage.workouts import COLUMNS, ENDED, SUMMED

Place = tuple[datetime, UUID]


def workouts_changed(
    tx: Transaction, user_id: UUID, now: datetime, since: datetime, after: Place | None, limit: int
) -> list[Row]:
    """Sessions changed after `since`, those in the trash too, oldest change first, at most `limit` after the place."""
    return tx.rows(
        f"SELECT {COLUMNS}, w.updated_at, {ENDED}, {SUMMED} WHERE w.user_id = %(user)s AND w.updated_at > %(since)s"
        " AND (%(time)s::timestamptz IS NULL OR (w.updated_at, w.id) > (%(time)s, %(id)s))"
        " ORDER BY w.updated_at, w.id LIMIT %(limit)s",
        {
            "user": user_id,
            "now": now,
            "since": since,
            "time": after and after[0],
            "id": after and after[1],
            "limit": limit,
        },
    )


def set_times(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """When each of these sets was last changed, in the trash too; without those that are not there."""
    found = tx.rows("SELECT id, updated_at FROM workout_sets WHERE user_id = %s AND id = ANY(%s)", (user_id, list(ids)))
    return {row["id"]: row["updated_at"] for row in found}


def states(tx: Transaction, user_id: UUID, since: datetime | None, after: Place | None, limit: int) -> list[Row]:
    """What is known of each lift, the one trained last first; given `since`, only those that moved after it."""
    return tx.rows(
        "SELECT exercise_id AS id, engine_version, state, coalesce(last_performed_at, 'epoch') AS trained_at"
        " FROM lift_states WHERE user_id = %(user)s"
        " AND (%(since)s::timestamptz IS NULL OR updated_at > %(since)s)"
        " AND (%(time)s::timestamptz IS NULL"
        "   OR (coalesce(last_performed_at, 'epoch'), exercise_id) < (%(time)s, %(id)s))"
        " ORDER BY coalesce(last_performed_at, 'epoch') DESC, exercise_id DESC LIMIT %(limit)s",
        {"user": user_id, "since": since, "time": after and after[0], "id": after and after[1], "limit": limit},
    )
