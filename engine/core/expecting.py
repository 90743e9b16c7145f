"""What is expected of a set before it is done: the load for its reps, and the reps at its load.

The same forecast serves a prescription, the record of how often it was right, and the benchmark.
"""

from dataclasses import dataclass
from math import exp

from engine.core.bands import rep_quantiles
from engine.core.codec import Value
from engine.core.considering import Considered, by_formula, consider, tells
from engine.core.constants import EPLEY_REPS
from engine.core.outlook import load_outlook, repeats, reps_outlook
from engine.core.parts import PARTS
from engine.core.rivals import Done, epley_ewma, epley_load, epley_reps, repeat_reps, repeat_set
from engine.core.strength import is_open, system_load
from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet

Quantiles = tuple[float, float, float, float, float]
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
__all__ = ["MODELS", "PARTS", "QUANTILES", "SetForecast", "expect"]
MODELS = ("full", "v0", "epley_ewma", "repeat")


@dataclass(frozen=True, slots=True)
class SetForecast(Value):
    """What is expected of a set before it is done, for the reps or the load that it then had.

    `load_kg` as logged: the load for this set's reps and effort; `repeat_kg` the same by repeating the previous set of
    this session, else the opening set of the last. `reps`: the quantiles at this set's load; `repeat_reps` by
    repeating. `opening`: the first strength set of the lift in its session; `sessions` of the lift before this one.
    """

    load_kg: float
    repeat_kg: float
    reps: Quantiles
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
    thought: Considered | None = None,
) -> SetForecast | None:
    """The forecast of a set from what is known before it; None for a warm-up or drop, or a lift never done.

    The load never looks at the set's weight, nor the reps at its reps. `model`: one of MODELS; `without`: PARTS of the
    full one to do without. `thought`: what `consider` gave for this very set, where that is known already.
    """
    again = repeat_set(lift, s)
    if again is None or not tells(traits, s):
        return None
    body, load = system_load(traits, 0.0, s.bodyweight_kg), system_load(traits, s.weight_kg, s.bodyweight_kg)
    by_repeating = repeat_reps(lift, again, load)
    if model == "repeat":
        expected, reps = again[0], _about(by_repeating, _REPEAT_BANDS)
    elif model == "epley_ewma":
        expected, reps = _by_epley(lift, s, again, load)
    else:
        thought = (thought or consider(lift, lifter, traits, s, without)) if model == "full" else None
        said = None if thought else by_formula(lift, lifter, traits, s)
        if thought:
            expected, reps = _pooled(thought, without)
        elif said:
            expected, reps = said.load_kg, _about(said.reps, _FORMULA_BANDS)
        else:
            return None
    running = is_open(lift, s.performed_at)
    return SetForecast(expected - body, again[0] - body, reps, by_repeating, not running, lift.seen - running)


def _pooled(thought: Considered, without: frozenset[str]) -> tuple[float, Quantiles]:
    known = not without and not repeats(thought.ahead)
    load = thought.pooled if known else load_outlook(thought.ahead, thought.done, thought.loads, without)
    reps = reps_outlook(thought.ahead, thought.x, thought.reps, without)
    return exp(load.quantile(0.5)), rep_quantiles(reps)


def _by_epley(lift: LiftState, s: PerformedSet, again: Done, load: float) -> tuple[float, Quantiles]:
    e1rm = epley_ewma(lift, s) or again[0] * (1 + again[1] / EPLEY_REPS)
    return epley_load(e1rm, s.reps), _about(epley_reps(e1rm, load), _FORMULA_BANDS)


def _about(reps: float, away: Quantiles) -> Quantiles:
    a, b, c, d, e = away
    return reps + a, reps + b, reps + c, reps + d, reps + e


_REPEAT_BANDS: Quantiles = (-4.0, -1.0, 0.0, 1.0, 4.0)
_FORMULA_BANDS: Quantiles = (-3.3, -1.35, 0.0, 1.35, 3.3)  # a normal of SD 2 reps
