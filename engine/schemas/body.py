"""The lifter's body: what it weighs and how it feels."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from engine.schemas.base import Day, In, Moment, Out, Page, Text, Unit, no_nulls, to_kg


class BodyweightIn(In):
    """One weighing. Sending it again changes nothing."""

    id: UUID
    measured_at: Moment
    weight: float = Field(gt=0)
    unit: Unit

    @model_validator(mode="after")
    def _plausible(self) -> BodyweightIn:
        if not 20 <= to_kg(self.weight, self.unit) <= 500:
            raise ValueError("weight must be 20 to 500 kg (44 to 1,102 lb)")
        return self


class BodyweightOut(Out):
    """One weighing."""

    id: UUID
    measured_at: datetime
    weight: float
    unit: Unit
    weight_kg: float


class BodyweightsOut(Out):
    """Weighings, newest first."""

    bodyweights: list[BodyweightOut]
    next_cursor: str | None


class BodyweightQuery(Page):
    """Which weighings."""

    since: Moment | None = None


Item = Annotated[int, Field(ge=1, le=5)]
SleepHours = Annotated[float, Field(ge=0, le=24)]
Rmssd = Annotated[float, Field(ge=1, le=400, description="ms")]
DayNote = Annotated[Text, StringConstraints(max_length=2000)]
Area = Literal[
    "neck", "shoulders", "chest", "arms", "forearms", "upper_back", "lower_back", "core",
    "glutes", "quads", "hamstrings", "calves",
]  # fmt: skip
Areas = Annotated[list[Area], Field(max_length=12, description="where it is sore")]


class ReadinessIn(In):
    """How today is, 1 (worst) to 5 (best) throughout: stress 5 is calm, soreness 5 is none."""

    day: Day
    sleep_quality: Item | None = None
    mood: Item | None = None
    energy: Item | None = None
    stress: Item | None = None
    soreness: Item | None = None
    sore: Areas = []
    sleep_hours: SleepHours | None = None
    hrv_rmssd: Rmssd | None = None
    note: DayNote | None = None


class DayPatch(In):
    """What to change of a day; what is left out stays. `null` takes an answer back."""

    day: Day
    sleep_quality: Item | None = None
    mood: Item | None = None
    energy: Item | None = None
    stress: Item | None = None
    soreness: Item | None = None
    sore: Areas | None = None
    sleep_hours: SleepHours | None = None
    hrv_rmssd: Rmssd | None = None
    note: DayNote | None = None

    @model_validator(mode="after")
    def _keep_what_is_needed(self) -> DayPatch:
        no_nulls(self, "sore")
        return self


class ReadinessPatch(In):
    """Days to change, each once: a check-in answer by answer, or the nights and mornings that a watch has kept."""

    days: list[DayPatch] = Field(min_length=1, max_length=400)

    @model_validator(mode="after")
    def _each_once(self) -> ReadinessPatch:
        if len({one.day for one in self.days}) < len(self.days):
            raise ValueError("days must name each day once")
        return self


class ReadinessOut(ReadinessIn):
    """A check-in, and what it does to today's loads."""

    z: float = Field(description="against the lifter's own last 28 days; 0 while they are too few")
    load_percent: float = Field(description="what it adds to or takes from loads, −7 to 7")
    sentence: str


class ReadinessListOut(Out):
    """Check-ins, newest first."""

    readiness: list[ReadinessOut]


class ReadinessQuery(In):
    """Which days."""

    since: Day | None = None
    until: Day | None = None
