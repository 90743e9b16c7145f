"""The slider to reps, RIR, rest and sets."""

from dataclasses import dataclass
from functools import lru_cache

from engine.core.codec import Value
from engine.core.constants import (
    ADVANCED_SETS,
    GOAL_FATIGUE,
    GOAL_MAIN_SETS,
    GOAL_MUSCLE_HIGH,
    GOAL_MUSCLE_LOW,
    GOAL_REST_COMPOUND,
    GOAL_REST_ISOLATION,
    GOAL_RIR,
    GOAL_SETS_HIGH,
    GOAL_SETS_LOW,
    ISOLATION_REPS,
    ISOLATION_SLIDER,
    NOVICE_MUSCLE_SETS,
    NOVICE_RIR,
    NOVICE_SETS,
    NOVICE_SLIDER,
    REP_MID_LIGHT,
    REP_MID_RATIO,
    REST_STEP,
    SLIDER_STEPS,
)


@dataclass(frozen=True, slots=True)
class TrainingParams(Value):
    """What a goal asks of one exercise and of one muscle.

    `slider` is the effective one, after caps. `sets_*` per exercise and session, `main_lift_sets` per week,
    `muscle_sets_*` fractional sets per muscle and week, `fatigue_limit` log units that a rest may leave.
    """

    slider: float
    rep_mid: float
    rep_low: int
    rep_high: int
    rir: float
    rest_seconds: int
    sets_low: int
    sets_high: int
    main_lift_sets: int
    muscle_sets_low: float
    muscle_sets_high: float
    fatigue_limit: float


@lru_cache(maxsize=1024)
def calculate_training_params(
    goal_strength: float, experience: str = "intermediate", *, isolation: bool = False
) -> TrainingParams:
    """Goal interpolation: slider 0 (size) to 1 (strength), clipped, by a table in quarters [sources: goal]."""
    s = effective_slider(goal_strength, experience, isolation=isolation)
    mid, low, high = _reps(s, isolation)
    factor = {"novice": NOVICE_SETS, "advanced": ADVANCED_SETS}.get(experience, 1.0)
    muscle_low, muscle_high = _muscle_sets(s, experience)
    return TrainingParams(
        slider=s,
        rep_mid=mid,
        rep_low=low,
        rep_high=high,
        rir=NOVICE_RIR if experience == "novice" else GOAL_RIR,
        rest_seconds=_rest(s, isolation),
        sets_low=max(1, round(_at(s, GOAL_SETS_LOW) * factor)),
        sets_high=max(2, round(_at(s, GOAL_SETS_HIGH) * factor)),
        main_lift_sets=max(1, round(_at(s, GOAL_MAIN_SETS) * factor)),
        muscle_sets_low=muscle_low,
        muscle_sets_high=muscle_high,
        fatigue_limit=_at(s, GOAL_FATIGUE),
    )


def effective_slider(goal_strength: float, experience: str, *, isolation: bool) -> float:
    """The slider within 0..1, at most 0.6 for a novice and 0.35 on isolation lifts."""
    highest = min(NOVICE_SLIDER if experience == "novice" else 1.0, ISOLATION_SLIDER if isolation else 1.0)
    return min(max(goal_strength, 0.0), highest) + 0.0  # never -0.0, nor a whole number: results are remembered


def _reps(s: float, isolation: bool) -> tuple[float, int, int]:
    """Aim and range. Where the least reps of an isolation lift cut the range, the aim stays in its middle."""
    mid = REP_MID_LIGHT * REP_MID_RATIO**s
    low = max(round(0.8 * mid), ISOLATION_REPS if isolation else 1)
    high = max(low + 1, round(1.25 * mid))
    return max(mid, (low + high) / 2) if isolation else mid, low, high


def _rest(s: float, isolation: bool) -> int:
    seconds = _at(s, GOAL_REST_ISOLATION if isolation else GOAL_REST_COMPOUND)
    return round(seconds / REST_STEP) * REST_STEP


def _muscle_sets(s: float, experience: str) -> tuple[float, float]:
    low, high = _at(s, GOAL_MUSCLE_LOW), _at(s, GOAL_MUSCLE_HIGH)
    if experience == "novice":
        return NOVICE_MUSCLE_SETS
    return ((low + high) / 2, high) if experience == "advanced" else (low, high)


def _at(s: float, column: tuple[float, ...]) -> float:
    """A column of the table, linear between its steps."""
    for i in range(len(SLIDER_STEPS) - 1):
        left, right = SLIDER_STEPS[i], SLIDER_STEPS[i + 1]
        if s <= right:
            return column[i] + (column[i + 1] - column[i]) * (s - left) / (right - left)
    return column[-1]
