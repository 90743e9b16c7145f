"""How the lifter felt, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction

_DAY = "day, sleep_quality, mood, energy, stress, soreness, sleep_hours, hrv_rmssd, note, z"


def between(tx: Transaction, user_id: UUID, since: date | None, until: date | None, limit: int) -> list[Row]:
    """Check-ins from `since` to `until`, both included, newest first."""
    return tx.rows(
        f"SELECT {_DAY} FROM readiness WHERE user_id = %(user)s"
        " AND day >= coalesce(%(since)s::date, '-infinity') AND day <= coalesce(%(until)s::date, 'infinity')"
        " ORDER BY day DESC LIMIT %(limit)s",
        {"user": user_id, "since": since, "until": until, "limit": limit},
    )


def put(tx: Transaction, user_id: UUID, check_in: Mapping[str, Any], z: float, now: datetime) -> None:
    """Store the check-in of a day, in place of the one before."""
    tx.run(
        "INSERT INTO readiness (user_id, day, sleep_quality, mood, energy, stress, soreness, sleep_hours, hrv_rmssd,"
        " note, z, created_at, updated_at) VALUES (%(user)s, %(day)s, %(sleep_quality)s, %(mood)s, %(energy)s,"
        " %(stress)s, %(soreness)s, %(sleep_hours)s, %(hrv_rmssd)s, %(note)s, %(z)s, %(now)s, %(now)s)"
        " ON CONFLICT (user_id, day) DO UPDATE SET sleep_quality = excluded.sleep_quality, mood = excluded.mood,"
        " energy = excluded.energy, stress = excluded.stress, soreness = excluded.soreness,"
        " sleep_hours = excluded.sleep_hours, hrv_rmssd = excluded.hrv_rmssd, note = excluded.note, z = excluded.z,"
        " updated_at = excluded.updated_at",
        {**check_in, "user": user_id, "z": z, "now": now},
    )
