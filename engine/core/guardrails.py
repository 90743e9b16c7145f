"""What may not happen, whatever the numbers say.

Between sessions a load moves by at most 7.5 % against the last session's best set, converted to the same reps
to failure by the lift's slope k (so that a change of rep range is not a jump). In the first three sessions of a lift
it is 15 %; after more than 14 days away it may fall freely. Within a session a load may fall freely too, and what was
lifted today is never too much. Weekly sets of a muscle grow by at most 30 %, or two sets.
"""

from dataclasses import dataclass
from datetime import datetime
from math import exp

from engine.core.constants import (
    DAY,
    HARD_CAP,
    LAYOFF_DAYS,
    NEW_LIFT_CAP,
    NEW_LIFT_SESSIONS,
    SUSPECT_RATIO,
    SUSPECT_RATIO_NEW,
    VOLUME_CAP,
    VOLUME_STEP,
)
from engine.core.running import believed, newest_set
from engine.core.strength import is_open
from engine.core.types import LiftState, SessionState


@dataclass(frozen=True, slots=True)
class Rail:
    """The allowed system load, kg. `anchor_kg`: the last session's load at the same reps (that of the one
    before, if it is suspect); `share`: the cap.

    `free_down`: nothing holds it from below. `suspect`: the last session looks like a typing error.
    """

    low_kg: float
    high_kg: float
    anchor_kg: float
    share: float
    last: SessionState
    free_down: bool
    suspect: bool

    def clamp(self, load_kg: float) -> float:
        """The load, kept within the rail."""
        return min(max(load_kg, self.low_kg), self.high_kg)


def rail(lift: LiftState, n: float, rep_slope: float, now: datetime) -> Rail | None:
    """The rail for a set of n reps to failure; None where there is no session to compare with."""
    last = last_session(lift, now)
    if last is None:
        return None
    suspect = _is_suspect(lift, last)
    told = _before(lift, last) if suspect else last
    anchor = told.load_kg * exp(-rep_slope * (n - told.effort))
    share = NEW_LIFT_CAP if closed_sessions(lift, now) < NEW_LIFT_SESSIONS else HARD_CAP
    free_down = suspect or idle_days(last, now) > LAYOFF_DAYS
    high, done = anchor * (1 + share), newest_set(lift, now)
    if done is not None:
        free_down = True
        high = max(high, done.load_kg * exp(-rep_slope * max(n - done.effort, 0.0))) if believed(lift, done) else high
    low = 0.0 if free_down else anchor * (1 - share)
    return Rail(low, high, anchor, share, last, free_down, suspect)


def _is_suspect(lift: LiftState, last: SessionState) -> bool:
    """Whether a session is so far above the ones before it that it looks like a typing or unit error."""
    ratio = SUSPECT_RATIO_NEW if lift.seen <= NEW_LIFT_SESSIONS else SUSPECT_RATIO
    return lift.settled_e1rm_kg is not None and last.e1rm_kg > ratio * lift.settled_e1rm_kg


def _before(lift: LiftState, session: SessionState) -> SessionState:
    """The session before one, where it is remembered: a typing error is nothing to compare with."""
    older = lift.sessions[lift.sessions.index(session) + 1 :]
    return older[0] if older else session


def last_session(lift: LiftState, now: datetime) -> SessionState | None:
    """The session to compare with: the newest that is over; in a lift's very first session, that one itself."""
    if is_open(lift, now) and len(lift.sessions) > 1:
        return lift.sessions[1]
    return lift.sessions[0] if lift.sessions else None


def closed_sessions(lift: LiftState, now: datetime) -> int:
    """Sessions of the lift that are over."""
    return lift.seen - 1 if is_open(lift, now) else lift.seen


def idle_days(last: SessionState, now: datetime) -> float:
    """Days since a session's last set."""
    return max((now - last.last_at).total_seconds() / DAY, 0.0)


def volume_ceiling(usual_sets: float) -> float:
    """The most fractional sets of a muscle this week, given those of a usual one."""
    return max(usual_sets * (1 + VOLUME_CAP), usual_sets + VOLUME_STEP)
