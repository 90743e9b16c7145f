"""Imports: the file as it came, what was found in it, and the rows that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg2

from engine.storage.db import Row, Transaction, as_json, assignments

_COLUMNS = (
    "id, filename, status, report, summary, backtest, choices, sets_total, sets_done, error, created_at, confirmed_at,"
    " finished_at"
)
_LISTED = _COLUMNS.replace("report,", "NULL AS report,").replace("backtest,", "NULL AS backtest,")
_JSON = ("report", "choices", "summary", "backtest")


def add(tx: Transaction, user_id: UUID, values: dict[str, Any], now: datetime) -> None:
    """Keep a file that was read: id, filename, sha256, raw (compressed), format, report, sets_total."""
    tx.run(
        "INSERT INTO imports (user_id, id, filename, sha256, raw, status, format, report, sets_total, created_at)"
        " VALUES (%(user)s, %(id)s, %(filename)s, %(sha256)s, %(raw)s, 'read', %(format)s, %(report)s,"
        " %(sets_total)s, %(now)s)",
        {
            **values,
            "raw": psycopg2.Binary(values["raw"]),
            "report": as_json(values["report"]),
            "user": user_id,
            "now": now,
        },
    )


def unconfirmed_twin(tx: Transaction, user_id: UUID, sha256: bytes) -> UUID | None:
    """The same file, sent before and not confirmed yet."""
    found: UUID | None = tx.value(
        "SELECT id FROM imports WHERE user_id = %s AND sha256 = %s AND status = 'read' ORDER BY created_at LIMIT 1",
        (user_id, sha256),
    )
    return found


def forget_unconfirmed(tx: Transaction, user_id: UUID, keep: int) -> int:
    """Drop files that were never confirmed, all but the newest `keep`."""
    return tx.run(
        "DELETE FROM imports WHERE user_id = %(user)s AND id IN (SELECT id FROM imports WHERE user_id = %(user)s"
        " AND status = 'read' ORDER BY created_at DESC OFFSET %(keep)s)",
        {"user": user_id, "keep": keep},
    )


def get(tx: Transaction, user_id: UUID, import_id: UUID, lock: bool = False) -> Row | None:
    """One import; with `lock`, nobody else changes it until the transaction ends."""
    return tx.row(
        f"SELECT {_COLUMNS} FROM imports WHERE user_id = %s AND id = %s{' FOR UPDATE' if lock else ''}",
        (user_id, import_id),
    )


def status(tx: Transaction, user_id: UUID, import_id: UUID) -> str | None:
    """Where one import stands; nobody else changes that until the transaction ends."""
    found: str | None = tx.value(
        "SELECT status FROM imports WHERE user_id = %s AND id = %s FOR UPDATE", (user_id, import_id)
    )
    return found


def progress(tx: Transaction, user_id: UUID, import_id: UUID) -> Row | None:
    """How far one import is, without its report."""
    return tx.row(f"SELECT {_LISTED} FROM imports WHERE user_id = %s AND id = %s", (user_id, import_id))


def listing(tx: Transaction, user_id: UUID, limit: int) -> list[Row]:
    """Imports without their reports, newest first."""
    return tx.rows(
        f"SELECT {_LISTED} FROM imports WHERE user_id = %s ORDER BY created_at DESC, id LIMIT %s",
        (user_id, limit),
    )


def raw(tx: Transaction, user_id: UUID, import_id: UUID) -> bytes | None:
    """The file as it came, compressed; None where it was dropped."""
    found = tx.value("SELECT raw FROM imports WHERE user_id = %s AND id = %s", (user_id, import_id))
    return None if found is None else bytes(found)


def change(tx: Transaction, user_id: UUID, import_id: UUID, changes: dict[str, Any]) -> None:
    """Set these columns."""
    values = {name: as_json(value) if name in _JSON else value for name, value in changes.items()}
    sql = assignments("UPDATE imports SET {} WHERE user_id = %(user)s AND id = %(import)s", values)
    tx.run(sql, {**values, "user": user_id, "import": import_id})


def stored(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> set[UUID]:
    """Which of these sets are stored already, in the trash or not."""
    # One literal: tens of thousands of ids as an array of expressions would take seconds to parse.
    wanted = "{" + ",".join(map(str, ids)) + "}"
    found = tx.rows("SELECT id FROM workout_sets WHERE user_id = %s AND id = ANY(%s::uuid[])", (user_id, wanted))
    return {row["id"] for row in found}


def add_workouts(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, id, started_at, last_set_at, ended_at, title, note, import_id, now) of sessions.

    One that is there already becomes long enough for what is added, and comes back from the trash.
    """
    tx.many(
        "INSERT INTO workouts AS w (user_id, id, started_at, last_set_at, ended_at, title, note, import_id,"
        " created_at, updated_at) VALUES %s ON CONFLICT (user_id, id) DO UPDATE SET"
        " started_at = least(w.started_at, excluded.started_at),"
        " last_set_at = greatest(w.last_set_at, excluded.last_set_at),"
        " ended_at = greatest(w.ended_at, excluded.ended_at), deleted_at = NULL",
        [(*row, row[-1]) for row in rows],
    )


def add_sets(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store sets of an import, leaving those that are there already alone.

    A row: user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type, weight_kg, unit, reps,
    rir, rest_seconds, bodyweight_kg, note, duration_seconds, side, superset, pain, import_id, now.
    """
    tx.many(
        "INSERT INTO workout_sets (user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type,"
        " weight_kg, unit, reps, rir, rest_seconds, bodyweight_kg, note, duration_seconds, side, superset, pain,"
        " import_id, created_at, updated_at)"
        " VALUES %s ON CONFLICT (user_id, id) DO NOTHING",
        [(*row, row[-1]) for row in rows],
    )


def add_bodyweights(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, id, measured_at, weight_kg, unit), where nothing was measured at that time."""
    tx.many(
        "INSERT INTO bodyweights (user_id, id, measured_at, weight_kg, unit)"
        " SELECT v.user_id::uuid, v.id::uuid, v.measured_at::timestamptz, v.weight_kg::numeric, v.unit"
        " FROM (VALUES %s) AS v (user_id, id, measured_at, weight_kg, unit) WHERE NOT EXISTS (SELECT FROM bodyweights b"
        " WHERE b.user_id = v.user_id::uuid AND b.measured_at = v.measured_at::timestamptz) ON CONFLICT DO NOTHING",
        rows,
    )


def names(tx: Transaction, user_id: UUID) -> list[Row]:
    """Every name of every exercise that the lifter may use: `alias`, and what it means. Own ones come last."""
    return tx.rows(
        "SELECT n.alias, n.user_id = %(user)s AS own, e.user_id AS owner, e.id, e.name, e.load_type FROM exercises e"
        " JOIN (SELECT exercise_owner, exercise_id, alias, user_id FROM exercise_aliases"
        "       WHERE user_id IN (%(user)s, catalogue())"
        "       UNION ALL SELECT user_id, id, name, user_id FROM exercises) n"
        " ON n.exercise_owner = e.user_id AND n.exercise_id = e.id"
        " WHERE e.user_id IN (%(user)s, catalogue()) AND e.deleted_at IS NULL AND e.retired_at IS NULL"
        " ORDER BY n.user_id = %(user)s, n.alias",
        {"user": user_id},
    )


def add_exercises(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store the lifter's own exercises that an import needs; one that is there already stays as it is.

    A row: user_id, id, name, equipment, pattern, laterality, load_type, bodyweight_share, tracking, import_id, now.
    """
    tx.many(
        "INSERT INTO exercises AS e (user_id, id, name, equipment, pattern, laterality, load_type, bodyweight_share,"
        " tracking, import_id, guessed, created_at, updated_at) VALUES %s"
        " ON CONFLICT (user_id, id) DO UPDATE SET deleted_at = NULL, retired_at = NULL,"
        " updated_at = excluded.updated_at"
        " WHERE e.deleted_at IS NOT NULL OR e.retired_at IS NOT NULL",
        [(*row[:-1], True, row[-1], row[-1]) for row in rows],
    )


def add_muscles(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, exercise_id, muscle, fraction)."""
    tx.many(
        "INSERT INTO exercise_muscles (user_id, exercise_id, muscle, fraction) VALUES %s ON CONFLICT DO NOTHING", rows
    )


def add_aliases(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Store (user_id, alias_key, alias, exercise_owner, exercise_id): what the lifter said a name means."""
    tx.many(
        "INSERT INTO exercise_aliases (user_id, alias_key, alias, exercise_owner, exercise_id) VALUES %s"
        " ON CONFLICT (user_id, alias_key) DO UPDATE SET alias = excluded.alias,"
        " exercise_owner = excluded.exercise_owner, exercise_id = excluded.exercise_id",
        rows,
    )


def sums(tx: Transaction, user_id: UUID, import_id: UUID) -> Row:
    """What stands in the log by this import: sets_added, sessions_added, exercises_added."""
    found = tx.row(
        "SELECT (SELECT count(*) FROM workout_sets WHERE user_id = %(user)s AND import_id = %(id)s) AS sets_added,"
        " (SELECT count(*) FROM workouts WHERE user_id = %(user)s AND import_id = %(id)s) AS sessions_added,"
        " (SELECT count(*) FROM exercises WHERE user_id = %(user)s AND import_id = %(id)s) AS exercises_added",
        {"user": user_id, "id": import_id},
    )
    assert found is not None
    return found


def remove_rows(tx: Transaction, user_id: UUID, import_id: UUID, bodyweights: Sequence[UUID]) -> None:
    """Remove what an import brought, and nothing else.

    A session or an exercise that the lifter has used for something else since is kept, as their own.
    """
    which = {"user": user_id, "id": import_id, "bodyweights": list(bodyweights)}
    tx.run("DELETE FROM workout_sets WHERE user_id = %(user)s AND import_id = %(id)s", which)
    tx.run(
        "DELETE FROM workouts w WHERE user_id = %(user)s AND import_id = %(id)s AND NOT EXISTS"
        " (SELECT FROM workout_sets s WHERE s.user_id = w.user_id AND s.workout_id = w.id)",
        which,
    )
    tx.run("UPDATE workouts SET import_id = NULL WHERE user_id = %(user)s AND import_id = %(id)s", which)
    tx.run("DELETE FROM bodyweights WHERE user_id = %(user)s AND id = ANY(%(bodyweights)s)", which)
    _remove_exercises(tx, which)


def _remove_exercises(tx: Transaction, which: dict[str, Any]) -> None:
    tx.run(
        "DELETE FROM exercises e WHERE user_id = %(user)s AND import_id = %(id)s"
        " AND NOT EXISTS (SELECT FROM workout_sets s WHERE s.user_id = e.user_id AND s.exercise_id = e.id)"
        " AND NOT EXISTS (SELECT FROM recommendations r WHERE r.user_id = e.user_id AND r.exercise_id = e.id)",
        which,
    )
    tx.run("UPDATE exercises SET import_id = NULL WHERE user_id = %(user)s AND import_id = %(id)s", which)
