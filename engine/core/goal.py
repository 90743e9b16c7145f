"""The slider to reps, RIR, rest and sets."""

from dataclasses import dataclass

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class TrainingParams(Value):
    """What a goal asks of one exercise and one muscle. `slider` is the effective one, after caps."""

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


def calculate_training_params(
    goal_strength: float, experience: str = "intermediate", *, isolation: bool = False
) -> TrainingParams:
    """Goal interpolation (specification, section 4) by the table of the design's science notes, section 6."""
    raise NotImplementedError
