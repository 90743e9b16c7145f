"""What every message of the wire contract shares."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

KG_PER_LB = 0.45359237
"""Exact: international avoirdupois pound (1959)."""

Unit = Literal["kg", "lb"]


class In(BaseModel):
    """A message from a client. Unknown fields are refused: a typo must not lose what was meant."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, str_strip_whitespace=True, frozen=True)


class Out(BaseModel):
    """A message to a client."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("must not hold a NUL character")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError("must be valid Unicode, without lone surrogates")
    return text


def _round_half(rir: float) -> float:
    if rir * 2 != math.floor(rir * 2):
        raise ValueError("RIR goes in halves: 0, 0.5, 1 …")
    return rir


def _known_year(moment: datetime) -> datetime:
    """Instants as UTC: one form in the store, whatever offset the client wrote."""
    if not 1970 < moment.year < 2200:
        raise ValueError("must be a date between 1971 and 2199")
    return moment.astimezone(UTC)


def _set_type(given: object) -> object:
    """Other spellings that trackers use for the same four types."""
    spelling = {"normal": "working", "warm-up": "warmup", "warm_up": "warmup", "dropset": "drop"}
    return spelling.get(given.strip().lower(), given.strip().lower()) if isinstance(given, str) else given


Text = Annotated[str, AfterValidator(_storable)]
ShortText = Annotated[Text, StringConstraints(min_length=1, max_length=100)]
Note = Annotated[Text, StringConstraints(max_length=2000)]
Moment = Annotated[AwareDatetime, AfterValidator(_known_year)]
SetType = Annotated[Literal["working", "warmup", "drop", "failure"], BeforeValidator(_set_type)]
Rir = Annotated[float, Field(ge=0, le=10, description="Reps you had left; 0 means none"), AfterValidator(_round_half)]
Reps = Annotated[int, Field(ge=1, le=100)]
RestSeconds = Annotated[int, Field(ge=0, le=86_400)]
Slider = Annotated[float, Field(ge=0, le=1, description="0 is muscle and endurance, 1 is maximal strength")]
BodyweightKg = Annotated[float, Field(ge=20, le=500)]


def to_kg(value: float, unit: Unit) -> float:
    """Kilograms of a weight written in `unit`, to the five places that are stored."""
    return round(value * KG_PER_LB if unit == "lb" else value, 5)


def from_kg(kg: float, unit: Unit) -> float:
    """The weight as it was written: three places undo what storing in kilograms rounded off."""
    return round(kg / KG_PER_LB if unit == "lb" else kg, 3)


class ById(In):
    """The id in a path."""

    id: UUID


class Page(In):
    """Which part of a list: at most `limit` items after the place that `cursor` names."""

    limit: int = Field(100, ge=1, le=1000)
    cursor: Annotated[Text, StringConstraints(max_length=200)] | None = Field(
        None, description="`next_cursor` of the page before"
    )
