"""What the running session has shown: its newest set is the best word on the next one.

A lift's strength today is the newest set's, as the formula gives it; time away, readiness and the fatigue of past
sessions are in it already. Two sets of a session differ by far less than two sessions do.
"""

from datetime import datetime
from math import exp, inf, isfinite, log

from engine.core.constants import (
    INNOVATION_LIMIT,
    INNOVATION_LIMIT_NEW,
    NEW_LIFT_SESSIONS,
    SUSPECT_RATIO,
    SUSPECT_RATIO_NEW,
)
from engine.core.effort import reps_to_failure
from engine.core.rep_curve import multiplier
from engine.core.strength import is_open
from engine.core.types import LiftState, SetState

_TINY = 1e-9


def newest_set(lift: LiftState, now: datetime) -> SetState | None:
    """The newest set of the session that is running at `now`; None between sessions."""
    return lift.newest if is_open(lift, now) else None


def effort_of(done: SetState, rir: float, bias: float) -> float:
    """Reps to failure of a set; one whose reserve was not logged is taken as done with the `rir` that is asked."""
    return done.effort if done.rir_known else reps_to_failure(done.reps, rir, bias)


def shown_kg(lift: LiftState, done: SetState, n: float, *, strict_spec: bool = False) -> float:
    """The 1RM (kg) that a set of n reps to failure shows.

    Alone it moves today no further from the estimate than a session is believed; what the set before it confirms is
    taken as it is, unless it is as far above as a typing error would be.
    """
    raw = done.load_kg * multiplier(n, strict_spec=strict_spec)
    value = raw if isfinite(raw) and raw > 0 else done.load_kg * multiplier(n)
    low, high = _limits(lift, done)
    return _known_kg(lift) * exp(min(max(log(value / _known_kg(lift)), low), high))


def believed(lift: LiftState, done: SetState) -> bool:
    """Whether a set is near enough to the estimate, or confirmed, to be no typing error."""
    low, high = _limits(lift, done)
    return low - _TINY <= log(done.load_kg * multiplier(done.effort) / _known_kg(lift)) <= high + _TINY


def _known_kg(lift: LiftState) -> float:
    """The estimate without the running session, where there is one."""
    return lift.sessions[0].e1rm_kg if lift.settled_e1rm_kg is None else lift.settled_e1rm_kg


def _limits(lift: LiftState, done: SetState) -> tuple[float, float]:
    """How far (log units) below and above the estimate a set is believed."""
    new = lift.seen <= NEW_LIFT_SESSIONS
    limit = INNOVATION_LIMIT_NEW if new else INNOVATION_LIMIT
    return (-inf, log(SUSPECT_RATIO_NEW if new else SUSPECT_RATIO)) if done.confirmed else (-limit, limit)
