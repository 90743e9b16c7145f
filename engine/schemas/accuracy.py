"""How often the coach was right on this lifter: one step ahead, set by set, against repeating the last one.

Errors are shares of the load that was lifted (0.031 is 3.1 %), the lifted part of the body included.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from engine.schemas.base import Day, In, Out

Better = Literal["coach", "repeat", "even"]
Share = float | None


class AccuracyQuery(In):
    """Which sets; with both `since` and `weeks`, the later of the two counts."""

    exercise_id: UUID | None = Field(None, description="left out: all lifts")
    since: Day | None = Field(None, description="from this day on, in the lifter's time zone; left out: ever")
    weeks: int | None = Field(None, ge=1, le=520, description="only the last so many weeks, the running one included")


class Score(Out):
    """How far off the forecasts of some sets were. Everything is null where `sets` is 0."""

    sets: int = Field(description="sets scored")
    mean_error: Share = Field(None, description="|forecast load / lifted load − 1|; more than 1 counts as 1")
    median_error: Share = Field(
        None, description="of all, opening and later sets alone; null elsewhere, as that of repeating"
    )
    within_5: Share = Field(None, description="share of sets whose load was forecast within 5 %")
    repeat_mean_error: Share = Field(None, description="the same for lifting what was lifted last")
    repeat_median_error: Share = None
    repeat_within_5: Share = None
    better: Better | None = Field(None, description="whose mean error is smaller; even: within 0.05 % of the load")
    coach_closer: int = Field(0, description="sets on which the coach was closer than repeating")
    repeat_closer: int = Field(0, description="sets on which repeating was closer; the others are ties")
    reps_mae: float | None = Field(None, description="mean error of the expected reps at the load on the bar")
    repeat_reps_mae: float | None = None
    inside_50: Share = Field(None, description="share of sets whose reps fell in the band that was to hold 50 %")
    inside_90: Share = Field(None, description="share of sets whose reps fell in the band that was to hold 90 %")
    width_90: float | None = Field(None, description="mean width of the 90 % band, reps")


class LiftScore(Score):
    """One lift."""

    exercise_id: UUID
    name: str


class PeriodScore(Score):
    """One week or month."""

    start: date = Field(description="its first day, in the lifter's time zone")


class Calibration(Out):
    """What was stated, and what was measured."""

    nominal: float
    measured: float


class WorstCall(Out):
    """A set of which the forecast was far off."""

    set_id: UUID
    exercise_id: UUID
    name: str
    performed_at: datetime
    weight_kg: float = Field(description="what was lifted, as logged")
    expected_kg: float = Field(description="the load that the coach expected for these reps")
    repeat_kg: float = Field(description="what repeating would have been")
    reps: int
    expected_reps: float = Field(description="the reps that the coach expected at this load")
    reps_low: float = Field(description="of the 90 % band")
    reps_high: float
    error: float = Field(description="of the load")


class ConfidenceBin(Out):
    """Prescriptions of about the same stated confidence."""

    low: float = Field(description="of the stated confidence, included")
    high: float = Field(description="not included, but for 1")
    prescriptions: int
    stated: float = Field(description="mean stated confidence")
    kept: float = Field(description="share whose reps fell in the prescribed range")


class PrescriptionScore(Out):
    """Prescriptions as they were given at the time, and the sets that answered them."""

    answered: int = Field(description="prescriptions that a set answered; at most the newest 2,000")
    followed: int = Field(description="of these, the sets at the prescribed load or within 2.5 % of it")
    in_range: Share = Field(None, description="share of the followed whose reps fell in the prescribed range")
    confidence: Share = Field(None, description="what was stated of that, on average")
    in_band: Share = Field(None, description="share of the followed whose reps fell in the stated band")
    band_probability: Share = Field(None, description="what was stated of that, on average")
    reliability: list[ConfidenceBin] = Field([], description="bins without a prescription are left out")


class Progress(Out):
    """A lift that is on its way to being scored."""

    exercise_id: UUID
    name: str
    sessions: int = Field(description="so far; sets are scored from the fourth on")


class Backtest(Out):
    """The coach replayed over the lifter's whole log, in short; what it says of a set it said before seeing it."""

    headline: str = Field(description='"On your 4,312 sets: off by 3.1 % in the middle; repeating last time 4.4 %; …"')
    overall: Score
    opening: Score = Field(description="the first set of its lift in the session: the prescription proper")
    later: Score
    lifts_scored: int
    lifts_coach_better: int
    lifts_repeat_better: int
    period: Literal["week", "month"] = Field(description="of `over_time`; weeks where all lies within half a year")
    over_time: list[PeriodScore] = Field(description="oldest first; periods without a scored set are left out")
    bands: list[Calibration] = Field(description="the 50 % and the 90 % band of reps; empty where nothing is scored")
    worst: list[WorstCall] = Field(description="by the error of the load, worst first")


class AccuracyOut(Backtest):
    """How often the coach was right on me, by today's engine; `prescriptions` as they were given."""

    rule: str = Field(description="which sets are scored, in words")
    settling: bool = Field(description="an edit or a new engine is being worked in: figures will still change")
    since: date | None = Field(description="the first day that counts; null: ever")
    effort_known: Score = Field(description="to failure, or with at most 3.5 reps logged as left")
    lifts: list[LiftScore] = Field(description="most sets first")
    calibration: list[Calibration] = Field(
        description="five quantiles of the reps: the share that should lie below (half of those at it) and that does"
    )
    prescriptions: PrescriptionScore
    needed: str | None = Field(description="where nothing is scored: what it takes")
    closest: list[Progress] = Field(description="where nothing is scored: the lifts nearest to it")
