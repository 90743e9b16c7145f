"""Training plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg2 import sql

from engine.storage.db import Row, Transaction, assignments

_COLUMNS = (
    "id, name, goal, week, status, next_day, not_before, template, schedule, cycle, run,"
    " started_at, created_at, updated_at"
)


def add(tx: Transaction, user_id: UUID, values: dict[str, Any], now: datetime) -> None:
    """Store a new plan: id, name, goal, week; and of template, schedule, cycle and run what there is."""
    given = {**values, "user_id": user_id, "created_at": now, "updated_at": now}
    tx.run(
        sql.SQL("INSERT INTO plans ({}) VALUES ({})").format(
            sql.SQL(", ").join(map(sql.Identifier, given)), sql.SQL(", ").join(map(sql.Placeholder, given))
        ),
        given,
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


def lived(tx: Transaction, user_id: UUID, week: date, plan_id: UUID, number: int, kind: str) -> None:
    """A calendar week, by its Monday, was this week of a plan's cycle; the newest word counts."""
    tx.run(
        "INSERT INTO plan_weeks (user_id, week, plan_id, number, kind) VALUES (%s, %s, %s, %s, %s)"
        " ON CONFLICT (user_id, week) DO UPDATE SET plan_id = excluded.plan_id, number = excluded.number,"
        " kind = excluded.kind",
        (user_id, week, plan_id, number, kind),
    )


def lived_weeks(tx: Transaction, user_id: UUID, limit: int) -> list[Row]:
    """The weeks that were trained by a plan, newest first."""
    return tx.rows(
        "SELECT week, plan_id, number, kind FROM plan_weeks WHERE user_id = %s ORDER BY week DESC LIMIT %s",
        (user_id, limit),
    )
