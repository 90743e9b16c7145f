"""Sessions: listed, opened by hand, finished, noted, thrown away and brought back; and closed when nobody does.

A session of a plan moves the plan on to its next day when it ends. One that was left open, and closed by itself, puts
one more rest day before it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from engine.errors import Conflict, Fault, NotFound, Rejected
from engine.schemas.workouts import (
    FinishIn,
    WorkoutDetailOut,
    WorkoutIn,
    WorkoutOut,
    WorkoutPatch,
    WorkoutsOut,
    WorkoutsQuery,
)
from engine.services import programmes, set_edits
from engine.services.lifts import local_day
from engine.services.pages import cursor_after, place_of
from engine.services.sets import as_out, check_time
from engine.storage import db, gyms, lifters, plans, sets, workouts
from engine.storage.db import Row, Transaction

MORE_REST_AFTER_EXPIRY = 1  # days


def page(user_id: UUID, query: WorkoutsQuery, now: datetime) -> WorkoutsOut:
    """A page of sessions, newest first."""
    before = place_of(query.cursor)
    with db.transaction(user_id) as tx:
        rows = workouts.page(
            tx,
            user_id,
            now,
            query.limit,
            since=query.since,
            until=query.until,
            deleted=query.deleted,
            before=before,
        )
    cursor = cursor_after(rows, query.limit, "started_at")
    return WorkoutsOut(workouts=[WorkoutOut.model_validate(row) for row in rows], next_cursor=cursor)


def detail(user_id: UUID, workout_id: UUID, now: datetime) -> WorkoutDetailOut:
    """A session with its sets, in the trash too. Raises NotFound."""
    with db.transaction(user_id) as tx:
        return _detail(tx, user_id, workout_id, now)


def begin(user_id: UUID, given: WorkoutIn, now: datetime) -> WorkoutDetailOut:
    """Open a session before its first set. The same message again changes nothing; another one is a Conflict."""
    check_time(given.started_at, now, "started_at")
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        known = workouts.one(tx, user_id, given.id, now)
        if known is None:
            _check_names(tx, user_id, given.gym_id, given.plan_id, given.plan_day)
            workouts.open_by_hand(tx, user_id, given.model_dump(), now)
        elif any(known[name] != getattr(given, name) for name in ("plan_id", "plan_day")):
            raise Conflict("Another session is stored under this id")
        return _detail(tx, user_id, given.id, now)


def change(user_id: UUID, workout_id: UUID, patch: WorkoutPatch, now: datetime) -> WorkoutDetailOut:
    """Put a new title, note or gym into a session. Raises NotFound."""
    values = patch.model_dump(exclude_unset=True)
    with db.transaction(user_id) as tx:
        _check_names(tx, user_id, patch.gym_id, None, None)
        if values and not workouts.change(tx, user_id, workout_id, values, now):
            raise not_found()
        return _detail(tx, user_id, workout_id, now)


def finish(user_id: UUID, workout_id: UUID, given: FinishIn, now: datetime) -> WorkoutDetailOut:
    """End a session, and move its plan on. Once ended, only the time and the note change. Raises NotFound.

    A set may have come since, from another device: it ends no earlier than its last set.
    """
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        known = _existing(tx, user_id, workout_id, now)
        ended_at = max(given.ended_at or known["ended_at"] or known["last_set_at"], known["last_set_at"])
        check_time(ended_at, now, "ended_at")
        note = {"note": given.note} if "note" in given.model_fields_set else {}
        first_time = not workouts.is_closed(tx, user_id, workout_id)
        workouts.change(tx, user_id, workout_id, {"ended_at": ended_at, **note}, now)
        if first_time:
            _move_plan(tx, user_id, {**known, "ended_at": ended_at, "has_sets": known["sets"] > 0}, 0, now)
        return _detail(tx, user_id, workout_id, now)


def discard(user_id: UUID, workout_id: UUID, now: datetime) -> None:
    """A session and its sets into the trash; once there, nothing changes. Raises NotFound."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        known = _existing(tx, user_id, workout_id, now)
        if known["deleted_at"] is None:
            before = sets.of_workout(tx, user_id, workout_id)
            workouts.change(tx, user_id, workout_id, {"deleted_at": now}, now)
            sets.move_to_trash(tx, user_id, workout_id, now)
            if before:
                set_edits.follow(tx, user_id, before, [])


def restore(user_id: UUID, workout_id: UUID, now: datetime) -> WorkoutDetailOut:
    """A session back out of the trash, with the sets that went there with it. Raises NotFound."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        known = _existing(tx, user_id, workout_id, now)
        if thrown_at := known["deleted_at"]:
            back = sets.of_workout(tx, user_id, workout_id, thrown_at)
            workouts.change(tx, user_id, workout_id, {"deleted_at": None}, now)
            sets.take_from_trash(tx, user_id, workout_id, thrown_at, now)
            if back:
                set_edits.follow(tx, user_id, [], back)
        return _detail(tx, user_id, workout_id, now)


def expire_all(now: datetime) -> int:
    """Close every session that has run out, lifter by lifter; how many there were. Only as the worker."""
    with db.transaction(None) as tx:
        left_open = workouts.lifters_with_left_open(tx, now)
    return sum(expire(user_id, now) for user_id in left_open)


def expire(user_id: UUID, now: datetime) -> int:
    """Close a lifter's sessions that have run out."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        closed = workouts.expire(tx, user_id, now)
        for row in closed:
            _move_plan(tx, user_id, row, MORE_REST_AFTER_EXPIRY, now)
    return len(closed)


def not_found() -> NotFound:
    """What is answered for a session that is not there, or not theirs."""
    return NotFound("There is no such workout")


def _move_plan(tx: Transaction, user_id: UUID, ended: Row, more_rest: int, now: datetime) -> None:
    """On to the plan's next day, `more_rest` days later than planned; a day on which nothing was lifted comes again."""
    if ended["plan_id"] is None:
        return
    lifter = lifters.known(tx, user_id)
    day = local_day(ended["ended_at"], lifter["time_zone"] if lifter else "UTC")
    done = ended["plan_day"] if ended["has_sets"] else None
    programmes.move_on(tx, user_id, ended["plan_id"], done, day, more_rest, now)


def _existing(tx: Transaction, user_id: UUID, workout_id: UUID, now: datetime) -> Row:
    row = workouts.one(tx, user_id, workout_id, now)
    if row is None:
        raise not_found()
    return row


def _detail(tx: Transaction, user_id: UUID, workout_id: UUID, now: datetime) -> WorkoutDetailOut:
    row = _existing(tx, user_id, workout_id, now)
    rows = sets.of_workout(tx, user_id, workout_id, row["deleted_at"])
    listed = [as_out(one) for one in rows]
    return WorkoutDetailOut.model_validate({**row, "set_list": listed})


def _check_names(
    tx: Transaction, user_id: UUID, gym_id: UUID | None, plan_id: UUID | None, plan_day: int | None
) -> None:
    """Raise Rejected where a gym, a plan or a day of it is named that is not there."""
    if gym_id is not None and not gyms.get(tx, user_id, gym_id):
        raise _unknown("gym_id", "gym")
    if plan_id is not None:
        plan: dict[str, Any] | None = plans.one(tx, user_id, plan_id)
        if plan is None:
            raise _unknown("plan_id", "plan")
        if plan_day is not None and plan_day >= len(plan["week"]["days"]):
            fault = Fault("plan_day", "the plan has no such day", f"0 to {len(plan['week']['days']) - 1}")
            raise Rejected("The plan has no such day", (fault,))


def _unknown(field: str, what: str) -> Rejected:
    return Rejected(f"There is no such {what}", (Fault(field, f"there is no such {what}", f"the id of your {what}"),))
