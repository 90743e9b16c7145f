"""What the log adds up to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from engine.schemas.base import Day, In, Out


class VolumeQuery(In):
    """Which weeks, and what an indirect set counts."""

    weeks: int = Field(8, ge=1, le=260, description="how many, the running one included")
    until: Day | None = Field(None, description="a day of the last week; left out: today")
    counting: Literal["0", "0.5", "1"] = "0.5"


class MuscleWeek(Out):
    """Hard sets of one muscle in one week."""

    week: date = Field(description="its Monday, in the lifter's time zone")
    direct: float = Field(description="sets that train it directly; a drop set is half a set")
    indirect: float = Field(description="sets that train it along with others, before the counting rule")
    counted: float = Field(description="direct + indirect by the counting rule")
    effort_unknown: int = Field(description="of these, sets without RIR")


class Landmarks(Out):
    """Weekly sets: maintenance, minimum effective, most adaptive, most recoverable. Heuristics, not facts."""

    mv: float
    mev: float
    mav: float
    mrv: float


class MuscleVolume(Out):
    """One muscle over the weeks asked for; weeks without a set are left out."""

    muscle: str
    name: str
    region: str
    landmarks: Landmarks | None
    weeks: list[MuscleWeek]


class VolumeOut(Out):
    """Weekly hard sets per muscle."""

    counting: Literal["0", "0.5", "1"]
    rule: str = Field(description="the counting rule in words")
    first_week: date
    last_week: date
    muscles: list[MuscleVolume]


class E1rmQuery(In):
    """Which exercise."""

    exercise_id: UUID
    since: Day | None = None


class E1rmPoint(Out):
    """The best estimate of one session, with the set that it comes from."""

    workout_id: UUID
    performed_at: datetime
    e1rm_kg: float
    set_id: UUID
    weight_kg: float
    reps: int
    rir: float | None
    best: bool = Field(description="a record at its time")


class E1rmOut(Out):
    """Estimated one-rep maximum over time; sets over 12 reps are not used."""

    exercise_id: UUID
    formula: str
    points: list[E1rmPoint]
