"""All of it to a prescription: the stable face of the core, beside `strength.observe`."""

from engine.core.constants import ENGINE_VERSION, TEST_REPS_AIM, TEST_REPS_HIGH, TEST_REPS_LOW
from engine.core.explain import explanation, headline
from engine.core.first_contact import first_guess
from engine.core.forecast import RepForecast, kg_band, rep_forecast
from engine.core.lift_class import classify
from engine.core.loading import at_most, nearest
from engine.core.reasons import PRIMARY, flags_of, on_lift, reasons_of, volume_reasons
from engine.core.reckoning import feasible, follow_load, goal_of, gym_of, reckon
from engine.core.rep_curve import reps_possible
from engine.core.strength import estimate, system_load
from engine.core.today import rest_after
from engine.core.types import Ask, Band, LoadPlan, Prescription, Reason, RepTarget


def prescribe(ask: Ask) -> Prescription:
    """The next set. Pure and O(1) in the history: the same Ask gives the same Prescription."""
    e1rm = estimate(ask.lift)
    return first_test(ask) if e1rm is None else _next_set(ask, e1rm)


def repeat_last(ask: Ask) -> Prescription | None:
    """The last session's best set again, flag `fallback`; None without one. For when time has run out."""
    if not ask.lift.sessions:
        return None
    last = ask.lift.sessions[0]
    load = nearest(gym_of(ask), ask.traits, last.weight_kg, ask.exercise_id)
    reps = RepTarget(last.reps, last.reps, last.rir)
    kind = classify(ask.traits)
    forecast = rep_forecast(last.reps, 0.0, last.rir, 0.0, kind.rep_slope)
    reason = Reason("fallback", {"weight_kg": last.weight_kg, "rep_low": float(last.reps)})
    rest = goal_of(ask, kind).rest_seconds
    band = kg_band(last.e1rm_kg, 0.0)
    return _answer(ask, load, last.weight_kg, reps, rest, forecast, last.e1rm_kg, band, (reason,), ("fallback",))


def first_test(ask: Ask) -> Prescription:
    """The 5-rep AMRAP test of a lift never done: flag `cold_start`, a safe load from priors, none in reserve."""
    kind = classify(ask.traits)
    guess, body = first_guess(ask, kind), system_load(ask.traits, 0.0, ask.lifter.bodyweight_kg)
    exact = feasible(ask, guess.load_kg - body)
    gym = gym_of(ask)
    load = at_most(gym, ask.traits, exact, ask.exercise_id) or nearest(gym, ask.traits, exact, ask.exercise_id)
    expected = reps_possible(guess.e1rm_kg, load.weight_kg + body)
    reps = follow_load(RepTarget(TEST_REPS_LOW, TEST_REPS_HIGH, 0.0), expected, spare=exact > guess.load_kg - body)
    forecast = rep_forecast(expected, guess.sd, 0.0, 0.0, kind.rep_slope)
    test = {"weight_kg": load.weight_kg, "rep_low": float(reps.rep_low), "rep_high": float(reps.rep_high)}
    by = "other_lifts" if guess.by_other_lifts else "lifters"
    reasons = (
        Reason("first_test", {**test, "aim": float(TEST_REPS_AIM)}),
        Reason("prior", {"e1rm_kg": guess.e1rm_kg, "sd": guess.sd, "by": by}),
        Reason("cold_start", {"sessions": 0.0}),
        *volume_reasons(ask),
    )
    rest, band = goal_of(ask, kind).rest_seconds, kg_band(guess.e1rm_kg, guess.sd)
    return _answer(ask, load, exact, reps, rest, forecast, guess.e1rm_kg, band, reasons, flags_of(reasons))


def _next_set(ask: Ask, e1rm: float) -> Prescription:
    r = reckon(ask, e1rm)
    reasons = reasons_of(ask, r)
    middle = (r.reps.rep_low + r.reps.rep_high) / 2
    rest = rest_after(ask, r.kind, r.goal, r.day.parts, middle, r.reps.rir)
    band = kg_band(e1rm, r.sd)
    return _answer(ask, r.load, r.exact_kg, r.reps, rest, r.forecast, e1rm, band, reasons, flags_of(reasons))


def _answer(
    ask: Ask,
    load: LoadPlan,
    exact_kg: float,
    reps: RepTarget,
    rest_seconds: int,
    forecast: RepForecast,
    e1rm_kg: float,
    e1rm_band: Band,
    reasons: tuple[Reason, ...],
    flags: tuple[str, ...],
) -> Prescription:
    reasons = on_lift(reasons, ask.traits)
    return Prescription(
        weight_kg=load.weight_kg,
        exact_kg=exact_kg,
        rep_low=reps.rep_low,
        rep_high=reps.rep_high,
        rir=reps.rir,
        rest_seconds=rest_seconds,
        confidence=forecast.within(reps.rep_low, reps.rep_high),
        flag=next((flag for flag in flags if flag in PRIMARY), None),
        flags=flags,
        load=load,
        e1rm_kg=e1rm_kg,
        e1rm_band=e1rm_band,
        reps_expected=forecast.mean,
        reps_band=forecast.band,
        reps_first=forecast.first,
        reps_odds=forecast.odds,
        reasons=reasons,
        headline=headline(reasons, ask.lifter.unit),
        explanation=explanation(reasons, ask.lifter.unit),
        engine_version=ENGINE_VERSION,
    )
