"""Folding sets into what the coach knows of a lifter, one by one and in order.

What is expected of a set is noted just before it is folded in: the record of how right the coach is costs no second
pass, and after any edits is that of the log alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import isfinite
from typing import Any
from uuid import UUID

from engine.core.considering import Considered, consider
from engine.core.constants import ENGINE_VERSION
from engine.core.expecting import SetForecast, expect
from engine.core.observing import observe
from engine.core.strength import system_load
from engine.core.types import LifterState, LiftState, PerformedSet
from engine.services.lifts import Exercise, lift_state, lifter_state, performed, tells_strength
from engine.storage import forecasts, lifters, lifts
from engine.storage.db import Row, Transaction, as_json

SNAPSHOT_EVERY = timedelta(days=90)
"""Closer ones spare a replay some work, and cost the lifter room and every long replay time to write them."""

EFFORT_KNOWN = 3.5
"""Reps logged as left, up to which the effort of a set counts as known; more is a guess."""
BEYOND = 9999.0
"""No load in kg and no count of reps is larger, whatever numbers went in."""

Place = tuple[datetime, UUID]


@dataclass
class Lift:
    """One lift while it is folded. `changed`: since the last snapshot; `folded`: at all."""

    state: LiftState
    sets_seen: int = 0
    last_performed_at: datetime | None = None
    changed: bool = False
    folded: bool = False


@dataclass
class Fold:
    """What is known of a lifter, up to and including the set at `place`."""

    lifter: LifterState
    place: Place | None = None
    snapshot_at: datetime | None = None
    lifts: dict[UUID, Lift] = field(default_factory=dict)
    forecasts: list[tuple[object, ...]] = field(default_factory=list)

    @staticmethod
    def of(lifter: Row, known: Mapping[UUID, Row]) -> Fold:
        """From rows of storage.lifters.known and storage.lifts.known."""
        place = (lifter["last_at"], lifter["last_id"]) if lifter["last_at"] else None
        lifts_known = {
            id_: Lift(lift_state(row), row["sets_seen"] or 0, row["last_performed_at"]) for id_, row in known.items()
        }
        return Fold(lifter_state(lifter), place, lifter["snapshot_at"], lifts_known)

    def observe(self, exercise: Exercise, row: Row) -> None:
        """Fold in one stored set. Sets must come in the order (performed_at, id)."""
        lift = self.lifts.setdefault(exercise.id, Lift(LiftState.empty()))
        if exercise.counts_reps and tells_strength(row):
            done = performed(row)
            thought = consider(lift.state, self.lifter, exercise.traits, done)
            self._foresee(exercise, lift, row, done, thought)
            lift.state, self.lifter = observe(lift.state, self.lifter, exercise.traits, done, thought=thought)
        lift.sets_seen += 1
        lift.last_performed_at = row["performed_at"]
        lift.changed = lift.folded = True
        self.place = row["performed_at"], row["id"]
        self.snapshot_at = self.snapshot_at or row["performed_at"]

    def _foresee(
        self, exercise: Exercise, lift: Lift, row: Row, done: PerformedSet, thought: Considered | None
    ) -> None:
        """Note what is expected of this set, before anything is learned from it."""
        expected = expect(lift.state, self.lifter, exercise.traits, done, thought=thought)
        if expected is None:
            return
        body = system_load(exercise.traits, 0.0, done.bodyweight_kg)
        effort_known = done.set_type == "failure" or (done.rir is not None and done.rir <= EFFORT_KNOWN)
        numbers = _rounded(done.weight_kg, body, expected)
        if numbers and numbers[0] + numbers[1] > 0:
            what = row["performed_at"], expected.sessions, expected.opening, effort_known, done.reps
            self.forecasts.append((row["id"], exercise.id, *what, *numbers, ENGINE_VERSION))

    def snapshot_due(self, moment: datetime) -> bool:
        """Whether a snapshot should be taken before a set at this time is folded in."""
        return self.snapshot_at is not None and moment - self.snapshot_at >= SNAPSHOT_EVERY

    def is_late(self, row: Row) -> bool:
        """Whether this set was performed before one that is folded in already."""
        return self.place is not None and (row["performed_at"], row["id"]) <= self.place


def save(tx: Transaction, user_id: UUID, fold: Fold, exercises: Mapping[UUID, Exercise], now: datetime) -> None:
    """Store what was folded: one statement for the lifts, one for what they share."""
    lifts.put(tx, list(_lift_rows(user_id, fold, exercises, now)))
    values: dict[str, Any] = {
        "state": as_json(fold.lifter),
        "engine_version": ENGINE_VERSION,
        "last_at": fold.place and fold.place[0],
        "last_id": fold.place and fold.place[1],
        "snapshot_at": fold.snapshot_at,
        "now": now,
    }
    lifters.put(tx, user_id, values)
    forecasts.put(tx, user_id, fold.forecasts)


def _rounded(weight_kg: float, body_kg: float, expected: SetForecast) -> tuple[float, ...] | None:
    """Kilograms and reps as they are stored, to three places; None where a number is none."""
    numbers = (weight_kg, body_kg, expected.load_kg, expected.repeat_kg, *expected.reps, expected.repeat_reps)
    if not all(map(isfinite, numbers)):
        return None
    return tuple([round(min(max(number, -BEYOND), BEYOND), 3) for number in numbers])


def _lift_rows(
    user_id: UUID, fold: Fold, exercises: Mapping[UUID, Exercise], now: datetime
) -> Iterator[tuple[object, ...]]:
    for id_, lift in fold.lifts.items():
        if lift.folded:
            state = as_json(lift.state)
            owner = exercises[id_].owner
            yield user_id, id_, owner, state, ENGINE_VERSION, lift.sets_seen, lift.last_performed_at, now


def snapshot_stored(tx: Transaction, user_id: UUID, fold: Fold) -> None:
    """Keep what is stored now, before newer sets are folded in, as a place to replay from."""
    if fold.place is None or fold.snapshot_at is None:
        return
    up_to, last_id = fold.place
    lifts.snapshot_changed(tx, user_id, fold.snapshot_at, up_to)
    lifters.add_snapshots(tx, [(user_id, up_to, last_id, as_json(fold.lifter))])
    fold.snapshot_at = up_to


@dataclass
class Snapshots:
    """Snapshots taken on the way through a long history, to be stored at its end."""

    user_id: UUID
    lifters: list[tuple[object, ...]] = field(default_factory=list)
    lifts: list[tuple[object, ...]] = field(default_factory=list)

    def take(self, fold: Fold) -> None:
        """Keep what is known at this place."""
        if fold.place is None:
            return
        up_to, last_id = fold.place
        self.lifters.append((self.user_id, up_to, last_id, as_json(fold.lifter)))
        for id_, lift in fold.lifts.items():
            if lift.changed:
                self.lifts.append((self.user_id, id_, up_to, as_json(lift.state), lift.sets_seen))
                lift.changed = False
        fold.snapshot_at = up_to

    def store(self, tx: Transaction) -> None:
        """Write them down; the lifts and the lifter must be stored already."""
        lifts.add_snapshots(tx, self.lifts)
        lifters.add_snapshots(tx, self.lifters)
