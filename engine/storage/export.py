"""Everything of a lifter, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from engine.storage.db import Row, Transaction

PAGE = 2000
# What a lifter owns, each with what is not theirs to take: secrets, files, and what the coach derives anyway.
BY_ID: dict[str, tuple[str, ...]] = {
    "exercises": (),
    "gyms": (),
    "bodyweights": (),
    "plans": (),
    "imports": ("raw", "sha256"),
    "workouts": (),
    "workout_sets": ("first_content",),
    "recommendations": (
        "said_kg",
        "said_low",
        "said_high",
        "said_confidence",
        "said_band_low",
        "said_band_high",
        "said_band_probability",
    ),
}
WHOLE = {
    "exercise_muscles": "exercise_id, muscle",
    "exercise_aliases": "alias_key",
    "readiness": "day",
    "plan_weeks": "week",
}


def account(tx: Transaction, user_id: UUID) -> str:
    """The account as a JSON object, without its password."""
    return str(tx.value("SELECT (to_jsonb(u) - 'password_hash')::text FROM users u WHERE id = %s", (user_id,)))


def page_by_id(tx: Transaction, user_id: UUID, table: str, after: UUID | None) -> list[tuple[UUID, str]]:
    """The next rows of one of `BY_ID`, each with its id, as JSON objects."""
    without = "".join(f" - '{name}'" for name in ("user_id", *BY_ID[table]))
    rows = tx.rows(
        f"SELECT id, (to_jsonb(t){without})::text AS written FROM {table} t WHERE user_id = %(user)s"
        " AND (%(after)s::uuid IS NULL OR id > %(after)s) ORDER BY id LIMIT %(limit)s",
        {"user": user_id, "after": after, "limit": PAGE},
    )
    return [(row["id"], row["written"]) for row in rows]


def whole(tx: Transaction, user_id: UUID, table: str) -> list[str]:
    """All rows of one of `WHOLE`, as JSON objects."""
    rows = tx.rows(
        f"SELECT (to_jsonb(t) - 'user_id')::text AS written FROM {table} t WHERE user_id = %s ORDER BY {WHOLE[table]}",
        (user_id,),
    )
    return [row["written"] for row in rows]


def sets(tx: Transaction, user_id: UUID, after: tuple[datetime, UUID] | None) -> list[Row]:
    """The next sets in order of time, with the names of exercise and workout; none from the trash."""
    exercise = "FROM exercises e WHERE e.user_id = s.exercise_owner AND e.id = s.exercise_id"
    return tx.rows(
        # Looked up one by one: a planner that knows little of a new lifter joins the slow way round.
        f"SELECT s.id, s.performed_at, (SELECT e.name {exercise}) AS exercise, (SELECT e.equipment {exercise}),"
        " s.set_type, s.weight_kg, s.unit, s.reps, s.rir, s.rest_seconds, s.note, s.workout_id,"
        " s.duration_seconds, s.side, s.superset, s.pain,"
        " (SELECT w.title FROM workouts w WHERE w.user_id = s.user_id AND w.id = s.workout_id)"
        " FROM workout_sets s WHERE s.user_id = %(user)s AND s.deleted_at IS NULL"
        " AND (%(time)s::timestamptz IS NULL OR (s.performed_at, s.id) > (%(time)s, %(id)s))"
        " ORDER BY s.performed_at, s.id LIMIT %(limit)s",
        {"user": user_id, "time": after and after[0], "id": after and after[1], "limit": PAGE},
    )


def tables() -> Iterator[str]:
    """Every table of which a lifter takes their rows along."""
    yield from BY_ID
    yield from WHOLE
