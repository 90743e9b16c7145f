"""Who is it? Registering and signing in."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from engine.errors import Conflict, Fault, Unauthenticated
from engine.schemas.auth import LoginIn, RegisterIn
from engine.services import passwords, sessions
from engine.services.sessions import Grant, Terms
from engine.services.tokens import Asker
from engine.storage import db, users


def register(given: RegisterIn, rounds: int, terms: Terms, now: datetime) -> Grant:
    """A new person, signed in. Raises Conflict where the e-mail is taken, Unavailable where too many sign in."""
    with db.transaction(None) as tx:
        if users.credentials(tx, given.email):
            raise _taken()
    hashed = passwords.hash_password(given.password, rounds)
    asker = Asker(uuid4(), given.role)
    person = given.model_dump(exclude={"password"}) | {"id": asker.id, "password_hash": hashed, "now": now}
    with db.transaction(asker.id) as tx:
        if not users.add(tx, person):  # someone was quicker
            raise _taken()
        return sessions.begin(tx, asker, terms, now)


def login(given: LoginIn, rounds: int, terms: Terms, now: datetime) -> Grant:
    """Sign in. Raises Unauthenticated, in the same words and time, for a wrong password and an unknown e-mail."""
    with db.transaction(None) as tx:
        known = users.credentials(tx, given.email)
    stored: str | None = known["password_hash"] if known else None
    if not passwords.matches(given.password, stored, rounds) or known is None or stored is None:
        raise Unauthenticated("E-mail or password is wrong")
    asker = Asker(known["id"], known["role"])
    renewed = passwords.hash_password(given.password, rounds) if passwords.is_outdated(stored, rounds) else stored
    with db.transaction(asker.id) as tx:
        if renewed != stored:
            users.set_password_hash(tx, asker.id, renewed)
        return sessions.begin(tx, asker, terms, now)


def _taken() -> Conflict:
    fault = Fault("email", "it has an account already", "another address, or sign in with this one")
    return Conflict("This e-mail address has an account already", (fault,))
