"""The forecasts of a set that is asked for: its load at given reps, its reps at a given load, with their odds.

Both pool many simple estimates by fitted weights that the lifter's own record moves; see `pool`. Nothing here looks
further back than memory, so that a forecast costs the same after ten sets and after ten years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from math import ceil, exp, floor

from engine.core.constants import (
    DUEL_MARGIN,
    DUEL_SETS,
    MOST_REPS_FORECAST,
    RECORD_PRIOR_LIFT,
    RECORD_PRIOR_LIFTER,
    RECORD_REPS_MOST,
    RECORD_USUAL_MISS,
    SPREAD_HIGH,
    SPREAD_LOW,
)
from engine.core.day import today_so_far
from engine.core.fitted import POOLS
from engine.core.lift_class import classify
from engine.core.load_estimates import LOAD_ESTIMATES, load_estimates
from engine.core.parts import left_out
from engine.core.pool import Pooled, Weights, alone, differences, disagreement, pool, quantile
from engine.core.recall import Recall, recall
from engine.core.record import Record, mean_miss, standing
from engine.core.rep_estimates import REP_ESTIMATES, rep_estimates
from engine.core.situation import Setting, asked_load, asked_reps, situation
from engine.core.strength import is_open
from engine.core.types import ExerciseTraits, LifterState, LiftState

_LOAD_AWAY, _LOAD_UNIT, _LOAD_SPREAD = 0.5, 0.2, 0.5  # log units
_REPS_AWAY, _REPS_UNIT, _REPS_SPREAD = 6.0, 3.0, 8.0  # reps
_LOAD_ANCHORS = {"opening": LOAD_ESTIMATES.index("opening"), "later": LOAD_ESTIMATES.index("previous")}
_REPS_ANCHORS = {"opening": REP_ESTIMATES.index("opening"), "later": REP_ESTIMATES.index("previous")}
_TAIL = 10.0  # scales: past this nothing of a logistic is left that could be seen
_NEGLIGIBLE = 1e-3  # share of an estimate that can't be seen in the odds


@dataclass(frozen=True)
class Outlook:
    """What is known of the next set of a lift before its load or its reps are: `part` is opening or later."""

    part: str
    seen: Recall
    setting: Setting
    of_lift: Mapping[str, Record]
    of_lifter: Mapping[str, Record]

    @cached_property
    def numbers(self) -> Sequence[float]:
        """The situation, whatever is asked of the set."""
        return situation(self.seen, self.setting)


@dataclass(frozen=True, slots=True)
class LoadOutlook:
    """Log system load: the estimates (in the order of LOAD_ESTIMATES) and the share of each."""

    estimates: Sequence[float]
    shares: Sequence[float]

    def quantile(self, level: float) -> float:
        """The log load that the next one stays below with this probability."""
        return quantile(self.estimates, self.shares, level)


@dataclass(frozen=True, slots=True)
class RepsOutlook:
    """The probability of each whole count of reps from 0 on, and the estimates and shares it comes from."""

    odds: Sequence[float]
    estimates: Sequence[float]
    shares: Sequence[float]

    def quantile(self, level: float) -> int:
        """The least count, 1 or more, that the reps stay at or below with this probability."""
        reached = self.odds[0]
        for reps in range(1, len(self.odds)):
            reached += self.odds[reps]
            if reached >= level:
                return reps
        return max(len(self.odds) - 1, 1)

    @property
    def mean(self) -> float:
        """The mean of the reps."""
        return sum([reps * one for reps, one in enumerate(self.odds)])

    def moved(self, reps: float) -> "RepsOutlook":
        """The same with so many reps more, a broken number; what falls below 0 counts as 0."""
        last = max(len(self.odds) + ceil(reps), 1)
        odds = [self.between(count - reps, count - reps) for count in range(last)]
        return RepsOutlook([odds[0] + self._below(-0.5 - reps), *odds[1:]], self.estimates, self.shares)

    def between(self, low: float, high: float) -> float:
        """The probability that reps round into low..high, ends included; the ends may be broken numbers."""
        return self._below(high + 0.5) - self._below(low - 0.5)

    def _below(self, reps: float) -> float:
        """The probability of fewer, each count spread evenly over half a rep on either side."""
        nth = floor(reps + 0.5)
        if nth < 0:
            return 0.0
        if nth >= len(self.odds):
            return 1.0
        return sum(self.odds[:nth]) + self.odds[nth] * (reps + 0.5 - nth)


def outlook(
    lift: LiftState, lifter: LifterState, traits: ExerciseTraits, at: datetime, rir: float | None, *, failure: bool
) -> Outlook | None:
    """What a set at `at` looks like beforehand; `rir` to be left, None: not said. None without a session to go by."""
    running, kind = is_open(lift, at), classify(traits)
    k = kind.rep_slope * exp(lifter.rep_slope_ln)
    seen = recall(lift.memory, at, rir, k, running=running)
    if seen is None:
        return None
    setting = Setting(lift.seen - running, failure, rir, today_so_far(lifter.day, at), kind, traits.bodyweight_share)
    return Outlook("later" if running else "opening", seen, setting, lift.records, lifter.records)


def loads_of(ahead: Outlook, reps: float, formula: float) -> list[float]:
    """The estimates of the log load for these reps; `formula`: the specification's."""
    return load_estimates(ahead.seen, reps, formula, *ahead.setting.day.means)


def reps_of(ahead: Outlook, x: float, formula: float) -> list[float]:
    """The estimates of the reps at this log load; `formula`: the specification's."""
    return rep_estimates(ahead.seen, x, formula, ahead.setting.day.means[1])


def load_outlook(
    ahead: Outlook, reps: float, estimates: Sequence[float], without: frozenset[str] = frozenset()
) -> LoadOutlook:
    """The load for these reps: by repeating where that has done better on this lift, else pooled.

    `without`: parts of the reckoning to do without, see `parts`.
    """
    if repeats(ahead) and "duel" not in without:
        return LoadOutlook(estimates, [float(i == repeating(ahead)) for i in range(len(estimates))])
    return pooled_load(ahead, reps, estimates, without)


def pooled_load(
    ahead: Outlook, reps: float, estimates: Sequence[float], without: frozenset[str] = frozenset()
) -> LoadOutlook:
    """The load for these reps by all estimates."""
    pooled = _pooled(ahead, f"load_{ahead.part}", estimates, load_numbers(ahead, reps, estimates), without)
    return LoadOutlook(estimates, pooled.shares)


def repeating(ahead: Outlook) -> int:
    """The place of the estimate that lifts again what was lifted last."""
    return _LOAD_ANCHORS[ahead.part]


def repeats(ahead: Outlook) -> bool:
    """Whether repeating has been clearly closer than the pool on this lift, over sets enough to tell."""
    duel = ahead.of_lift.get(f"duel_{ahead.part}")
    return duel is not None and duel.count >= DUEL_SETS and duel.sums[0] > DUEL_MARGIN * duel.count


def load_numbers(ahead: Outlook, reps: float, estimates: Sequence[float]) -> list[float]:
    """What the pool of loads goes by, in the order of its weights."""
    return [
        *ahead.numbers,
        *asked_reps(ahead.seen, reps),
        disagreement(estimates, _LOAD_SPREAD) / _LOAD_UNIT,
        *differences(estimates, estimates[_LOAD_ANCHORS[ahead.part]], _LOAD_AWAY, _LOAD_UNIT),
    ]


def reps_outlook(
    ahead: Outlook, x: float, estimates: Sequence[float], without: frozenset[str] = frozenset()
) -> RepsOutlook:
    """The reps at this log load."""
    name = f"reps_{ahead.part}"
    pooled = _pooled(ahead, name, estimates, reps_numbers(ahead, x, estimates), without)
    return reps_from(POOLS[name], pooled, estimates)


def reps_numbers(ahead: Outlook, x: float, estimates: Sequence[float]) -> list[float]:
    """What the pool of reps goes by, in the order of its weights."""
    name = f"reps_{ahead.part}"
    return [
        *ahead.numbers,
        *asked_load(ahead.seen, x),
        disagreement(estimates, _REPS_SPREAD) / _REPS_UNIT,
        mean_miss(ahead.of_lifter.get(name), RECORD_PRIOR_LIFTER, RECORD_USUAL_MISS),
        mean_miss(ahead.of_lift.get(name), RECORD_PRIOR_LIFT, RECORD_USUAL_MISS),
        *differences(estimates, estimates[_REPS_ANCHORS[ahead.part]], _REPS_AWAY, _REPS_UNIT),
    ]


def reps_from(weights: Weights, pooled: Pooled, estimates: Sequence[float]) -> RepsOutlook:
    """The reps that pooled estimates stand for: each spread out as far as the weights say."""
    spread = [exp(one + pooled.widen) for one in weights.spread]
    return RepsOutlook(_odds(estimates, pooled.shares, spread), estimates, pooled.shares)


def standings(ahead: Outlook, name: str) -> tuple[Sequence[float], Sequence[float]]:
    """How each estimate of a pool has done for the lifter and on the lift: 0 as the others, negative better."""
    unit, width = (RECORD_REPS_MOST, len(REP_ESTIMATES)) if name.startswith("reps") else (1.0, len(LOAD_ESTIMATES))
    of_lifter = standing(ahead.of_lifter.get(name), width, RECORD_PRIOR_LIFTER)
    of_lift = standing(ahead.of_lift.get(name), width, RECORD_PRIOR_LIFT)
    return [one / unit for one in of_lifter], [one / unit for one in of_lift]


def _pooled(
    ahead: Outlook, name: str, estimates: Sequence[float], numbers: Sequence[float], without: frozenset[str]
) -> Pooled:
    weights, names = POOLS[name], REP_ESTIMATES if name.startswith("reps") else LOAD_ESTIMATES
    known = replace(ahead, of_lifter={}, of_lift={}) if "record" in without else ahead
    of_lifter, of_lift = standings(known, name)
    told = weights.centre if "situation" in without else numbers
    pooled = pool(weights, estimates, told, of_lifter, of_lift, left_out(names, without) if without else frozenset())
    return alone(pooled) if "pooling" in without else pooled


def _odds(estimates: Sequence[float], shares: Sequence[float], spread: Sequence[float]) -> list[float]:
    """A logistic about each estimate, cut at whole counts; what lies below 0 counts as 0."""
    told = [
        (one, share, SPREAD_LOW if wide < SPREAD_LOW else SPREAD_HIGH if wide > SPREAD_HIGH else wide)
        for one, share, wide in zip(estimates, shares, spread, strict=True)
        if share > _NEGLIGIBLE
    ]
    total = sum([share for _, share, _ in told])
    first = max(0, floor(min([one - _TAIL * wide for one, _, wide in told])))
    last = max(first, min(MOST_REPS_FORECAST, ceil(max([one + _TAIL * wide for one, _, wide in told]))))
    counts, reached = range(last - first), [0.0] * (last - first)
    for one, share, wide in told:
        # the logistic is 1 / (1 + beyond), and beyond falls by the same share with each count
        weight, beyond, fall = share / total, exp((one - first - 0.5) / wide), exp(-1 / wide)
        for nth in counts:
            reached[nth] += weight / (1 + beyond)
            beyond *= fall
    odds = [max(high - low, 0.0) for low, high in pairwise([0.0, *reached, 1.0])]  # what is reached is rounded
    return [*([0.0] * first), *odds]
