"""Performed sets."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field, RootModel, StringConstraints, field_validator, model_validator

from engine.schemas.base import (
    DurationSeconds,
    In,
    Joint,
    Moment,
    Note,
    Out,
    Page,
    Reps,
    RestSeconds,
    Rir,
    SetType,
    Side,
    Superset,
    Text,
    Unit,
    to_kg,
)
from engine.schemas.problems import ProblemOut

MAX_BATCH = 500
MIN_KG, MAX_KG = -200.0, 1500.0


def _in_range(weight: float, unit: Unit) -> None:
    if not MIN_KG <= to_kg(weight, unit) <= MAX_KG:
        raise ValueError(f"weight must be {MIN_KG:g} to {MAX_KG:g} kg; negative is assistance")


class SetIn(In):
    """One performed set. `id` is made by the client (UUIDv7): sending it again changes nothing."""

    id: UUID
    exercise_id: UUID
    performed_at: Moment
    set_type: SetType = "working"
    weight: float = Field(
        description="in `unit`; per hand for dumbbells; what is added to bodyweight; negative is assistance"
    )
    unit: Unit
    reps: Reps
    rir: Rir | None = None
    rest_seconds: RestSeconds | None = Field(None, description="rest taken before this set")
    workout_id: UUID | None = Field(None, description="left out: the session is found by the time")
    recommendation_id: UUID | None = Field(None, description="the prescription that this set answers")
    note: Note | None = None
    duration_seconds: DurationSeconds | None = Field(None, description="of a set held for a time; its reps are then 1")
    side: Side | None = Field(None, description="where sides are logged apart; left out: both, or each alike")
    superset: Superset | None = Field(None, description="sets of one workout with the same number were done in turn")
    pain: Joint | None = Field(None, description="the joint that hurt")

    @model_validator(mode="after")
    def _weight_in_range(self) -> SetIn:
        _in_range(self.weight, self.unit)
        return self


def _one_or_many(schema: dict[str, Any]) -> None:
    one = SetIn.model_json_schema()
    many = {"type": "array", "items": one, "minItems": 1, "maxItems": MAX_BATCH}
    batch = {"type": "object", "properties": {"sets": many}, "required": ["sets"], "additionalProperties": False}
    schema.clear()
    schema |= {"title": "LogIn", "anyOf": [one, batch]}


class LogIn(RootModel[dict[str, Any]]):
    """One set, or `{"sets": [...]}` with up to 500, each of which is judged and answered on its own."""

    model_config = ConfigDict(json_schema_extra=_one_or_many)

    @model_validator(mode="after")
    def _batch_in_bounds(self) -> LogIn:
        if "sets" in self.root:
            sets = self.root["sets"]
            if not isinstance(sets, list) or not 1 <= len(sets) <= MAX_BATCH:
                raise ValueError(f"sets must be a list of 1 to {MAX_BATCH} sets")
            if len(self.root) > 1:
                raise ValueError("a batch has no field but sets")
        return self


class SetPatch(In):
    """What to change of a set; what is left out stays. `null` clears what a set may lack, such as rir and note."""

    exercise_id: UUID | None = None
    performed_at: Moment | None = None
    set_type: SetType | None = None
    weight: float | None = None
    unit: Unit | None = None
    reps: Reps | None = None
    rir: Rir | None = None
    rest_seconds: RestSeconds | None = None
    note: Note | None = None
    duration_seconds: DurationSeconds | None = None
    side: Side | None = None
    superset: Superset | None = None
    pain: Joint | None = None

    @model_validator(mode="after")
    def _weight_with_its_unit(self) -> SetPatch:
        if self.weight is not None:
            if self.unit is None:
                raise ValueError("a new weight needs its unit")
            _in_range(self.weight, self.unit)
        for name in ("exercise_id", "performed_at", "set_type", "weight", "unit", "reps"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name} can't be cleared")
        return self


class SetsQuery(Page):
    """Which sets: of an exercise, of a workout, of a time, or changed since."""

    exercise_id: UUID | None = None
    workout_id: UUID | None = None
    since: Moment | None = Field(None, description="performed at or after")
    until: Moment | None = Field(None, description="performed before")
    changed_since: Moment | None = Field(None, description="stored, changed or deleted after; deleted ones come too")
    deleted: bool = Field(False, description="only those in the trash")
    newest_first: bool = True

    @field_validator("cursor")
    @classmethod
    def _no_blank(cls, cursor: str | None) -> str | None:
        return cursor or None


class SetOut(Out):
    """One performed set as it is stored."""

    id: UUID
    exercise_id: UUID
    workout_id: UUID
    performed_at: datetime
    set_type: str
    weight: float = Field(description="in `unit`, as it was entered")
    unit: Unit
    weight_kg: float
    reps: int
    rir: float | None
    rest_seconds: int | None
    note: str | None
    duration_seconds: int | None
    side: Side | None
    superset: int | None
    pain: Joint | None
    recommendation_id: UUID | None
    import_id: UUID | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


class SetResult(Out):
    """What became of one set of a batch: stored (201) or refused (its problem)."""

    id: Annotated[Text, StringConstraints(max_length=100)] | None
    status: int
    set: SetOut | None = None
    problem: ProblemOut | None = None


class BatchOut(Out):
    """The answers to a batch, in its order."""

    results: list[SetResult]


class SetsOut(Out):
    """A page of sets."""

    sets: list[SetOut]
    next_cursor: str | None
