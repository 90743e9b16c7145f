"""Imports: another app's export, read first and stored only when confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from engine.schemas.accuracy import Backtest
from engine.schemas.base import In, Out, Text, Unit

Status = Literal["read", "confirmed", "importing", "done", "failed", "undone"]
Name = Annotated[Text, StringConstraints(min_length=1, max_length=300)]


class ConfirmIn(In):
    """Import it, with what the lifter chose. Sending it again changes nothing."""

    unit: Unit | None = Field(None, description="for weights whose unit the file doesn't tell")
    units: dict[Name, Unit] = Field({}, max_length=2000, description="by exercise name, over everything else")
    exercises: dict[Name, UUID] = Field({}, max_length=2000, description="name in the file to exercise")
    columns: dict[Name, Name] = Field({}, max_length=30, description="field to column, for a table no format knows")
    date_order: Literal["ymd", "dmy", "mdy"] | None = None


class SkippedOut(Out):
    """Rows that become no set, by reason, with some of their lines."""

    reason: str
    text: str
    rows: int
    lines: list[int] = Field(description="1-based, the first twenty")


class SuggestionOut(Out):
    """An exercise that an unmatched name may mean."""

    exercise_id: UUID
    name: str
    score: float


class ExerciseReport(Out):
    """One exercise name of the file."""

    name: str
    sets: int
    exercise_id: UUID | None = Field(description="null: it becomes the lifter's own exercise")
    matched_name: str | None
    suggestions: list[SuggestionOut] = []
    unit: Unit | None = Field(description="null: the file doesn't tell, the lifter is asked")
    unit_grounds: str


class ReportOut(Out):
    """What the file holds, before anything is stored."""

    format: str
    rows_read: int
    sets: int
    sessions: int
    skipped: list[SkippedOut]
    duplicates: int = Field(description="sets that are stored already")
    first_day: datetime | None
    last_day: datetime | None
    exercises: list[ExerciseReport]
    unmatched_sets: int
    bodyweights: int = 0
    remarks: list[SkippedOut] = []
    warnings: list[str] = []
    columns: list[str] = Field([], description="of a table that no format knows")
    sample: list[list[str]] = []
    mapping: dict[str, str] | None = None
    missing: list[str] = Field([], description="fields without which it can't be read yet")


class SummaryOut(Out):
    """What came of it."""

    sets_added: int
    sets_known: int = Field(description="were stored already")
    sessions_added: int
    exercises_added: int
    seconds: float


class ImportOut(Out):
    """One import."""

    id: UUID
    filename: str
    status: Status
    report: ReportOut | None
    sets_total: int
    sets_done: int
    summary: SummaryOut | None
    backtest: Backtest | None = Field(
        None, description="once it is done: how right the coach would have been on the whole log; null in lists"
    )
    error: str | None
    created_at: datetime
    confirmed_at: datetime | None
    finished_at: datetime | None


class ImportsOut(Out):
    """The lifter's imports, newest first; without their reports."""

    imports: list[ImportOut]
