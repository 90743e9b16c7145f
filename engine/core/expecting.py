"""What is expected of a set before it is done: the load for its reps, and the reps at its load.

The same forecast serves a prescription, the record of how often it was right, and the benchmark.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from engine.core.codec import Value
from engine.core.constants import FENCE_REPS
from engine.core.effort import reps_to_failure
from engine.core.lift_class import classify
from engine.core.reckoning import goal_of
from engine.core.rep_curve import multiplier, reps_possible
from engine.core.strength import STRENGTH_SETS, estimate, is_open, system_load
from engine.core.today import today
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState, PerformedSet

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
PARTS: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetForecast(Value):
    """What is expected of a set before it is done, for the reps or the load that it then had.

    `load_kg` as logged: the load for this set's reps and effort; `repeat_kg` the same by repeating the previous set of
    this session, else the opening set of the last. `reps`: the quantiles at this set's load; `repeat_reps` by
    repeating. `opening`: the first strength set of the lift in its session; `sessions` of the lift before this one.
    """

    load_kg: float
    repeat_kg: float
    reps: tuple[float, float, float, float, float]
    repeat_reps: float
    opening: bool
    sessions: int


def expect(
    lift: LiftState,
    lifter: LifterState,
    traits: ExerciseTraits,
    s: PerformedSet,
    *,
    model: str = "full",
    without: frozenset[str] = frozenset(),
) -> SetForecast | None:
    """The forecast of a set from what is known before it; None for a warm-up or drop, or a lift never done.

    The load never looks at the set's weight, nor the reps at its reps.
    """
    e1rm = estimate(lift)
    body = system_load(traits, 0.0, s.bodyweight_kg)
    load = s.weight_kg + body
    if e1rm is None or s.set_type not in STRENGTH_SETS or load <= 0 or s.reps < 1:
        return None
    running = is_open(lift, s.performed_at)
    known = s.rir is not None or s.set_type == "failure"
    last = lift.newest if running and lift.newest else lift.sessions[0]
    rir = (s.rir if s.rir is not None else 0.0) if known else last.rir
    ask = Ask(traits, Lifter(bodyweight_kg=s.bodyweight_kg), lift, lifter, s.performed_at)
    kind = classify(traits)
    day = today(ask, e1rm, kind, goal_of(ask, kind), rir)
    n = reps_to_failure(s.reps, rir, lifter.rir_bias)
    expected = min(max(reps_possible(day.strength_kg, load) - (n - s.reps), 1.0), 30.0)
    low, lower, middle, upper, high = (expected + 2.0 * NormalDist().inv_cdf(q) * sqrt(1.0) for q in QUANTILES)
    return SetForecast(
        load_kg=day.strength_kg / multiplier(min(n, 3 * FENCE_REPS)) - body,
        repeat_kg=last.weight_kg,
        reps=(low, lower, middle, upper, high),
        repeat_reps=float(last.reps),
        opening=not running,
        sessions=lift.seen - running,
    )
