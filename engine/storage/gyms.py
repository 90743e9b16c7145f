"""Gyms and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction, as_json, assignments

_GYM = (
    "SELECT g.id, g.name, g.inventory, g.id IS NOT DISTINCT FROM u.gym_id AS active,"
    " (SELECT max(w.started_at) FROM workouts w WHERE w.user_id = g.user_id AND w.gym_id = g.id"
    "   AND w.deleted_at IS NULL) AS used_at"
    " FROM gyms g JOIN users u ON u.id = g.user_id WHERE g.user_id = %s"
)


def all_of(tx: Transaction, user_id: UUID) -> list[Row]:
    """All gyms of this person, by name."""
    return tx.rows(f"{_GYM} ORDER BY lower(g.name), g.id", (user_id,))


def get(tx: Transaction, user_id: UUID, gym_id: UUID) -> Row | None:
    """One gym of this person."""
    return tx.row(f"{_GYM} AND g.id = %s", (user_id, gym_id))


def active(tx: Transaction, user_id: UUID) -> Row | None:
    """The gym that loads are rounded to."""
    return tx.row(f"{_GYM} AND g.id = u.gym_id", (user_id,))


def count(tx: Transaction, user_id: UUID) -> int:
    """How many gyms this person has."""
    return int(tx.value("SELECT count(*) FROM gyms WHERE user_id = %s", (user_id,)))


def add(tx: Transaction, user_id: UUID, gym: Mapping[str, Any], now: datetime) -> bool:
    """A new gym; False where there is one with this id."""
    return bool(
        tx.run(
            "INSERT INTO gyms (user_id, id, name, inventory, created_at, updated_at)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (user_id, id) DO NOTHING",
            (user_id, gym["id"], gym["name"], as_json(gym["inventory"]), now, now),
        )
    )


def activate_if_none(tx: Transaction, user_id: UUID, gym_id: UUID) -> None:
    """Make it the active gym of someone who has no active gym."""
    tx.run("UPDATE users SET gym_id = %s WHERE id = %s AND gym_id IS NULL", (gym_id, user_id))


def change(tx: Transaction, user_id: UUID, gym_id: UUID, changes: Mapping[str, Any]) -> bool:
    """Set these columns; False where there is no such gym."""
    values = {name: as_json(value) if name == "inventory" else value for name, value in changes.items()}
    sql = assignments("UPDATE gyms SET {} WHERE user_id = %(user)s AND id = %(gym)s", values)
    return bool(tx.run(sql, {**values, "user": user_id, "gym": gym_id}))


def remove(tx: Transaction, user_id: UUID, gym_id: UUID) -> bool:
    """Remove it; False where there is no such gym. Workouts in it stay."""
    return bool(tx.run("DELETE FROM gyms WHERE user_id = %s AND id = %s", (user_id, gym_id)))
