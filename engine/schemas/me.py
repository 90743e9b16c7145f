"""The person who asks: who they are and how they want things."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, field_validator, model_validator

from engine.schemas.auth import AS_TYPED, AnyPassword
from engine.schemas.base import In, Locale, Out, Slider, Text, TimeZone, Unit, no_nulls, storable_json

Experience = Literal["novice", "intermediate", "advanced"]
Sex = Literal["female", "male"]


class MePatch(In):
    """What to change; what is left out stays. `null` clears name, sex and gym_id."""

    name: Annotated[Text, StringConstraints(max_length=100)] | None = None
    unit: Unit | None = None
    sex: Sex | None = None
    experience: Experience | None = None
    goal_strength: Slider | None = None
    time_zone: TimeZone | None = Field(None, examples=["Europe/Berlin"])
    locale: Locale | None = None
    gym_id: UUID | None = None
    onboarded: bool | None = None
    shares_parameters: bool | None = Field(
        None, description="Let the starting values of others be learned from mine: means and spreads, never a set"
    )
    preferences: dict[Annotated[Text, StringConstraints(max_length=64)], Any] | None = Field(
        None, description="What a client wants to keep for itself, merged key by key (null removes one); at most 8 kB"
    )

    @field_validator("preferences")
    @classmethod
    def _can_be_stored(cls, preferences: dict[str, Any] | None) -> dict[str, Any] | None:
        storable_json(preferences)
        return preferences

    @model_validator(mode="after")
    def _keep_what_is_needed(self) -> MePatch:
        no_nulls(self, "unit", "experience", "goal_strength", "time_zone", "locale", "onboarded", "preferences")
        no_nulls(self, "shares_parameters")
        return self


class DeleteMeIn(In):
    """The password again: deleting an account can't be undone."""

    model_config = AS_TYPED

    password: AnyPassword


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
    shares_parameters: bool = Field(description="whether others' starting values may be learned from mine")
    preferences: dict[str, Any]
    created_at: datetime
