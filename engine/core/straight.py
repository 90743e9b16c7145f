"""Straight sets: while a load gives the reps that are asked it stays on the bar; else where it may go.

A load that was far easier than asked goes up, one that missed the range goes down, each by a rung at least where the
next one gives the reps. What was left for a lighter load today is not gone back to, so sets never swing between two.
"""

from dataclasses import dataclass
from math import inf

from engine.core.constants import FAR_EASIER, REPS_ROUNDING
from engine.core.effort import reps_to_failure
from engine.core.loading import nearest
from engine.core.rep_curve import reps_possible
from engine.core.types import Ask, Gym, LoadPlan, RepTarget, SetState

_SAME = 0.01  # kg
_TINY = 1e-6  # reps: the same in kg and in lb


@dataclass(frozen=True, slots=True)
class Straight:
    """What follows from the newest set (`done`) for the next load (kg, as logged).

    `highest` is below the load that was left today. `held`: the load of the newest set again, if there is one. Else
    `floor` and `ceiling` are what it may not be rounded past.
    """

    done: SetState
    highest: float = inf
    held: LoadPlan | None = None
    floor: float | None = None
    ceiling: float | None = None


def straight(ask: Ask, gym: Gym, done: SetState, strength_kg: float, wanted: RepTarget, body_kg: float) -> Straight:
    """Hold the load of the newest set, or say which way it goes. `strength_kg`: the 1RM to reckon with."""
    bias = ask.lifter_state.rir_bias
    reserve = reps_to_failure(0.0, wanted.rir, bias)

    def expected(weight_kg: float) -> float:
        return reps_possible(strength_kg, weight_kg + body_kg) - reserve

    on = nearest(gym, ask.traits, done.weight_kg, ask.exercise_id)
    loadable = abs(on.weight_kg - done.weight_kg) <= _SAME
    easy = done.rir_known and done.rir >= wanted.rir + FAR_EASIER
    reps = expected(done.weight_kg)
    highest = ask.lift.heavier.weight_kg - _SAME if ask.lift.heavier else inf
    if loadable and not easy and in_range(wanted, reps):
        return Straight(done, highest, held=on)
    if not loadable:
        return Straight(done, highest)
    if easy or too_many(wanted, reps):
        fits = on.up_kg is not None and on.up_kg <= highest and not too_few(wanted, expected(on.up_kg))
        if not fits and in_range(wanted, reps):
            return Straight(done, highest, held=on)
        return Straight(done, highest, floor=on.up_kg if fits else done.weight_kg)
    fits = on.down_kg is not None and not too_many(wanted, expected(on.down_kg))
    return Straight(done, highest, ceiling=on.down_kg if fits else done.weight_kg)


def in_range(wanted: RepTarget, reps: float) -> bool:
    """Whether these reps, a real number, would be done as asked."""
    return not (too_few(wanted, reps) or too_many(wanted, reps))


def too_few(wanted: RepTarget, reps: float) -> bool:
    """Whether they would fall short of the range."""
    return reps < wanted.rep_low - REPS_ROUNDING - _TINY


def too_many(wanted: RepTarget, reps: float) -> bool:
    """Whether they would pass it."""
    return reps > wanted.rep_high + REPS_ROUNDING + _TINY
