"""Keeping phones and server alike: what has changed here since, what a phone holds that was forgotten here, and what
the coach knows of all lifts at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from engine.core.constants import ENGINE_VERSION
from engine.errors import Malformed, NotFound
from engine.schemas.sync import ChangesOut, ChangesQuery, ForgottenOut, HeldSet, LiftStateOut, StatesOut, StatesQuery
from engine.schemas.workouts import WorkoutOut
from engine.services import volume
from engine.services.lifts import lifter_state
from engine.services.pages import Place, cursor_after, place_of
from engine.services.sets import as_out
from engine.storage import db, lifters, sets, syncing
from engine.storage.db import Row, Transaction
from engine.storage.sets import Filter

MARGIN = timedelta(minutes=5)
"""A change is dated when its request came and seen when it is committed: so much later at most, an import's too."""

SETS, WORKOUTS = "sets", "workouts"


def changes(user_id: UUID, query: ChangesQuery, now: datetime) -> ChangesOut:
    """A page of what was changed since, sets first, then sessions. Raises Malformed for another's cursor."""
    part, after = _place(query.cursor)
    found: list[Row] = []
    sessions: list[Row] = []
    cursor = None
    if query.since is not None:
        with db.transaction(user_id) as tx:
            if part == SETS:
                found, cursor = _sets(tx, user_id, query, after)
                after = None
            if cursor is None:
                sessions, cursor = _sessions(tx, user_id, query.since, after, query.limit, now)
    return ChangesOut.model_construct(
        sets=[as_out(row) for row in found],
        workouts=[WorkoutOut.model_validate(row) for row in sessions],
        next_cursor=cursor,
        read_at=now - MARGIN,
    )


def forgotten(user_id: UUID, held: Sequence[HeldSet]) -> ForgottenOut:
    """Which of these sets are not known, and which only as they were before: the store was put back to an older day."""
    with db.transaction(user_id) as tx:
        known = syncing.set_times(tx, user_id, [one.id for one in held])
    return ForgottenOut(
        unknown=[one.id for one in held if one.id not in known],
        older=[one.id for one in held if one.updated_at and one.id in known and known[one.id] < one.updated_at],
    )


def states(user_id: UUID, query: StatesQuery, now: datetime) -> StatesOut:
    """What the coach knows of each lift, with what they share. Raises NotFound where the account is gone."""
    after = place_of(query.cursor)
    with db.transaction(user_id) as tx:
        lifter = lifters.known(tx, user_id)
        if lifter is None:
            raise NotFound("The account is gone")
        week, usual = volume.recent(tx, user_id, now, lifter["time_zone"])
        rows = syncing.states(tx, user_id, query.changed_since, after, query.limit)
    return StatesOut.model_construct(
        at=now,
        engine_version=lifter["engine_version"] or ENGINE_VERSION,
        lifter=lifter_state(lifter).to_json(),
        week_sets=week,
        usual_sets=usual,
        states=[_state(row) for row in rows],
        next_cursor=cursor_after(rows, query.limit, "trained_at"),
        read_at=now - MARGIN,
    )


def _state(row: Row) -> LiftStateOut:
    told = {"engine_version": row["engine_version"], "state": row["state"]}
    return LiftStateOut.model_construct(exercise_id=row["id"], **told)


def _sets(tx: Transaction, user_id: UUID, query: ChangesQuery, after: Place | None) -> tuple[list[Row], str | None]:
    rows = sets.page(tx, user_id, Filter(changed_since=query.since, deleted=None), "changed", after, query.limit)
    cursor = cursor_after(rows, query.limit, "updated_at")
    return rows, cursor and f"{SETS}.{cursor}"


def _sessions(
    tx: Transaction, user_id: UUID, since: datetime, after: Place | None, limit: int, now: datetime
) -> tuple[list[Row], str | None]:
    rows = syncing.workouts_changed(tx, user_id, now, since, after, limit)
    cursor = cursor_after(rows, limit, "updated_at")
    return rows, cursor and f"{WORKOUTS}.{cursor}"


def _place(cursor: str | None) -> tuple[str, Place | None]:
    """Of which list the page is, and after what."""
    if not cursor:
        return SETS, None
    part, _, rest = cursor.partition(".")
    if part not in (SETS, WORKOUTS):
        raise Malformed("The cursor is none of ours; ask again without it")
    return part, place_of(rest)
