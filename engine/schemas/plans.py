"""Training plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from engine.schemas.base import Day, In, Out, Reps, RestSeconds, Rir, ShortText, Slider, Text
from engine.schemas.exercises import Equipment
from engine.schemas.me import Experience
from engine.schemas.programmes import Key, PlanRun, PlanWeek, Rule, Schedule, SchemeSet

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
    superset: Annotated[Text, StringConstraints(max_length=4)] | None = Field(
        None, description="those of a day with the same letter are done in turn"
    )
    note: Annotated[Text, StringConstraints(max_length=300)] | None = None
    schemes: list[Annotated[list[SchemeSet], Field(min_length=1, max_length=20)]] | None = Field(
        None, min_length=1, max_length=52, description="set by set, a list for each week of the cycle"
    )
    rule: Rule | None = None
    track: Annotated[Text, StringConstraints(max_length=20)] | None = Field(
        None, description="where one lift has two loads in a plan: which of them"
    )

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


class PlanIn(In):
    """A plan made on the phone: from a template, a session that was done, or nothing. The same id: the same plan."""

    id: UUID
    name: ShortText
    goal_strength: Slider = 0.5
    minutes: int = Field(60, ge=15, le=240, description="per session")
    experience: Experience | None = None
    template: Key | None = None
    days: list[PlanDay] = Field(min_length=1, max_length=14)
    notes: list[Annotated[Text, StringConstraints(max_length=300)]] = Field([], max_length=50)
    schedule: Schedule = Schedule()
    cycle: list[PlanWeek] = Field([], max_length=52)
    run: PlanRun = PlanRun()


class PlanPatch(In):
    """What to change; what is left out stays. `not_before` alone may be cleared."""

    name: ShortText | None = None
    status: Literal["draft", "archived"] | None = None
    days: list[PlanDay] | None = Field(None, min_length=1, max_length=14)
    next_day: int | None = Field(None, ge=0, le=13)
    not_before: Day | None = None
    schedule: Schedule | None = None
    cycle: list[PlanWeek] | None = Field(None, max_length=52)
    run: PlanRun | None = None


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
    template: str | None = Field(description="slug of what it was made from")
    schedule: Schedule
    cycle: list[PlanWeek] = Field(description="empty: every week is the same")
    run: PlanRun
    started_at: datetime | None
    created_at: datetime
    updated_at: datetime


class PlansOut(Out):
    """The lifter's plans, the active one first."""

    plans: list[PlanOut]
