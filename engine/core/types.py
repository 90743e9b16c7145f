"""The nouns of the coach. Loads in kg, rests in seconds, instants aware, strength in kg of 1RM."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.core.codec import Value
from engine.core.equipment import Bar, Gym, LoadPlan, Plate, Rack, Stack
from engine.core.states import DayState, LifterState, LiftState, PatternState, SessionState, SetState

__all__ = [
    "Ask",
    "Band",
    "Bar",
    "DayState",
    "ExerciseTraits",
    "Gym",
    "LiftState",
    "Lifter",
    "LifterState",
    "LoadPlan",
    "PatternState",
    "PerformedSet",
    "Plate",
    "Prescription",
    "Rack",
    "Reason",
    "RepTarget",
    "SessionState",
    "SetState",
    "Stack",
]


@dataclass(frozen=True, slots=True)
class ExerciseTraits(Value):
    """What the coach needs to know of an exercise.

    `load_type`: external | bodyweight | assisted. `bodyweight_share`: part of the body that is
    lifted, 0 to 1. `muscles`: slug → 1 (direct), 0.5 or 0.25 (indirect).
    """

    pattern: str
    equipment: str = "barbell"
    load_type: str = "external"
    bodyweight_share: float = 0.0
    unilateral: bool = False
    muscles: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PerformedSet(Value):
    """One set as done. `set_type`: working | warmup | drop | failure.

    `weight_kg` as logged: per hand, added to the body, or negative for assistance. `rir` None when the
    lifter did not say; `rest_seconds` the rest before this set, if known.
    """

    performed_at: datetime
    set_type: str
    weight_kg: float
    reps: int
    rir: float | None = None
    rest_seconds: int | None = None
    bodyweight_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Lifter(Value):
    """`sex`: male | female | None. `experience`: novice | intermediate | advanced. `unit`: for words only."""

    sex: str | None = None
    bodyweight_kg: float | None = None
    experience: str = "intermediate"
    unit: str = "kg"


@dataclass(frozen=True, slots=True)
class Reason(Value):
    """One step of the reckoning: a code and its numbers (kg, shares as fractions), worded by `explain`."""

    code: str
    values: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band(Value):
    """An interval and the probability that the outcome falls within it, ends included."""

    low: float
    high: float
    probability: float


@dataclass(frozen=True, slots=True)
class RepTarget(Value):
    """What a plan wants of the set, instead of what the goal slider says."""

    rep_low: int
    rep_high: int
    rir: float


@dataclass(frozen=True, slots=True)
class Ask(Value):
    """Everything a prescription depends on: the same Ask gives the same Prescription, always.

    `set_number` from 1; `goal_strength` 0 (size) to 1 (strength); `readiness_z` None when nothing was
    measured. `week_sets` and `usual_sets`: fractional hard sets per muscle so far this week, and per week
    over the last four.
    """

    traits: ExerciseTraits
    lifter: Lifter
    lift: LiftState
    lifter_state: LifterState
    now: datetime
    set_number: int = 1
    goal_strength: float = 0.5
    readiness_z: float | None = None
    gym: Gym | None = None
    exercise_id: str = ""
    target: RepTarget | None = None
    strict_spec: bool = False
    week_sets: Mapping[str, float] = field(default_factory=dict)
    usual_sets: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prescription(Value):
    """The next set.

    `exact_kg` is the load before equipment rounding, `weight_kg` what to load. `confidence` is the
    probability that the reps performed at `weight_kg`, stopping with `rir` in reserve, land in
    rep_low..rep_high. `reps_band`: the narrowest band of reps that holds at least 80 %; `reps_odds[i]`: the
    probability of exactly `reps_first + i` reps. `flags`: hard_cap, cold_start, uncertain, extrapolated,
    layoff, equipment, check_log, volume_cap; `flag`: the weightiest of them, or None.
    """

    weight_kg: float
    exact_kg: float
    rep_low: int
    rep_high: int
    rir: float
    rest_seconds: int
    confidence: float
    flag: str | None
    flags: tuple[str, ...]
    load: LoadPlan
    e1rm_kg: float
    e1rm_band: Band
    reps_expected: float
    reps_band: Band
    reps_first: int
    reps_odds: tuple[float, ...]
    reasons: tuple[Reason, ...]
    headline: str
    explanation: str
    engine_version: str
