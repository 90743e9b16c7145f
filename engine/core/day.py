"""What today is like: how the lifts begun so far compare with their last sessions.

A deload, a heavy week, a bad night show in the first lift already, and then hold for the next one.
"""

from datetime import datetime
from math import log

from engine.core.constants import DAY_STEP_LIMIT, SESSION_GAP
from engine.core.memory import PastSession
from engine.core.states import DayState


def today_so_far(day: DayState | None, at: datetime) -> DayState:
    """The day that a set at `at` belongs to; an empty one after a pause of four hours."""
    if day is None or (at - day.last_at).total_seconds() > SESSION_GAP:
        return DayState(at)
    return day


def begin_lift(day: DayState, at: datetime, last: PastSession | None, load: float, reps: float, k: float) -> DayState:
    """The day after one more lift was begun with `reps` at `load` (kg, system). `k`: log units of load per rep."""
    if last is None:
        return DayState(at, day.begun, day.load, day.strength)
    opening_load, opening_reps, _ = last.opening()
    step = log(load / opening_load)
    strength = step + k * (reps - opening_reps)
    return DayState(at, day.begun + 1, day.load + _bounded(step), day.strength + _bounded(strength))


def _bounded(step: float) -> float:
    return min(max(step, -DAY_STEP_LIMIT), DAY_STEP_LIMIT)
