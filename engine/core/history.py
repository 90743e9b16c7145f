"""A state made from a short history: for what-if questions, and for replays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine.core.codec import Value
from engine.core.observing import observe
from engine.core.strength import in_order
from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet


@dataclass(frozen=True, slots=True)
class HistorySet(Value):
    """One line of a what-if history: `w` kg as logged, `r` reps, `rir` or None, when."""

    w: float
    r: int
    rir: float | None
    timestamp: datetime


def state_of_history(
    history: Sequence[HistorySet],
    traits: ExerciseTraits,
    bodyweight_kg: float | None = None,
    *,
    lifter_state: LifterState | None = None,
    strict_spec: bool = False,
) -> tuple[LiftState, LifterState]:
    """The states after these sets alone, whatever order they come in.

    Of `lifter_state` only what is personal is taken, so that of training nothing but the history given counts.
    """
    known = lifter_state or LifterState.empty()
    alone = replace(known, patterns={}, scale_ln=0.0, scale_seen=0, day=None)
    sets = [PerformedSet(s.timestamp, "working", s.w, s.r, s.rir, None, bodyweight_kg) for s in history]
    return replay(sets, traits, LiftState.empty(), alone, strict_spec=strict_spec)


def replay(
    sets: Iterable[PerformedSet],
    traits: ExerciseTraits,
    lift: LiftState,
    lifter_state: LifterState,
    *,
    strict_spec: bool = False,
) -> tuple[LiftState, LifterState]:
    """Fold many sets of one exercise, in order of time."""
    for performed in in_order(list(sets)):
        lift, lifter_state = observe(lift, lifter_state, traits, performed, strict_spec=strict_spec)
    return lift, lifter_state
