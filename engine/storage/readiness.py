"""How the lifter felt, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction

_TOLD = "day, sleep_quality, mood, energy, stress, soreness, sore, sleep_hours, hrv_rmssd, note, z"
_REPLACED = ", ".join(f"{name} = excluded.{name}" for name in _TOLD.split(", ")[1:])


def lock(tx: Transaction, user_id: UUID) -> None:
    """Wait until nobody else changes how this lifter feels, and keep others waiting until the end."""
    tx.later("SELECT pg_advisory_xact_lock(hashtextextended('readiness ' || %s, 0))", (str(user_id),))


def between(tx: Transaction, user_id: UUID, since: date | None, until: date | None, limit: int | None) -> list[Row]:
    """Check-ins from `since` to `until`, both included, newest first; all of them without a `limit`."""
    return tx.rows(
        f"SELECT {_TOLD} FROM readiness WHERE user_id = %(user)s"
        " AND day >= coalesce(%(since)s::date, '-infinity') AND day <= coalesce(%(until)s::date, 'infinity')"
        " ORDER BY day DESC LIMIT %(limit)s",
        {"user": user_id, "since": since, "until": until, "limit": limit},
    )


def put(tx: Transaction, user_id: UUID, days: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Store these days with their z, each in place of what was there."""
    names = _TOLD.split(", ")
    tx.many(
        f"INSERT INTO readiness (user_id, {_TOLD}, created_at, updated_at) VALUES %s"
        f" ON CONFLICT (user_id, day) DO UPDATE SET {_REPLACED}, updated_at = excluded.updated_at",
        [(user_id, *(day[name] for name in names), now, now) for day in days],
        template=f"(%s, {', '.join('%s::text[]' if name == 'sore' else '%s' for name in names)}, %s, %s)",
    )


def remove(tx: Transaction, user_id: UUID, days: Sequence[date]) -> None:
    """Forget these days."""
    tx.run("DELETE FROM readiness WHERE user_id = %s AND day = ANY (%s)", (user_id, list(days)))
