"""The person who asks: who they are and how they want things."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from engine.schemas.base import In, Out, Slider, Text, Unit

Experience = Literal["novice", "intermediate", "advanced"]
Sex = Literal["female", "male"]


class MePatch(In):
    """What to change; what is left out stays."""

    name: Annotated[Text, StringConstraints(max_length=100)] | None = None
    unit: Unit | None = None
    sex: Sex | None = None
    experience: Experience | None = None
    goal_strength: Slider | None = None
    time_zone: Annotated[Text, StringConstraints(max_length=64)] | None = Field(None, examples=["Europe/Berlin"])
    locale: Annotated[Text, StringConstraints(max_length=35)] | None = None
    gym_id: UUID | None = None
    onboarded: bool | None = None
    preferences: dict[Annotated[Text, StringConstraints(max_length=64)], Any] | None = Field(
        None, description="What a client wants to keep for itself, merged key by key; at most 8 kB"
    )


class DeleteMeIn(In):
    """The password again: deleting an account can't be undone."""

    password: Annotated[Text, StringConstraints(max_length=1000, strip_whitespace=False)]


class MeOut(Out):
    """The person who asks."""

    id: UUID
    email: str
    role: Literal["lifter", "coach", "admin"]
    name: str | None
    unit: Unit
    sex: Sex | None
    experience: Experience
    goal_strength: float
    time_zone: str
    locale: str
    gym_id: UUID | None
    bodyweight_kg: float | None = Field(description="the latest one")
    onboarded_at: datetime | None
    preferences: dict[str, Any]
    created_at: datetime
