"""Which load to take: the one at which the reps that are asked are likeliest; and whether a lift stands still.

A load stays on until another is clearly likelier to give the reps. A lift that stands still is told; what to do about
it is the lifter's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf, log

from engine.core.asking import told_reps
from engine.core.constants import (
    BEYOND_DOUBT,
    HOLD_WITHIN,
    LEAST_CHANCE,
    LIGHT_DAY,
    LIGHT_DAY_LIFTS,
    LOYALTY,
    LOYALTY_RUNNING,
    PLATEAU_DAYS,
    PLATEAU_RISE,
    PLATEAU_SESSIONS,
    RUNGS_WITHIN,
)
from engine.core.day import today_so_far
from engine.core.guardrails import Rail
from engine.core.loading import choose, loadable, nearest
from engine.core.outlook import Outlook, RepsOutlook
from engine.core.recall import Recall
from engine.core.straight import Straight
from engine.core.types import Ask, Gym, LoadPlan, Reason, RepTarget

_SAME = 1e-4  # kg
_STEPS = 8  # on either side, in which the chance is looked for


@dataclass(frozen=True, slots=True)
class Scales:
    """What loads are weighed by: the gym's rungs within the rail, and the odds of landing in the range on each."""

    ask: Ask
    gym: Gym
    ahead: Outlook
    wanted: RepTarget
    body_kg: float
    rail: Rail
    rep_slope: float

    def rungs(self, near_kg: float, highest: float = inf) -> Sequence[float]:
        """The loadable weights (kg, as logged) within the rail about `near_kg`, its neighbours always among them."""
        every = loadable(self.gym, self.ask.traits, self.ask.exercise_id)
        low = max(self.rail.low_kg, (1 - RUNGS_WITHIN) * (near_kg + self.body_kg)) - self.body_kg
        high = min(self.rail.high_kg, (1 + RUNGS_WITHIN) * (near_kg + self.body_kg)) - self.body_kg
        first, last = bisect_left(every, low - _SAME), bisect_right(every, high + _SAME)
        here = bisect_left(every, near_kg - _SAME)
        around = every[min(first, max(here - 1, 0)) : max(last, here + 2)]
        inside = (self.rail.low_kg - self.body_kg - _SAME, min(self.rail.high_kg - self.body_kg, highest) + _SAME)
        return [weight for weight in around if inside[0] <= weight <= inside[1]]

    @property
    def middle(self) -> float:
        """The middle of the range that is asked."""
        return (self.wanted.rep_low + self.wanted.rep_high) / 2

    def settle(self, rungs: Sequence[float], at_kg: float, odds: RepsOutlook, loyalty: float) -> float:
        """The rung nearest to `at_kg` that gives the range nearly as likely as any. `odds`: the reps at `at_kg`."""
        chances = {weight: self.chance(weight, odds, at_kg) for weight in rungs}
        best = max(chances.values())
        return min([one for one in rungs if chances[one] >= best - loyalty], key=lambda one: abs(one - at_kg))

    def chance(self, weight_kg: float, odds: RepsOutlook, at_kg: float) -> float:
        """The probability that the reps land in the range at this load."""
        more = self.more_reps(weight_kg, at_kg)
        return odds.between(self.wanted.rep_low - more, self.wanted.rep_high - more)

    def more_reps(self, weight_kg: float, at_kg: float) -> float:
        """How many reps more this load allows than that one, along the lift's slope."""
        return (log(at_kg + self.body_kg) - log(max(weight_kg + self.body_kg, _SAME))) / self.rep_slope


@dataclass(frozen=True, slots=True)
class Settled:
    """What to load and the odds of its reps; `chance` of the range there, and at the last load, `from_kg`."""

    load: LoadPlan
    odds: RepsOutlook
    chance: float
    from_kg: float
    from_chance: float


def opening_load(scales: Scales, wanted_kg: float, eased: float) -> Settled | None:
    """What to load first: the last opening load, or the one nearest to it that is clearly likelier to give the reps.

    Where the pool says something else altogether (another range, a heavy day after a light one), from there.
    """
    last, _, _ = scales.ask.lift.memory[0].opening()
    before, again = last - scales.body_kg, last * eased
    if _near(wanted_kg, again):
        odds = told_reps(scales.ahead, last, scales.middle)
        return _settled(scales, odds, again - scales.body_kg, before, LOYALTY)
    # What is usual at other loads has no say: this one was chosen for the middle of the range.
    there = told_reps(scales.ahead, wanted_kg / eased, scales.middle)
    odds = there.moved(scales.middle - there.mean)
    settled = _settled(scales, odds, wanted_kg - scales.body_kg, before, LOYALTY)
    if settled is None or not _near(settled.load.weight_kg + scales.body_kg, again):
        return settled
    usual = told_reps(scales.ahead, last, scales.middle)
    return replace(settled, odds=usual.moved(scales.more_reps(settled.load.weight_kg, again - scales.body_kg)))


def _near(load_kg: float, other_kg: float) -> bool:
    return abs(load_kg / other_kg - 1) <= HOLD_WITHIN


def next_load(scales: Scales, move: Straight) -> Settled | None:
    """What to load next: that of the last set, unless another is far likelier; never again what was left today.

    None where the last set was so far out of the range that habit has nothing to say: the formula decides.
    """
    done = move.done
    shown = done.reps + (done.rir - scales.wanted.rir if done.rir_known else 0.0)
    if not scales.wanted.rep_low - BEYOND_DOUBT <= shown <= scales.wanted.rep_high + BEYOND_DOUBT:
        return None
    odds = told_reps(scales.ahead, done.load_kg, scales.middle)
    return _settled(scales, odds, done.weight_kg, done.weight_kg, LOYALTY_RUNNING, move.highest)


def _settled(
    scales: Scales, odds: RepsOutlook, at_kg: float, last_kg: float, loyalty: float, highest: float = inf
) -> Settled | None:
    """The settled rung, else what is nearest to the rail; None where no load within it gives the range with likelihood.

    Whether there is one does not depend on what the gym can load: the unit of its plates changes no reckoning.
    """
    body, ask = scales.body_kg, scales.ask
    low, high = scales.rail.low_kg - body, scales.rail.high_kg - body
    steps = ((at_kg + body) * (1 + RUNGS_WITHIN * step / _STEPS) - body for step in range(-_STEPS, _STEPS + 1))
    if max(scales.chance(min(max(kg, low), high), odds, at_kg) for kg in steps) < LEAST_CHANCE:
        return None
    rungs = scales.rungs(at_kg, highest)
    if rungs:
        load = nearest(scales.gym, ask.traits, scales.settle(rungs, at_kg, odds, loyalty), ask.exercise_id)
    else:
        load = choose(scales.gym, ask.traits, min(max(at_kg, low), high), low, high, ask.exercise_id)
    there = odds.moved(scales.more_reps(load.weight_kg, at_kg))
    chance = scales.chance(load.weight_kg, odds, at_kg)
    return Settled(load, there, chance, last_kg, scales.chance(last_kg, odds, at_kg))


def plateau(seen: Recall) -> Reason | None:
    """A lift that has not risen for weeks: the best set of each of the newest sessions against those before."""
    if len(seen.past) < 2 * PLATEAU_SESSIONS or seen.days[PLATEAU_SESSIONS - 1] - seen.days[0] < PLATEAU_DAYS:
        return None
    best = [max(x - seen.slope * m for x, m, _ in points) for points in seen.past]
    rise = max(best[:PLATEAU_SESSIONS]) - max(best[PLATEAU_SESSIONS : 2 * PLATEAU_SESSIONS])
    if rise > PLATEAU_RISE:
        return None
    return Reason("plateau", {"sessions": float(PLATEAU_SESSIONS), "days": float(int(seen.days[PLATEAU_SESSIONS - 1]))})


def light_day(ask: Ask) -> Reason | None:
    """Today's other lifts were all begun well below last time: a deload, or a bad day."""
    day = today_so_far(ask.lifter_state.day, ask.now)
    share = day.means[0]
    if day.begun < LIGHT_DAY_LIFTS or share > -LIGHT_DAY:
        return None
    return Reason("light_day", {"share": share, "lifts": float(day.begun)})
