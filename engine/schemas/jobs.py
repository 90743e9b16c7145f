"""Background work, for whoever runs the instance."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from engine.schemas.base import In, Out

State = Literal["waiting", "running", "done", "dead"]


class JobsQuery(In):
    """Which jobs."""

    state: State | None = None
    limit: int = Field(100, ge=1, le=1000)


class JobOut(Out):
    """One job of the outbox."""

    id: UUID
    user_id: UUID | None
    kind: str
    key: str
    state: State
    attempts: int
    error: str | None
    request_id: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class JobsOut(Out):
    """Jobs, newest first, and how many there are in each state."""

    counts: dict[State, int]
    jobs: list[JobOut]
