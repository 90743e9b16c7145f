"""Simple estimates of the reps at a load that is asked for; each is right for some lifters some of the time.

Every estimate is reps at the effort asked, a real number, NaN where memory holds nothing for it. Those that are `moved`
were moved along the lift's own rep slope from the load that they had; the others stand as they were done.
"""

from collections.abc import Sequence
from math import exp, nan
from statistics import median

from engine.core.constants import MOST_REPS_SHOWN
from engine.core.recall import Point, Recall

REP_ESTIMATES = (
    "opening",
    "same_set",
    "same_set_moved",
    "nearest_opening",
    "nearest_opening_moved",
    "nearest_set",
    "nearest_set_moved",
    "best_moved",
    "before_last",
    "same_load_median",
    "same_load_most",
    "kernel",
    "formula",
    "day_strength",
    "previous",
    "previous_moved",
    "step_as_last_time",
    "fewest_today",
    "nearest_today_moved",
    "best_today_moved",
    "sequence",
)
_NEWEST = 6
_SAME_LOAD = 0.004  # log units: 0.4 %, less than the smallest plates make
_KERNEL_LOAD, _KERNEL_SESSIONS = 0.03, 0.25  # a set's weight falls by e per 3 % of load away and per four sessions ago
_KERNEL_END = 1.5  # log units: all that is further off weighs alike, and something
_LOAD_WEIGHS, _AGE_WEIGHS = 30.0, 0.2  # in finding the past session that went like this one


def rep_estimates(seen: Recall, x: float, formula: float, day_strength: float) -> list[float]:
    """The estimates at log system load `x`, in the order of REP_ESTIMATES, each within 0.5 to MOST_REPS_SHOWN.

    `formula`: the specification's formula's (reps). `day_strength`: how much stronger than last time the lifts before
    this one were today (log units); NaN where it is the first.
    """
    k, past = seen.slope, seen.past
    openings = [points[0] for points in past]
    first = openings[0]
    near = _nearest(openings, x)
    nearest = _nearest([point for points in past for point in points], x)
    found = [
        first[1],
        *_both(past[0][min(len(seen.now), len(past[0]) - 1)], x, k),
        near[1],
        _moved(near, x, k),
        nearest[1],
        _moved(nearest, x, k),
        _moved(max(past[0], key=lambda point: point[0] - k * point[1]), x, k),
        openings[1][1] if len(openings) > 1 else nan,
        *_same_load(past, x),
        _kernel(past, x, k),
        formula,
        _moved(first, x, k) - day_strength / k,
        *(_today(seen, x) if seen.now else _NOTHING_TODAY),
    ]
    return [0.5 if reps < 0.5 else MOST_REPS_SHOWN if reps > MOST_REPS_SHOWN else reps for reps in found]  # NaN stays


def _moved(point: Point, x: float, k: float) -> float:
    return point[1] + (x - point[0]) / k


def _both(point: Point, x: float, k: float) -> tuple[float, float]:
    return point[1], _moved(point, x, k)


def _nearest(points: Sequence[Point], x: float) -> Point:
    """The first of those whose load is nearest."""
    return min(points, key=lambda point: abs(point[0] - x))


def _same_load(past: Sequence[Sequence[Point]], x: float) -> tuple[float, float]:
    """The median and the most reps of the newest sets at this load."""
    done = [point[1] for points in past for point in points if abs(point[0] - x) < _SAME_LOAD][:_NEWEST]
    return (median(done), max(done)) if done else (nan, nan)


def _kernel(past: Sequence[Sequence[Point]], x: float, k: float) -> float:
    """All sets moved to this load, weighing less the further their load and the longer ago."""
    total = value = 0.0
    for age, points in enumerate(past):
        older = _KERNEL_SESSIONS * age
        for point in points:
            away = abs(point[0] - x)
            weight = exp(-(away if away < _KERNEL_END else _KERNEL_END) / _KERNEL_LOAD - older)
            total += weight
            value += weight * _moved(point, x, k)
    return value / total


def _today(seen: Recall, x: float) -> tuple[float, ...]:
    """What the running session says."""
    k, now, last, nth = seen.slope, seen.now, seen.last, len(seen.now)
    previous = now[-1]
    moved = _moved(previous, x, k)
    return (
        previous[1],
        moved,
        moved + (last[nth][1] - last[nth - 1][1] if nth < len(last) else 0.0),
        min(_moved(point, x, k) for point in now),
        _moved(min(reversed(now), key=lambda point: abs(point[0] - x)), x, k),
        max(_moved(point, x, k) for point in now),
        _sequence(seen, x),
    )


_NOTHING_TODAY = (nan,) * 7


def _sequence(seen: Recall, x: float) -> float:
    """What followed in the past session whose loads went most like today's."""
    now, nth, k = seen.now, len(seen.now), seen.slope
    best, found = nan, nan
    for age, points in enumerate(seen.past):
        if len(points) > nth:
            unlike = sum(abs(then[0] - today[0]) for then, today in zip(points, now, strict=False)) / nth
            unlike = _LOAD_WEIGHS * (unlike + 2 * abs(points[nth][0] - x)) + _AGE_WEIGHS * age
            if not best <= unlike:
                step = _moved(points[nth], x, k) - _moved(points[nth - 1], x, k)
                best, found = unlike, _moved(now[-1], x, k) + step
    return found
