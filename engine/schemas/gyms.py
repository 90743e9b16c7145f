"""Gyms: what there is to lift."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from engine.schemas.base import In, Out, ShortText, Unit, no_nulls

Weight = Annotated[float, Field(gt=0, le=700)]


class Bar(In):
    """A bar. `kind` says which lifts use it."""

    kind: Literal["barbell", "ez_bar", "trap_bar", "smith", "plate_loaded"] = "barbell"
    name: ShortText | None = None
    weight: Annotated[float, Field(ge=0, le=100)]
    unit: Unit


class Plate(In):
    """So many plates of one weight, all told: two make a pair."""

    weight: Weight
    unit: Unit
    count: int = Field(ge=1, le=100)


class Dumbbells(In):
    """A rack of pairs from `low` to `high` by `step`, or fixed ones (low = high)."""

    kind: Literal["dumbbell", "kettlebell"] = "dumbbell"
    low: Weight
    high: Weight
    step: Weight
    unit: Unit

    @model_validator(mode="after")
    def _low_to_high(self) -> Dumbbells:
        if self.low > self.high:
            raise ValueError("low must not be above high")
        return self


class Stack(In):
    """A weight stack: the first pin, the step between pins, the last, and small weights to add on."""

    kind: Literal["machine", "cable", "assisted"] = "machine"
    name: ShortText | None = None
    exercise_ids: list[UUID] = Field([], max_length=50, description="empty: all of that kind")
    first: Annotated[float, Field(ge=0, le=700)]
    step: Weight
    last: Weight
    unit: Unit
    add_ons: list[Weight] = Field([], max_length=6)

    @model_validator(mode="after")
    def _first_to_last(self) -> Stack:
        if self.first > self.last:
            raise ValueError("first must not be above last")
        return self


class Inventory(In):
    """All that a gym has. An empty list means that it is not known: any load counts as loadable there."""

    bars: list[Bar] = Field([], max_length=20)
    plates: list[Plate] = Field([], max_length=30)
    dumbbells: list[Dumbbells] = Field([], max_length=20)
    stacks: list[Stack] = Field([], max_length=50)


class GymIn(In):
    """A new gym."""

    id: UUID
    name: ShortText
    inventory: Inventory


class GymPatch(In):
    """What to change; what is left out stays."""

    name: ShortText | None = None
    inventory: Inventory | None = None

    @model_validator(mode="after")
    def _keep_what_is_needed(self) -> GymPatch:
        no_nulls(self, "name", "inventory")
        return self


class GymOut(Out):
    """One gym."""

    id: UUID
    name: str
    inventory: Inventory
    active: bool = Field(description="the one that loads are rounded to")
    used_at: datetime | None = Field(description="when the newest workout there began")


class GymsOut(Out):
    """The lifter's gyms by name."""

    gyms: list[GymOut]
