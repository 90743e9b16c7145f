"""How many weekly sets each muscle is to get: what the goal asks, within the landmarks and within the ramp."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.core.goal import calculate_training_params
from engine.core.guardrails import volume_ceiling
from engine.core.landmarks import LANDMARKS

# trained for their own sake; the others get what they get along the way
WANTED = frozenset(
    {
        "chest",
        "upper_back",
        "lats",
        "quads",
        "hamstrings",
        "glutes",
        "side_delts",
        "biceps",
        "triceps",
        "calves",
        "abs",
    }
)
NO_LIMIT = 1e9


@dataclass(frozen=True, slots=True)
class MuscleTarget:
    """Fractional sets per week: the range, the aim within it, and the ceiling that may not be passed."""

    wanted: bool
    low: float
    high: float
    aim: float
    ceiling: float
    usual: float


def targets(goal_strength: float, experience: str, week_sets: Mapping[str, float]) -> dict[str, MuscleTarget]:
    """A target for every muscle there is a landmark for, and a ceiling for every other one with a habit."""
    found = {muscle: _target(muscle, goal_strength, experience, week_sets) for muscle in LANDMARKS}
    for muscle, usual in week_sets.items():
        if muscle not in found:
            found[muscle] = MuscleTarget(False, 0.0, NO_LIMIT, 0.0, volume_ceiling(usual), usual)
    return found


def _target(muscle: str, goal_strength: float, experience: str, week_sets: Mapping[str, float]) -> MuscleTarget:
    params, mark = calculate_training_params(goal_strength, experience), LANDMARKS[muscle]
    high = min(params.muscle_sets_high, mark.maximum)
    low = min(max(params.muscle_sets_low, mark.minimum), high) if muscle in WANTED else 0.0
    usual = week_sets.get(muscle, 0.0)
    ramp = volume_ceiling(usual) if week_sets else NO_LIMIT
    most = high if muscle in WANTED else mark.maximum
    return MuscleTarget(muscle in WANTED, low, most, min((low + high) / 2, ramp), min(most, ramp), usual)
