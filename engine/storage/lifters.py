"""The lifter as the coach sees them: settings, body, and what all their lifts share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction

_KNOWN = "l.state, l.engine_version, l.last_at, l.last_id, l.stale_since, l.stale_edits, l.snapshot_at"
_SETTINGS = "u.unit, u.sex, u.experience, u.goal_strength, u.time_zone, u.gym_id"


def lock(tx: Transaction, user_id: UUID) -> None:
    """Wait until nobody else changes this lifter's training, and keep others waiting until the end."""
    tx.later(Hot("SELECT pg_advisory_xact_lock(hashtextextended('training ' || %s, 0))"), (str(user_id),))


def settings(tx: Transaction, user_id: UUID) -> Row | None:
    """Settings alone."""
    return tx.row(f"SELECT {_SETTINGS} FROM users u WHERE u.id = %s", (user_id,))


def known(tx: Transaction, user_id: UUID) -> Row | None:
    """Settings and state; the state is None where nothing was folded yet."""
    return tx.row(
        Hot(f"SELECT {_SETTINGS}, {_KNOWN} FROM users u LEFT JOIN lifter_states l ON l.user_id = u.id WHERE u.id = %s"),
        (user_id,),
    )


def on_day(tx: Transaction, user_id: UUID, now: datetime, gym_id: UUID | None) -> Row | None:
    """Settings and state, with bodyweight, today's readiness and the gym's inventory (this one's, else their own)."""
    return tx.row(
        Hot(
            f"SELECT {_SETTINGS}, {_KNOWN}, g.id AS asked_gym, g.inventory, r.z AS readiness_z,"
            " (SELECT weight_kg FROM bodyweights b WHERE b.user_id = u.id ORDER BY measured_at DESC LIMIT 1)"
            "   AS bodyweight_kg"
            " FROM users u LEFT JOIN lifter_states l ON l.user_id = u.id"
            " LEFT JOIN gyms g ON g.user_id = u.id AND g.id = coalesce(%(gym)s, u.gym_id)"
            " LEFT JOIN readiness r ON r.user_id = u.id AND r.day = (%(now)s AT TIME ZONE u.time_zone)::date"
            " WHERE u.id = %(user)s"
        ),
        {"user": user_id, "now": now, "gym": gym_id},
    )


def bodyweights_at(tx: Transaction, user_id: UUID, moments: Sequence[datetime]) -> dict[datetime, float]:
    """What the lifter weighed at each of these times: the last weighing before, else the first after, in kg."""
    found = tx.rows(
        Hot(
            "SELECT t.at, coalesce((SELECT weight_kg FROM bodyweights WHERE user_id = %(user)s AND measured_at <= t.at"
            " ORDER BY measured_at DESC LIMIT 1), (SELECT weight_kg FROM bodyweights WHERE user_id = %(user)s"
            " AND measured_at > t.at ORDER BY measured_at LIMIT 1)) AS kg"
            " FROM unnest(%(moments)s::timestamptz[]) t (at)"
        ),
        {"user": user_id, "moments": list(moments)},
    )
    return {row["at"]: row["kg"] for row in found if row["kg"] is not None}


def put(tx: Transaction, user_id: UUID, values: dict[str, Any]) -> None:
    """Store what all lifts share: state, engine_version, last_at, last_id, snapshot_at, now. What is stale stays so."""
    tx.later(
        Hot(
            "INSERT INTO lifter_states (user_id, state, engine_version, last_at, last_id, snapshot_at, updated_at)"
            " VALUES (%(user)s, %(state)s, %(engine_version)s, %(last_at)s, %(last_id)s, %(snapshot_at)s, %(now)s)"
            " ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, engine_version = excluded.engine_version,"
            " last_at = excluded.last_at, last_id = excluded.last_id, snapshot_at = excluded.snapshot_at,"
            " updated_at = excluded.updated_at"
        ),
        {**values, "user": user_id},
    )


def mark_stale(tx: Transaction, user_id: UUID, since: datetime, empty_state: Any, engine_version: str) -> None:
    """From `since` on everything must be folded anew."""
    tx.later(
        Hot(
            "INSERT INTO lifter_states AS l (user_id, state, engine_version, stale_since, stale_edits)"
            " VALUES (%s, %s, %s, %s, 1) ON CONFLICT (user_id) DO UPDATE SET"
            " stale_since = least(l.stale_since, excluded.stale_since), stale_edits = l.stale_edits + 1"
        ),
        (user_id, empty_state, engine_version, since),
    )


def mark_fresh(tx: Transaction, user_id: UUID) -> None:
    """What is known is what the log says."""
    tx.later("UPDATE lifter_states SET stale_since = NULL WHERE user_id = %s", (user_id,))


def snapshot_before(tx: Transaction, user_id: UUID, moment: datetime) -> Row | None:
    """The newest snapshot that stands before a time."""
    return tx.row(
        "SELECT up_to, last_id, state FROM lifter_snapshots WHERE user_id = %s AND up_to < %s"
        " ORDER BY up_to DESC LIMIT 1",
        (user_id, moment),
    )


def add_snapshots(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, up_to, last_id, state)."""
    tx.many_later(
        "INSERT INTO lifter_snapshots (user_id, up_to, last_id, state) VALUES %s"
        " ON CONFLICT (user_id, up_to) DO UPDATE SET last_id = excluded.last_id, state = excluded.state",
        rows,
    )


def drop_snapshots_after(tx: Transaction, user_id: UUID, up_to: datetime | None) -> None:
    """Forget the snapshots later than `up_to` (None: all of them)."""
    tx.run(
        "DELETE FROM lifter_snapshots WHERE user_id = %s AND (%s::timestamptz IS NULL OR up_to > %s)",
        (user_id, up_to, up_to),
    )


def add_volume(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Add (user_id, week, muscle, direct, indirect, effort_unknown), none negative, to what is counted."""
    tx.many_later(
        Hot(
            "INSERT INTO weekly_volume AS v (user_id, week, muscle, direct_sets, indirect_sets, effort_unknown_sets)"
            " VALUES %s ON CONFLICT (user_id, week, muscle) DO UPDATE SET"
            " direct_sets = v.direct_sets + excluded.direct_sets,"
            " indirect_sets = v.indirect_sets + excluded.indirect_sets,"
            " effort_unknown_sets = v.effort_unknown_sets + excluded.effort_unknown_sets"
        ),
        rows,
    )


def take_volume(tx: Transaction, user_id: UUID, rows: Sequence[Sequence[Any]]) -> None:
    """Take (user_id, week, muscle, direct, indirect, effort_unknown) of this lifter away from what is counted."""
    _, weeks, muscles, direct, indirect, unknown = map(list, zip(*rows, strict=True))
    tx.later(
        Hot(
            "UPDATE weekly_volume v SET direct_sets = greatest(v.direct_sets - t.direct, 0),"
            " indirect_sets = greatest(v.indirect_sets - t.indirect, 0),"
            " effort_unknown_sets = greatest(v.effort_unknown_sets - t.unknown, 0)"
            " FROM unnest(%(weeks)s::date[], %(muscles)s::text[], %(direct)s::numeric[], %(indirect)s::numeric[],"
            "   %(unknown)s::integer[]) t (week, muscle, direct, indirect, unknown)"
            # The bounds keep the search near, whatever the planner believes of the table.
            " WHERE v.user_id = %(user)s AND v.week BETWEEN %(first)s AND %(last)s"
            " AND v.week = t.week AND v.muscle = t.muscle"
        ),
        {
            "user": user_id,
            "first": min(weeks),
            "last": max(weeks),
            "weeks": weeks,
            "muscles": muscles,
            "direct": direct,
            "indirect": indirect,
            "unknown": unknown,
        },
    )


def clear_volume(tx: Transaction, user_id: UUID) -> None:
    """Forget all weekly sets, to count them anew."""
    tx.run("DELETE FROM weekly_volume WHERE user_id = %s", (user_id,))


def volume(tx: Transaction, user_id: UUID, first: date, last: date, muscles: Sequence[str] | None = None) -> list[Row]:
    """Weekly sets between two Mondays, both included, by muscle and week; of these muscles, or of all."""
    return tx.rows(
        Hot(
            "SELECT week, muscle, direct_sets, indirect_sets, effort_unknown_sets FROM weekly_volume"
            " WHERE user_id = %s AND week BETWEEN %s AND %s AND (%s::text[] IS NULL OR muscle = ANY(%s::text[]))"
            " ORDER BY muscle, week"
        ),
        (user_id, first, last, muscles, muscles),
    )


def muscles(tx: Transaction) -> list[Row]:
    """The muscles that are counted, with their landmarks."""
    return tx.rows("SELECT slug, name, region, mv, mev, mav, mrv FROM muscles ORDER BY region, name")
