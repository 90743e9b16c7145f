"""In what situation a set is asked for: the numbers by which the estimates of it are weighed.

Every number is about one unit wide and bounded, so that no odd history can throw the weights off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p, sqrt

from engine.core.lift_class import LiftClass
from engine.core.recall import Point, Recall
from engine.core.states import DayState


@dataclass(frozen=True, slots=True)
class Setting:
    """What a situation depends on besides memory.

    `sessions` of the lift ever; `failure`: to be taken to failure; `rir` None when not said; `day`: the lifts begun
    today; `body_share`: part of the body that is lifted.
    """

    sessions: int
    failure: bool
    rir: float | None
    day: DayState
    kind: LiftClass
    body_share: float


def situation(seen: Recall, setting: Setting) -> list[float]:
    """What holds whatever is asked of the set: where in the session, how regular the lift has been, what today is."""
    openings = [points[0] for points in seen.past]
    first, now, nth = openings[0], seen.now, len(seen.now)
    before = openings[1] if len(openings) > 1 else first
    end = seen.past[0][-1]
    heaviest = max(seen.past[0])[0]
    day_load, day_strength = setting.day.means
    return [
        min(nth, 6) / 2,
        float(nth == 1),
        float(nth >= len(seen.last)),
        log1p(setting.sessions) - 3,
        log1p(min(max(seen.days[0], 0.0), 400.0)) - 2,
        min(setting.day.begun, 8) / 3,
        float(setting.failure),
        float(setting.rir is not None),
        (setting.rir or 0.0) / 2,
        min(len(seen.past[0]), 8) / 2 - 1,
        min(len(seen.last) - len(seen.past[0]), 4) / 2,
        _bounded(10 * _spread([point[0] for point in openings[:6]]), 3),
        _kept(openings),
        _log_step(day_load if setting.day.begun else 0.0),
        _log_step(day_strength if setting.day.begun else 0.0),
        first[0] - 4,
        len({point[1] for point in openings}) / 4,
        (first[1] - 8) / 4,
        _bounded((first[1] - before[1]) / 3, 3),
        _log_step(first[0] - before[0]),
        _bounded((end[1] - first[1]) / 3, 3),
        _log_step(end[0] - first[0]),
        _bounded((now[-1][1] - now[0][1]) / 3, 3) if now else 0.0,
        _log_step(now[-1][0] - now[0][0]) if now else 0.0,
        _log_step(max(now)[0] - heaviest) if now else 0.0,
        _log_step(now[-1][0] - heaviest) if now else 0.0,
        -30 * seen.slope,
        float(setting.kind.isolation),
        float(setting.kind.lower),
        setting.body_share,
    ]


def asked_reps(seen: Recall, reps: float) -> list[float]:
    """How the reps that are asked stand to those that were done."""
    openings = [points[0] for points in seen.past]
    last = seen.now[-1] if seen.now else openings[0]
    away = [abs(point[1] - reps) for point in openings]
    nearest = min(range(len(away)), key=away.__getitem__)
    return [
        (reps - 8) / 4,
        *_difference(reps - last[1]),
        *_difference(reps - openings[0][1]),
        _bounded(away[nearest] / 2, 3),
        nearest / 4,
        min(away.count(0), 6) / 3,
        _bounded(min(abs(point[1] - reps) for points in seen.past for point in points) / 2, 3),
        float(reps <= 5),
        float(reps >= 12),
    ]


def asked_load(seen: Recall, x: float) -> list[float]:
    """How the load that is asked stands to those that were lifted."""
    openings = [points[0] for points in seen.past]
    last = seen.now[-1] if seen.now else openings[0]
    away = [abs(point[0] - x) for point in openings]
    nearest = min(range(len(away)), key=away.__getitem__)
    return [
        _log_step(x - last[0]),
        abs(_log_step(x - last[0])),
        float(abs(x - last[0]) < _SAME),
        _log_step(x - openings[0][0]),
        abs(_log_step(x - openings[0][0])),
        float(abs(x - openings[0][0]) < _SAME),
        _bounded(10 * away[nearest], 3),
        nearest / 4,
        sum(distance < _SAME for distance in away) / 3,
        _bounded(10 * min(abs(point[0] - x) for points in seen.past for point in points), 3),
        (last[1] - 8) / 4,
    ]


_SAME = 0.004  # log units


def _difference(reps: float) -> list[float]:
    return [_bounded(reps / 3, 3), _bounded(abs(reps) / 3, 3), float(reps == 0)]


def _kept(openings: Sequence[Point]) -> float:
    """How often of late the opening load stayed as it was."""
    kept = [new[0] == old[0] for new, old in pairwise(openings[:6])]
    return sum(kept) / len(kept) if kept else 0.5


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _log_step(x: float) -> float:
    return _bounded(5 * x, 2.5)


def _bounded(value: float, most: float) -> float:
    return min(max(value, -most), most)
