"""What the log adds up to: questions over many sets, each answered by one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from engine.storage.db import Row, Transaction

_STRENGTH = "s.set_type IN ('working', 'failure', 'amrap') AND s.duration_seconds IS NULL"


def bests(
    tx: Transaction, user_id: UUID, ids: Sequence[UUID], with_body: Sequence[bool], before: datetime | None
) -> list[Row]:
    """Of each of these exercises the heaviest set of every kind, count of reps and reserve (the first on a tie).

    Every record is among them. Warm-ups and sets held for a time are not. `with_body` says of which exercises the
    body is part of the load: there the heaviest is asked for at each bodyweight. `before`: as it stood then.
    """
    return tx.rows(
        "SELECT DISTINCT ON (s.exercise_id, s.reps, s.rir, s.set_type, body) s.exercise_id, s.id, s.workout_id,"
        " s.performed_at, s.set_type, s.weight_kg, s.unit, s.reps, s.rir, s.bodyweight_kg,"
        " CASE WHEN e.with_body THEN s.bodyweight_kg END AS body"
        " FROM unnest(%(ids)s::uuid[], %(with_body)s::boolean[]) e (id, with_body)"
        " JOIN workout_sets s ON s.user_id = %(user)s AND s.exercise_id = e.id"
        " WHERE s.deleted_at IS NULL AND s.set_type <> 'warmup' AND s.duration_seconds IS NULL"
        " AND (%(before)s::timestamptz IS NULL OR s.performed_at < %(before)s)"
        " ORDER BY s.exercise_id, s.reps, s.rir, s.set_type, body, s.weight_kg DESC, s.performed_at, s.id",
        {"user": user_id, "ids": list(ids), "with_body": list(with_body), "before": before},
    )


def rep_counts(tx: Transaction, user_id: UUID, exercise_id: UUID, since: datetime | None) -> list[Row]:
    """How many sets there are of each count of reps, warm-ups and sets held for a time left out."""
    return tx.rows(
        "SELECT reps, count(*)::int AS sets, max(weight_kg) AS heaviest_kg FROM workout_sets s"
        " WHERE user_id = %(user)s AND exercise_id = %(exercise)s AND deleted_at IS NULL AND set_type <> 'warmup'"
        " AND duration_seconds IS NULL AND (%(since)s::timestamptz IS NULL OR performed_at >= %(since)s)"
        " GROUP BY reps ORDER BY reps",
        {"user": user_id, "exercise": exercise_id, "since": since},
    )


def session_volumes(tx: Transaction, user_id: UUID, since: datetime, until: datetime, body_kg: float) -> list[Row]:
    """Each exercise of each session in order of time: when it began, and its kg x reps of load and of the whole body.

    Sets that tire: all but warm-ups, and those held for a time. `body_kg`: the body where nobody weighed it.
    """
    return tx.rows(
        "SELECT workout_id, exercise_id, min(performed_at) AS at, count(*)::int AS sets,"
        " sum(weight_kg * reps) AS load_kg_reps, sum(coalesce(bodyweight_kg, %(body)s) * reps) AS body_kg_reps"
        " FROM workout_sets WHERE user_id = %(user)s AND performed_at >= %(since)s AND performed_at < %(until)s"
        " AND deleted_at IS NULL AND set_type <> 'warmup' AND duration_seconds IS NULL"
        " GROUP BY workout_id, exercise_id ORDER BY at, workout_id, exercise_id",
        {"user": user_id, "since": since, "until": until, "body": body_kg},
    )


def strength_sets(tx: Transaction, user_id: UUID, since: datetime, until: datetime) -> list[Row]:
    """The sets of all lifts that tell of strength, in order of time."""
    return tx.rows(
        "SELECT s.exercise_id, s.workout_id, s.performed_at, s.set_type, s.weight_kg, s.reps, s.rir, s.bodyweight_kg"
        " FROM workout_sets s WHERE s.user_id = %s AND s.performed_at >= %s AND s.performed_at < %s"
        f" AND s.deleted_at IS NULL AND {_STRENGTH} ORDER BY s.performed_at, s.id",
        (user_id, since, until),
    )


def sessions(tx: Transaction, user_id: UUID, since: datetime, until: datetime) -> list[Row]:
    """The sessions that began between these times and hold a set, with how many sets they hold, oldest first."""
    return tx.rows(
        "SELECT w.id, w.started_at, w.title, s.sets FROM workouts w CROSS JOIN LATERAL ("
        "   SELECT count(*)::int AS sets FROM workout_sets"
        "   WHERE user_id = w.user_id AND workout_id = w.id AND deleted_at IS NULL) s"
        " WHERE w.user_id = %s AND w.started_at >= %s AND w.started_at < %s AND w.deleted_at IS NULL AND s.sets > 0"
        " ORDER BY w.started_at, w.id",
        (user_id, since, until),
    )


def first_session(tx: Transaction, user_id: UUID) -> datetime | None:
    """When the first session that is not in the trash began."""
    found: datetime | None = tx.value(
        "SELECT min(started_at) FROM workouts WHERE user_id = %s AND deleted_at IS NULL", (user_id,)
    )
    return found


def exercises(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """How these exercises are loaded and where they belong, the catalogue's and the lifter's own."""
    found = tx.rows(
        "SELECT e.user_id AS owner, e.id, e.name, e.pattern, e.equipment, e.load_type, e.bodyweight_share,"
        " e.laterality, e.tracking, '{}'::jsonb AS muscles FROM exercises e"
        " WHERE e.user_id IN (%s, catalogue()) AND e.id = ANY(%s)",
        (user_id, list(ids)),
    )
    return {row["id"]: row for row in found}
