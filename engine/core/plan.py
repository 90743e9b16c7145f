"""A week of training from a goal, a time box, a gym and a habit.

The week is cut into days (`split`); every place is filled with a lift that the gym has (`picking`); then sets are
dealt out, first a few to each place in order of weight, then one by one to whichever muscle is furthest below its
target, until the time is up or a ceiling is met (`dealing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core.codec import Value
from engine.core.constants import ENGINE_VERSION
from engine.core.dealing import Deal, deal
from engine.core.picking import CatalogueLift, pick_week
from engine.core.split import SPLITS, WEEKDAYS
from engine.core.targets import MuscleTarget, targets
from engine.core.types import Reason


@dataclass(frozen=True, slots=True)
class PlanAsk(Value):
    """What a plan is made for.

    `days` per week (1-7), `minutes` per day, `equipment` by the catalogue's names (empty: all). `week_sets`:
    fractional hard sets per muscle in a usual week of late; empty when there is no history to hold to.
    """

    goal_strength: float
    days: int
    minutes: int
    equipment: tuple[str, ...] = ()
    experience: str = "intermediate"
    week_sets: Mapping[str, float] = field(default_factory=dict)
    catalogue: tuple[CatalogueLift, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanExercise(Value):
    """One exercise of a day."""

    exercise_id: str
    name: str
    sets: int
    rep_low: int
    rep_high: int
    rir: float
    rest_seconds: int
    minutes: float


@dataclass(frozen=True, slots=True)
class PlanDay(Value):
    """One training day. `weekday`: 0 Monday to 6 Sunday. `minutes`: about, warm-up included."""

    name: str
    weekday: int
    minutes: float
    exercises: tuple[PlanExercise, ...]


@dataclass(frozen=True, slots=True)
class MuscleWeek(Value):
    """What the week gives one muscle (fractional sets), beside the usual week and the range it should be in."""

    muscle: str
    sets: float
    usual: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PlanWeek(Value):
    """A compiled week. `notes`: what was dropped or held back, worded by `plan_words.text`."""

    days: tuple[PlanDay, ...]
    muscles: tuple[MuscleWeek, ...]
    notes: tuple[Reason, ...]
    engine_version: str


def compile_week(ask: PlanAsk) -> PlanWeek:
    """The week. Deterministic; the order of the catalogue does not matter."""
    count = min(max(ask.days, 1), 7)
    aims = targets(ask.goal_strength, ask.experience, ask.week_sets)
    picked = pick_week(SPLITS[count], ask.catalogue, ask.equipment, ask.goal_strength)
    dealt = deal(picked.days, aims, ask.goal_strength, ask.experience, ask.minutes)
    days = tuple(
        PlanDay(day.name, weekday, day.minutes, tuple(_exercise(d) for d in day.deals))
        for day, weekday in zip(dealt.days, WEEKDAYS[count], strict=True)
        if day.deals
    )
    muscles = tuple(_muscle(muscle, dealt.sets, aims[muscle]) for muscle in sorted(aims))
    notes = (*picked.notes, *dealt.notes, *_short(dealt.sets, aims))
    return PlanWeek(days, tuple(m for m in muscles if m.sets or m.usual), notes, ENGINE_VERSION)


def _exercise(d: Deal) -> PlanExercise:
    p = d.params
    minutes = round(d.minutes, 1)
    return PlanExercise(d.lift.id, d.lift.name, d.sets, p.rep_low, p.rep_high, p.rir, p.rest_seconds, minutes)


def _muscle(muscle: str, sets: Mapping[str, float], aim: MuscleTarget) -> MuscleWeek:
    return MuscleWeek(muscle, sets.get(muscle, 0.0), aim.usual, aim.low, aim.high)


def _short(sets: Mapping[str, float], aims: Mapping[str, MuscleTarget]) -> tuple[Reason, ...]:
    """Muscles that end below the range: because of the ramp, or because of time and place."""
    notes = []
    for muscle, aim in sorted(aims.items()):
        got = sets.get(muscle, 0.0)
        if aim.wanted and got < aim.low:
            code = "held_back" if aim.ceiling < aim.low else "below_range"
            numbers = {"sets": got, "low": aim.low, "usual": aim.usual, "ceiling": aim.ceiling}
            notes.append(Reason(code, {"muscle": muscle, **numbers}))
    return tuple(notes)
