"""A state made from a short history, for what-if questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from engine.core.codec import Value
from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet


@dataclass(frozen=True, slots=True)
class HistorySet(Value):
    """One line of a what-if history: `w` kg, `r` reps, `rir` or None, when."""

    w: float
    r: int
    rir: float | None
    timestamp: datetime


def state_of_history(
    history: Sequence[HistorySet],
    traits: ExerciseTraits,
    bodyweight_kg: float | None = None,
    *,
    strict_spec: bool = False,
) -> tuple[LiftState, LifterState]:
    """The states after these sets alone, whatever order they come in."""
    raise NotImplementedError


def replay(
    sets: Iterable[PerformedSet],
    traits: ExerciseTraits,
    lift: LiftState,
    lifter_state: LifterState,
) -> tuple[LiftState, LifterState]:
    """Fold many sets of one exercise, in order of time."""
    raise NotImplementedError
