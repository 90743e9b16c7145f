"""Exercises as the coach sees them, and what it knows of a lifter on each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction

_EXERCISE = (
    "e.user_id AS owner, e.id, e.name, e.pattern, e.equipment, e.load_type, e.bodyweight_share, e.laterality,"
    " e.tracking, e.popularity, (SELECT coalesce(json_object_agg(m.muscle, m.fraction), '{}') FROM exercise_muscles m"
    " WHERE m.user_id = e.user_id AND m.exercise_id = e.id) AS muscles"
)


def known(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """These exercises, the catalogue's and the lifter's own, with the lifter's state on each (None: never done)."""
    found = tx.rows(
        Hot(
            f"SELECT {_EXERCISE}, s.state, s.sets_seen, s.last_performed_at FROM exercises e"
            " LEFT JOIN lift_states s ON s.user_id = %(user)s AND s.exercise_id = e.id"
            " WHERE e.user_id IN (%(user)s, catalogue()) AND e.id = ANY(%(ids)s)"
        ),
        {"user": user_id, "ids": list(ids)},
    )
    return {row["id"]: row for row in found}


def exercise(tx: Transaction, user_id: UUID, exercise_id: UUID) -> Row | None:
    """An exercise alone, the catalogue's or the lifter's own."""
    return tx.row(
        f"SELECT {_EXERCISE} FROM exercises e WHERE e.user_id IN (%s, catalogue()) AND e.id = %s",
        (user_id, exercise_id),
    )


def trained(tx: Transaction, user_id: UUID) -> dict[UUID, Row]:
    """Every exercise of which the lifter has logged a set."""
    found = tx.rows(
        f"SELECT {_EXERCISE} FROM exercises e WHERE e.user_id IN (%(user)s, catalogue())"
        " AND EXISTS (SELECT FROM workout_sets s WHERE s.user_id = %(user)s AND s.exercise_id = e.id)",
        {"user": user_id},
    )
    return {row["id"]: row for row in found}


def to_choose_from(tx: Transaction, user_id: UUID) -> list[Row]:
    """Every exercise that a plan may use."""
    return tx.rows(
        f"SELECT {_EXERCISE} FROM exercises e WHERE e.user_id IN (%s, catalogue())"
        " AND e.deleted_at IS NULL AND e.retired_at IS NULL AND NOT e.guessed AND e.tracking = 'reps'"
        " ORDER BY e.popularity DESC, e.name, e.id",
        (user_id,),
    )


def put(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, exercise_id, exercise_owner, state, engine_version, sets_seen, last_performed_at, updated_at)."""
    tx.many_later(
        Hot(
            "INSERT INTO lift_states (user_id, exercise_id, exercise_owner, state, engine_version, sets_seen,"
            " last_performed_at, updated_at) VALUES %s ON CONFLICT (user_id, exercise_id) DO UPDATE SET"
            " exercise_owner = excluded.exercise_owner, state = excluded.state,"
            " engine_version = excluded.engine_version, sets_seen = excluded.sets_seen,"
            " last_performed_at = excluded.last_performed_at, updated_at = excluded.updated_at"
        ),
        rows,
    )


def forget_others(tx: Transaction, user_id: UUID, keep: Sequence[UUID]) -> None:
    """Drop what is known of lifts of which no set is left."""
    tx.run("DELETE FROM lift_states WHERE user_id = %s AND exercise_id <> ALL(%s)", (user_id, list(keep)))


def at_snapshot(tx: Transaction, user_id: UUID, up_to: datetime) -> list[Row]:
    """Each lift as it stood at a snapshot."""
    return tx.rows(
        "SELECT DISTINCT ON (exercise_id) exercise_id, state, sets_seen FROM lift_snapshots"
        " WHERE user_id = %s AND up_to <= %s ORDER BY exercise_id, up_to DESC",
        (user_id, up_to),
    )


def add_snapshots(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, exercise_id, up_to, state, sets_seen)."""
    tx.many(
        "INSERT INTO lift_snapshots (user_id, exercise_id, up_to, state, sets_seen) VALUES %s"
        " ON CONFLICT (user_id, exercise_id, up_to) DO UPDATE SET state = excluded.state,"
        " sets_seen = excluded.sets_seen",
        rows,
    )


def snapshot_changed(tx: Transaction, user_id: UUID, since: datetime, up_to: datetime) -> None:
    """Keep as they stand the lifts that were trained after `since`, as of `up_to`."""
    tx.run(
        "INSERT INTO lift_snapshots (user_id, exercise_id, up_to, state, sets_seen)"
        " SELECT user_id, exercise_id, %(up_to)s, state, sets_seen FROM lift_states"
        " WHERE user_id = %(user)s AND last_performed_at >= %(since)s"
        " ON CONFLICT (user_id, exercise_id, up_to) DO NOTHING",
        {"user": user_id, "since": since, "up_to": up_to},
    )


def drop_snapshots_after(tx: Transaction, user_id: UUID, up_to: datetime | None) -> None:
    """Forget the snapshots later than `up_to` (None: all of them)."""
    tx.run(
        "DELETE FROM lift_snapshots WHERE user_id = %s AND (%s::timestamptz IS NULL OR up_to > %s)",
        (user_id, up_to, up_to),
    )
