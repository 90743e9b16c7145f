"""One cast for the core's tests: exercises, lifters, gyms, and short ways to say what was lifted."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from engine.core.loading import standard_gym
from engine.core.observing import observe
from engine.core.types import (
    Ask,
    ExerciseTraits,
    Gym,
    Lifter,
    LifterState,
    LiftState,
    PerformedSet,
)

MONDAY = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)

BENCH = ExerciseTraits("horizontal_push", "barbell", muscles={"chest": 1.0, "triceps": 0.5, "front_delts": 0.5})
SQUAT = ExerciseTraits("squat", "barbell", muscles={"quads": 1.0, "glutes": 1.0, "adductors": 0.5})
CURL = ExerciseTraits("elbow_flexion", "dumbbell", muscles={"biceps": 1.0, "forearms": 0.5})
PULL_UP = ExerciseTraits("vertical_pull", "bodyweight", "bodyweight", 1.0, muscles={"lats": 1.0, "biceps": 0.5})
ASSISTED_PULL_UP = ExerciseTraits("vertical_pull", "assisted", "assisted", 1.0, muscles={"lats": 1.0})
LEG_EXTENSION = ExerciseTraits("knee_extension", "machine", muscles={"quads": 1.0})

ANNA = Lifter("female", 62.0, "novice", "kg")
JONAS = Lifter("male", 80.0, "intermediate", "kg")
TEX = Lifter("male", 80.0, "intermediate", "lb")

EVERY_GRAM = Gym("kg")  # a gym of which nothing is known: half kilos everywhere


def lifted(
    at: datetime,
    weight: float,
    reps: int,
    rir: float | None = 2.0,
    set_type: str = "working",
    rest: int | None = None,
    body: float | None = 80.0,
) -> PerformedSet:
    """One set."""
    return PerformedSet(at, set_type, weight, reps, rir, rest, body)


def after(
    sets: Iterable[PerformedSet],
    traits: ExerciseTraits = BENCH,
    lift: LiftState | None = None,
    lifter: LifterState | None = None,
) -> tuple[LiftState, LifterState]:
    """The states after these sets."""
    states = lift or LiftState.empty(), lifter or LifterState.empty()
    for s in sets:
        states = observe(*states, traits, s)
    return states


def weeks(
    count: int, weight: float = 80.0, reps: int = 8, rir: float | None = 2.0, sets: int = 3, step: float = 0.0
) -> list[PerformedSet]:
    """One session a week from MONDAY on, `step` kg more each week, a set every four minutes."""
    return [
        lifted(MONDAY + timedelta(weeks=week, minutes=4 * i), weight + step * week, reps, rir)
        for week in range(count)
        for i in range(sets)
    ]


def ask(
    states: tuple[LiftState, LifterState],
    now: datetime,
    traits: ExerciseTraits = BENCH,
    lifter: Lifter = JONAS,
    **more: object,
) -> Ask:
    """A question about the next set."""
    more.setdefault("gym", standard_gym(lifter.unit))
    return Ask(traits=traits, lifter=lifter, lift=states[0], lifter_state=states[1], now=now, **more)  # type: ignore[arg-type]
