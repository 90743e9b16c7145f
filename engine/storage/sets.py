"""Performed sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction, assignments

COLUMNS = (
    "id, exercise_id, workout_id, performed_at, set_type, weight_kg, unit, reps, rir, rest_seconds, bodyweight_kg,"
    " note, duration_seconds, side, superset, pain, recommendation_id, import_id, created_at, updated_at, deleted_at"
)
_STORED = (
    "user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type, weight_kg, unit, reps, rir,"
    " rest_seconds, bodyweight_kg, note, duration_seconds, side, superset, pain, recommendation_id, import_id,"
    " first_content, created_at, updated_at"
)
_FOLDED = (
    "id, exercise_id, performed_at, set_type, weight_kg, reps, rir, rest_seconds, bodyweight_kg, duration_seconds, side"
)
TELLS_STRENGTH = "set_type IN ('working', 'failure', 'amrap') AND duration_seconds IS NULL"
"""In SQL: which sets of a lift may tell of strength."""
_PAGE = 4000

Order = Literal["newest", "oldest", "changed"]
Place = tuple[datetime, UUID]


@dataclass(frozen=True)
class Filter:
    """Which sets of a lifter; None does not restrict. `deleted`: only the trash, none of it, or both (None)."""

    exercise_id: UUID | None = None
    workout_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    changed_since: datetime | None = None
    deleted: bool | None = False


def by_ids(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """Those of these sets that are stored, in the trash too, with `first_content`."""
    found = tx.rows(
        Hot(f"SELECT {COLUMNS}, first_content FROM workout_sets WHERE user_id = %s AND id = ANY(%s)"),
        (user_id, list(ids)),
    )
    return {row["id"]: row for row in found}


def one(tx: Transaction, user_id: UUID, set_id: UUID) -> Row | None:
    """A set, in the trash too."""
    return tx.row(Hot(f"SELECT {COLUMNS} FROM workout_sets WHERE user_id = %s AND id = %s"), (user_id, set_id))


def of_workout(tx: Transaction, user_id: UUID, workout_id: UUID, deleted_at: datetime | None = None) -> list[Row]:
    """The sets of a workout in order; those that went into the trash at `deleted_at`, where that is given."""
    return tx.rows(
        f"SELECT {COLUMNS} FROM workout_sets WHERE user_id = %s AND workout_id = %s"
        " AND deleted_at IS NOT DISTINCT FROM %s ORDER BY performed_at, id",
        (user_id, workout_id, deleted_at),
    )


def add(tx: Transaction, rows: Sequence[Sequence[Any]]) -> list[Row]:
    """Store sets, given in the order of `_STORED`; return them as stored. An id that is there already is left alone."""
    names = COLUMNS.split(", ")
    found = tx.many(
        Hot(f"INSERT INTO workout_sets ({_STORED}) VALUES %s ON CONFLICT (user_id, id) DO NOTHING RETURNING {COLUMNS}"),
        rows,
    )
    return [dict(zip(names, row, strict=True)) for row in found]


def change(tx: Transaction, user_id: UUID, set_id: UUID, values: dict[str, Any], now: datetime) -> Row | None:
    """Put new values into columns of a set; None where there is no such set."""
    return tx.row(
        assignments(
            "UPDATE workout_sets SET {}, updated_at = %(now)s WHERE user_id = %(user)s AND id = %(set)s"
            f" RETURNING {COLUMNS}",
            values,
        ),
        {**values, "now": now, "user": user_id, "set": set_id},
    )


def move_to_trash(tx: Transaction, user_id: UUID, workout_id: UUID, now: datetime) -> int:
    """All sets of a workout into the trash."""
    return tx.run(
        "UPDATE workout_sets SET deleted_at = %s, updated_at = %s"
        " WHERE user_id = %s AND workout_id = %s AND deleted_at IS NULL",
        (now, now, user_id, workout_id),
    )


def take_from_trash(tx: Transaction, user_id: UUID, workout_id: UUID, deleted_at: datetime, now: datetime) -> int:
    """Those sets of a workout back that went into the trash with it."""
    return tx.run(
        "UPDATE workout_sets SET deleted_at = NULL, updated_at = %s"
        " WHERE user_id = %s AND workout_id = %s AND deleted_at = %s",
        (now, user_id, workout_id, deleted_at),
    )


def page(tx: Transaction, user_id: UUID, which: Filter, order: Order, after: Place | None, limit: int) -> list[Row]:
    """At most `limit` sets after the place `after`, which is a time and an id in the order asked for."""
    where, params = _where(user_id, which)
    time = "updated_at" if order == "changed" else "performed_at"
    direction, beyond = ("DESC", "<") if order == "newest" else ("ASC", ">")
    if after:
        where.append(f"({time}, id) {beyond} (%(after_time)s, %(after_id)s)")
        params |= {"after_time": after[0], "after_id": after[1]}
    return tx.rows(
        f"SELECT {COLUMNS} FROM workout_sets WHERE {' AND '.join(where)}"
        f" ORDER BY {time} {direction}, id {direction} LIMIT %(limit)s",
        {**params, "limit": limit},
    )


def _where(user_id: UUID, which: Filter) -> tuple[list[str], dict[str, Any]]:
    clauses = {
        "exercise_id": "exercise_id = %(exercise_id)s",
        "workout_id": "workout_id = %(workout_id)s",
        "since": "performed_at >= %(since)s",
        "until": "performed_at < %(until)s",
        "changed_since": "updated_at > %(changed_since)s",
    }
    given = {name: getattr(which, name) for name in clauses if getattr(which, name) is not None}
    trash = {True: ["deleted_at IS NOT NULL"], False: ["deleted_at IS NULL"], None: []}[which.deleted]
    return ["user_id = %(user)s", *trash, *(clauses[name] for name in given)], {"user": user_id, **given}


def to_fold(tx: Transaction, user_id: UUID, after: Place | None) -> Iterator[Row]:
    """Every set after this place, in the order in which the coach learns of them; read page by page."""
    while True:
        rows = tx.rows(
            f"SELECT {_FOLDED} FROM workout_sets WHERE user_id = %(user)s AND deleted_at IS NULL"
            " AND (%(time)s::timestamptz IS NULL OR (performed_at, id) > (%(time)s, %(id)s))"
            " ORDER BY performed_at, id LIMIT %(limit)s",
            {"user": user_id, "time": after and after[0], "id": after and after[1], "limit": _PAGE},
        )
        yield from rows
        if len(rows) < _PAGE:
            return
        after = rows[-1]["performed_at"], rows[-1]["id"]


def last_session(tx: Transaction, user_id: UUID, exercise_id: UUID, limit: int) -> list[Row]:
    """The newest sets of an exercise that tell of strength, at most `limit`, newest first."""
    return tx.rows(
        f"SELECT {_FOLDED}, workout_id FROM workout_sets WHERE user_id = %s AND exercise_id = %s"
        f" AND deleted_at IS NULL AND {TELLS_STRENGTH} ORDER BY performed_at DESC, id DESC LIMIT %s",
        (user_id, exercise_id, limit),
    )


def that_tell_strength(tx: Transaction, user_id: UUID, exercise_id: UUID, since: datetime | None) -> list[Row]:
    """The sets of an exercise from which strength can be told (at most twelve reps), in order of time."""
    return tx.rows(
        f"SELECT {_FOLDED}, workout_id FROM workout_sets WHERE user_id = %s AND exercise_id = %s"
        f" AND deleted_at IS NULL AND {TELLS_STRENGTH} AND reps <= 12"
        " AND (%s::timestamptz IS NULL OR performed_at >= %s) ORDER BY performed_at, id",
        (user_id, exercise_id, since, since),
    )
