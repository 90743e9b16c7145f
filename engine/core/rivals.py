"""What the coach is held against: repeating what was lifted last, and a running mean of Epley's e1RM."""

from engine.core.constants import EPLEY_REPS, RIVAL_ALPHA
from engine.core.strength import is_open
from engine.core.types import LiftState, PerformedSet

_SAME = 0.005  # kg
_MOST_REPS = 30.0

Done = tuple[float, float]
"""Load (kg, system) and reps of a past set."""


def repeat_set(lift: LiftState, s: PerformedSet) -> Done | None:
    """The set to repeat: the previous one of this session, else the first of the last."""
    if not lift.memory:
        return None
    sets = list(lift.memory[0].each())
    load, reps, _ = sets[-1] if is_open(lift, s.performed_at) else sets[0]
    return load, reps


def repeat_reps(lift: LiftState, again: Done, load_kg: float) -> float:
    """The reps of the newest remembered set at this load; without one, `again` moved along Epley's line."""
    for session in lift.memory:
        for load, reps, _ in reversed(list(session.each())):
            if abs(load - load_kg) <= _SAME:
                return reps
    return epley_reps(again[0] * (1 + again[1] / EPLEY_REPS), load_kg)


def epley_ewma(lift: LiftState, s: PerformedSet) -> float | None:
    """The running mean (kg) of the best Epley e1RM of each remembered session that is over."""
    told = lift.memory[1:] if is_open(lift, s.performed_at) else lift.memory
    mean: float | None = None
    for session in reversed(told):
        best = max(load * (1 + reps / EPLEY_REPS) for load, reps, _ in session.each())
        mean = best if mean is None else mean + RIVAL_ALPHA * (best - mean)
    return mean


def epley_load(e1rm_kg: float, reps: float) -> float:
    """The load (kg) of so many reps."""
    return e1rm_kg / (1 + reps / EPLEY_REPS)


def epley_reps(e1rm_kg: float, load_kg: float) -> float:
    """The reps at this load, 1 to 30, whole."""
    return min(max(float(round(EPLEY_REPS * (e1rm_kg / load_kg - 1))), 1.0), _MOST_REPS)
