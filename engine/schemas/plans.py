"""Training plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from engine.schemas.base import In, Out, Reps, RestSeconds, Rir, ShortText, Slider, Text
from engine.schemas.exercises import Equipment
from engine.schemas.me import Experience

Status = Literal["draft", "active", "archived"]


class CompileIn(In):
    """From what to make a week of training. What is left out comes from the lifter's settings."""

    id: UUID | None = Field(None, description="of the new plan; sending it again gives the same plan")
    name: ShortText | None = None
    goal_strength: Slider | None = None
    days_per_week: int = Field(3, ge=1, le=7)
    minutes: int = Field(60, ge=15, le=240, description="per session")
    equipment: list[Equipment] | None = Field(None, max_length=15, description="left out: what the gym has, else all")
    experience: Experience | None = None
    avoid: list[UUID] = Field([], max_length=100, description="exercises not to use")


class PlanExercise(In):
    """One exercise of a day."""

    exercise_id: UUID
    name: Annotated[Text, StringConstraints(max_length=200)] = ""
    sets: int = Field(ge=1, le=20)
    rep_low: Reps
    rep_high: Reps
    rir: Rir
    rest_seconds: RestSeconds

    @model_validator(mode="after")
    def _low_to_high(self) -> PlanExercise:
        if self.rep_low > self.rep_high:
            raise ValueError("rep_low must not be above rep_high")
        return self


class PlanDay(In):
    """One session of the week."""

    name: ShortText
    exercises: list[PlanExercise] = Field(max_length=30)
    minutes: int = Field(0, ge=0, le=600, description="about how long it takes")


class MusclePlan(Out):
    """What the week gives one muscle (indirect sets count half), beside what the lifter has been doing."""

    muscle: str
    sets: float
    recent_sets: float
    low: float
    high: float
    note: str | None = None


class PlanPatch(In):
    """What to change; what is left out stays."""

    name: ShortText | None = None
    status: Literal["draft", "archived"] | None = None
    days: list[PlanDay] | None = Field(None, min_length=1, max_length=14)
    next_day: int | None = Field(None, ge=0, le=13)


class PlanOut(Out):
    """A plan. `next_day` is the index of the session that comes next, not before `not_before`."""

    id: UUID
    name: str
    status: Status
    goal_strength: float
    days_per_week: int
    minutes: int
    experience: Experience
    days: list[PlanDay]
    volume: list[MusclePlan]
    notes: list[str] = Field(description="what was held back or dropped, and why")
    next_day: int
    not_before: date | None
    started_at: datetime | None
    created_at: datetime
    updated_at: datetime


class PlansOut(Out):
    """The lifter's plans, the active one first."""

    plans: list[PlanOut]
