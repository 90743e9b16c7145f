"""Staying signed in: a short access token, and a refresh token that changes with each use.

A refresh token is the person's id (row-level security must know whose rows to show) and a random secret, of which
only the SHA-256 is stored. Tokens that follow from one sign-in are a family; each use begins a generation.

A token that was replaced and comes again ends the whole family: two parties hold it. One case is innocent: the
answer that carried the successor was lost on the way (a phone leaves the basement), and the same attempt is repeated.
A client may therefore name its attempt (`Idempotency-Key`) before it asks, and repeat it under that name: as long as no
successor has been used it gets another one, however late. A thief who holds the token does not know the name.

Using one of several successors revokes its siblings, and presenting a revoked token ends the family as well: at any
time one line of descent is alive, whatever was lost, and no time of grace is needed.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog

from engine.errors import Unauthenticated
from engine.services import tokens
from engine.services.tokens import Asker, Keys
from engine.storage import db, refresh_tokens, users
from engine.storage.db import Row, Transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Terms:
    """How tokens are made: the signing keys, and how long each kind lives."""

    keys: Keys
    access: timedelta
    refresh: timedelta


@dataclass(frozen=True)
class Grant:
    """What a sign-in gives: an access token, and a refresh token until `ends`."""

    asker: Asker
    access_token: str
    refresh_token: str
    ends: datetime


def begin(tx: Transaction, asker: Asker, terms: Terms, now: datetime) -> Grant:
    """A new family of tokens, for a device that signed in."""
    refresh_tokens.forget_expired(tx, asker.id, now)
    return _grant(tx, asker, uuid4(), 0, terms, now)


def refresh(token: str, attempt: str | None, terms: Terms, now: datetime) -> Grant:
    """New tokens for a refresh token; `attempt` is the client's name for this try, the same when it tries again.

    Raises Unauthenticated where the token is none, has ended, or was stolen.
    """
    user_id, token_hash = _read(token)
    with db.transaction(user_id) as tx:
        grant = _rotate(tx, user_id, token_hash, _hash(attempt) if attempt else None, terms, now)
    if grant is None:  # raised out here, so that a family that was ended stays ended
        raise Unauthenticated("The session has ended; sign in again")
    return grant


def end(token: str, now: datetime) -> None:
    """End the family of this token, if it is one."""
    try:
        user_id, token_hash = _read(token)
    except Unauthenticated:
        return
    with db.transaction(user_id) as tx:
        if known := refresh_tokens.find(tx, user_id, token_hash):
            refresh_tokens.end_family(tx, user_id, known["family"], now)


def end_all(user_id: UUID, now: datetime) -> None:
    """End this person's sessions on all devices. Access tokens live on for their few minutes."""
    with db.transaction(user_id) as tx:
        refresh_tokens.end_all(tx, user_id, now)


def _rotate(
    tx: Transaction, user_id: UUID, token_hash: bytes, attempt: bytes | None, terms: Terms, now: datetime
) -> Grant | None:
    role = users.lock(tx, user_id)  # one refresh at a time per person
    known = refresh_tokens.find(tx, user_id, token_hash)
    if role is None or known is None or known["expires_at"] <= now:
        return None
    if known["revoked_at"] is not None or (known["replaced_at"] is not None and not _is_repeated(known, attempt)):
        log.warning("refresh_token_reused", user=str(user_id), family=str(known["family"]))
        refresh_tokens.end_family(tx, user_id, known["family"], now)
        return None
    refresh_tokens.spend(tx, user_id, token_hash, attempt, now)
    return _grant(tx, Asker(user_id, role), known["family"], known["generation"] + 1, terms, now)


def _is_repeated(replaced: Row, attempt: bytes | None) -> bool:
    """Whether it is the attempt that replaced this token, asking once more for an answer that never came."""
    return attempt is not None and attempt == bytes(replaced["spent_by"] or b"") and not replaced["overtaken"]


def _grant(tx: Transaction, asker: Asker, family: UUID, generation: int, terms: Terms, now: datetime) -> Grant:
    token = f"{asker.id}.{secrets.token_urlsafe(32)}"
    ends = now + terms.refresh
    refresh_tokens.add(tx, asker.id, _hash(token), family, generation, now, ends)
    return Grant(asker, tokens.issue(asker, terms.keys, now, terms.access), token, ends)


def _read(token: str) -> tuple[UUID, bytes]:
    try:
        return UUID(token.partition(".")[0]), _hash(token)
    except ValueError as fault:
        raise Unauthenticated("There is no session; sign in") from fault


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
