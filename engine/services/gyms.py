"""Gyms: what there is to lift, and which of them is the lifter's now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from engine.errors import Fault, NotFound, Rejected
from engine.schemas.gyms import GymIn, GymOut, GymPatch, GymsOut
from engine.storage import db, gyms
from engine.storage.db import Transaction

MAX_GYMS = 50


def all_of(user_id: UUID) -> GymsOut:
    """All gyms of this person, by name."""
    with db.transaction(user_id) as tx:
        found = gyms.all_of(tx, user_id)
    return GymsOut(gyms=[GymOut.model_validate(row) for row in found])


def get(user_id: UUID, gym_id: UUID) -> GymOut:
    """One gym. Raises NotFound."""
    with db.transaction(user_id) as tx:
        return _known(tx, user_id, gym_id)


def create(user_id: UUID, given: GymIn, now: datetime) -> GymOut:
    """A new gym; sending it again changes nothing. The first one becomes the active one. Raises Rejected."""
    with db.transaction(user_id) as tx:
        known = gyms.get(tx, user_id, given.id)
        if known is None:
            if gyms.count(tx, user_id) >= MAX_GYMS:
                raise Rejected(
                    f"There are {MAX_GYMS} gyms already", (Fault("", "too many gyms", f"at most {MAX_GYMS}"),)
                )
            gyms.add(tx, user_id, given.model_dump(mode="json") | {"id": given.id}, now)
            gyms.activate_if_none(tx, user_id, given.id)
        return _known(tx, user_id, given.id)


def change(user_id: UUID, gym_id: UUID, patch: GymPatch, now: datetime) -> GymOut:
    """Change a gym. Raises NotFound."""
    given = patch.model_dump(mode="json", exclude_unset=True)
    with db.transaction(user_id) as tx:
        gyms.change(tx, user_id, gym_id, given | {"updated_at": now})
        return _known(tx, user_id, gym_id)


def delete(user_id: UUID, gym_id: UUID) -> None:
    """Remove a gym; workouts in it stay. Raises NotFound."""
    with db.transaction(user_id) as tx:
        if not gyms.remove(tx, user_id, gym_id):
            raise NotFound("There is no such gym")


def _known(tx: Transaction, user_id: UUID, gym_id: UUID) -> GymOut:
    if (found := gyms.get(tx, user_id, gym_id)) is None:
        raise NotFound("There is no such gym")
    return GymOut.model_validate(found)
