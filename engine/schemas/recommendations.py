"""The prescription: what to lift next, how sure that is, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from engine.schemas.base import In, Moment, Out, Reps, Rir, Slider, Unit

Flag = Literal["cold_start", "uncertain", "hard_cap", "fallback"]


class HistorySet(In):
    """One set of a what-if: kg, reps, reps in reserve, when."""

    w: float = Field(ge=-200, le=1500, description="kg")
    r: Reps
    rir: Rir | None = None
    timestamp: Moment


class TargetIn(In):
    """What the plan wants of this set instead of what the goal slider says."""

    rep_low: Reps
    rep_high: Reps
    rir: Rir


class PredictSetRequest(In):
    """Ask for the next set of an exercise."""

    user_id: UUID | None = Field(None, description="who it is for; left out: who asks")
    exercise_id: UUID
    set_number: int = Field(1, ge=1, le=100, description="1-based index within the session")
    goal_strength: Slider | None = Field(None, description="left out: the lifter's own setting")
    history: list[HistorySet] | None = Field(
        None, max_length=12, description="a what-if on these sets alone; left out: the stored state"
    )
    gym_id: UUID | None = Field(None, description="whose plates to round to; left out: the lifter's gym")
    target: TargetIn | None = None


class ReasonOut(Out):
    """One step of the reckoning: a stable code, its numbers, and a sentence in the lifter's unit."""

    code: str
    values: dict[str, float | str | None]
    text: str


class BandOut(Out):
    """The reps to expect at the prescribed load."""

    low: int
    high: int
    probability: float = Field(ge=0, le=1, description="that the reps fall in low…high")


class RepChance(Out):
    """How likely exactly so many reps are."""

    reps: int
    probability: float


class PlateOut(Out):
    """So many of one plate on each side."""

    weight: float
    unit: Unit
    count: int


class LoadingOut(Out):
    """How to load it in this gym."""

    kind: Literal["bar", "dumbbell", "stack", "bodyweight", "free"]
    bar: float | None = None
    bar_unit: Unit | None = None
    per_side: list[PlateOut] = []
    text: str = Field(description='in words, like "25 + 5 + 1.25 a side"')
    next_up_kg: float | None = Field(None, description="the next heavier load that this gym can make")
    next_down_kg: float | None = None


class EstimateOut(Out):
    """The one-rep maximum that it was reckoned from, kg, with the band that holds 80 %."""

    value: float
    low: float
    high: float


class PredictSetResponse(Out):
    """The prescription."""

    prescription_id: UUID
    exercise_id: UUID
    set_number: int
    weight: float = Field(description="kg, as this gym can load it")
    weight_unrounded: float = Field(description="kg, before rounding to what can be loaded")
    display_weight: float = Field(description="the same in `unit`")
    unit: Unit
    rep_low: int
    rep_high: int
    rir: float
    rest_seconds: int
    confidence: float = Field(
        ge=0,
        le=1,
        description="the probability that the reps at this load and effort fall in rep_low…rep_high",
    )
    flag: Flag | None
    band: BandOut | None
    chances: list[RepChance] = []
    e1rm: EstimateOut | None
    loading: LoadingOut | None
    explanation: str
    headline: str = Field(description="the reason in one line")
    reasons: list[ReasonOut]
    engine_version: str
    created_at: datetime


class ReplayOut(Out):
    """A prescription as it was given, and whether the engine gives the same again from the same inputs."""

    prescription: PredictSetResponse
    inputs: dict[str, object]
    engine_version_now: str
    same_version: bool
    replays: bool | None = Field(description="null where the engine has changed since")
    outcome_set_id: UUID | None
