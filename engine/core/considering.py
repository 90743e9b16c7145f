"""A set that was done, as it looked beforehand: every estimate of its load and of its reps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from engine.core.constants import FORMULA_REPS, HEAVIEST
from engine.core.effort import reps_to_failure
from engine.core.goal import calculate_training_params
from engine.core.lift_class import classify
from engine.core.outlook import LoadOutlook, Outlook, loads_of, outlook, pooled_load, reps_of
from engine.core.rep_curve import multiplier, reps_possible
from engine.core.strength import STRENGTH_SETS, estimate, is_open, system_load
from engine.core.today import today
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState, PerformedSet

_MOST_REPS_OF_FORMULA = 36.0  # reps to failure
_LEAST_KG = 1e-3


@dataclass(frozen=True, slots=True)
class Formula:
    """What the specification's formula says of a set: the load (kg, system) for its reps, the reps at its load."""

    load_kg: float
    reps: float


@dataclass(frozen=True)
class Considered:
    """A set beforehand: `x` its log system load, `done` its reps; `loads` and `reps` the estimates of each."""

    ahead: Outlook
    x: float
    done: float
    loads: Sequence[float]
    reps: Sequence[float]

    @cached_property
    def pooled(self) -> LoadOutlook:
        """The load for its reps, whether repeating has done better or not."""
        return pooled_load(self.ahead, self.done, self.loads)

    @property
    def part(self) -> str:
        """Whether it opens its session: opening or later."""
        return self.ahead.part


def consider(
    lift: LiftState,
    lifter: LifterState,
    traits: ExerciseTraits,
    s: PerformedSet,
    without: frozenset[str] = frozenset(),
) -> Considered | None:
    """The set before it is folded in; None where it tells nothing of strength or no session is over."""
    if not tells(traits, s) or not lift.memory:
        return None
    known = s.rir is not None or s.set_type == "failure"
    rir = (s.rir or 0.0) if known else None
    ahead = outlook(lift, lifter, traits, s.performed_at, rir, failure=s.set_type == "failure")
    said = by_formula(lift, lifter, traits, s, fatigue="fatigue" not in without) if ahead else None
    if ahead is None or said is None:
        return None
    x = log(system_load(traits, s.weight_kg, s.bodyweight_kg))
    loads = loads_of(ahead, float(s.reps), log(max(said.load_kg, _LEAST_KG)))
    return Considered(ahead, x, float(s.reps), loads, reps_of(ahead, x, said.reps))


def tells(traits: ExerciseTraits, s: PerformedSet) -> bool:
    """Whether a set tells of strength at all."""
    load = system_load(traits, s.weight_kg, s.bodyweight_kg)
    return s.set_type in STRENGTH_SETS and s.reps >= 1 and 0 < load <= HEAVIEST


def by_formula(
    lift: LiftState, lifter: LifterState, traits: ExerciseTraits, s: PerformedSet, *, fatigue: bool = True
) -> Formula | None:
    """What the formula says of a set, from the newest set of its session, else from the running mean of sessions.

    A set that does not say its reserve is taken to leave what the one before it left.
    """
    e1rm = estimate(lift)
    if e1rm is None:
        return None
    known = s.rir is not None or s.set_type == "failure"
    last = lift.newest if is_open(lift, s.performed_at) and lift.newest else lift.sessions[0]
    rir = (s.rir or 0.0) if known else last.rir
    kind = classify(traits)
    ask = Ask(traits, Lifter(bodyweight_kg=s.bodyweight_kg), lift, lifter, s.performed_at)
    day = today(ask, e1rm, kind, calculate_training_params(ask.goal_strength, isolation=kind.isolation), rir)
    if not fatigue:
        day = replace(day, between=0.0, within=0.0)
    n = reps_to_failure(s.reps, rir, lifter.rir_bias)
    load = system_load(traits, s.weight_kg, s.bodyweight_kg)
    low, high = FORMULA_REPS
    reps = min(max(reps_possible(day.strength_kg, load) - (n - s.reps), low), high)
    return Formula(day.strength_kg / multiplier(min(n, _MOST_REPS_OF_FORMULA)), reps)
