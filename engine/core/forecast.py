"""How sure: the spread of the strength estimate, and the reps to expect at a load.

Log strength is taken as normal about the estimate. Its variance adds up the estimate's own (an EWMA of noisy sessions,
wandering while idle), the day's, and the curve's between the reps of the evidence and those of the target; the whole is
scaled by the lift's own record of standardised errors. Reps follow by the lift's slope, with noise of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import ceil, erf, exp, floor, isfinite, sqrt

from engine.core.constants import (
    ASSUMED_RIR_NEXT_SD,
    BAND_PROBABILITY,
    BAND_Z,
    CURVE_SD,
    DAY,
    EWMA_ALPHA,
    EXTRAPOLATED_FAR_REPS,
    EXTRAPOLATED_FAR_SD,
    EXTRAPOLATED_SD,
    FENCE_REPS,
    LOAD_NOISE,
    MOST_REPS_SHOWN,
    NEXT_SET_SD,
    PRIOR_SD,
    PRIOR_SD_FROM_OTHER_LIFTS,
    REP_NOISE_SD,
    SIGMA_DAY,
    WALK_VARIANCE,
)
from engine.core.effort import rir_sd
from engine.core.lift_class import classify
from engine.core.types import Band, ExerciseTraits, LiftState, SessionState, SetState

_TIE = 1e-12  # probabilities this near are one: mirrored odds differ in their last place, each machine's in its own


@dataclass(frozen=True, slots=True)
class RepForecast:
    """Reps (leaving the RIR asked for): mean and SD, the probability of each count from `first`, an 80 % band."""

    mean: float
    sd: float
    first: int
    odds: tuple[float, ...]
    band: Band

    def within(self, low: int, high: int) -> float:
        """The probability that reps land in low..high, ends included."""
        return sum(self.odds[max(low - self.first, 0) : max(high - self.first + 1, 0)])


def strength_sd(lift: LiftState, traits: ExerciseTraits, now: datetime) -> float:
    """SD (log units) of the strength estimate itself, as its record of errors scales it."""
    return sqrt(_level_variance(lift, traits, now) * lift.error_var) * _extrapolation(lift.sessions[0].effort)


def prior_sd(scale_seen: int) -> float:
    """SD (log units) of a first guess, with and without other lifts to go by."""
    return PRIOR_SD_FROM_OTHER_LIFTS if scale_seen else PRIOR_SD


def forecast_sd(lift: LiftState, traits: ExerciseTraits, outcome: SessionState) -> float:
    """SD (log units) of a session's value as forecast from the settled estimate, before any scaling."""
    level = _level_variance(lift, traits, outcome.started_at)
    return sqrt(level + _session_variance(outcome, traits))


def rep_forecast(
    expected: float, strength_sd_: float, rir: float, reps_gap: float, rep_slope: float, error_var: float = 1.0
) -> RepForecast:
    """Reps at a load, `expected` by the curve, `reps_gap` reps to failure away from the evidence.

    `strength_sd_` is scaled by the lift's record already; `error_var` scales the day and the reps in the same way.
    """
    day_var = SIGMA_DAY**2 + (CURVE_SD * reps_gap) ** 2
    rep_var = REP_NOISE_SD**2 + rir_sd(rir) ** 2
    sd = sqrt(strength_sd_**2 / rep_slope**2 + error_var * (day_var / rep_slope**2 + rep_var))
    return _spread(expected, sd)


def _spread(expected: float, sd: float) -> RepForecast:
    mean = min(max(expected, 0.0), float(MOST_REPS_SHOWN)) if isfinite(expected) else float(MOST_REPS_SHOWN)
    first, odds = _odds(mean, sd)
    return RepForecast(mean, sd, first, odds, narrowest(first, odds))


def next_set_forecast(expected: float, done: SetState, rir: float, n: float, rep_slope: float) -> RepForecast:
    """Reps at a load, `expected` by the newest set of the running session; the day is the same for both."""
    effort_var = rir_sd(done.rir) ** 2 + rir_sd(rir) ** 2 if done.rir_known else ASSUMED_RIR_NEXT_SD**2
    curve = CURVE_SD * (n - done.effort) / rep_slope
    sd = sqrt(NEXT_SET_SD**2 + effort_var + curve**2)
    return _spread(expected, sd)


def kg_band(e1rm_kg: float, sd: float) -> Band:
    """The 80 % band of an estimate, kg."""
    return Band(e1rm_kg * exp(-BAND_Z * sd), e1rm_kg * exp(BAND_Z * sd), BAND_PROBABILITY)


def _level_variance(lift: LiftState, traits: ExerciseTraits, now: datetime) -> float:
    """Variance of the EWMA over `seen` sessions and of the walk since the last one."""
    newest = lift.sessions[0]
    earlier = (1 - EWMA_ALPHA) ** (2 * max(lift.seen - 1, 0))
    weights = earlier + EWMA_ALPHA**2 * (1 - earlier) / (1 - (1 - EWMA_ALPHA) ** 2)
    idle = max((now - newest.last_at).total_seconds() / DAY, 0.0)
    return weights * _session_variance(newest, traits) + WALK_VARIANCE * idle


def _session_variance(session: SessionState, traits: ExerciseTraits) -> float:
    """Variance (log units squared) of one session's value about that day's strength, the day's own included."""
    reps_var = rir_sd(session.rir, known=session.rir_known) ** 2 + REP_NOISE_SD**2
    return float(reps_var * classify(traits).rep_slope ** 2 + LOAD_NOISE**2 + SIGMA_DAY**2)


def _extrapolation(n: float) -> float:
    """Evidence past the formula's range counts for less [sources: rep curve]: a band twice or four times as wide."""
    if n <= FENCE_REPS:
        return 1.0
    return EXTRAPOLATED_SD if n <= EXTRAPOLATED_FAR_REPS else EXTRAPOLATED_FAR_SD


def _odds(mean: float, sd: float) -> tuple[int, tuple[float, ...]]:
    """Probability of each whole count; the ends take what lies beyond them, so that all add up to 1."""
    first = max(0, floor(mean - 3 * sd))
    last = max(first, min(MOST_REPS_SHOWN, ceil(mean + 3 * sd)))
    edges = [0.0, *(_below(reps + 0.5, mean, sd) for reps in range(first, last)), 1.0]
    return first, tuple(high - low for low, high in pairwise(edges))


def _below(x: float, mean: float, sd: float) -> float:
    return 0.5 * (1 + erf((x - mean) / (sd * sqrt(2))))


def narrowest(first: int, odds: Sequence[float]) -> Band:
    """The band of at least 80 %, grown from the likeliest count towards the likelier neighbour."""
    most = max(odds) - _TIE
    low = high = next(i for i, one in enumerate(odds) if one >= most)
    total = odds[low]
    while total < BAND_PROBABILITY and (low > 0 or high < len(odds) - 1):
        below = odds[low - 1] if low > 0 else -1.0
        above = odds[high + 1] if high < len(odds) - 1 else -1.0
        if below >= above - _TIE:
            low, total = low - 1, total + below
        else:
            high, total = high + 1, total + above
    return Band(float(first + low), float(first + high), min(total, 1.0))
