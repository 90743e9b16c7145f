"""The way from an estimate to a load: goal, today's strength, guardrail, what the gym can load, reps to expect."""

from dataclasses import dataclass, replace
from math import inf, isfinite

from engine.core.asking import Told, as_forecast, asked_outlook, told_load
from engine.core.constants import DIRECTION_MATTERS, MOST_REPS_SHOWN
from engine.core.effort import reps_to_failure
from engine.core.forecast import RepForecast, next_set_forecast, rep_forecast, strength_sd
from engine.core.goal import TrainingParams, calculate_training_params
from engine.core.guardrails import Rail, rail
from engine.core.lift_class import LiftClass, classify
from engine.core.loading import choose, standard_gym
from engine.core.outlook import Outlook
from engine.core.progression import Scales, Settled, next_load, opening_load
from engine.core.rep_curve import multiplier, reps_possible
from engine.core.running import newest_set
from engine.core.straight import Straight, straight, too_few, too_many
from engine.core.strength import system_load
from engine.core.today import Today, today
from engine.core.types import Ask, Gym, LoadPlan, RepTarget, SetState

_KEPT = 0.01  # kg
_SHIFT_SHARE = 0.02  # reps move up only where the gym, not the guardrail, left the load this far below the wanted


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Every step of a prescription. Loads in kg of system load, but `exact_kg` and `load`, which are as logged."""

    kind: LiftClass
    goal: TrainingParams
    wanted: RepTarget
    n: float
    day: Today
    sd: float
    wanted_kg: float
    rail: Rail
    railed_kg: float
    body_kg: float
    exact_kg: float
    load: LoadPlan
    reps: RepTarget
    forecast: RepForecast
    straight: Straight | None = None
    formula_kg: float = 0.0
    told: Told | None = None
    settled: Settled | None = None
    ahead: Outlook | None = None

    @property
    def held(self) -> bool:
        """Whether the load of the running session stays on."""
        return self.straight is not None and self.straight.held is not None

    @property
    def loaded_kg(self) -> float:
        """The system load that is really on."""
        return self.load.weight_kg + self.body_kg

    @property
    def in_rail(self) -> bool:
        """Whether this gym could keep to the guardrail."""
        return self.held or self.rail.low_kg - 0.01 <= self.loaded_kg <= self.rail.high_kg + 0.01


def reckon(ask: Ask, e1rm_kg: float) -> Reckoning:
    """All steps, in order. `ask.lift` must have a session."""
    kind = classify(ask.traits)
    goal = goal_of(ask, kind)
    wanted = ask.target or RepTarget(goal.rep_low, goal.rep_high, goal.rir)
    aim = (wanted.rep_low + wanted.rep_high) / 2 if ask.target else goal.rep_mid
    n = reps_to_failure(aim, wanted.rir, ask.lifter_state.rir_bias)
    day = today(ask, e1rm_kg, kind, goal, wanted.rir)
    formula_kg = _load_at(day.strength_kg, n, strict_spec=ask.strict_spec)
    ahead = None if ask.strict_spec else asked_outlook(ask, wanted.rir)
    told = None if ahead is None else told_load(ahead, aim, formula_kg / day.moved)
    wanted_kg = told.load_kg * day.eased if told else formula_kg
    strength_kg = wanted_kg * multiplier(n, strict_spec=ask.strict_spec)
    limits = rail(ask.lift, n, kind.rep_slope, ask.now)
    if limits is None:
        raise ValueError("a lift without a session has nothing to reckon from")
    railed, body = limits.clamp(wanted_kg), system_load(ask.traits, 0.0, ask.lifter.bodyweight_kg)
    done, exact = newest_set(ask.lift, ask.now), feasible(ask, railed - body)
    move = None if done is None else straight(ask, gym_of(ask), done, strength_kg, wanted, body)
    settled: Settled | None = None
    if ahead is not None:
        scales = Scales(ask, gym_of(ask), ahead, wanted, body, limits, kind.rep_slope)
        settled = opening_load(scales, wanted_kg, day.eased) if move is None else next_load(scales, move)
        if settled is None:
            told, wanted_kg, strength_kg = None, formula_kg, day.strength_kg
            railed = limits.clamp(wanted_kg)
            exact = feasible(ask, railed - body)
            move = None if done is None else straight(ask, gym_of(ask), done, strength_kg, wanted, body)
    if settled is not None:
        load = settled.load
        if move is not None:
            move = replace(move, held=load if abs(load.weight_kg - move.done.weight_kg) <= _KEPT else None)
    elif move is None:
        load = _load(ask, exact, body, limits)
    else:
        exact, load = _next_load(ask, exact, body, limits, move)
    if move is not None and move.held is not None:
        exact = move.done.weight_kg
        railed = exact + body
    sd = strength_sd(ask.lift, ask.traits, ask.now)
    loaded = load.weight_kg + body
    expected = _expected_reps(ask, strength_kg, loaded, wanted.rir)
    if settled is not None:
        forecast = as_forecast(settled.odds)
        stuck = load.up_kg is None or load.up_kg + body > limits.high_kg
        reps = follow_load(wanted, forecast.mean, spare=stuck)
    else:
        left = load.weight_kg < exact - _SHIFT_SHARE * railed and railed >= wanted_kg
        reps = follow_load(wanted, expected, spare=left or exact > railed - body)
        forecast = _forecast(ask, kind, expected, sd, reps.rir, n, done)
    return Reckoning(
        kind=kind,
        goal=goal,
        wanted=wanted,
        n=n,
        day=day,
        sd=sd,
        wanted_kg=wanted_kg,
        rail=limits,
        railed_kg=railed,
        body_kg=body,
        exact_kg=exact,
        load=load,
        reps=reps,
        forecast=forecast,
        straight=move,
        formula_kg=formula_kg,
        told=told,
        settled=settled,
        ahead=ahead,
    )


def goal_of(ask: Ask, kind: LiftClass) -> TrainingParams:
    """What the slider asks of this lift and lifter."""
    return calculate_training_params(ask.goal_strength, ask.lifter.experience, isolation=kind.isolation)


def gym_of(ask: Ask) -> Gym:
    """The gym to load in: the lifter's, else the common one in their unit."""
    return ask.gym if ask.gym is not None else standard_gym(ask.lifter.unit)


def feasible(ask: Ask, weight_kg: float) -> float:
    """A weight as it can be logged: nothing is taken off a body by a belt, and assistance never adds."""
    if ask.traits.load_type == "assisted":
        return min(weight_kg, 0.0)
    return max(weight_kg, 0.0)


def follow_load(wanted: RepTarget, expected: float, *, spare: bool) -> RepTarget:
    """The reps that this load allows: fewer than asked where it is too heavy, more where nothing heavier was there."""
    if not (too_few(wanted, expected) or (too_many(wanted, expected) and spare)):
        return wanted
    width = wanted.rep_high - wanted.rep_low
    middle = min(expected, MOST_REPS_SHOWN - width) if isfinite(expected) else MOST_REPS_SHOWN - width
    low = max(1, round(middle - width / 2))
    return RepTarget(low, low + width, wanted.rir)


def _load_at(strength_kg: float, n: float, *, strict_spec: bool) -> float:
    raw = strength_kg / multiplier(n, strict_spec=strict_spec)
    return raw if isfinite(raw) and raw > 0 else strength_kg / multiplier(n)


def _load(ask: Ask, exact: float, body: float, limits: Rail) -> LoadPlan:
    """What to load: near the exact weight, within the rail, and not rounded back past last time's."""
    change = (exact + body) / limits.anchor_kg - 1
    return choose(
        gym_of(ask),
        ask.traits,
        exact,
        limits.low_kg - body,
        limits.high_kg - body,
        ask.exercise_id,
        floor=limits.anchor_kg - body if change > DIRECTION_MATTERS else None,
        ceiling=limits.anchor_kg - body if change < -DIRECTION_MATTERS else None,
    )


def _next_load(ask: Ask, exact: float, body: float, limits: Rail, move: Straight) -> tuple[float, LoadPlan]:
    """The exact weight and what to load in a running session: held, or moved as `straight` says, within the rail."""
    if move.held is not None:
        return move.done.weight_kg, move.held
    high = min(limits.high_kg - body, move.highest)
    exact = min(exact, high)
    load = choose(
        gym_of(ask),
        ask.traits,
        exact,
        limits.low_kg - body,
        high,
        ask.exercise_id,
        floor=move.floor,
        ceiling=move.ceiling,
    )
    return exact, load


def _forecast(
    ask: Ask, kind: LiftClass, expected: float, sd: float, rir: float, n: float, done: SetState | None
) -> RepForecast:
    """Reps by the estimate, or in a running session by its newest set."""
    if done is None:
        gap = n - ask.lift.sessions[0].effort
        return rep_forecast(expected, sd, rir, gap, kind.rep_slope, ask.lift.error_var)
    return next_set_forecast(expected, done, rir, n, kind.rep_slope)


def _expected_reps(ask: Ask, strength_kg: float, loaded_kg: float, rir: float) -> float:
    """Reps until `rir` are left at the load that is really on; may be infinite where nothing is left to lift."""
    n = reps_possible(strength_kg, loaded_kg) if loaded_kg > 0 else inf
    return n - reps_to_failure(0.0, rir, ask.lifter_state.rir_bias)
