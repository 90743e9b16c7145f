"""What the coach itself would have been off by on a log's last sessions, with parameters and without."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import log
from statistics import fmean

from engine.core.expecting import QUANTILES, SetForecast, expect
from engine.core.observing import observe
from engine.core.types import LifterState, LiftState
from engine.personalise.parameters import personal
from engine.personalise.selecting import LoggedSet

FEWEST = 20  # sets: fewer tell nothing
NOTHING = 1e-6  # log units, reps: some lifters repeat themselves to the gram, and leave nothing to be off by


def ratio(log_: Sequence[LoggedSet], since: datetime, values: Mapping[str, float], now: LifterState) -> float | None:
    """The coach's error from `since` on with these values over that with the parameters of `now`; None: too few sets.

    The mean of two ratios: error of the load for the reps, and pinball loss of the reps at the load.
    """
    lifts: dict[str, LiftState] = {}
    lifter = personal(LifterState.empty(), _of(now))
    earlier = [entry for entry in log_ if entry.done.performed_at < since]
    after = [entry for entry in log_ if entry.done.performed_at >= since]
    for entry in earlier:
        state = lifts.get(entry.exercise, LiftState.empty())
        lifts[entry.exercise], lifter = observe(state, lifter, entry.traits, entry.done)
    own, without = (_errors(after, dict(lifts), one) for one in (personal(lifter, values), lifter))
    if len(own) < FEWEST:
        return None
    means = [[fmean(error[i] for error in errors) + NOTHING for errors in (own, without)] for i in (0, 1)]
    return fmean(mine / before for mine, before in means)


def _of(state: LifterState) -> dict[str, float]:
    names = ("rir_bias", "rep_slope_ln", "alpha", "beta_upper", "beta_lower")
    return {name: getattr(state, name) for name in names}


def _errors(after: Sequence[LoggedSet], lifts: dict[str, LiftState], lifter: LifterState) -> list[tuple[float, float]]:
    """Of each set of which something was expected: error of the load (log units) and pinball loss of the reps."""
    found = []
    for entry in after:
        state, s = lifts.get(entry.exercise, LiftState.empty()), entry.done
        forecast = expect(state, lifter, entry.traits, s)
        if forecast is not None and forecast.load_kg > 0 and s.weight_kg > 0:
            found.append((abs(log(forecast.load_kg / s.weight_kg)), _pinball(forecast, s.reps)))
        lifts[entry.exercise], lifter = observe(state, lifter, entry.traits, s)
    return found


def _pinball(forecast: SetForecast, reps: int) -> float:
    off = [(q, reps - said) for q, said in zip(QUANTILES, forecast.reps, strict=True)]
    return fmean(max(q * d, (q - 1) * d) for q, d in off)
