"""Keeping what the coach knows equal to what the log says: from scratch after an import, by replay after an edit.

A long history is folded without holding the lifter up: the lock is taken only at the end, for what came meanwhile.
Where an old set was changed meanwhile, the work begins again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from engine.core.constants import ENGINE_VERSION
from engine.core.types import LifterState, LiftState
from engine.services import folding, jobs
from engine.services.folding import Fold, Lift, Place, Snapshots
from engine.services.lifts import Exercise, exercise
from engine.services.turns import Turns
from engine.services.volume import Tally
from engine.storage import db, forecasts, lifters, lifts, recommendations, sets
from engine.storage.db import Row, Transaction, as_json

UNLOCKED_ATTEMPTS = 3
OUTCOMES_OF = timedelta(days=7)
EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Replay:
    """A fold under way, with what it began from."""

    fold: Fold
    since: Place | None  # snapshots and forecasts later than this are replaced; None: all of them
    stale_edits: int
    exercises: Mapping[UUID, Exercise]
    snapshots: Snapshots
    tally: Tally | None  # counted as well, where the whole history is read
    turns: Turns  # parameters that were accepted on the way


def mark_stale(tx: Transaction, user_id: UUID, since: datetime) -> None:
    """A set at `since` was changed or came late: fold anew from there, in the background."""
    lifters.mark_stale(tx, user_id, since, as_json(LifterState.empty()), ENGINE_VERSION)
    jobs.want(tx, "replay", user_id)


def begin_anew(tx: Transaction, user_id: UUID) -> None:
    """Sets are gone, or mean something else: a fold under way is void, and everything is folded in the background."""
    lifters.mark_stale(tx, user_id, EVER, as_json(LifterState.empty()), ENGINE_VERSION)
    jobs.want(tx, "warm_start", user_id)


def warm_start(user_id: UUID, now: datetime) -> None:
    """Fold a lifter's whole history into states, and count their weekly sets. Twice gives the same as once."""
    _bring_up_to_date(user_id, now, whole=True)


def replay(user_id: UUID, now: datetime) -> None:
    """Fold anew from the last snapshot before what was changed; nothing to do where nothing is stale."""
    _bring_up_to_date(user_id, now, whole=False)


def recount_volume(user_id: UUID) -> None:
    """Count a lifter's weekly sets anew, after their time zone was changed or an exercise's muscles were."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        lifter = lifters.known(tx, user_id)
        if lifter is None:
            return
        exercises = _exercises(tx, user_id)
        tally = Tally(lifter["time_zone"])
        for row in sets.to_fold(tx, user_id, None):
            tally.add(exercises[row["exercise_id"]], row)
        _store_tally(tx, user_id, tally)


def match_outcomes(user_id: UUID, now: datetime) -> None:
    """Find the sets that answered a lifter's open prescriptions of late."""
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        recommendations.answer_all(tx, user_id, now - OUTCOMES_OF)


def _bring_up_to_date(user_id: UUID, now: datetime, *, whole: bool) -> None:
    for _ in range(UNLOCKED_ATTEMPTS):
        with db.transaction(user_id) as tx:
            begun = _begin(tx, user_id, whole=whole)
            if begun is None:
                return
            _fold_rest(tx, user_id, begun)
        with db.transaction(user_id) as tx:
            lifters.lock(tx, user_id)
            if _finish(tx, user_id, begun, now):
                return
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        if begun := _begin(tx, user_id, whole=whole):
            _finish(tx, user_id, begun, now)


def _begin(tx: Transaction, user_id: UUID, *, whole: bool) -> Replay | None:
    """Where to start from; None where there is nothing to do."""
    lifter = lifters.known(tx, user_id)
    if lifter is None or (not whole and lifter["stale_since"] is None):
        return None
    snapshot = None if whole else lifters.snapshot_before(tx, user_id, lifter["stale_since"])
    same_engine = lifter["engine_version"] in (None, ENGINE_VERSION)
    fold = _from_snapshot(tx, user_id, snapshot) if snapshot and same_engine else Fold(LifterState.empty())
    exercises, tally = _exercises(tx, user_id), Tally(lifter["time_zone"]) if whole else None
    turns = Turns.of(tx, user_id, fold.place)
    return Replay(fold, fold.place, lifter["stale_edits"] or 0, exercises, Snapshots(user_id), tally, turns)


def _from_snapshot(tx: Transaction, user_id: UUID, snapshot: Row) -> Fold:
    up_to = snapshot["up_to"]
    known = {row["exercise_id"]: _lift(row) for row in lifts.at_snapshot(tx, user_id, up_to)}
    return Fold(LifterState.from_json(snapshot["state"]), (up_to, snapshot["last_id"]), up_to, known)


def _lift(row: Row) -> Lift:
    state = LiftState.from_json(row["state"])
    last_at = state.sessions[0].last_at if state.sessions else None
    return Lift(state, row["sets_seen"], last_at, folded=True)


def _exercises(tx: Transaction, user_id: UUID) -> dict[UUID, Exercise]:
    return {id_: exercise(row) for id_, row in lifts.trained(tx, user_id).items()}


def _fold_rest(tx: Transaction, user_id: UUID, replay: Replay) -> None:
    for row in sets.to_fold(tx, user_id, replay.fold.place):
        if replay.fold.snapshot_due(row["performed_at"]):
            replay.snapshots.take(replay.fold)
        done = replay.exercises[row["exercise_id"]]
        replay.turns, replay.fold.lifter = replay.turns.before(replay.fold.lifter, (row["performed_at"], row["id"]))
        replay.fold.observe(done, row)
        if replay.tally:
            replay.tally.add(done, row)


def _finish(tx: Transaction, user_id: UUID, replay: Replay, now: datetime) -> bool:
    """Store it, unless an old set was changed meanwhile; new sets are folded in."""
    lifter = lifters.known(tx, user_id)
    if lifter is None:
        return True
    if (lifter["stale_edits"] or 0) != replay.stale_edits:
        return False
    replay.exercises, replay.turns = _exercises(tx, user_id), Turns.of(tx, user_id, replay.fold.place)
    _fold_rest(tx, user_id, replay)
    replay.fold.lifter = replay.turns.at_the_end(replay.fold.lifter)
    since = replay.since and replay.since[0]
    lifts.drop_snapshots_after(tx, user_id, since)
    lifters.drop_snapshots_after(tx, user_id, since)
    forecasts.drop_after(tx, user_id, replay.since)
    lifts.forget_others(tx, user_id, list(replay.fold.lifts))
    folding.save(tx, user_id, replay.fold, replay.exercises, now)
    replay.snapshots.store(tx)
    lifters.mark_fresh(tx, user_id)
    if replay.tally:
        _store_tally(tx, user_id, replay.tally)
    return True


def _store_tally(tx: Transaction, user_id: UUID, tally: Tally) -> None:
    lifters.clear_volume(tx, user_id)
    lifters.add_volume(tx, tally.rows(user_id))
