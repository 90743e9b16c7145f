"""Workouts: the sessions that sets belong to."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from engine.schemas.base import In, Moment, Out, Page, Text
from engine.schemas.sets import SetOut


class WorkoutIn(In):
    """Open a session by hand, before its first set. Sending it again changes nothing."""

    id: UUID
    started_at: Moment
    title: Annotated[Text, StringConstraints(max_length=200)] | None = None
    gym_id: UUID | None = None
    plan_id: UUID | None = None
    plan_day: int | None = Field(None, ge=0, le=13)


class WorkoutPatch(In):
    """What to change of a workout; what is left out stays."""

    title: Annotated[Text, StringConstraints(max_length=200)] | None = None
    note: Annotated[Text, StringConstraints(max_length=5000)] | None = None
    gym_id: UUID | None = None


class FinishIn(In):
    """When it ended; left out: at its last set."""

    ended_at: Moment | None = None
    note: Annotated[Text, StringConstraints(max_length=5000)] | None = None


class WorkoutsQuery(Page):
    """Which workouts, newest first."""

    since: Moment | None = None
    until: Moment | None = None
    deleted: bool = Field(False, description="only those in the trash")


class WorkoutOut(Out):
    """One session. `ended_at` is null while it is open."""

    id: UUID
    started_at: datetime
    last_set_at: datetime
    ended_at: datetime | None
    title: str | None
    note: str | None
    gym_id: UUID | None
    plan_id: UUID | None
    plan_day: int | None
    import_id: UUID | None
    deleted_at: datetime | None
    sets: int = Field(description="how many, without those in the trash")
    exercises: list[UUID] = Field(description="in the order in which they were begun")
    volume_kg: float = Field(description="sum of weight × reps over working sets, kg")


class WorkoutDetailOut(WorkoutOut):
    """One session with its sets in order."""

    set_list: list[SetOut]


class WorkoutsOut(Out):
    """A page of workouts."""

    workouts: list[WorkoutOut]
    next_cursor: str | None
