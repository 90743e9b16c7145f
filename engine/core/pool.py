"""Pooling: how much each estimate tells of the set that is asked for, from the situation and from its record so far.

A small network of one hidden layer, fitted to real logs, says what each kind of estimate is worth in such a situation;
its record on this lift and of this lifter moves that. Weights are positive and add up to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, isnan, nan, sqrt, tanh
from operator import mul

from engine.core.codec import Value

SITUATION_LIMIT = 4.0  # standard deviations: no odd situation counts for more
RECORD_GAIN = 10.0


@dataclass(frozen=True, slots=True)
class Weights(Value):
    """The fitted numbers of one pool; see `bench/fitting`.

    `centre` and `scale` of each number of the situation; `hidden` one row per hidden unit, `out` one per estimate;
    `by_lifter` and `by_lift`: how much an estimate's record counts. `spread` (log reps) of each estimate and
    `spread_hidden`: for reps alone.
    """

    centre: tuple[float, ...]
    scale: tuple[float, ...]
    hidden: tuple[tuple[float, ...], ...]
    hidden_bias: tuple[float, ...]
    out: tuple[tuple[float, ...], ...]
    out_bias: tuple[float, ...]
    by_lifter: tuple[float, ...]
    by_lift: tuple[float, ...]
    spread: tuple[float, ...] = ()
    spread_hidden: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Pooled:
    """Weights of the estimates, 0 for those that are missing; `widen`: how spread out reps are here (log)."""

    shares: Sequence[float]
    widen: float


def pool(
    weights: Weights,
    estimates: Sequence[float],
    numbers: Sequence[float],
    of_lifter: Sequence[float],
    of_lift: Sequence[float],
    left_out: frozenset[int] = frozenset(),
) -> Pooled:
    """Weigh estimates (NaN: missing) in the situation that `numbers` describe, with each one's standing."""
    low, high = -SITUATION_LIMIT, SITUATION_LIMIT
    scaled = [
        (value - centre) / scale for value, centre, scale in zip(numbers, weights.centre, weights.scale, strict=True)
    ]
    inputs = [one if low < one < high else min(max(one, low), high) for one in scaled]
    units = [
        tanh(sum(map(mul, row, inputs)) + bias) for row, bias in zip(weights.hidden, weights.hidden_bias, strict=True)
    ]
    told = without(estimates, left_out) if left_out else estimates
    rows = zip(told, weights.out, weights.out_bias, weights.by_lifter, weights.by_lift, of_lifter, of_lift, strict=True)
    logits = [
        sum(map(mul, row, units)) + bias - RECORD_GAIN * (a * lifter + b * lift) if one == one else -inf  # not NaN
        for one, row, bias, a, b, lifter, lift in rows
    ]
    highest = max(logits)
    raw = [exp(logit - highest) for logit in logits]
    total = sum(raw)
    widen = sum(map(mul, weights.spread_hidden, units))
    return Pooled([one / total for one in raw], widen)


def without(estimates: Sequence[float], left_out: frozenset[int]) -> Sequence[float]:
    """The estimates with some missing too; all of them where nothing would be left."""
    told = [nan if i in left_out else one for i, one in enumerate(estimates)]
    return estimates if all(map(isnan, told)) else told


def alone(pooled: Pooled) -> Pooled:
    """The estimate that weighs most, by itself."""
    most = max(range(len(pooled.shares)), key=pooled.shares.__getitem__)
    return Pooled([float(i == most) for i in range(len(pooled.shares))], pooled.widen)


def disagreement(estimates: Sequence[float], most: float) -> float:
    """The standard deviation of the estimates that are there, at most `most`."""
    there = [one for one in estimates if one == one]
    mean = sum(there) / len(there)
    return min(sqrt(sum([(one - mean) ** 2 for one in there]) / len(there)), most)


def differences(estimates: Sequence[float], anchor: float, most: float, unit: float) -> list[float]:
    """Each estimate against an anchor in `unit`s, at most `most` away, 0 where missing."""
    away = [one - anchor for one in estimates]
    return [(most if one > most else -most if one < -most else one) / unit if one == one else 0.0 for one in away]


def quantile(estimates: Sequence[float], shares: Sequence[float], level: float) -> float:
    """The least estimate at which the shares reach `level`."""
    reached = 0.0
    ranked = sorted((one, share) for one, share in zip(estimates, shares, strict=True) if share > 0)
    for one, share in ranked:
        reached += share
        if reached >= level:
            return one
    return ranked[-1][0]
