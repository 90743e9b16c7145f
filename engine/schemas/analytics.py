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


class RepsQuery(In):
    """Which exercise, and from when on."""

    exercise_id: UUID
    since: Day | None = None


class RepCount(Out):
    """How many sets were done of one count of reps."""

    reps: int
    sets: int
    heaviest_kg: float


class RepsOut(Out):
    """Sets of an exercise by their reps; warm-ups and sets held for a time are left out."""

    exercise_id: UUID
    reps: list[RepCount]


class LoadQuery(In):
    """How far back."""

    weeks: int = Field(26, ge=4, le=520, description="how many, the running one included")
    days: bool = Field(True, description="false: the weeks alone")


class LoadDay(Out):
    """The end of a day. One dose is a usual session of one movement pattern."""

    day: date
    doses: float
    fitness: float = Field(description="doses a week, remembered for 42 days")
    fatigue: float = Field(description="doses a week, remembered for 7 days")
    carried: float = Field(description="the coach's own fatigue term, over all patterns: half of it is gone in a day")


class LoadWeek(Out):
    """A week with training."""

    week: date = Field(description="its Monday, in the lifter's time zone")
    sessions: int = Field(description="sessions of movement patterns")
    doses: float
    share: float | None = Field(description="of the usual kg × reps of a session, in the mean of its sessions")
    kind: Literal["usual", "deload"]
    by: Literal["plan", "rule"] = Field(description="who says so: the plan that was followed, or else the rule")


class LoadOut(Out):
    """Training over time as doses and what is left of them."""

    rule: str = Field(description="when a week counts as a deload")
    alpha: float = Field(description="power of relative volume in a dose")
    days: list[LoadDay]
    weeks: list[LoadWeek]


class IntensityQuery(In):
    """Which weeks."""

    weeks: int = Field(12, ge=1, le=52, description="how many, the last one included")
    until: Day | None = Field(None, description="a day of the last week; left out: today")


class IntensityBin(Out):
    """Sets from `low` up to below `high`; null: open."""

    low: float | None
    high: float | None
    sets: int


class IntensityOut(Out):
    """How heavy and how hard the sets of some weeks were; warm-ups and drop sets left out."""

    first_week: date
    sets: int
    load: list[IntensityBin] = Field(description="by load over the e1RM of the time, 1 being all of it")
    load_unknown: int = Field(description="sets of lifts without an e1RM")
    reserve: list[IntensityBin] = Field(description="by reps left; to failure is 0")
    reserve_unknown: int = Field(description="sets without RIR")


class CalendarQuery(In):
    """Which year; left out: this one."""

    year: int | None = Field(None, ge=1971, le=2199)


class CalendarSession(Out):
    """A session on its day, which is the lifter's own."""

    workout_id: UUID
    day: date
    title: str | None
    sets: int


class CalendarOut(Out):
    """The sessions of a year, oldest first."""

    year: int
    first_year: int = Field(description="in which the first session lies")
    sessions: list[CalendarSession]
