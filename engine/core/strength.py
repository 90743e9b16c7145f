"""State and set to state: session value, its running mean, and how far off the forecasts were.

A session's value is the best e1RM among its sets of n <= 12 reps to failure, else that of its first set; closed
sessions are folded into an exponentially weighted mean (alpha 0.5). A session closes when the next one begins, so that
folding in a set costs the same after ten sets and after ten years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import exp, isfinite, log
from typing import Any

from engine.core.constants import (
    BODYWEIGHT_UNKNOWN,
    ERROR_RATE_FLOOR,
    ERROR_RATE_OFFSET,
    ERROR_SQUARE_LIMIT,
    EWMA_ALPHA,
    FENCE_REPS,
    HEAVIEST,
    INNOVATION_LIMIT,
    INNOVATION_LIMIT_NEW,
    NEW_LIFT_SESSIONS,
    REST_SEEN_HIGH,
    REST_SEEN_LOW,
    SCALE_RATE_FLOOR,
    SECONDS_PER_REP,
    SESSION_GAP,
    SESSIONS_KEPT,
)
from engine.core.day import begin_lift, today_so_far
from engine.core.effort import reps_to_failure, rir_of
from engine.core.fatigue import Parts, add_volume, after_rest, after_set
from engine.core.forecast import forecast_sd
from engine.core.goal import calculate_training_params
from engine.core.lift_class import classify
from engine.core.memory import remember
from engine.core.record import Record
from engine.core.rep_curve import multiplier, one_rep_max
from engine.core.types import DayState, ExerciseTraits, LifterState, LiftState, PerformedSet, SessionState, SetState

Changes = dict[str, Any]
"""Fields of a state and what they become: many at once, for a state is dear to make."""
Records = tuple[Mapping[str, Record], Mapping[str, Record]]
"""How each pool's estimates have done: on a lift, and for its lifter."""
STRENGTH_SETS = frozenset({"working", "failure"})
FATIGUING_SETS = frozenset({"working", "failure", "drop"})


def fold_set(
    lift: LiftState,
    lifter_state: LifterState,
    traits: ExerciseTraits,
    s: PerformedSet,
    credited: Records | None = None,
    *,
    strict_spec: bool = False,
) -> tuple[LiftState, LifterState]:
    """Fold one performed set into what is known. O(1); mutates nothing; call in order of `performed_at`.

    Warm-ups and sets that lifted nothing change nothing. A drop set tires, but tells nothing of strength. `credited`:
    the records of the lift and of the lifter with this set judged, where it was.
    """
    load = system_load(traits, s.weight_kg, s.bodyweight_kg)
    if s.set_type not in FATIGUING_SETS or not 0 < load <= HEAVIEST or s.reps < 1:
        return lift, lifter_state
    patterns = add_volume(lifter_state, traits.pattern, classify(traits).lower, s.performed_at, load * s.reps)
    before = _fatigue_before(lift, traits, s)
    tired: Changes = _tired(lift, lifter_state, s, before)
    shared: Changes = {"patterns": patterns}
    if s.set_type not in STRENGTH_SETS:
        return replace(lift, **tired), replace(lifter_state, **shared)
    one, running = _one_set_session(s, load, lifter_state.rir_bias, strict_spec), is_open(lift, s.performed_at)
    newest = SetState(load, s.weight_kg, s.reps, one.rir, one.rir_known, one.effort, sum(before))
    known_rir = one.rir if one.rir_known else None
    told = _merged(lift, s, one, newest) if running else _begun(lift, traits, one, newest)
    told["memory"] = remember(lift.memory, s.performed_at, load, s.reps, known_rir, begins=not running)
    shared["day"] = _day(lifter_state, lift, traits, s, load, running=running)
    if not running:
        so_far = told.get("settled_e1rm_kg", lift.settled_e1rm_kg)
        shared |= _scale(lifter_state, traits, one.e1rm_kg if so_far is None else so_far)
    if credited:
        told["records"], shared["records"] = credited
    return replace(lift, **tired, **told), replace(lifter_state, **shared)


def system_load(traits: ExerciseTraits, weight_kg: float, bodyweight_kg: float | None) -> float:
    """What the muscles move, kg: the logged weight and the lifted share of the body."""
    return weight_kg + traits.bodyweight_share * (bodyweight_kg or BODYWEIGHT_UNKNOWN)


def is_open(lift: LiftState, at: datetime) -> bool:
    """Whether a set at this instant belongs to the newest session of the lift."""
    return bool(lift.sessions) and (at - lift.sessions[0].last_at).total_seconds() <= SESSION_GAP


def estimate(lift: LiftState) -> float | None:
    """The running e1RM (kg), the newest session included as far as it went; None without any."""
    if not lift.sessions:
        return None
    return fold(lift.settled_e1rm_kg, lift.sessions[0].e1rm_kg, lift.seen - 1)


def fold(settled: float | None, value: float, earlier: int) -> float:
    """The EWMA after one more session than the `earlier` ones.

    A session far off, as a typing error is, counts as no further off than `INNOVATION_LIMIT`.
    """
    if settled is None:
        return value
    limit = INNOVATION_LIMIT_NEW if earlier < NEW_LIFT_SESSIONS else INNOVATION_LIMIT
    surprise = min(max(log(value / settled), -limit), limit)
    return settled + EWMA_ALPHA * (settled * exp(surprise) - settled)


def _merged(lift: LiftState, s: PerformedSet, one: SessionState, newest: SetState) -> Changes:
    """The running session with one more set."""
    done, heavier = _newest(lift, s, newest)
    return {"sessions": (_merge(lift.sessions[0], one), *lift.sessions[1:]), "newest": done, "heavier": heavier}


def _begun(lift: LiftState, traits: ExerciseTraits, one: SessionState, newest: SetState) -> Changes:
    """A new session, and the one before it closed."""
    sessions = (one, *lift.sessions)[:SESSIONS_KEPT]
    begun = {"sessions": sessions, "seen": lift.seen + 1, "newest": newest, "heavier": None}
    return begun | _closed(lift, traits)


def _closed(lift: LiftState, traits: ExerciseTraits) -> Changes:
    """The newest session folded into the settled estimate, and its surprise into the running error."""
    if not lift.sessions:
        return {}
    done = lift.sessions[0]
    settled = fold(lift.settled_e1rm_kg, done.e1rm_kg, lift.seen - 1)
    if lift.settled_e1rm_kg is None:
        return {"settled_e1rm_kg": settled}
    z = log(done.e1rm_kg / lift.settled_e1rm_kg) / forecast_sd(lift, traits, done)
    rate = max(ERROR_RATE_FLOOR, 1 / (ERROR_RATE_OFFSET + lift.errors))
    var = lift.error_var + rate * (min(z * z, ERROR_SQUARE_LIMIT) - lift.error_var)
    return {"settled_e1rm_kg": settled, "error_var": var, "errors": lift.errors + 1}


def rest_before(lift: LiftState, traits: ExerciseTraits, s: PerformedSet) -> float:
    """Seconds rested before a set: as logged, else as the clock shows, else as is usual for the class."""
    if s.rest_seconds is not None:
        return float(s.rest_seconds)
    if lift.fatigued_at is not None:
        pause = (s.performed_at - lift.fatigued_at).total_seconds() - SECONDS_PER_REP * s.reps
        if REST_SEEN_LOW <= pause <= REST_SEEN_HIGH:
            return pause
    return float(calculate_training_params(0.5, isolation=classify(traits).isolation).rest_seconds)


def _day(
    lifter: LifterState, lift: LiftState, traits: ExerciseTraits, s: PerformedSet, load: float, *, running: bool
) -> DayState:
    day = today_so_far(lifter.day, s.performed_at)
    if running:
        return replace(day, last_at=s.performed_at)
    last = lift.memory[0] if lift.memory else None
    return begin_lift(day, s.performed_at, last, load, s.reps, classify(traits).rep_slope)


def _fatigue_before(lift: LiftState, traits: ExerciseTraits, s: PerformedSet) -> Parts:
    """Within-session fatigue at the start of this set."""
    if not _still_tired(lift, s):
        return 0.0, 0.0
    return after_rest((lift.fast, lift.slow), rest_before(lift, traits, s))


def _still_tired(lift: LiftState, s: PerformedSet) -> bool:
    return lift.fatigued_at is not None and (s.performed_at - lift.fatigued_at).total_seconds() <= SESSION_GAP


def _tired(lift: LiftState, lifter: LifterState, s: PerformedSet, before: Parts) -> Changes:
    """Within-session fatigue after this set."""
    rir, share = rir_of(s.set_type, s.rir), 1.0
    if _still_tired(lift, s) and is_open(lift, s.performed_at) and lift.sessions[0].first_effort:
        share = reps_to_failure(s.reps, rir, lifter.rir_bias) / lift.sessions[0].first_effort
    fast, slow = after_set(before, rir, share)
    at = max(lift.fatigued_at, s.performed_at) if lift.fatigued_at else s.performed_at
    return {"fatigued_at": at, "fast": fast, "slow": slow}


def _one_set_session(s: PerformedSet, load: float, bias: float, strict_spec: bool) -> SessionState:
    rir = rir_of(s.set_type, s.rir)
    n = reps_to_failure(s.reps, rir, bias)
    value = one_rep_max(load, s.reps, rir, bias, strict_spec=strict_spec)
    if not (isfinite(value) and value > 0):  # past the raw formula's pole
        value = one_rep_max(load, s.reps, rir, bias)
    return SessionState(
        started_at=s.performed_at,
        last_at=s.performed_at,
        e1rm_kg=value,
        load_kg=load,
        effort=n,
        weight_kg=s.weight_kg,
        reps=s.reps,
        rir=rir,
        rir_known=s.rir is not None or s.set_type == "failure",
        reliable=n <= FENCE_REPS,
        first_effort=n,
    )


def _newest(lift: LiftState, s: PerformedSet, done: SetState) -> tuple[SetState, SetState | None]:
    """The newest set of the running session with this one done, and the newest that was heavier."""
    known = lift.newest
    if known is None or s.performed_at < lift.sessions[0].last_at:  # a late one tells nothing new
        return known or done, lift.heavier
    less = log(known.load_kg * multiplier(known.effort)) - log(done.load_kg * multiplier(done.effort))
    done = replace(done, confirmed=abs(less) <= INNOVATION_LIMIT)
    if done.load_kg < known.load_kg:
        return done, known
    return done, lift.heavier if lift.heavier and done.load_kg < lift.heavier.load_kg else None


def _merge(session: SessionState, one: SessionState) -> SessionState:
    """The session with one more set: represented by its best reliable set, else by its first."""
    last_at = max(session.last_at, one.last_at)
    if one.reliable and (not session.reliable or one.e1rm_kg > session.e1rm_kg):
        return replace(
            one,
            started_at=session.started_at,
            last_at=last_at,
            sets=session.sets + 1,
            first_effort=session.first_effort,
        )
    return replace(session, last_at=last_at, sets=session.sets + 1)


def _scale(lifter: LifterState, traits: ExerciseTraits, e1rm_kg: float) -> Changes:
    """The lifter's strength against the ratio table, learned once a session of each loaded lift."""
    if traits.load_type != "external":
        return {}
    rate = max(SCALE_RATE_FLOOR, 1 / (lifter.scale_seen + 1))
    mean = lifter.scale_ln + rate * (log(e1rm_kg / classify(traits).ratio_male) - lifter.scale_ln)
    return {"scale_ln": mean, "scale_seen": lifter.scale_seen + 1}


def in_order(sets: Sequence[PerformedSet]) -> list[PerformedSet]:
    """Sets by time; those of one instant stay as they were given."""
    return sorted(sets, key=lambda s: s.performed_at)
