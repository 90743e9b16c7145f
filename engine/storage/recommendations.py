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
        " WHERE s.user_id = %(user)s AND s.deleted_at IS NULL AND s.set_type IN ('working', 'failure')"
        " AND s.performed_at >= %(since)s AND p.outcome_set_id IS NULL ORDER BY p.id, s.performed_at, s.id) a"
        " WHERE r.user_id = %(user)s AND r.id = a.id",
        {"user": user_id, "since": since},
    )
