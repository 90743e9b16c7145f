"""Access tokens: short-lived, signed, and enough to know who asks without a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from uuid import UUID

import jwt
from jwt.types import Options

from engine.errors import Unauthenticated

Keys = tuple[tuple[str, str], ...]
_ALGORITHM = "HS256"
# The clock is handed down, so the expiry is compared below rather than by the library.
_OPTIONS: Options = {"require": ["exp", "iat", "sub", "role", "aud"], "verify_exp": False, "verify_iat": False}
_AUDIENCE = "gymgenius"


@dataclass(frozen=True)
class Asker:
    """Who asks, as their access token says."""

    id: UUID
    role: str


def issue(asker: Asker, keys: Keys, now: datetime, lifetime: timedelta) -> str:
    """A token signed with the first key; its `kid` says which, so that keys can be rotated."""
    kid, secret = keys[0]
    claims = {"sub": str(asker.id), "role": asker.role, "aud": _AUDIENCE, "iat": now, "exp": now + lifetime}
    return jwt.encode(claims, secret, _ALGORITHM, {"kid": kid})


def read(token: str, keys: Keys, now: datetime) -> Asker:
    """Who a token speaks for. Raises Unauthenticated where it is forged, foreign, malformed or expired."""
    asker, ends = _verified(token, keys)
    if ends <= now.timestamp():
        raise Unauthenticated("The access token has expired; refresh it")
    return asker


@lru_cache(maxsize=4096)
def _verified(token: str, keys: Keys) -> tuple[Asker, float]:
    """Who it speaks for and when it ends. What is kept depends on nothing else; a forged token is never kept."""
    try:
        secret = dict(keys)[jwt.get_unverified_header(token)["kid"]]
        claims = jwt.decode(token, secret, [_ALGORITHM], _OPTIONS, audience=_AUDIENCE)
        return Asker(UUID(claims["sub"]), str(claims["role"])), float(claims["exp"])
    except (jwt.InvalidTokenError, KeyError, ValueError, TypeError) as fault:
        raise Unauthenticated("The access token can't be read; sign in again") from fault
