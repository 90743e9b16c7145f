"""What this gym can load."""

from engine.core.types import ExerciseTraits, Gym, LoadPlan


def standard_gym(unit: str) -> Gym:
    """The common commercial gym in kg or lb."""
    raise NotImplementedError


def loadable(gym: Gym, traits: ExerciseTraits, exercise_id: str = "") -> tuple[float, ...]:
    """Every weight (kg, as logged) that can be loaded, ascending."""
    raise NotImplementedError


def nearest(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan:
    """The loadable weight nearest to `kg`, the lighter on a tie."""
    raise NotImplementedError


def at_most(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The heaviest loadable weight that is not above `kg`."""
    raise NotImplementedError


def next_up(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The next heavier loadable weight."""
    raise NotImplementedError


def next_down(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The next lighter loadable weight."""
    raise NotImplementedError
