"""Reading sets, and changing, deleting and restoring them.

A change corrects the weekly volume at once, by the difference; what the coach knows is put right by a replay in the
background. So the answer costs the same whether the set is of today or of ten years ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.errors import Fault, Rejected
from engine.schemas.base import to_kg
from engine.schemas.sets import SetOut, SetPatch, SetsOut, SetsQuery
from engine.services import coaching, volume
from engine.services.lifts import exercise
from engine.services.pages import cursor_after, place_of
from engine.services.sets import as_out, check_time, not_found, unknown_exercise
from engine.storage import db, lifters, lifts, recommendations, sets, workouts
from engine.storage.db import Row, Transaction
from engine.storage.sets import Filter, Order


def one(user_id: UUID, set_id: UUID) -> SetOut:
    """A set, in the trash too. Raises NotFound."""
    with db.transaction(user_id) as tx:
        row = sets.one(tx, user_id, set_id)
    if row is None:
        raise not_found()
    return as_out(row)


def page(user_id: UUID, query: SetsQuery) -> SetsOut:
    """A page of sets. `changed_since` brings what was deleted as well, oldest change first."""
    which = Filter(
        exercise_id=query.exercise_id,
        workout_id=query.workout_id,
        since=query.since,
        until=query.until,
        changed_since=query.changed_since,
        deleted=True if query.deleted else (None if query.changed_since else False),
    )
    order: Order = "changed" if query.changed_since else "newest" if query.newest_first else "oldest"
    after = place_of(query.cursor)
    with db.transaction(user_id) as tx:
        rows = sets.page(tx, user_id, which, order, after, query.limit)
    next_cursor = cursor_after(rows, query.limit, "updated_at" if order == "changed" else "performed_at")
    return SetsOut.model_construct(sets=[as_out(row) for row in rows], next_cursor=next_cursor)


def change(user_id: UUID, set_id: UUID, patch: SetPatch, now: datetime) -> SetOut:
    """Put new values into a set. Raises NotFound, and Rejected where the set would break a rule."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        before = sets.one(tx, user_id, set_id)
        if before is None:
            raise not_found()
        if before["deleted_at"] is not None:
            raise Rejected(
                "The set is in the trash", (Fault("id", "this set is deleted", "restore it before changing it"),)
            )
        values = _new_values(tx, user_id, before, patch, now)
        after = sets.change(tx, user_id, set_id, values, now) if values else before
        if values and after:
            _follow(tx, user_id, [before], [after])
    return as_out(after or before)


def delete(user_id: UUID, set_id: UUID, now: datetime) -> None:
    """Into the trash; once there, nothing changes. Raises NotFound."""
    _put_deleted(user_id, set_id, now, now)


def restore(user_id: UUID, set_id: UUID, now: datetime) -> SetOut:
    """Out of the trash, with its workout if need be; a set that is not there stays as it is. Raises NotFound."""
    return as_out(_put_deleted(user_id, set_id, None, now))


def follow(tx: Transaction, user_id: UUID, before: Sequence[Row], after: Sequence[Row]) -> None:
    """Let volume, states and prescriptions follow from sets as they were `before` to as they are `after`."""
    ids = {row["exercise_id"] for row in (*before, *after)}
    exercises = {id_: exercise(row) for id_, row in lifts.known(tx, user_id, sorted(ids)).items()}
    lifter = lifters.known(tx, user_id)
    volume.correct(tx, user_id, lifter["time_zone"] if lifter else "UTC", exercises, before, after)
    if gone := {row["id"] for row in before} - {row["id"] for row in after}:
        recommendations.reopen(tx, user_id, sorted(gone))
    coaching.mark_stale(tx, user_id, min(row["performed_at"] for row in (*before, *after)))


def _follow(tx: Transaction, user_id: UUID, before: Sequence[Row], after: Sequence[Row]) -> None:
    follow(tx, user_id, before, after)
    workouts.fit(tx, user_id, (after or before)[0]["workout_id"])


def _put_deleted(user_id: UUID, set_id: UUID, deleted_at: datetime | None, now: datetime) -> Row:
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        before = sets.one(tx, user_id, set_id)
        if before is None:
            raise not_found()
        if (before["deleted_at"] is None) == (deleted_at is None):
            return before
        after = sets.change(tx, user_id, set_id, {"deleted_at": deleted_at}, now) or before
        if deleted_at is None:
            workouts.change(tx, user_id, before["workout_id"], {"deleted_at": None}, now)
        _follow(tx, user_id, *(([], [after]) if deleted_at is None else ([before], [])))
    return after


def _new_values(tx: Transaction, user_id: UUID, before: Row, patch: SetPatch, now: datetime) -> dict[str, Any]:
    values = patch.model_dump(exclude_unset=True)
    if "weight" in values:
        values["weight_kg"] = to_kg(values.pop("weight"), values["unit"])
    if "performed_at" in values:
        check_time(values["performed_at"], now)
    if "exercise_id" in values and values["exercise_id"] != before["exercise_id"]:
        known = lifts.known(tx, user_id, [values["exercise_id"]])
        if not known:
            raise unknown_exercise()
        values["exercise_owner"] = known[values["exercise_id"]]["owner"]
    return {name: value for name, value in values.items() if name not in before or before[name] != value}
