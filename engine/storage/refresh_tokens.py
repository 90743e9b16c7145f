"""Refresh tokens, by their hash: what is stored can't be used to sign in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from engine.storage.db import Row, Transaction


def add(
    tx: Transaction, user_id: UUID, token_hash: bytes, family: UUID, generation: int, now: datetime, ends: datetime
) -> None:
    """A new token of this family."""
    tx.run(
        "INSERT INTO refresh_tokens (user_id, token_hash, family, generation, issued_at, expires_at)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (user_id, token_hash, family, generation, now, ends),
    )


def find(tx: Transaction, user_id: UUID, token_hash: bytes) -> Row | None:
    """One token; `overtaken` where one of its successors has been spent already."""
    return tx.row(
        "SELECT t.family, t.generation, t.expires_at, t.replaced_at, t.revoked_at, t.spent_by,"
        " EXISTS (SELECT FROM refresh_tokens s WHERE s.user_id = t.user_id AND s.family = t.family"
        " AND s.generation = t.generation + 1"
        " AND s.replaced_at IS NOT NULL) AS overtaken"
        " FROM refresh_tokens t WHERE t.user_id = %s AND t.token_hash = %s",
        (user_id, token_hash),
    )


def spend(tx: Transaction, user_id: UUID, token_hash: bytes, attempt: bytes | None, now: datetime) -> None:
    """Mark as replaced, by this attempt; its siblings, handed out when an answer was lost, are revoked."""
    tx.run(
        "UPDATE refresh_tokens t SET"
        " replaced_at = CASE WHEN t.token_hash = spent.token_hash THEN coalesce(t.replaced_at, %(now)s)"
        " ELSE t.replaced_at END,"
        " spent_by = CASE WHEN t.token_hash = spent.token_hash THEN %(attempt)s ELSE t.spent_by END,"
        " revoked_at = CASE WHEN t.token_hash = spent.token_hash THEN t.revoked_at"
        " ELSE coalesce(t.revoked_at, %(now)s) END"
        " FROM refresh_tokens spent WHERE spent.user_id = %(user)s AND spent.token_hash = %(hash)s"
        " AND t.user_id = spent.user_id AND t.family = spent.family AND t.generation = spent.generation",
        {"user": user_id, "hash": token_hash, "attempt": attempt, "now": now},
    )


def end_family(tx: Transaction, user_id: UUID, family: UUID, now: datetime) -> None:
    """No token of this family is good any more."""
    tx.run(
        "UPDATE refresh_tokens SET revoked_at = %s WHERE user_id = %s AND family = %s AND revoked_at IS NULL",
        (now, user_id, family),
    )


def end_all(tx: Transaction, user_id: UUID, now: datetime) -> None:
    """No token of this person is good any more."""
    tx.run("UPDATE refresh_tokens SET revoked_at = %s WHERE user_id = %s AND revoked_at IS NULL", (now, user_id))


def forget_expired(tx: Transaction, user_id: UUID, now: datetime) -> None:
    """Drop what has ended by itself."""
    tx.run("DELETE FROM refresh_tokens WHERE user_id = %s AND expires_at <= %s", (user_id, now))
