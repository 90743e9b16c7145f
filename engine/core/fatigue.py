"""Fatigue, within a session (fast and slow part) and between sessions (impulse response). Log units of strength."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from math import exp, inf, log

from engine.core.constants import (
    DAY,
    FAST_GAIN,
    FAST_SECONDS,
    FATIGUE_GAIN,
    FATIGUE_LIMIT,
    REPS_LEFT_POWER,
    RESERVE_RELIEF,
    REST_HIGH,
    REST_LOW,
    REST_STEP,
    SESSION_GAP,
    SLOW_GAIN,
    SLOW_SECONDS,
    USUAL_RATE_FLOOR,
)
from engine.core.types import LifterState, PatternState

Parts = tuple[float, float]


def after_set(parts: Parts, rir: float, reps_share: float = 1.0) -> Parts:
    """The fast and slow part right after a set with `rir` left, of (n / n of set 1) = `reps_share`."""
    weight = min(max(reps_share, 0.1), 1.5) ** REPS_LEFT_POWER / (1 + RESERVE_RELIEF * max(rir, 0.0))
    return parts[0] + FAST_GAIN * weight, parts[1] + SLOW_GAIN * weight


def after_rest(parts: Parts, seconds: float) -> Parts:
    """What is left of both parts after a rest."""
    rest = max(seconds, 0.0)
    return parts[0] * exp(-rest / FAST_SECONDS), parts[1] * exp(-rest / SLOW_SECONDS)


def rest_for(parts: Parts, limit: float, share: float) -> float:
    """Seconds of rest until no more than `limit` log units are lost, 45 to 300."""
    spare = limit - share * parts[1]
    wanted = FAST_SECONDS * log(share * parts[0] / spare) if spare > 0 and parts[0] > 0 else inf
    if parts[0] <= 0:
        return float(REST_LOW)
    return min(max(wanted, REST_LOW), REST_HIGH)


def told_rest(seconds: float) -> int:
    """A rest as it is told: whole steps, 45 to 300 s."""
    return min(max(round(seconds / REST_STEP) * REST_STEP, REST_LOW), REST_HIGH)


def add_volume(
    lifter: LifterState, pattern: str, lower: bool, at: datetime, volume: float
) -> Mapping[str, PatternState]:
    """The patterns after a set of `volume` kg x reps: O(1); sums and decay by recursion, never over the history."""
    known = lifter.patterns.get(pattern)
    if known is None:
        fresh = PatternState(started_at=at, last_at=at, volume=volume)
    elif _is_open(known, at):
        fresh = replace(known, last_at=max(at, known.last_at), volume=known.volume + volume)
    else:
        fresh = _next_session(known, lifter, lower, at, volume)
    return {**lifter.patterns, pattern: fresh}


def carried(lifter: LifterState, pattern: str, lower: bool, now: datetime) -> float:
    """F_t of a pattern from all sessions before the one that is open at `now` (or that begins then)."""
    state = lifter.patterns.get(pattern)
    if state is None:
        return 0.0
    return state.carried if _is_open(state, now) else _close(state, lifter, lower, now)[0]


def effect(lifter: LifterState, pattern: str, lower: bool, now: datetime) -> float:
    """The share of strength that past sessions cost today: -0.08 to 0. The habitual load costs nothing.

    Being fresher than usual adds nothing: the upward side is untested.
    """
    state = lifter.patterns.get(pattern)
    if state is None or state.seen < 2:
        return 0.0
    surplus = carried(lifter, pattern, lower, now) - state.usual_fatigue
    return -min(max(FATIGUE_GAIN * surplus, 0.0), FATIGUE_LIMIT)


def dose(state: PatternState, alpha: float) -> tuple[float, float]:
    """The usual session volume with the session in `state` (kg x reps), and the impulse of that session: usual is 1."""
    usual = _running_mean(state.usual_volume, state.volume, state.seen)
    return usual, (state.volume / usual) ** alpha if usual > 0 else 0.0


def _is_open(state: PatternState, at: datetime) -> bool:
    return (at - state.last_at).total_seconds() <= SESSION_GAP


def _close(state: PatternState, lifter: LifterState, lower: bool, at: datetime) -> tuple[float, float]:
    """F at `at` with the session in `state` added, and the usual session volume with it."""
    usual, impulse = dose(state, lifter.alpha)
    days = max((at - state.started_at).total_seconds() / DAY, 0.0)
    return (state.carried + impulse) * exp(-_beta(lifter, lower) * days), usual


def _next_session(state: PatternState, lifter: LifterState, lower: bool, at: datetime, volume: float) -> PatternState:
    fatigue, usual = _close(state, lifter, lower, at)
    return PatternState(
        started_at=at,
        last_at=at,
        volume=volume,
        carried=fatigue,
        usual_fatigue=_running_mean(state.usual_fatigue, fatigue, state.seen),
        usual_volume=usual,
        seen=state.seen + 1,
    )


def _running_mean(mean: float, value: float, seen: int) -> float:
    """The mean over sessions, the first alone, later ones weighing at least a tenth."""
    return value if seen <= 1 else mean + max(USUAL_RATE_FLOOR, 1 / seen) * (value - mean)


def _beta(lifter: LifterState, lower: bool) -> float:
    return lifter.beta_lower if lower else lifter.beta_upper
