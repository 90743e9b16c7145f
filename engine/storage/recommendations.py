"""What the coach said, from what, and which set answered it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction

# A prescription is for the next set: after this long, a set answers another one.
OPEN_FOR = "interval '6 hours'"
# The phone's clock may be behind ours.
CLOCKS_DIFFER = "interval '10 minutes'"
_NO_WHAT_IF = "(o.answered_at IS NULL OR o.outcome_set_id IS NOT NULL)"


def add(tx: Transaction, user_id: UUID, values: dict[str, Any]) -> None:
    """Store one: id, exercise_owner, exercise_id, set_number, created_at, engine_version, inputs, output, answered_at.

    One that is answered from the start, a what-if, waits for no set.
    """
    tx.later(
        Hot(
            "INSERT INTO recommendations (user_id, id, exercise_owner, exercise_id, set_number, created_at,"
            " engine_version, inputs, output, answered_at) VALUES (%(user)s, %(id)s, %(exercise_owner)s,"
            " %(exercise_id)s, %(set_number)s, %(created_at)s, %(engine_version)s, %(inputs)s, %(output)s,"
            " %(answered_at)s)"
        ),
        {**values, "user": user_id},
    )


def one(tx: Transaction, user_id: UUID, id_: UUID) -> Row | None:
    """A prescription with its inputs and its outcome."""
    return tx.row(
        Hot(
            "SELECT id, exercise_id, set_number, created_at, engine_version, inputs, output, outcome_set_id"
            " FROM recommendations WHERE user_id = %s AND id = %s"
        ),
        (user_id, id_),
    )


def answer(tx: Transaction, rows: Sequence[Sequence[Any]]) -> None:
    """Note which sets, as (user_id, set_id, exercise_id, performed_at, recommendation_id), answered which prescription.

    The one that a set names, else the newest open one for that exercise; the earliest set is the answer.
    """
    tx.many_later(
        Hot(
            "UPDATE recommendations r SET outcome_set_id = a.set_id, answered_at = a.performed_at FROM ("
            " SELECT DISTINCT ON (p.id) p.id, s.user_id, s.set_id, s.performed_at FROM (VALUES %s)"
            "   s (user_id, set_id, exercise_id, performed_at, recommendation_id)"
            " CROSS JOIN LATERAL (SELECT o.id, o.outcome_set_id FROM recommendations o WHERE o.user_id = s.user_id"
            "   AND o.exercise_id = s.exercise_id AND (o.id = s.recommendation_id OR (s.recommendation_id IS NULL"
            f"   AND o.created_at BETWEEN s.performed_at - {OPEN_FOR} AND s.performed_at + {CLOCKS_DIFFER}))"
            f"   AND {_NO_WHAT_IF}"
            "   ORDER BY o.created_at DESC LIMIT 1) p"
            " WHERE p.outcome_set_id IS NULL ORDER BY p.id, s.performed_at, s.set_id) a"
            " WHERE r.user_id = a.user_id AND r.id = a.id"
        ),
        rows,
        "(%s, %s, %s, %s::timestamptz, %s::uuid)",
    )


def reopen(tx: Transaction, user_id: UUID, set_ids: Sequence[UUID]) -> None:
    """These sets answer nothing any more."""
    tx.later(
        Hot(
            "UPDATE recommendations SET outcome_set_id = NULL, answered_at = NULL"
            " WHERE user_id = %s AND outcome_set_id = ANY(%s)"
        ),
        (user_id, list(set_ids)),
    )


def answer_all(tx: Transaction, user_id: UUID, since: datetime) -> int:
    """Find for every open prescription since then the first set that answers it."""
    return tx.run(
        "UPDATE recommendations r SET outcome_set_id = a.set_id, answered_at = a.performed_at FROM ("
        " SELECT DISTINCT ON (p.id) p.id, s.id AS set_id, s.performed_at"
        " FROM workout_sets s CROSS JOIN LATERAL (SELECT o.id, o.outcome_set_id FROM recommendations o"
        "   WHERE o.user_id = s.user_id AND o.exercise_id = s.exercise_id AND (o.id = s.recommendation_id"
        f"   OR (s.recommendation_id IS NULL AND o.created_at BETWEEN s.performed_at - {OPEN_FOR}"
        f"       AND s.performed_at + {CLOCKS_DIFFER})) AND {_NO_WHAT_IF} ORDER BY o.created_at DESC LIMIT 1) p"
        " WHERE s.user_id = %(user)s AND s.deleted_at IS NULL AND s.set_type IN ('working', 'failure', 'amrap')"
        " AND s.duration_seconds IS NULL"
        " AND s.performed_at >= %(since)s AND p.outcome_set_id IS NULL ORDER BY p.id, s.performed_at, s.id) a"
        " WHERE r.user_id = %(user)s AND r.id = a.id",
        {"user": user_id, "since": since},
    )


def kept(
    tx: Transaction, user_id: UUID, exercise_id: UUID | None, since: datetime | None, limit: int, near: float
) -> list[Row]:
    """The newest prescriptions that a set answered, at most `limit`, summed by tenths of the stated confidence.

    A row: `bin` (0–9), `answered`; and of those done at the prescribed load, give or take the share `near` of it,
    `followed`, `in_range`, `in_band`, and the sums of the stated `confidence` and `band_probability`.
    """
    return tx.rows(
        "WITH told AS (SELECT least(floor(said_confidence * 10), 9)::int AS bin, said_confidence,"
        " said_band_probability, s.reps BETWEEN said_low AND said_high AS in_range,"
        " coalesce(s.reps BETWEEN said_band_low AND said_band_high, false) AS in_band,"
        " abs(s.weight_kg::float8 - said_kg) <= %(near)s * abs(said_kg) + 1e-6 AS followed FROM"
        " (SELECT * FROM recommendations WHERE user_id = %(user)s AND outcome_set_id IS NOT NULL"
        "   AND said_confidence IS NOT NULL AND (%(exercise)s::uuid IS NULL OR exercise_id = %(exercise)s)"
        "   AND (%(since)s::timestamptz IS NULL OR answered_at >= %(since)s)"
        "   ORDER BY answered_at DESC LIMIT %(limit)s) r"
        " JOIN workout_sets s ON s.user_id = r.user_id AND s.id = r.outcome_set_id AND s.exercise_id = r.exercise_id"
        " AND s.deleted_at IS NULL)"
        " SELECT bin, count(*) AS answered, count(*) FILTER (WHERE followed) AS followed,"
        " count(*) FILTER (WHERE followed AND in_range) AS in_range,"
        " count(*) FILTER (WHERE followed AND in_band) AS in_band,"
        " coalesce(sum(said_confidence) FILTER (WHERE followed), 0) AS confidence,"
        " coalesce(sum(said_band_probability) FILTER (WHERE followed), 0) AS band_probability"
        " FROM told GROUP BY bin ORDER BY bin",
        {"user": user_id, "exercise": exercise_id, "since": since, "limit": limit, "near": near},
    )
