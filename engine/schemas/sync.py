"""What keeps phones and server alike: what has changed, what was forgotten, what the coach knows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from engine.schemas.base import In, Moment, Out, Page, Text
from engine.schemas.sets import SetOut
from engine.schemas.workouts import WorkoutOut

MAX_HELD = 1000
MAX_STATES = 200


class ChangesQuery(In):
    """Changes since a time that the server gave; left out: none, but the time to begin with."""

    since: Moment | None = Field(None, description="`read_at` of the last answer")
    limit: int = Field(500, ge=1, le=1000)
    cursor: Annotated[Text, StringConstraints(max_length=200)] | None = Field(
        None, description="`next_cursor` of the page before"
    )


class ChangesOut(Out):
    """A page of what was stored, changed or deleted; what was deleted has its `deleted_at`."""

    sets: list[SetOut]
    workouts: list[WorkoutOut]
    next_cursor: str | None
    read_at: datetime = Field(description="ask from here next time; a little early, so that nothing falls in between")


class HeldSet(In):
    """A set as a phone holds it."""

    id: UUID
    updated_at: Moment | None = Field(None, description="as the server last gave it; left out: never heard")


class HeldIn(In):
    """Sets that a phone holds and has sent."""

    sets: list[HeldSet] = Field(min_length=1, max_length=MAX_HELD)


class ForgottenOut(Out):
    """Which of them are not known here, and which are known only as they were before: both are to be sent again."""

    unknown: list[UUID]
    older: list[UUID]


class StatesQuery(Page):
    """Which states: all, or those that moved since."""

    limit: int = Field(100, ge=1, le=MAX_STATES)
    changed_since: Moment | None = Field(None, description="`read_at` of the last answer")


class LiftStateOut(Out):
    """What the coach knows of one lift, as the core writes it."""

    exercise_id: UUID
    engine_version: str
    state: dict[str, Any]


class StatesOut(Out):
    """A page of lifts, the one trained last first, with what they share."""

    at: datetime = Field(description="what is shared stands as of this time")
    engine_version: str
    lifter: dict[str, Any] = Field(description="what all lifts share, as the core writes it")
    week_sets: dict[str, float] = Field(description="hard sets per muscle so far this week")
    usual_sets: dict[str, float] = Field(description="and per week over the four before")
    states: list[LiftStateOut]
    next_cursor: str | None
    read_at: datetime = Field(description="ask from here next time")
