"""The steps of a reckoning as structured reasons, and the flags they raise."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil, expm1, floor, log, log1p

from engine.core.constants import (
    BAND_PROBABILITY,
    DIRECT_SHARE,
    FENCE_REPS,
    LAYOFF_DAYS,
    UNCERTAIN_IDLE_DAYS,
    UNCERTAIN_SD,
    UNCERTAIN_SESSIONS,
)
from engine.core.forecast import kg_band
from engine.core.guardrails import closed_sessions, idle_days, volume_ceiling
from engine.core.progression import Settled, light_day, plateau
from engine.core.reckoning import Reckoning
from engine.core.rep_curve import multiplier
from engine.core.types import Ask, ExerciseTraits, Reason, SessionState, SetState

# the weightiest first
FLAGS = (
    "cold_start",
    "hard_cap",
    "uncertain",
    "layoff",
    "check_log",
    "equipment",
    "extrapolated",
    "volume_cap",
)
PRIMARY = frozenset({"cold_start", "hard_cap", "uncertain", "fallback"})
_LOGGED = frozenset(
    {"change", "newest_set", "likeliest", "rounding", "equipment", "check_log", "first_test", "fallback"}
)  # these tell a load as it is logged
_SAME_LOAD = 0.01  # kg
_TOLD_ROUNDING = 0.05  # kg
_SAME_REPS = 1e-6
_TINY = 1e-9


def reasons_of(ask: Ask, r: Reckoning) -> tuple[Reason, ...]:
    """Every step with its numbers: first the change in one line, then the reckoning from strength to the bar."""
    first = _hold(r) if r.held else _change(ask, r)
    return (first, *_strength_steps(ask, r), *_load_steps(r), *_doubts(ask, r))


def flags_of(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """The flags among the reasons' codes, the weightiest first."""
    codes = {reason.code for reason in reasons}
    return tuple(flag for flag in FLAGS if flag in codes)


def on_lift(reasons: tuple[Reason, ...], traits: ExerciseTraits) -> tuple[Reason, ...]:
    """The same, each that tells a load as it is logged saying what kind of load, where the body is part of it."""
    if traits.load_type == "external":
        return reasons
    kind = {"load_type": traits.load_type}
    return tuple(replace(one, values={**one.values, **kind}) if one.code in _LOGGED else one for one in reasons)


def volume_reasons(ask: Ask) -> Iterator[Reason]:
    """A reason for each direct muscle whose week this set would push past the volume guardrail."""
    for muscle, fraction in ask.traits.muscles.items():
        if fraction < DIRECT_SHARE or muscle not in ask.usual_sets:
            continue
        sets = ask.week_sets.get(muscle, 0.0) + fraction
        usual = ask.usual_sets[muscle]
        if sets > volume_ceiling(usual) + _TINY:
            numbers = {"sets": sets, "usual": usual, "ceiling": volume_ceiling(usual)}
            yield Reason("volume_cap", {"muscle": muscle, **numbers})


def _strength_steps(ask: Ask, r: Reckoning) -> Iterator[Reason]:
    band, day = kg_band(r.day.e1rm_kg, r.sd), r.day
    yield Reason(
        "strength",
        {
            "e1rm_kg": day.e1rm_kg,
            "low_kg": band.low,
            "high_kg": band.high,
            "probability": BAND_PROBABILITY,
            "sessions": float(ask.lift.seen),
        },
    )
    running = day.e1rm_kg
    if idle_days(ask.lift.sessions[0], ask.now) > LAYOFF_DAYS:
        running *= 1 + day.away
        days = float(int(idle_days(ask.lift.sessions[0], ask.now)))
        yield Reason("layoff", {"share": day.away, "days": days, "result_kg": running})
    if r.straight is not None:
        running *= 1 + day.shown
        yield Reason("newest_set", {**_done(r.straight.done), "share": day.shown, "result_kg": running})
    running *= 1 + day.fatigue
    numbers = {"share": day.fatigue, "within": day.within, "between": day.between}
    yield Reason("fatigue", {**numbers, "set_number": float(ask.set_number), "result_kg": running})
    if r.straight is not None:  # it is in the newest set already
        return
    running *= 1 + day.readiness
    z = {} if ask.readiness_z is None else {"z": ask.readiness_z}
    yield Reason("readiness", {"share": day.readiness, **z, "result_kg": running})


def _load_steps(r: Reckoning) -> Iterator[Reason]:
    reps = {"rep_low": float(r.wanted.rep_low), "rep_high": float(r.wanted.rep_high), "rir": r.wanted.rir}
    yield Reason("goal", {"share": r.formula_kg / r.day.strength_kg, **reps, "result_kg": r.formula_kg})
    if r.told is not None:
        share, told = r.wanted_kg / r.formula_kg - 1, r.told
        yield Reason("pooled", {"source": told.source, "weight": told.share, "share": share, "result_kg": r.wanted_kg})
    rail = {"low_kg": r.rail.low_kg, "high_kg": r.rail.high_kg, "limit": r.rail.share, "last_kg": r.rail.last.load_kg}
    share = r.railed_kg / r.wanted_kg - 1
    if r.held:
        yield Reason("kept", {"share": share, "result_kg": r.railed_kg})
    else:
        yield _rail_step(r, rail, share)
    if r.body_kg:
        yield Reason("body", {"body_kg": r.body_kg, "result_kg": r.exact_kg})
    delta = r.load.weight_kg - r.exact_kg
    if r.settled is not None and not r.held:
        yield Reason("likeliest", {**_chances(r.settled), **reps, "result_kg": r.load.weight_kg})
    elif abs(delta) >= _TOLD_ROUNDING:
        yield Reason("rounding", {"delta_kg": delta, "result_kg": r.load.weight_kg})
    if not r.in_rail:
        yield Reason("equipment", {"weight_kg": r.load.weight_kg, "wanted_kg": r.exact_kg})
    if r.reps != r.wanted:
        shifted = {"rep_low": float(r.reps.rep_low), "rep_high": float(r.reps.rep_high), "rir": r.reps.rir}
        yield Reason("rep_shift", shifted)


def _rail_step(r: Reckoning, rail: Mapping[str, float], share: float) -> Reason:
    capped = abs(share) > _TINY
    return Reason("hard_cap" if capped else "guardrail", {**rail, "share": share, "result_kg": r.railed_kg})


def _doubts(ask: Ask, r: Reckoning) -> Iterator[Reason]:
    newest = ask.lift.sessions[0]
    closed = closed_sessions(ask.lift, ask.now)
    idle = idle_days(newest, ask.now)
    if closed < UNCERTAIN_SESSIONS or r.sd > UNCERTAIN_SD or idle > UNCERTAIN_IDLE_DAYS:
        yield Reason("uncertain", {"sessions": float(ask.lift.seen), "sd": r.sd, "idle_days": idle})
    if max(newest.effort, r.n) > FENCE_REPS:
        yield Reason("extrapolated", {"effort": max(newest.effort, r.n)})
    if not newest.rir_known:
        yield Reason("rir_assumed", {"rir": newest.rir})
    if r.rail.suspect:
        yield Reason("check_log", {"weight_kg": r.rail.last.weight_kg})
    if r.ahead is not None:
        yield from (reason for reason in (plateau(r.ahead.seen), light_day(ask)) if reason)
    yield from volume_reasons(ask)


def _chances(settled: Settled) -> dict[str, float]:
    return {"chance": settled.chance, "from_kg": settled.from_kg, "from_chance": settled.from_chance}


def _done(done: SetState) -> dict[str, float]:
    return {"weight_kg": done.weight_kg, "reps": float(done.reps), "rir": done.rir, "rir_known": float(done.rir_known)}


def _hold(r: Reckoning) -> Reason:
    """The same load again, and the reps to expect at it: whole numbers on either side of the forecast."""
    low, high = floor(r.forecast.mean + _SAME_REPS), ceil(r.forecast.mean - _SAME_REPS)
    expected = {"rep_low": float(max(low, 1)), "rep_high": float(max(high, 1))}
    return Reason("hold", {"weight_kg": r.load.weight_kg, **expected, "rir": r.wanted.rir})


def _change(ask: Ask, r: Reckoning) -> Reason:
    """What the load does against the last set today, else against last time, and the largest cause of it."""
    last = _against(r)
    delta = r.load.weight_kg - last.weight_kg
    cause, size = _cause(r, delta)
    values: dict[str, float | str] = {
        "delta_kg": delta,
        "weight_kg": r.load.weight_kg,
        "cause": cause,
        "size": size,
        "e1rm_kg": r.day.e1rm_kg,
        "last_reps": float(last.reps),
        "rep_low": float(r.wanted.rep_low),
        "rep_high": float(r.wanted.rep_high),
        "rir": r.wanted.rir,
        "days": float(int(idle_days(r.rail.last, ask.now))),
        "when": "last time" if r.straight is None else "your last set",
        **_reserve(ask, r),
        **(_chances(r.settled) if r.settled else {}),
    }
    return Reason("change", values)


def _cause(r: Reckoning, delta: float) -> tuple[str, float]:
    """The largest of the log-shares that add up to the change, among those of its own sign."""
    if abs(delta) < _SAME_LOAD:
        return "", 0.0
    last, day = _against(r), r.day
    if r.settled is not None:
        return _pooled_cause(r, 1 if delta > 0 else -1)
    strength = log(day.e1rm_kg / last.e1rm_kg) if isinstance(last, SessionState) else 0.0
    shares = {
        _effort_cause(r): log(multiplier(last.effort) / multiplier(r.n)),
        "strength": strength,
        "layoff": log1p(day.away),
        "fatigue": log1p(day.fatigue),
        "readiness": log1p(day.readiness),
        "hard_cap": log(r.railed_kg / r.wanted_kg),
        "rounding": log(r.loaded_kg / r.railed_kg) if r.loaded_kg > 0 else 0.0,
    }
    sign = 1 if delta > 0 else -1
    if shares["hard_cap"] * sign < -_TINY:  # it wanted to go further the same way
        return "hard_cap", r.rail.share * sign
    cause = max(shares, key=lambda name: shares[name] * sign)
    return cause, expm1(shares[cause])


def _pooled_cause(r: Reckoning, sign: int) -> tuple[str, float]:
    """The same where past sets were pooled: what is not other reps, readiness or the cap is the better chance."""
    last = _against(r)
    shares = {
        _effort_cause(r): log(multiplier(last.effort) / multiplier(r.n)),
        "readiness": log1p(r.day.readiness),
        "layoff": log1p(r.day.away),
        "fatigue": 0.0 if r.day.running else log1p(r.day.within),
        "hard_cap": log(r.railed_kg / r.wanted_kg),
    }
    if shares["hard_cap"] * sign < -_TINY:  # it wanted to go further the same way
        return "hard_cap", r.rail.share * sign
    total = log(r.loaded_kg / last.load_kg) if r.loaded_kg > 0 else 0.0
    shares["likeliest"] = total - sum(shares.values())
    cause = max(shares, key=lambda name: shares[name] * sign)
    return cause, expm1(shares[cause])


def _against(r: Reckoning) -> SessionState | SetState:
    """What the load is told against: the newest set of a running session, else the best of the last session."""
    return r.rail.last if r.straight is None else r.straight.done


def _effort_cause(r: Reckoning) -> str:
    """Whether the change of effort is one of reps or of reserve."""
    last = _against(r)
    middle = (r.wanted.rep_low + r.wanted.rep_high) / 2
    by_reserve = last.rir_known and abs(last.rir - r.wanted.rir) >= abs(last.reps - middle)
    return "reserve" if by_reserve else "reps"


def _reserve(ask: Ask, r: Reckoning) -> dict[str, float]:
    """How many reps the last sessions left, and in how many of the last two it was more than asked for."""
    if r.straight is not None:
        return {"last_rir": r.straight.done.rir, "times": 1.0}
    last = r.rail.last
    older = ask.lift.sessions[ask.lift.sessions.index(last) + 1 :][:1]
    both = [last, *older] if older and older[0].rir_known and older[0].rir > r.wanted.rir else [last]
    return {"last_rir": min(session.rir for session in both), "times": float(len(both))}
