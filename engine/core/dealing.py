"""Dealing out sets: a base to each place in order of weight, then one by one where they are needed most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.core.constants import DIRECT_SHARE, SECONDS_PER_REP, SESSION_MUSCLE_SETS
from engine.core.goal import TrainingParams, calculate_training_params
from engine.core.lift_class import classify
from engine.core.picking import CatalogueLift, PickedDay
from engine.core.targets import MuscleTarget
from engine.core.types import Reason

WARM_UP_MINUTES = 5.0  # per day [ours]
SET_UP_MINUTES = 1.0  # per exercise: walk, load, adjust [ours]
RAMP_MINUTES = 3.0  # warm-up sets of a day's first compound lifts [ours]
RAMPED_LIFTS = 2
LEAST_SETS = 2  # an exercise with fewer is not worth its place [ours]
_SLACK = 1e-9


@dataclass(slots=True)
class Deal:
    """One exercise of a day as it is being filled."""

    lift: CatalogueLift
    params: TrainingParams
    first: bool
    sets: int = 0

    @property
    def minutes(self) -> float:
        """About how long it takes: set-up, warm-up sets, the sets and the rests after them."""
        sides = 2 if self.lift.traits.unilateral else 1
        work = (self.params.rep_low + self.params.rep_high) / 2 * SECONDS_PER_REP * sides
        start = SET_UP_MINUTES + (RAMP_MINUTES if self.first else 0.0)
        return start + self.sets * (work + self.params.rest_seconds) / 60 if self.sets else 0.0


@dataclass(slots=True)
class DealtDay:
    """A day as it is being filled."""

    name: str
    deals: list[Deal]

    @property
    def minutes(self) -> float:
        """The whole day, warm-up included."""
        return round(WARM_UP_MINUTES + sum(deal.minutes for deal in self.deals), 1)


@dataclass(frozen=True, slots=True)
class Dealt:
    """The filled days, fractional sets per muscle, and what had to be left out."""

    days: tuple[DealtDay, ...]
    sets: Mapping[str, float]
    notes: tuple[Reason, ...]


@dataclass(slots=True)
class _Table:
    """The state of the deal."""

    days: list[DealtDay]
    aims: Mapping[str, MuscleTarget]
    minutes: float
    week: dict[str, float]

    def add(self, day: DealtDay, deal: Deal) -> str | None:
        """One more set, or what forbids it: time, ceiling, session."""
        blocked = self._blocked(day, deal)
        if blocked is None:
            deal.sets += 1
            for muscle, share in deal.lift.traits.muscles.items():
                self.week[muscle] = self.week.get(muscle, 0.0) + share
        return blocked

    def take(self, deal: Deal) -> None:
        """Take all of an exercise's sets back."""
        for muscle, share in deal.lift.traits.muscles.items():
            self.week[muscle] = self.week.get(muscle, 0.0) - share * deal.sets
        deal.sets = 0

    def need(self, deal: Deal) -> float:
        """How far the muscles it trains directly are below their aim, as a share of it; 0 when one is there."""
        shares = [
            1 - self.week.get(muscle, 0.0) / aim.aim
            for muscle, share in deal.lift.traits.muscles.items()
            if share >= DIRECT_SHARE and (aim := self.aims.get(muscle)) and aim.wanted and aim.aim > 0
        ]
        return max(min(shares), 0.0) if shares else 0.0

    def _blocked(self, day: DealtDay, deal: Deal) -> str | None:
        before, deal.sets = day.minutes, deal.sets + 1
        after, deal.sets = day.minutes, deal.sets - 1
        if after > self.minutes and after > before:
            return "time"
        for muscle, share in deal.lift.traits.muscles.items():
            aim = self.aims.get(muscle)
            if aim is not None and self.week.get(muscle, 0.0) + share > aim.ceiling + _SLACK:
                return "ceiling"
            if _in_day(day, muscle) + share > SESSION_MUSCLE_SETS + _SLACK:
                return "session"
        return None


def deal(
    days: Sequence[PickedDay],
    aims: Mapping[str, MuscleTarget],
    goal_strength: float,
    experience: str,
    minutes: float,
) -> Dealt:
    """Fill the days."""
    table = _Table([_open(day, goal_strength, experience) for day in days], aims, float(minutes), {})
    notes = _deal_base(table)
    _deal_rest(table)
    for day in table.days:
        day.deals = [d for d in day.deals if d.sets]
    return Dealt(tuple(table.days), {m: round(s, 6) for m, s in table.week.items()}, notes)


def _open(day: PickedDay, goal_strength: float, experience: str) -> DealtDay:
    deals = []
    for i, lift in enumerate(day.lifts):
        isolation = classify(lift.traits).isolation
        params = calculate_training_params(goal_strength, experience, isolation=isolation)
        deals.append(Deal(lift, params, first=i < RAMPED_LIFTS and not isolation))
    return DealtDay(day.name, deals)


def _deal_base(table: _Table) -> tuple[Reason, ...]:
    """Each place its base of sets, all days' first places before any day's second; what found no room is noted."""
    dropped: dict[tuple[str, str], list[str]] = {}
    for i in range(max((len(day.deals) for day in table.days), default=0)):
        for day in table.days:
            why = _base(table, day, day.deals[i]) if i < len(day.deals) else None
            if why is not None:
                dropped.setdefault((day.name, why), []).append(day.deals[i].lift.name)
    return tuple(
        Reason(f"dropped_{why}", {"day": day, "exercises": ", ".join(names)}) for (day, why), names in dropped.items()
    )


def _base(table: _Table, day: DealtDay, wanted: Deal) -> str | None:
    """A main lift the goal's least sets, another one two; or all of them taken back, and why."""
    why = None
    for _ in range(max(wanted.params.sets_low, LEAST_SETS) if wanted.first else LEAST_SETS):
        why = table.add(day, wanted)
        if why is not None:
            break
    if wanted.sets >= LEAST_SETS:
        return None
    table.take(wanted)
    return why


def _deal_rest(table: _Table) -> None:
    """One set at a time to the exercise whose muscles need it most, until none can or need be given."""
    open_deals = [(day, d) for day in table.days for d in day.deals if d.sets]
    while open_deals:
        open_deals = [(day, d) for day, d in open_deals if d.sets < d.params.sets_high and table.need(d) > 0]
        if not open_deals:
            return
        best = max(range(len(open_deals)), key=lambda i: (table.need(open_deals[i][1]), -i))
        if table.add(*open_deals[best]) is not None:
            del open_deals[best]


def _in_day(day: DealtDay, muscle: str) -> float:
    return sum(d.sets * d.lift.traits.muscles.get(muscle, 0.0) for d in day.deals)
