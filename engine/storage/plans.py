"""Training plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction, assignments

_COLUMNS = "id, name, goal, week, status, next_day, not_before, started_at, created_at, updated_at"


def add(tx: Transaction, user_id: UUID, values: dict[str, Any], now: datetime) -> None:
    """Store a new plan: id, name, goal, week."""
    tx.run(
        "INSERT INTO plans (user_id, id, name, goal, week, created_at, updated_at)"
        " VALUES (%(user)s, %(id)s, %(name)s, %(goal)s, %(week)s, %(now)s, %(now)s)",
        {**values, "user": user_id, "now": now},
    )


def one(tx: Transaction, user_id: UUID, plan_id: UUID) -> Row | None:
    """A plan."""
    return tx.row(f"SELECT {_COLUMNS} FROM plans WHERE user_id = %s AND id = %s", (user_id, plan_id))


def all_of(tx: Transaction, user_id: UUID) -> list[Row]:
    """A lifter's plans: the active one, then the newest."""
    return tx.rows(
        f"SELECT {_COLUMNS} FROM plans WHERE user_id = %s"
        " ORDER BY status = 'active' DESC, status = 'archived', created_at DESC, id",
        (user_id,),
    )


def change(tx: Transaction, user_id: UUID, plan_id: UUID, values: dict[str, Any], now: datetime) -> None:
    """Put new values into columns of a plan."""
    tx.run(
        assignments("UPDATE plans SET {}, updated_at = %(now)s WHERE user_id = %(user)s AND id = %(plan)s", values),
        {**values, "now": now, "user": user_id, "plan": plan_id},
    )


def rest_active(tx: Transaction, user_id: UUID, now: datetime) -> None:
    """Whatever plan is active becomes a draft again."""
    tx.run(
        "UPDATE plans SET status = 'draft', updated_at = %s WHERE user_id = %s AND status = 'active'", (now, user_id)
    )


def delete(tx: Transaction, user_id: UUID, plan_id: UUID) -> int:
    """Delete a plan; how many there were, 0 or 1."""
    return tx.run("DELETE FROM plans WHERE user_id = %s AND id = %s", (user_id, plan_id))


def move_on(tx: Transaction, user_id: UUID, plan_id: UUID, done: int | None, not_before: date) -> None:
    """The next session is the one after day `done` (None: the same as before), not before that date."""
    tx.run(
        "UPDATE plans SET not_before = greatest(not_before, %(not_before)s), next_day = CASE"
        " WHEN %(done)s::int IS NULL THEN next_day"
        " ELSE (%(done)s + 1) %% greatest(jsonb_array_length(week -> 'days'), 1) END"
        " WHERE user_id = %(user)s AND id = %(plan)s",
        {"not_before": not_before, "done": done, "user": user_id, "plan": plan_id},
    )
