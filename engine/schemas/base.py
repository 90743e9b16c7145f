"""What every message of the wire contract shares."""

from __future__ import annotations

import math
import zoneinfo
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Literal
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

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The JSON schema. Without arguments it is made once: flask-openapi3 asks for it with every query string."""
        return super().model_json_schema(*args, **kwargs) if args or kwargs else _schema_of(cls)


@cache
def _schema_of(model: type[In]) -> dict[str, Any]:
    return super(In, model).model_json_schema()


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


def _known_day(day: date) -> date:
    if not 1970 < day.year < 2200:
        raise ValueError("must be a date between 1971 and 2199")
    return day


def _set_type(given: object) -> object:
    """Other spellings that trackers use for the same four types."""
    spelling = {"normal": "working", "warm-up": "warmup", "warm_up": "warmup", "dropset": "drop"}
    return spelling.get(given.strip().lower(), given.strip().lower()) if isinstance(given, str) else given


def _time_zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise ValueError("must be the name of a time zone, like Europe/Berlin") from fault
    return name


def storable_json(value: object) -> None:
    """Refuse, anywhere inside free JSON, what the database can't hold. Raises ValueError."""
    if isinstance(value, str):
        _storable(value)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("must hold finite numbers only")
    elif isinstance(value, dict):
        for name, inner in value.items():
            storable_json(name)
            storable_json(inner)
    elif isinstance(value, list):
        for inner in value:
            storable_json(inner)


def no_nulls(message: BaseModel, *names: str) -> None:
    """Refuse null for fields of a patch that may be left out but not cleared. Raises ValueError."""
    for name in names:
        if name in message.model_fields_set and getattr(message, name) is None:
            raise ValueError(f"{name} can't be cleared")


Text = Annotated[str, AfterValidator(_storable)]
ShortText = Annotated[Text, StringConstraints(min_length=1, max_length=100)]
Note = Annotated[Text, StringConstraints(max_length=2000)]
Day = Annotated[date, AfterValidator(_known_day)]
Moment = Annotated[AwareDatetime, AfterValidator(_known_year)]
SetType = Annotated[Literal["working", "warmup", "drop", "failure", "amrap"], BeforeValidator(_set_type)]
Side = Literal["left", "right"]
Joint = Literal["neck", "shoulder", "elbow", "wrist", "upper_back", "lower_back", "hip", "knee", "ankle", "other"]
DurationSeconds = Annotated[int, Field(ge=1, le=86_400)]
Superset = Annotated[int, Field(ge=1, le=99)]
Rir = Annotated[float, Field(ge=0, le=10, description="Reps you had left; 0 means none"), AfterValidator(_round_half)]
Reps = Annotated[int, Field(ge=1, le=100)]
RestSeconds = Annotated[int, Field(ge=0, le=86_400)]
TimeZone = Annotated[Text, StringConstraints(max_length=64), AfterValidator(_time_zone)]
Locale = Annotated[str, StringConstraints(max_length=35, pattern=r"^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$")]
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
