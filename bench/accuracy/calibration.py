"""Whether the odds of the reps hold what they say: the PIT of their counts, and the reliability of a probability.

The engine's own odds are tried, those that a prescription's confidence comes from; a model that has only quantiles is
taken to mean the straight lines between them on the normal scale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor
from statistics import NormalDist, fmean

from bench.accuracy.predictions import QUANTILES
from bench.accuracy.replay import Prediction
from bench.accuracy.scoring import Scored

PIT_BINS = 20
BINS = 10
RANGES = ((-2, 0), (-1, 1), (0, 2))
"""Events whose probability is tried: reps land in a range of three counts, as a prescription names one, that lies so
about those expected."""
_NORMAL = NormalDist()
_Z = [_NORMAL.inv_cdf(q) for q in QUANTILES.values()]
_NARROWEST = 1e-6

UpTo = Callable[[int], float]
"""The probability of so many reps or fewer."""


@dataclass(frozen=True)
class Calibration:
    """One lifter's calibration, or the mean over lifters.

    `pit[i]`: density of the probability integral transform in bin i, 1 where calibrated. `reliability[i]`: (share of
    events, mean probability said, share that came true) in bin i.
    """

    pit: Sequence[float]
    reliability: Sequence[tuple[float, float, float]]

    @property
    def coverage(self) -> list[float]:
        """The share of outcomes at or below each level from 0 to 1, in steps as wide as a bin of the PIT."""
        return [0.0, *(total / PIT_BINS for total in accumulate(self.pit))]


def calibration(predicted: Sequence[tuple[Scored, Prediction]]) -> Calibration:
    """How one lifter's reps fell against what was said of them."""
    pit = [0.0] * PIT_BINS
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for scored, said in predicted:
        reps, up_to = int(scored.one.reps), chances(said)
        _spread(pit, up_to(reps - 1), up_to(reps))
        middle = round(said.reps[2])
        for low, high in RANGES:
            probability = up_to(middle + high) - up_to(middle + low - 1)
            hit = middle + low <= reps <= middle + high
            bins[min(int(probability * BINS), BINS - 1)].append((probability, hit))
    total = len(predicted) * len(RANGES)
    return Calibration([PIT_BINS * share / len(predicted) for share in pit], [_bin(one, total) for one in bins])


def mean_of(several: Sequence[Calibration]) -> Calibration:
    """Each lifter weighing the same."""
    return Calibration(
        pit=[fmean(column) for column in zip(*(c.pit for c in several), strict=True)],
        reliability=[_mean_bin(column) for column in zip(*(c.reliability for c in several), strict=True)],
    )


def chances(said: Prediction) -> UpTo:
    """The distribution of the reps that a prediction stands for."""
    if not said.odds:
        return lambda reps: below(reps + 0.5, said.reps)
    reached = [min(total, 1.0) for total in accumulate(said.odds)]
    return lambda reps: 0.0 if reps < 0 else reached[reps] if reps < len(reached) else 1.0


def below(reps: float, quantiles: Sequence[float]) -> float:
    """The probability of fewer than `reps`: the quantiles joined by straight lines on the normal scale."""
    points = [quantiles[0]]
    for x in quantiles[1:]:
        points.append(max(x, points[-1] + _NARROWEST))
    i = min(max(sum(x <= reps for x in points) - 1, 0), len(points) - 2)
    slope = (_Z[i + 1] - _Z[i]) / (points[i + 1] - points[i])
    return _NORMAL.cdf(_Z[i] + (reps - points[i]) * slope)


def _spread(pit: list[float], low: float, high: float) -> None:
    """Add one set to the histogram, evenly over the probabilities that its whole number of reps stands for.

    [Czado, Gneiting, Held 2009, Biometrics 65: the PIT of counts without randomising]
    """
    if high - low < _NARROWEST:
        pit[min(int(low * PIT_BINS), PIT_BINS - 1)] += 1.0
        return
    for i in range(floor(low * PIT_BINS), min(floor(high * PIT_BINS), PIT_BINS - 1) + 1):
        part = min(high, (i + 1) / PIT_BINS) - max(low, i / PIT_BINS)
        pit[min(i, PIT_BINS - 1)] += max(part, 0.0) / (high - low)


def _bin(one: Sequence[tuple[float, bool]], total: int) -> tuple[float, float, float]:
    if not one:
        return 0.0, 0.0, 0.0
    return len(one) / total, fmean(p for p, _ in one), fmean(float(hit) for _, hit in one)


def _mean_bin(column: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    weight = sum(share for share, _, _ in column)
    if not weight:
        return 0.0, 0.0, 0.0
    said, true = (sum(one[0] * one[i] for one in column) / weight for i in (1, 2))
    return weight / len(column), said, true
