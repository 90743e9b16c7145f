"""What memory says about one set that is asked for: past sets at the effort asked, and the lift's own rep slope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log

from engine.core.constants import (
    DAY,
    FADE_PER_SESSION,
    REP_SLOPE_HIGH,
    REP_SLOPE_LOW,
    REP_SLOPE_WEIGHT,
    TOP_SHARE,
)
from engine.core.memory import PastSession

Point = tuple[float, float, float]
"""One past set: log system load, the reps it would have had at the effort asked, the reps it had."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Past sets seen from one set that is asked for.

    `past`: the sessions before, newest first, without sets lighter than 80 % of their heaviest; `last` is the newest
    of them, whole; `now` the running session so far. `days` since each past session. `slope`: what a rep costs here
    (log units of load, negative); `mean_x`, `mean_m` the centre of the line it belongs to.
    """

    past: Sequence[Sequence[Point]]
    last: Sequence[Point]
    now: Sequence[Point]
    days: Sequence[float]
    slope: float
    mean_x: float
    mean_m: float


def recall(
    memory: Sequence[PastSession], at: datetime, rir: float | None, rep_slope: float, *, running: bool
) -> Recall | None:
    """Memory seen from a set at `at`, to be done with `rir` left (None: not said); None where no session is over.

    Where either of two sets does not say its reserve, both are taken as equally hard: then reps alone are compared.
    """
    told = memory[1:] if running else memory
    if not told:
        return None
    now = _points(memory[0], rir) if running else ()
    sessions = [_points(session, rir) for session in told]
    past = [_top(points) for points in sessions]
    slope, mean_x, mean_m = _line(past, rep_slope)
    days = [(at - session.at).total_seconds() / DAY for session in told]
    return Recall(past, sessions[0], now, days, slope, mean_x, mean_m)


def _points(session: PastSession, rir: float | None) -> list[Point]:
    if rir is None:
        return [(log(load), reps, reps) for load, reps, _ in session.each()]
    return [(log(load), reps + left - rir if left >= 0 else reps, reps) for load, reps, left in session.each()]


def _top(points: list[Point]) -> list[Point]:
    least = max(points)[0] + _LOG_TOP_SHARE
    return [point for point in points if point[0] >= least]


def _line(past: Sequence[Sequence[Point]], rep_slope: float) -> tuple[float, float, float]:
    """Least squares of log load on reps, newer sessions weighing more, drawn to the class's slope."""
    weight = 1.0
    total = sum_m = sum_x = sum_mm = sum_mx = 0.0
    for points in past:
        for x, m, _ in points:
            total += weight
            sum_m += weight * m
            sum_x += weight * x
            sum_mm += weight * m * m
            sum_mx += weight * m * x
        weight *= FADE_PER_SESSION
    mean_m, mean_x = sum_m / total, sum_x / total
    spread = sum_mm - total * mean_m * mean_m
    common = sum_mx - total * mean_m * mean_x
    slope = (common - rep_slope * REP_SLOPE_WEIGHT) / (spread + REP_SLOPE_WEIGHT)
    return min(max(slope, -REP_SLOPE_HIGH), -REP_SLOPE_LOW), mean_x, mean_m


# a set at just that share counts on every machine: logarithms differ in their last place
_LOG_TOP_SHARE = log(TOP_SHARE) - 1e-9
