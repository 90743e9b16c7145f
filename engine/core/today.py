"""Strength today: the estimate, what time away, fatigue and readiness make of it."""

from dataclasses import dataclass
from datetime import datetime
from math import exp

from engine.core.constants import (
    DAY,
    DETRAINING_LIMIT,
    DETRAINING_PER_DAY,
    LAYOFF_DAYS,
    SESSION_GAP,
    UNLOGGED_FATIGUE,
    WOMEN_FATIGUE,
)
from engine.core.effort import reps_to_failure
from engine.core.fatigue import Parts, after_rest, after_set, effect, rest_for, told_rest
from engine.core.goal import TrainingParams
from engine.core.lift_class import LiftClass
from engine.core.readiness import modifier
from engine.core.running import effort_of, newest_set, shown_kg
from engine.core.strength import is_open
from engine.core.types import Ask, SetState

_MOST_SETS_AHEAD = 12  # sets of a session that are reckoned ahead


@dataclass(frozen=True, slots=True)
class Today:
    """The estimate (kg) and the shares that move it: time away, fatigue of past sessions and of this one, readiness.

    In a running session `shown` is what its newest set makes of the estimate; `within` is then the fatigue added since
    that set, and the other shares are 0: they are in the set already.
    """

    e1rm_kg: float
    away: float
    between: float
    within: float
    readiness: float
    parts: Parts
    shown: float = 0.0
    running: bool = False

    @property
    def fatigue(self) -> float:
        """Both fatigues as one share, 0 or below."""
        return (1 + self.between) * (1 + self.within) - 1

    @property
    def moved(self) -> float:
        """What no past set can know: readiness, and sets that are planned before this one; 1 in a running session."""
        return 1.0 if self.running else (1 + self.within) * (1 + self.readiness)

    @property
    def eased(self) -> float:
        """The same, and a lighter start after a long pause: lifters rarely take one by themselves."""
        return self.moved * (1 + self.away)

    @property
    def strength_kg(self) -> float:
        """The 1RM that can be reckoned with for this set."""
        return self.e1rm_kg * (1 + self.shown) * (1 + self.away) * (1 + self.fatigue) * (1 + self.readiness)


def today(ask: Ask, e1rm_kg: float, kind: LiftClass, goal: TrainingParams, rir: float) -> Today:
    """Everything that stands between the estimate and this set."""
    parts = parts_before(ask, goal.rest_seconds, rir)
    done = newest_set(ask.lift, ask.now)
    if done is not None:
        return _after_set(ask, e1rm_kg, kind, done, rir, parts)
    return Today(
        e1rm_kg=e1rm_kg,
        away=away(ask.lift.sessions[0].last_at, ask.now),
        between=effect(ask.lifter_state, ask.traits.pattern, kind.lower, ask.now),
        within=exp(-fatigue_share(ask, kind) * sum(parts)) - 1,
        readiness=modifier(ask.readiness_z),
        parts=parts,
    )


def _after_set(ask: Ask, e1rm_kg: float, kind: LiftClass, done: SetState, rir: float, parts: Parts) -> Today:
    n = effort_of(done, rir, ask.lifter_state.rir_bias)
    felt = fatigue_share(ask, kind) * (1.0 if done.rir_known else UNLOGGED_FATIGUE)
    more = max(sum(parts) - done.fatigue, 0.0)
    return Today(
        e1rm_kg=e1rm_kg,
        away=0.0,
        between=0.0,
        within=exp(-felt * more) - 1,
        readiness=0.0,
        parts=parts,
        shown=shown_kg(ask.lift, done, n, strict_spec=ask.strict_spec) / e1rm_kg - 1,
        running=True,
    )


def away(last_at: datetime, now: datetime) -> float:
    """The share lost by not training: none in two weeks, then 0.5 % a week, 15 % at most [sources: long pauses]."""
    days = (now - last_at).total_seconds() / DAY - LAYOFF_DAYS
    return -min(max(days, 0.0) * DETRAINING_PER_DAY, DETRAINING_LIMIT)


def parts_before(ask: Ask, rest_seconds: float, rir: float) -> Parts:
    """Within-session fatigue at the start of this set.

    In a running session: what its sets left, after the rest so far or the recommended one, whichever is longer.
    Before the first set: as many sets ahead as `set_number` says, done as prescribed.
    """
    lift = ask.lift
    if lift.fatigued_at is not None:
        elapsed = (ask.now - lift.fatigued_at).total_seconds()
        if elapsed <= SESSION_GAP:
            return after_rest((lift.fast, lift.slow), max(elapsed, rest_seconds))
    parts = (0.0, 0.0)
    for _ in range(min(ask.set_number - 1, _MOST_SETS_AHEAD)):
        parts = after_rest(after_set(parts, rir), rest_seconds)
    return parts


def rest_after(ask: Ask, kind: LiftClass, goal: TrainingParams, parts: Parts, reps: float, rir: float) -> int:
    """The rest to take after this set: the goal's, longer where the next set would lose more than it allows."""
    share = 1.0
    if is_open(ask.lift, ask.now) and ask.lift.sessions[0].first_effort > 0:
        share = reps_to_failure(reps, rir, ask.lifter_state.rir_bias) / ask.lift.sessions[0].first_effort
    spent = after_set(parts, rir, share)
    return told_rest(max(goal.rest_seconds, rest_for(spent, goal.fatigue_limit, fatigue_share(ask, kind))))


def fatigue_share(ask: Ask, kind: LiftClass) -> float:
    """phi: how much of the fatigue this lifter feels on this class of lift."""
    return kind.fatigue_share * (WOMEN_FATIGUE if ask.lifter.sex == "female" else 1.0)
