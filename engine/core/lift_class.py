"""What kind of lift an exercise is, from its movement pattern and equipment.

The strength ratios are this project's own proposal [sources: first contact]: 1RM of the external load over bodyweight
for an intermediate lifter, rounded down from what open strength tables and coaching practice agree on. They serve for
one thing, the load of the very first test set, and are superseded by the first logged set.
"""

from dataclasses import dataclass
from functools import cache

from engine.core.codec import Value
from engine.core.constants import FATIGUE_SHARE, FATIGUE_SHARE_HEAVY_LOWER, FATIGUE_SHARE_ISOLATION
from engine.core.types import ExerciseTraits

LOWER = frozenset(
    [
        "squat",
        "hinge",
        "lunge",
        "knee_extension",
        "knee_flexion",
        "hip_extension",
        "hip_abduction",
        "hip_adduction",
        "calf_raise",
    ]
)
ISOLATION = frozenset(
    [
        "knee_extension",
        "knee_flexion",
        "hip_abduction",
        "hip_adduction",
        "calf_raise",
        "chest_fly",
        "pullover",
        "shoulder_raise",
        "rear_delt",
        "shrug",
        "upright_row",
        "elbow_flexion",
        "elbow_extension",
        "wrist",
        "trunk_flexion",
        "trunk_extension",
        "trunk_rotation",
        "neck",
        "rotator_cuff",
    ]
)
MACHINES = frozenset({"machine", "plate_loaded", "smith", "cable"})

# pattern: 1RM over bodyweight of an intermediate man, woman [ours]
RATIOS = {
    "squat": (1.30, 0.95),
    "hinge": (1.55, 1.15),
    "lunge": (0.70, 0.50),
    "knee_extension": (0.70, 0.50),
    "knee_flexion": (0.50, 0.38),
    "hip_extension": (1.50, 1.20),
    "hip_abduction": (0.60, 0.55),
    "hip_adduction": (0.60, 0.55),
    "calf_raise": (1.20, 0.95),
    "horizontal_push": (1.00, 0.60),
    "incline_push": (0.80, 0.47),
    "vertical_push": (0.62, 0.38),
    "chest_fly": (0.40, 0.25),
    "dip": (1.10, 0.80),
    "horizontal_pull": (0.85, 0.58),
    "vertical_pull": (1.00, 0.68),
    "pullover": (0.40, 0.28),
    "shoulder_raise": (0.33, 0.21),
    "rear_delt": (0.25, 0.17),
    "shrug": (1.30, 0.90),
    "upright_row": (0.50, 0.33),
    "elbow_flexion": (0.40, 0.25),
    "elbow_extension": (0.40, 0.25),
    "wrist": (0.30, 0.20),
    "trunk_flexion": (0.45, 0.35),
    "trunk_extension": (0.55, 0.45),
    "trunk_rotation": (0.30, 0.22),
    "carry": (0.60, 0.45),
    "olympic": (0.80, 0.55),
}
RATIO_ELSE = (0.15, 0.10)

# share of the barbell's ratio; free hand weights are per hand [ours]
EQUIPMENT_SHARE = {
    "dumbbell": 0.42,
    "kettlebell": 0.42,
    "cable": 0.75,
    "plate": 0.30,
    "band": 0.30,
    "smith": 0.95,
    "trap_bar": 1.05,
}
LEG_PRESS_SHARE = 1.6  # the squat pattern on a machine
BODYWEIGHT_LIFT_SHARE = 1.15  # upper-body lifts of the own body against the same pattern with a load


@dataclass(frozen=True, slots=True)
class LiftClass(Value):
    """`rep_slope` k: log units of load per rep (prior median). `fatigue_share`: phi of within-session fatigue."""

    isolation: bool
    lower: bool
    rep_slope: float
    fatigue_share: float
    ratio_male: float
    ratio_female: float


def classify(traits: ExerciseTraits) -> LiftClass:
    """The class of an exercise."""
    return _classify(traits.pattern, traits.equipment, traits.load_type, traits.bodyweight_share)


@cache
def _classify(pattern: str, equipment: str, load_type: str, share: float) -> LiftClass:
    isolation, lower = pattern in ISOLATION, pattern in LOWER
    man, woman = (_ratio(base, pattern, equipment, load_type, share) for base in RATIOS.get(pattern, RATIO_ELSE))
    return LiftClass(isolation, lower, _rep_slope(pattern, equipment), _fatigue_share(pattern, isolation), man, woman)


def _ratio(base: float, pattern: str, equipment: str, load_type: str, share: float) -> float:
    """1RM of the system load over bodyweight."""
    if load_type != "external":
        return base + share if pattern in LOWER else base * BODYWEIGHT_LIFT_SHARE
    if pattern == "squat" and equipment in {"machine", "plate_loaded"}:
        return base * LEG_PRESS_SHARE
    return base * EQUIPMENT_SHARE.get(equipment, 1.0)


def _rep_slope(pattern: str, equipment: str) -> float:
    """Prior medians of k by class [sources: rep curve]."""
    if pattern in {"squat", "hinge", "lunge", "hip_extension"}:
        return 0.024 if equipment in MACHINES else 0.029
    if pattern in ISOLATION:
        return 0.042
    return 0.036 if equipment == "dumbbell" or pattern == "vertical_pull" else 0.033


def _fatigue_share(pattern: str, isolation: bool) -> float:
    if isolation:
        return FATIGUE_SHARE_ISOLATION
    return FATIGUE_SHARE_HEAVY_LOWER if pattern in {"squat", "hinge"} else FATIGUE_SHARE
