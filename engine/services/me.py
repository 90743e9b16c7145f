"""The person who asks: their settings, and their leave."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from engine.errors import Fault, Forbidden, Rejected, Unauthenticated
from engine.schemas.me import DeleteMeIn, MeOut, MePatch
from engine.services import jobs, passwords
from engine.storage import db, gyms, parameters, users
from engine.storage.db import Transaction


def get(user_id: UUID) -> MeOut:
    """This person. Raises Unauthenticated where the account is gone."""
    with db.transaction(user_id) as tx:
        return _me(tx, user_id)


def change(user_id: UUID, patch: MePatch, now: datetime) -> MeOut:
    """Change settings. Raises Rejected for a gym that is not theirs and for too many preferences."""
    given = patch.model_dump(exclude_unset=True)
    preferences: dict[str, Any] = given.pop("preferences", {})
    if (onboarded := given.pop("onboarded", None)) is not None:
        given["onboarded_at"] = now if onboarded else None
    with db.transaction(user_id) as tx:
        _refuse_another_gym(tx, user_id, given.get("gym_id"))
        users.change(tx, user_id, given | {"updated_at": now})
        if given.get("shares_parameters") is False:
            parameters.forget_summary(tx, user_id)
        if "time_zone" in given:
            jobs.want(tx, "weekly_volume", user_id)  # weeks begin at the lifter's own midnight
        me = _me(tx, user_id)
        if not preferences:
            return me
        _merge(tx, user_id, preferences)
        return _me(tx, user_id)


def delete(user_id: UUID, given: DeleteMeIn, rounds: int) -> None:
    """Remove the account and all that it holds. Raises Forbidden for a wrong password."""
    with db.transaction(user_id) as tx:
        stored = users.password_hash(tx, user_id)
    if not passwords.matches(given.password, stored, rounds):
        raise Forbidden("The password is wrong", (Fault("password", "it is wrong", "the one you sign in with"),))
    with db.transaction(user_id, timeout_ms=120_000) as tx:
        users.remove(tx, user_id)


def _me(tx: Transaction, user_id: UUID) -> MeOut:
    if (found := users.me(tx, user_id)) is None:
        raise Unauthenticated("This account is gone")
    return MeOut.model_validate(found)


def _refuse_another_gym(tx: Transaction, user_id: UUID, gym_id: UUID | None) -> None:
    if gym_id is not None and gyms.get(tx, user_id, gym_id) is None:
        fault = Fault("gym_id", "no gym of yours has this id", "the id of one of GET /v1/gyms")
        raise Rejected("There is no such gym", (fault,))


def _merge(tx: Transaction, user_id: UUID, preferences: dict[str, Any]) -> None:
    kept = {name: value for name, value in preferences.items() if value is not None}
    removed = [name for name, value in preferences.items() if value is None]
    if not users.merge_preferences(tx, user_id, kept, removed):
        limit = f"at most {users.PREFERENCES_BYTES} bytes of JSON, all of them together"
        raise Rejected("The preferences are too long", (Fault("preferences", "they are too long", limit),))
