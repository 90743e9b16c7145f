"""What is scored, and how: the load error, the reps error and the bands of one lifter, beside repeating last time.

Scored are working sets (normal or to failure) with a weight, of 1 to 15 reps, at least 80 % of the session's heaviest
for that exercise, from the fourth session of the exercise on. The benchmark's published scorer is the definition; a
test holds this one to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from statistics import fmean, median
from typing import Any

from bench.accuracy.logs import LoggedSet
from bench.accuracy.predictions import QUANTILES
from bench.accuracy.replay import Prediction

WORKING = frozenset({"normal", "failure"})
FEWEST_REPS, MOST_REPS = 1, 15
HEAVY = 0.8
FROM_SESSION = 3
ERROR_CAP = 1.0
"""A load that is off by more than 100 %, or missing, counts as 100 %."""
MIN_ROWS = 100
"""Scored sets that a lifter needs to count."""
MIN_EFFORT_ROWS = 30
EFFORT_RPE = (6.5, 10.0)
NEAR = 0.05
NEAREST_REPS, MOST_REPEATED = 1, 30
EPLEY = 30.0

Figures = dict[str, Any]
BANDS = {"inside_50": 1, "inside_90": 0}
"""A band of reps, and its lower end among the quantiles."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One scored set. `nth` counts the exercise's sessions from 0, `place` the lifter's sets.

    `base_*` is what repeating would have said.
    """

    one: LoggedSet
    place: int
    nth: int
    opening: bool
    effort_known: bool
    base_load: float
    base_reps: float

    @property
    def base_error(self) -> float:
        """Load error of repeating last time."""
        return load_error(self.base_load, self.one.weight)


KINDS: Mapping[str, Callable[[Scored], bool]] = {
    "all": lambda _: True,
    "opening": lambda s: s.opening,
    "later": lambda s: not s.opening,
    "effort_known": lambda s: s.effort_known,
}


def load_error(load: float, weight: float) -> float:
    """|load / weight - 1|, a missing load and anything beyond 100 % as 100 %."""
    return ERROR_CAP if isnan(load) else min(abs(load / weight - 1), ERROR_CAP)


def pinball(reps: float, quantiles: Sequence[float]) -> float:
    """Mean over the five quantiles of the loss that each of them minimises."""
    levels = QUANTILES.values()
    return fmean(q * (reps - x) if reps >= x else (1 - q) * (x - reps) for q, x in zip(levels, quantiles, strict=True))


def scored_sets(sets: Sequence[LoggedSet]) -> list[Scored]:
    """The sets of one log that are scored; `sets` in order."""
    sessions: dict[str, dict[str, int]] = {}
    done: set[tuple[str, str]] = set()
    scored: list[Scored] = []
    for place, (one, valid, base) in enumerate(zip(sets, eligible(sets), repeat(sets), strict=True)):
        if not valid:
            continue
        seen = sessions.setdefault(one.exercise, {})
        nth = seen.setdefault(one.session, len(seen))
        if nth >= FROM_SESSION:
            opening = (one.exercise, one.session) not in done
            scored.append(Scored(one, place, nth, opening, _effort_known(one), *base))
        done.add((one.exercise, one.session))
    return scored


def figures(scored: Sequence[Scored], said: Mapping[int, Prediction]) -> Figures | None:
    """One lifter's figures; None where too little is scored. `said`: predictions by line of the log.

    `all`, `opening`, `later` and `effort_known` (from 30 sets on) hold the load error, beside that of repeating;
    `reps` is there where anything was predicted.
    """
    if len(scored) < MIN_ROWS:
        return None
    errors = [load_error(said[s.one.row].load if s.one.row in said else nan, s.one.weight) for s in scored]
    found: Figures = {"rows": len(scored), "missing": sum(s.one.row not in said for s in scored)}
    for name, counts in KINDS.items():
        rows = [(error, s.base_error) for error, s in zip(errors, scored, strict=True) if counts(s)]
        if len(rows) >= (MIN_EFFORT_ROWS if name == "effort_known" else 1):
            found[name] = _load_figures([error for error, _ in rows], [base for _, base in rows])
    predicted = [(s, said[s.one.row]) for s in scored if s.one.row in said]
    if predicted:
        found["reps"] = _reps_figures(scored, predicted)
    return found


def _load_figures(errors: Sequence[float], base: Sequence[float]) -> Figures:
    ours = {"mean": fmean(errors), "median": median(errors), "within_5": _share(error <= NEAR for error in errors)}
    return ours | {
        "repeat_mean": fmean(base),
        "repeat_median": median(base),
        "repeat_within_5": _share(error <= NEAR for error in base),
    }


def _reps_figures(scored: Sequence[Scored], predicted: Sequence[tuple[Scored, Prediction]]) -> Figures:
    """A set without a prediction is inside no band, and has no part in the errors."""
    missing = len(scored) - len(predicted)
    repeated = [abs(s.base_reps - s.one.reps) for s in scored if not isnan(s.base_reps)]
    inside = {
        name: [p.reps[low] <= s.one.reps <= p.reps[-1 - low] for s, p in predicted] for name, low in BANDS.items()
    }
    return {
        "mae": fmean(abs(p.reps[2] - s.one.reps) for s, p in predicted),
        "repeat_mae": fmean(repeated) if repeated else nan,
        "pinball": fmean(pinball(s.one.reps, p.reps) for s, p in predicted),
        **{name: _share([*hits, *[False] * missing]) for name, hits in inside.items()},
        "width_90": fmean(p.reps[-1] - p.reps[0] for _, p in predicted),
    }


def _share(hits: Iterable[bool]) -> float:
    return fmean(map(float, hits))


def repeat(sets: Iterable[LoggedSet]) -> list[tuple[float, float]]:
    """Load and reps by repeating, NaN where there is nothing to repeat.

    Load: that of the previous working set of this session, else of the first one of the last session. Reps: those of
    the latest set with this load; without one, the load's source moved along Epley's line.
    """
    habits: dict[str, _Habit] = {}
    return [habits.setdefault(one.exercise, _Habit()).say_and_see(one) for one in sets]


class _Habit:
    """What a lifter did last on one exercise."""

    def __init__(self) -> None:
        self._session = ""
        self._done: list[tuple[float, float]] = []
        self._opening: tuple[float, float] | None = None
        self._at_load: dict[float, float] = {}

    def say_and_see(self, one: LoggedSet) -> tuple[float, float]:
        if self._session != one.session:
            self._opening = self._done[0] if self._done else self._opening
            self._session, self._done = one.session, []
        source = self._done[-1] if self._done else self._opening
        said = (nan, nan) if source is None else (source[0], self._reps(one.weight, *source))
        if _is_working(one):
            self._done.append((one.weight, one.reps))
            self._at_load[round(one.weight, 2)] = one.reps
        return said

    def _reps(self, weight: float, load: float, reps: float) -> float:
        if weight <= 0:
            return nan
        moved = round(EPLEY * (load * (1 + reps / EPLEY) / weight - 1))
        return self._at_load.get(round(weight, 2), min(max(moved, NEAREST_REPS), MOST_REPEATED))


def _is_working(one: LoggedSet) -> bool:
    return one.set_type in WORKING and one.weight > 0 and FEWEST_REPS <= one.reps <= MOST_REPS


def _effort_known(one: LoggedSet) -> bool:
    low, high = EFFORT_RPE
    return one.set_type == "failure" or low <= one.rpe <= high


def eligible(sets: Sequence[LoggedSet]) -> list[bool]:
    """Which sets are of the kind that is scored, from the first session on."""
    top: dict[tuple[str, str], float] = {}
    for one in sets:
        if _is_working(one):
            key = (one.exercise, one.session)
            top[key] = max(top.get(key, 0.0), one.weight)
    return [_is_working(one) and one.weight >= HEAVY * top[one.exercise, one.session] for one in sets]
