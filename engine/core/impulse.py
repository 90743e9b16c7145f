"""Training as impulses: fitness and fatigue over time, and which weeks were lighter than usual.

Each session of a movement pattern is a dose, the core's own impulse (V / usual V)^alpha of `engine.core.fatigue`: a
usual session is 1. Fitness and fatigue are the doses a week, remembered long and short (Banister's two time constants),
each as its mean over seven days: training lies in weeks, and the sawtooth within one says nothing. `carried` is the
coach's own fatigue term F, of which half is gone in a day.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import exp
from statistics import fmean

from engine.core.codec import Value
from engine.core.constants import SESSION_GAP
from engine.core.fatigue import add_volume, carried, dose
from engine.core.types import LifterState
from engine.core.volume import week_of

FITNESS_DAYS = 42.0  # time constant [sources: between sessions]
FATIGUE_DAYS = 7.0  # time constant [sources: between sessions]
WEEK_DAYS = 7.0
LIGHTER_SHARE = 0.7  # of the usual kg x reps of a session [ours]: a week whose mean session is no more is a lighter one
LIGHTER_AFTER = 4  # weeks with training before it [ours]: earlier, nothing is usual yet
LIGHTER_RUN = 2  # weeks [ours]: a longer run of lighter weeks is a new habit, not a deload


@dataclass(frozen=True, slots=True)
class SessionVolume(Value):
    """What one session gave one movement pattern, kg x reps. `day` is the lifter's own date."""

    at: datetime
    day: date
    pattern: str
    lower: bool
    volume: float


@dataclass(frozen=True, slots=True)
class DayLoad(Value):
    """The end of a day: doses a week in long and short memory, and the coach's own fatigue, over all patterns."""

    day: date
    doses: float
    fitness: float
    fatigue: float
    carried: float


@dataclass(frozen=True, slots=True)
class WeekLoad(Value):
    """A week from Monday: pattern sessions, their doses, the mean share of a usual session's kg x reps."""

    week: date
    sessions: int
    doses: float
    share: float | None
    lighter: bool


@dataclass(frozen=True, slots=True)
class _Dosed:
    day: date
    dose: float
    share: float


class _Memory:
    """Doses a week, exponentially weighted, and the mean of the last seven days of that."""

    def __init__(self, days: float) -> None:
        self._kept = exp(-1 / days)
        self._now = 0.0
        self._week: deque[float] = deque(maxlen=7)

    def after(self, doses: float) -> float:
        """One day later, with what was done on it."""
        self._now = self._kept * self._now + (1 - self._kept) * WEEK_DAYS * doses
        self._week.append(self._now)
        return fmean(self._week)


def curve(
    volumes: Sequence[SessionVolume],
    lifter: LifterState,
    first: date,
    ends: Mapping[date, datetime],
    *,
    weeks_only: bool = False,
) -> tuple[list[DayLoad], list[WeekLoad]]:
    """The days of `ends` (date → when it ends, in order) and their weeks, in one pass over the sessions.

    `volumes` in order of time. Days before `first` are only passed through, so that memory is filled when it begins.
    """
    state = replace(lifter, patterns={})
    lower: dict[str, bool] = {}
    waiting, given, days = _sessions(volumes)[::-1], list[_Dosed](), list[DayLoad]()
    fitness, fatigue = _Memory(FITNESS_DAYS), _Memory(FATIGUE_DAYS)
    for day, end in ends.items():
        today = 0.0
        while waiting and waiting[-1].day <= day:
            one = waiting.pop()
            state = replace(state, patterns=add_volume(state, one.pattern, one.lower, one.at, one.volume))
            lower[one.pattern] = one.lower
            given.append(_dosed(one, state))
            today += given[-1].dose
        fit, tired = fitness.after(today), fatigue.after(today)
        if day >= first and not weeks_only:
            left = sum(carried(state, pattern, low, end) for pattern, low in lower.items())
            days.append(DayLoad(day, today, fit, tired, left))
    return days, [week for week in weeks(given) if week.week >= week_of(first)]


def weeks(given: Iterable[_Dosed]) -> list[WeekLoad]:
    """The weeks with training, and which of them were lighter."""
    by_week: dict[date, list[_Dosed]] = {}
    for one in given:
        by_week.setdefault(week_of(one.day), []).append(one)
    found = [
        WeekLoad(week, len(ones), sum(one.dose for one in ones), fmean(one.share for one in ones), False)
        for week, ones in sorted(by_week.items())
    ]
    light = [i >= LIGHTER_AFTER and (week.share or 0.0) <= LIGHTER_SHARE for i, week in enumerate(found)]
    return [replace(week, lighter=light[i] and _run(light, i) <= LIGHTER_RUN) for i, week in enumerate(found)]


def _sessions(volumes: Sequence[SessionVolume]) -> list[SessionVolume]:
    """One for each pattern and session: several lifts of a pattern, or a session cut in two, are one dose."""
    found: list[SessionVolume] = []
    newest: dict[str, int] = {}
    for one in volumes:
        at = newest.get(one.pattern)
        if at is not None and (one.at - found[at].at).total_seconds() <= SESSION_GAP:
            found[at] = replace(found[at], volume=found[at].volume + one.volume)
        elif one.volume > 0:
            newest[one.pattern] = len(found)
            found.append(one)
    return found


def _run(light: Sequence[bool], at: int) -> int:
    """How many lighter weeks follow one another here."""
    first = last = at
    while first > 0 and light[first - 1]:
        first -= 1
    while last + 1 < len(light) and light[last + 1]:
        last += 1
    return last - first + 1


def _dosed(one: SessionVolume, state: LifterState) -> _Dosed:
    pattern = state.patterns[one.pattern]
    usual, impulse = dose(pattern, state.alpha)
    return _Dosed(one.day, impulse, one.volume / usual if usual > 0 else 1.0)
