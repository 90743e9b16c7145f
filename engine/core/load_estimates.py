"""Simple estimates of the load for a set that is asked for; each is right for some lifters some of the time.

Every estimate is log system load for `reps` at the effort asked, NaN where memory holds nothing for it. Those that are
`moved` were moved along the lift's own rep slope from the reps that they had; the others stand as they were lifted,
for people repeat themselves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import nan

from engine.core.recall import Point, Recall

LOAD_ESTIMATES = (
    "previous",
    "opening",
    "same_set",
    "best_moved",
    "heaviest",
    "before_last",
    "step_again",
    "same_reps_openings_heaviest",
    "same_reps_heaviest",
    "line_as_lifted",
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
    "nearest_today",
    "sequence",
)
_NEWEST_HEAVY = 6  # sets of the same reps that the heaviest is taken of
_REPS_WEIGH, _AGE_WEIGHS = 2.0, 0.2  # in finding the past session that went like this one


def load_estimates(seen: Recall, reps: float, formula: float, day_load: float, day_strength: float) -> list[float]:
    """The estimates in the order of LOAD_ESTIMATES.

    `formula`: what the specification's formula says (log kg). `day_load`, `day_strength`: how much heavier or stronger
    than last time the lifts before this one were today (log units); NaN where it is the first.
    """
    k, past, now = seen.slope, seen.past, seen.now
    openings = [points[0] for points in past]
    first, before = openings[0], openings[1] if len(openings) > 1 else None
    loads = sorted({point[0] for points in past for point in points} | {point[0] for point in now})
    strongest = _strongest(past[0], k)
    return [
        now[-1][0] if now else nan,
        first[0],
        past[0][min(len(now), len(past[0]) - 1)][0],
        strongest[0] + k * (reps - strongest[1]),
        max(past[0])[0],
        before[0] if before else nan,
        2 * first[0] - before[0] if before else nan,
        *_same_reps(past, openings, reps),
        _as_lifted(loads, seen.mean_x + k * (reps - seen.mean_m)),
        formula,
        first[0] + day_load,
        first[0] + k * (reps - first[1]) + day_strength,
        *_rungs(loads, now[-1][0] if now else first[0]),
        *(_today(seen, reps, loads) if now else _NOTHING_TODAY),
    ]


def _strongest(points: Sequence[Point], k: float) -> Point:
    return max(points, key=lambda point: point[0] - k * point[1])


def _same_reps(past: Sequence[Sequence[Point]], openings: Sequence[Point], reps: float) -> tuple[float, float]:
    """The heaviest opening set of these reps, and the heaviest of the newest sets of them."""
    opened = [point[0] for point in openings if point[1] == reps]
    done = [point[0] for points in past for point in points if point[1] == reps]
    return max(opened) if opened else nan, max(done[:_NEWEST_HEAVY]) if done else nan


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
        _strongest(now, k)[0],
        nearest[0],
        _sequence(seen, reps),
    )


_NOTHING_TODAY = (nan,) * 7


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
