"""Simple estimates of the load for a set that is asked for; each is right for some lifters some of the time.

Every estimate is log system load for `reps` at the effort asked, NaN where memory holds nothing for it. Those that are
`moved` were moved along the lift's own rep slope from the reps that they had; the others stand as they were lifted,
for people repeat themselves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import exp, nan
from statistics import median

from engine.core.recall import Point, Recall

LOAD_ESTIMATES = (
    "previous",
    "previous_moved",
    "opening",
    "opening_moved",
    "same_set",
    "same_set_moved",
    "nearest_opening",
    "nearest_set",
    "best",
    "best_moved",
    "heaviest",
    "before_last",
    "step_again",
    "same_reps_step_again",
    "same_reps_openings_heaviest",
    "same_reps_heaviest",
    "openings_median",
    "line_as_lifted",
    "kernel_as_lifted",
    "nearest_opening_as_lifted",
    "formula",
    "day_load",
    "day_strength",
    "rung_up",
    "rung_down",
    "previous_as_lifted",
    "step_as_last_time",
    "share_of_first",
    "heaviest_today",
    "best_today",
    "best_today_moved",
    "nearest_today",
    "nearest_today_moved",
    "sequence",
)
_NEWEST = 5  # openings that a median is taken of
_NEWEST_HEAVY = 6  # sets of the same reps that the heaviest is taken of
_KERNEL_REPS, _KERNEL_SESSIONS = 1.0, 0.25  # a set's weight falls by e per rep away and per four sessions ago
_REPS_WEIGH, _AGE_WEIGHS = 2.0, 0.2  # in finding the past session that went like this one


def load_estimates(seen: Recall, reps: float, formula: float, day_load: float, day_strength: float) -> list[float]:
    """The estimates in the order of LOAD_ESTIMATES.

    `formula`: what the specification's formula says (log kg). `day_load`, `day_strength`: how much heavier or stronger
    than last time the lifts before this one were today (log units); NaN where it is the first.
    """
    k, past = seen.slope, seen.past
    openings = [points[0] for points in past]
    first, before = openings[0], openings[1] if len(openings) > 1 else None
    near_opening = _nearest(openings, reps)
    loads = sorted({point[0] for points in past for point in points} | {point[0] for point in seen.now})
    line, kernel = seen.mean_x + k * (reps - seen.mean_m), _kernel(past, reps, k)
    near_opening_moved = near_opening[0] + k * (reps - near_opening[1])
    held = seen.now[-1][0] if seen.now else first[0]
    return [
        *_both(seen.now[-1] if seen.now else None, reps, k),
        *_both(first, reps, k),
        *_both(past[0][min(len(seen.now), len(past[0]) - 1)], reps, k),
        near_opening[0],
        _nearest([point for points in past for point in points], reps)[0],
        *_both(_strongest(past[0], k), reps, k),
        max(past[0])[0],
        before[0] if before else nan,
        2 * first[0] - before[0] if before else nan,
        *_same_reps(past, openings, reps),
        median([point[0] for point in openings[:_NEWEST]]),
        _as_lifted(loads, line),
        _as_lifted(loads, kernel),
        _as_lifted(loads, near_opening_moved),
        formula,
        first[0] + day_load,
        first[0] + k * (reps - first[1]) + day_strength,
        *_rungs(loads, held),
        *(_today(seen, reps, loads) if seen.now else _NOTHING_TODAY),
    ]


def _both(point: Point | None, reps: float, k: float) -> tuple[float, float]:
    """As lifted, and moved to the reps asked."""
    return (nan, nan) if point is None else (point[0], point[0] + k * (reps - point[1]))


def _nearest(points: Sequence[Point], reps: float) -> Point:
    """The first of those whose reps are nearest."""
    return min(points, key=lambda point: abs(point[1] - reps))


def _strongest(points: Sequence[Point], k: float) -> Point:
    return max(points, key=lambda point: point[0] - k * point[1])


def _same_reps(past: Sequence[Sequence[Point]], openings: Sequence[Point], reps: float) -> tuple[float, ...]:
    opened = [point[0] for point in openings if point[1] == reps]
    done = [point[0] for points in past for point in points if point[1] == reps]
    return (
        2 * opened[0] - opened[1] if len(opened) > 1 else nan,
        max(opened) if opened else nan,
        max(done[:_NEWEST_HEAVY]) if done else nan,
    )


def _kernel(past: Sequence[Sequence[Point]], reps: float, k: float) -> float:
    """All sets moved to the reps asked, weighing less the further their reps and the longer ago."""
    total = value = 0.0
    for age, points in enumerate(past):
        for x, m, _ in points:
            weight = exp(-min(abs(m - reps) / _KERNEL_REPS, 50.0) - _KERNEL_SESSIONS * age)
            total += weight
            value += weight * (x + k * (reps - m))
    return value / total


def _as_lifted(loads: Sequence[float], x: float) -> float:
    """The load, of those lifted of late, that is nearest; the lighter on a tie."""
    nth = bisect_left(loads, x)
    return min(loads[max(nth - 1, 0) : nth + 1], key=lambda load: abs(load - x))


def _rungs(loads: Sequence[float], x: float) -> tuple[float, float]:
    """The next heavier and the next lighter of the loads lifted of late."""
    nth = bisect_left(loads, x)
    return loads[nth + 1] if nth + 1 < len(loads) else nan, loads[nth - 1] if nth > 0 else nan


def _today(seen: Recall, reps: float, loads: Sequence[float]) -> tuple[float, ...]:
    """What the running session says."""
    k, now, last, nth = seen.slope, seen.now, seen.last, len(seen.now)
    same = last[min(nth, len(last) - 1)][0]
    nearest = min(reversed(now), key=lambda point: abs(point[1] - reps))
    return (
        _as_lifted(loads, now[-1][0] + k * (reps - now[-1][1])),
        now[-1][0] + (last[nth][0] - last[nth - 1][0] if nth < len(last) else 0.0),
        now[0][0] + same - last[0][0],
        max(now)[0],
        *_both(_strongest(now, k), reps, k),
        *_both(nearest, reps, k),
        _sequence(seen, reps),
    )


_NOTHING_TODAY = (nan,) * 9


def _sequence(seen: Recall, reps: float) -> float:
    """The step that followed in the past session whose reps went most like today's."""
    now, nth = seen.now, len(seen.now)
    best, step = nan, nan
    for age, points in enumerate(seen.past):
        if len(points) > nth:
            unlike = sum(abs(then[1] - today[1]) for then, today in zip(points, now, strict=False)) / nth
            unlike += _REPS_WEIGH * abs(points[nth][1] - reps) + _AGE_WEIGHS * age
            if not best <= unlike:  # also where there is none yet
                best, step = unlike, points[nth][0] - points[nth - 1][0]
    return now[-1][0] + step
