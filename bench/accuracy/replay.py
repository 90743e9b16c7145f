"""A log through the engine, one set after the other: what it expected of each before it learned of it.

`consider`, `expect` and `observe` are called as when a set is logged, and the states are those that the API stores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from uuid import UUID

from bench.accuracy.clock import times
from bench.accuracy.lifts import Lift, lift_of
from bench.accuracy.logs import LoggedSet
from bench.accuracy.variants import WHOLE, Variant
from engine.core.considering import Considered, consider
from engine.core.expecting import SetForecast, expect
from engine.core.observing import observe
from engine.core.outlook import reps_outlook
from engine.core.types import LifterState, LiftState, PerformedSet
from engine.importers.history import KG_PER_LB, MAX_REPS
from engine.importers.units import is_storable, to_kg

SET_TYPES = {"normal": "working"}
MOST_RIR = 5.0
"""Reserve past this is taken as this, as the scorer does."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was expected of the set in line `row`: load in the log's unit, quantiles of the reps at its load.

    `odds`: the probability of each count of reps from 0 on, as a prescription's confidence comes from it; empty where
    the model has none, or nobody asked.
    """

    row: int
    load: float
    reps: tuple[float, float, float, float, float]
    odds: Sequence[float] = ()


def replay(
    sets: Sequence[LoggedSet], variants: Sequence[Variant], with_odds: Collection[int] = frozenset()
) -> dict[Variant, list[Prediction]]:
    """What each variant expected of every set of one lifter; `sets` in order, `with_odds`: lines that want odds too."""
    said: dict[Variant, list[Prediction]] = {variant: [] for variant in variants}
    for one, lift, thought, forecasts in forecasts_of(sets, variants):
        for variant, forecast in zip(variants, forecasts, strict=True):
            if forecast is not None:
                odds = _odds(variant, thought) if one.row in with_odds else ()
                said[variant].append(_prediction(one, lift, forecast, odds))
    return said


def forecasts_of(
    sets: Sequence[LoggedSet], variants: Sequence[Variant]
) -> Iterator[tuple[LoggedSet, Lift, Considered | None, list[SetForecast | None]]]:
    """Each set that counts, what was thought of it, and every variant's forecast of it, from the sets before it."""
    lifter = LifterState.empty()
    states: dict[UUID, LiftState] = {}
    for one, at in zip(sets, times(sets), strict=True):
        if not 1 <= one.reps <= MAX_REPS:  # NaN included: no set, at an import either
            continue
        lift = lift_of(one.exercise)
        done = performed(one, lift, at)
        state = states.get(lift.id, LiftState.empty())
        thought = consider(state, lifter, lift.traits, done)
        yield one, lift, thought, [_expected(state, lifter, lift, done, variant, thought) for variant in variants]
        if is_storable(done.weight_kg):
            states[lift.id], lifter = observe(state, lifter, lift.traits, done, thought=thought)


def _expected(
    state: LiftState,
    lifter: LifterState,
    lift: Lift,
    done: PerformedSet,
    variant: Variant,
    thought: Considered | None,
) -> SetForecast | None:
    """One variant's forecast. What was thought of the whole is none of one that does without a part."""
    kept = None if variant.without else thought
    return expect(state, lifter, lift.traits, done, model=variant.model, without=variant.without, thought=kept)


def _odds(variant: Variant, thought: Considered | None) -> Sequence[float]:
    if variant != WHOLE or thought is None:
        return ()
    return reps_outlook(thought.ahead, thought.x, thought.reps).odds


def performed(one: LoggedSet, lift: Lift, at: datetime) -> PerformedSet:
    """A logged set as the engine takes it. A weight of unknown unit is taken as kg: only ratios are scored."""
    kg = to_kg(one.weight, "lb" if one.unit == "lb" else "kg")
    return PerformedSet(
        performed_at=at,
        set_type=SET_TYPES.get(one.set_type, one.set_type),
        weight_kg=-abs(kg) if lift.assisted else kg,
        reps=int(one.reps),
        rir=_rir(one),
        rest_seconds=one.rest_seconds,
        bodyweight_kg=one.bodyweight_kg,
    )


def _rir(one: LoggedSet) -> float | None:
    if one.set_type == "failure":
        return 0.0
    return min(max(10.0 - one.rpe, 0.0), MOST_RIR) if isfinite(one.rpe) else None


def _prediction(one: LoggedSet, lift: Lift, forecast: SetForecast, odds: Sequence[float]) -> Prediction:
    kg = -forecast.load_kg if lift.assisted else forecast.load_kg
    return Prediction(one.row, kg / KG_PER_LB if one.unit == "lb" else kg, forecast.reps, odds)
