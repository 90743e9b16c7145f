"""A week of training from a goal, a time box, a gym and a habit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core.codec import Value
from engine.core.types import ExerciseTraits, Reason


@dataclass(frozen=True, slots=True)
class CatalogueLift(Value):
    """An exercise to choose from. `popularity`: larger is more used, any scale."""

    id: str
    name: str
    traits: ExerciseTraits
    popularity: float = 0.0


@dataclass(frozen=True, slots=True)
class PlanAsk(Value):
    """What a plan is made for. `days` 2-6 per week, `minutes` per day, `equipment` what there is (names as in the
    catalogue), `week_sets` fractional hard sets per muscle in a usual week of late (empty: no history)."""

    goal_strength: float
    days: int
    minutes: int
    equipment: tuple[str, ...]
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
    """One training day: `weekday` 0 Monday - 6 Sunday."""

    name: str
    weekday: int
    minutes: float
    exercises: tuple[PlanExercise, ...]


@dataclass(frozen=True, slots=True)
class PlanWeek(Value):
    """A compiled week. `volume`: fractional hard sets per muscle; `notes`: what was dropped or held back, and why."""

    days: tuple[PlanDay, ...]
    volume: Mapping[str, float]
    notes: tuple[Reason, ...]
    engine_version: str


def compile_week(ask: PlanAsk) -> PlanWeek:
    """The week. Deterministic; O(days x catalogue)."""
    raise NotImplementedError
