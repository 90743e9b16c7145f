"""Personal records."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field

from engine.schemas.base import In, Moment, Out, Rir, Unit

MOST_EXERCISES = 50


def _listed(given: Any) -> Any:
    """`a,b` and `a` as lists: one parameter carries several ids."""
    texts = given if isinstance(given, list) else [given]
    return (
        [part.strip() for text in texts for part in text.split(",")]
        if all(isinstance(t, str) for t in texts)
        else given
    )


Ids = Annotated[list[UUID], BeforeValidator(_listed), Field(min_length=1, max_length=MOST_EXERCISES)]


class RecordsQuery(In):
    """Of which exercises, and when."""

    exercise_id: Ids = Field(description="one id, or several with commas between")
    before: Moment | None = Field(None, description="the records as they stood before this time; left out: now")


class RecordSet(Out):
    """The set that holds a record; the first, where several are as good."""

    set_id: UUID
    workout_id: UUID
    performed_at: datetime
    weight_kg: float
    unit: Unit
    reps: int
    rir: Rir | None


class RecordE1rm(RecordSet):
    """The set of the best estimated one-rep maximum."""

    e1rm_kg: float


class LiftRecords(Out):
    """The records of one exercise. Warm-ups hold none, drop sets none but reps at a load."""

    exercise_id: UUID
    heaviest: RecordSet | None
    e1rm: RecordE1rm | None
    reps: list[RecordSet] = Field(
        description="the most reps at each load, heaviest first: at a load, those of the last as heavy or heavier"
    )


class RecordsOut(Out):
    """Records of the exercises asked for, in the order asked."""

    rir_bias: float = Field(description="the lifter's reported minus true RIR, by which e1RM is reckoned")
    records: list[LiftRecords]
