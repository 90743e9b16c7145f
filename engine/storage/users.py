"""People: their sign-in and their settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction, as_json, assignments

PREFERENCES_BYTES = 8192

_ME = """
    SELECT u.id, u.email, u.role, u.name, u.unit, u.sex, u.experience, u.goal_strength, u.time_zone, u.locale,
           u.gym_id, u.onboarded_at, u.shares_parameters, u.preferences, u.created_at,
           (SELECT b.weight_kg FROM bodyweights b WHERE b.user_id = u.id ORDER BY b.measured_at DESC, b.id DESC LIMIT 1)
               AS bodyweight_kg
    FROM users u WHERE u.id = %s
"""


def add(tx: Transaction, person: Mapping[str, Any]) -> bool:
    """A new person; False where the e-mail is taken."""
    return bool(
        tx.run(
            "INSERT INTO users (id, email, password_hash, role, name, unit, time_zone, locale, created_at, updated_at)"
            " VALUES (%(id)s, %(email)s, %(password_hash)s, %(role)s, %(name)s, %(unit)s, %(time_zone)s, %(locale)s,"
            " %(now)s, %(now)s) ON CONFLICT (email) DO NOTHING",
            dict(person),
        )
    )


def credentials(tx: Transaction, email: str) -> Row | None:
    """Id, password hash and role behind an e-mail address, asked before it is known who asks."""
    return tx.row("SELECT id, password_hash, role FROM credentials_of(%s)", (email,))


def password_hash(tx: Transaction, user_id: UUID) -> str | None:
    """The stored hash of this person's password."""
    found: str | None = tx.value("SELECT password_hash FROM users WHERE id = %s", (user_id,))
    return found


def set_password_hash(tx: Transaction, user_id: UUID, hashed: str) -> None:
    """Replace the stored hash."""
    tx.run("UPDATE users SET password_hash = %s WHERE id = %s", (hashed, user_id))


def lock(tx: Transaction, user_id: UUID) -> str | None:
    """This person's role. Until the transaction ends, whoever asks the same for them waits."""
    role: str | None = tx.value("SELECT role FROM users WHERE id = %s FOR NO KEY UPDATE", (user_id,))
    return role


def me(tx: Transaction, user_id: UUID) -> Row | None:
    """Everything about this person that they may see, with their latest bodyweight."""
    return tx.row(_ME, (user_id,))


def change(tx: Transaction, user_id: UUID, changes: Mapping[str, Any]) -> bool:
    """Set these columns; False where there is no such person."""
    sql = assignments("UPDATE users SET {} WHERE id = %(id)s", changes)
    return bool(tx.run(sql, {**changes, "id": user_id}))


def merge_preferences(tx: Transaction, user_id: UUID, added: Mapping[str, Any], removed: list[str]) -> bool:
    """Merge key by key; False, and nothing changed, where all of them together would be over the limit."""
    return bool(
        tx.run(
            "UPDATE users SET preferences = (preferences || %(added)s::jsonb) - %(removed)s::text[] WHERE id = %(id)s"
            " AND octet_length(((preferences || %(added)s::jsonb) - %(removed)s::text[])::text) <= %(limit)s",
            {"added": as_json(dict(added)), "removed": removed, "id": user_id, "limit": PREFERENCES_BYTES},
        )
    )


def remove(tx: Transaction, user_id: UUID) -> None:
    """Remove this person and everything of theirs."""
    tx.run("DELETE FROM users WHERE id = %s", (user_id,))
