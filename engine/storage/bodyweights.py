"""What the lifter weighed, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction


def add(tx: Transaction, user_id: UUID, weighing: Mapping[str, Any]) -> None:
    """A weighing: id, measured_at, weight_kg, unit. One with this id stays as it is."""
    tx.run(
        "INSERT INTO bodyweights (user_id, id, measured_at, weight_kg, unit)"
        " VALUES (%(user)s, %(id)s, %(measured_at)s, %(weight_kg)s, %(unit)s) ON CONFLICT (user_id, id) DO NOTHING",
        {**weighing, "user": user_id},
    )


def get(tx: Transaction, user_id: UUID, weighing_id: UUID) -> Row | None:
    """One weighing of this person."""
    return tx.row(
        "SELECT id, measured_at, weight_kg, unit FROM bodyweights WHERE user_id = %s AND id = %s",
        (user_id, weighing_id),
    )


def page(
    tx: Transaction, user_id: UUID, since: datetime | None, after: tuple[datetime, UUID] | None, limit: int
) -> list[Row]:
    """Weighings since a time, newest first, those that come after a place in the list."""
    return tx.rows(
        "SELECT id, measured_at, weight_kg, unit FROM bodyweights WHERE user_id = %(user)s"
        " AND (%(since)s::timestamptz IS NULL OR measured_at >= %(since)s)"
        " AND (%(time)s::timestamptz IS NULL OR (measured_at, id) < (%(time)s, %(id)s))"
        " ORDER BY measured_at DESC, id DESC LIMIT %(limit)s",
        {
            "user": user_id,
            "since": since,
            "time": after[0] if after else None,
            "id": after[1] if after else None,
            "limit": limit,
        },
    )


def remove(tx: Transaction, user_id: UUID, weighing_id: UUID) -> bool:
    """Remove one; False where there is none."""
    return bool(tx.run("DELETE FROM bodyweights WHERE user_id = %s AND id = %s", (user_id, weighing_id)))
