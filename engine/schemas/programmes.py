"""What a programme asks set by set, how its loads move, how it lies in the calendar, and where in it one stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from engine.schemas.base import Day, In, Out, Reps, RestSeconds, Rir, SetType, ShortText, Slider, Text

WeekKind = Literal["build", "peak", "deload"]
Kg = Annotated[float, Field(gt=0, le=2000)]
Share = Annotated[float, Field(ge=0.1, le=2)]
Key = Annotated[Text, StringConstraints(min_length=1, max_length=80)]


class SchemeSet(In):
    """One set as a programme wants it. `percent`: of the load that the plan keeps for the lift, as a share."""

    reps: tuple[Reps, Reps]
    rir: Rir | None = None
    percent: Share | None = None
    kg: Kg | None = None
    amrap: bool = Field(False, description="as many as go; `reps` are the least and the hoped for")
    type: SetType = "working"

    @model_validator(mode="after")
    def _low_to_high(self) -> SchemeSet:
        if self.reps[0] > self.reps[1]:
            raise ValueError("reps must go from the fewest to the most")
        return self


class Rule(In):
    """How the load that percents are of moves.

    cycle: `add_kg` when a cycle ends, `reset` where its last set of as many as go fell short. week: `add_kg` when a
    week ends. amrap: by `steps` after each set of as many as go. linear: `add_kg` when all sets had their reps,
    `reset` after so many misses in a row. stages: as linear, but a miss goes on to the next of `stages` first.
    double: `add_kg` when all sets had the most reps of their range.
    """

    kind: Literal["cycle", "week", "amrap", "linear", "stages", "double"]
    start: Share = Field(0.9, description="share of the estimated 1RM that it begins with")
    add_kg: float = Field(0, ge=0, le=50)
    fails: int = Field(3, ge=1, le=10)
    reset: Share = 0.9
    steps: list[tuple[int, float]] = Field([], max_length=12, description="from so many reps on, so many kg more")
    stages: list[tuple[int, int]] = Field([], max_length=6, description="sets and reps")

    @model_validator(mode="after")
    def _sensible(self) -> Rule:
        if any(not 0 <= reps <= 100 or not -50 <= kg <= 50 for reps, kg in self.steps):
            raise ValueError("steps are pairs of reps (0 to 100) and kg (-50 to 50)")
        if any(not 1 <= sets <= 20 or not 1 <= reps <= 100 for sets, reps in self.stages):
            raise ValueError("stages are pairs of sets (1 to 20) and reps (1 to 100)")
        return self


class PlanWeek(In):
    """One week of a cycle. `rir` instead of the plan's; `sets` and `load`: shares of its sets and of its percents."""

    kind: WeekKind = "build"
    rir: Rir | None = None
    sets: Share = 1
    load: Share = 1


class Schedule(In):
    """When sessions come: on fixed weekdays (0 Monday to 6 Sunday), or so many in a row and then so many days off."""

    kind: Literal["weekdays", "floating"] = "floating"
    weekdays: list[Annotated[int, Field(ge=0, le=6)]] = Field([], max_length=7)
    in_a_row: int = Field(1, ge=1, le=14)
    rest_days: int = Field(0, ge=0, le=6)

    @model_validator(mode="after")
    def _some_day(self) -> Schedule:
        if self.kind == "weekdays" and not self.weekdays:
            raise ValueError("name at least one weekday, 0 Monday to 6 Sunday")
        if len(set(self.weekdays)) < len(self.weekdays):
            raise ValueError("name each weekday once")
        return self


class Progress(In):
    """Where a lift stands. `kg`: the training max, or the working weight, that percents are of."""

    kg: Kg
    stage: int = Field(0, ge=0, le=5)
    fails: int = Field(0, ge=0, le=10)
    best: int | None = Field(None, ge=0, le=200, description="most reps of an as-many-as-go set this cycle")


class Ease(In):
    """So many sessions lighter: after a long pause, or a deload on demand."""

    sessions: int = Field(ge=1, le=30)
    sets: Share = 1
    load: Share = 1
    rir: float = Field(0, ge=0, le=5, description="more reps in reserve")


class PlanRun(In):
    """Where in its cycle a plan is. `progress` by exercise id or `id:track`; `carry`: a day merged into the next."""

    week: int = Field(0, ge=0, le=51)
    cycle: int = Field(0, ge=0, le=1000)
    progress: dict[Key, Progress] = Field({}, max_length=200)
    carry: int | None = Field(None, ge=0, le=13)
    ease: Ease | None = None
    answered: Day | None = Field(None, description="when it was last said what becomes of missed sessions")


class LivedWeekOut(Out):
    """A calendar week, by its Monday, as a plan had it."""

    week: date
    plan_id: UUID | None
    number: int = Field(description="in the cycle, from 1")
    kind: WeekKind


class LivedWeeksOut(Out):
    """The weeks that were trained by a plan, newest first."""

    weeks: list[LivedWeekOut]


class TemplateSet(SchemeSet):
    """One set, or several alike."""

    times: int = Field(1, ge=1, le=20)


class TemplateExercise(In):
    """One place of a day: the lift by its slug, and what may stand in where a gym lacks it."""

    lift: Key
    instead: list[Key] = Field([], max_length=8)
    sets: int = Field(ge=1, le=20)
    reps: tuple[Reps, Reps]
    rir: Rir = 2
    rest: RestSeconds = 120
    superset: Annotated[Text, StringConstraints(max_length=4)] | None = None
    note: Annotated[Text, StringConstraints(max_length=300)] | None = None
    schemes: list[list[TemplateSet]] | None = Field(None, description="a list for each week of the cycle")
    rule: Rule | None = None
    track: Annotated[Text, StringConstraints(max_length=20)] | None = None


class TemplateDay(In):
    """One session."""

    name: ShortText
    exercises: list[TemplateExercise] = Field(min_length=1, max_length=30)


class Template(In):
    """A well-known structure as data. `source`: whose it is, or what it follows; the words are ours."""

    slug: Key
    name: ShortText
    about: Annotated[Text, StringConstraints(max_length=600)]
    source: Annotated[Text, StringConstraints(max_length=300)]
    level: Literal["novice", "intermediate", "advanced"]
    goal_strength: Slider
    minutes: int = Field(ge=15, le=240)
    schedule: Schedule
    cycle: list[PlanWeek] = Field([], max_length=52)
    days: list[TemplateDay] = Field(min_length=1, max_length=14)


class TemplatesOut(Out):
    """All templates, the simplest first."""

    templates: list[Template]
