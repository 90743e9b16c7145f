"""Whether the bands of reps hold what they say: coverage of each quantile, PIT, reliability of a probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from statistics import NormalDist, fmean

from bench.accuracy.predictions import QUANTILES
from bench.accuracy.replay import Prediction
from bench.accuracy.scoring import Scored

PIT_BINS = 20
BINS = 10
WITHIN = 1
"""The event whose probability is tried: reps land within one of those expected, as in a prescribed range of three."""
_NORMAL = NormalDist()
_Z = [_NORMAL.inv_cdf(q) for q in QUANTILES.values()]
_NARROWEST = 1e-6


@dataclass(frozen=True)
class Calibration:
    """One lifter's calibration, or the mean over lifters.

    `below[i]`: share of sets whose reps fell below quantile i, ties counted as halves. `pit[i]`: density in bin i,
    1 where calibrated. `reliability[i]`: (share of sets, mean probability said, share that came true) in bin i.
    """

    below: Sequence[float]
    pit: Sequence[float]
    reliability: Sequence[tuple[float, float, float]]


def calibration(predicted: Sequence[tuple[Scored, Prediction]]) -> Calibration:
    """How one lifter's reps fell against what was said of them."""
    pit = [0.0] * PIT_BINS
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for scored, said in predicted:
        reps = scored.one.reps
        _spread(pit, below(reps - 0.5, said.reps), below(reps + 0.5, said.reps))
        middle = round(said.reps[2])
        probability = below(middle + WITHIN + 0.5, said.reps) - below(middle - WITHIN - 0.5, said.reps)
        bins[min(int(probability * BINS), BINS - 1)].append((probability, abs(reps - middle) <= WITHIN))
    return Calibration(
        below=[fmean(_mid(s.one.reps, said.reps[i]) for s, said in predicted) for i in range(len(QUANTILES))],
        pit=[PIT_BINS * share / len(predicted) for share in pit],
        reliability=[_bin(one, len(predicted)) for one in bins],
    )


def mean_of(several: Sequence[Calibration]) -> Calibration:
    """Each lifter weighing the same."""
    return Calibration(
        below=[fmean(column) for column in zip(*(c.below for c in several), strict=True)],
        pit=[fmean(column) for column in zip(*(c.pit for c in several), strict=True)],
        reliability=[_mean_bin(column) for column in zip(*(c.reliability for c in several), strict=True)],
    )


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


def _mid(reps: float, quantile: float) -> float:
    return 0.5 if reps == quantile else float(reps < quantile)


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
