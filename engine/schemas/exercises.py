"""Exercises: the catalogue's and the lifter's own."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from engine.schemas.base import In, Out, Side, Text, Unit, no_nulls

Equipment = Literal[
    "barbell", "dumbbell", "kettlebell", "machine", "plate_loaded", "cable", "smith", "bodyweight", "assisted",
    "band", "plate", "trap_bar", "ez_bar", "suspension", "other",
]  # fmt: skip
Pattern = Literal[
    "squat", "hinge", "lunge", "knee_extension", "knee_flexion", "hip_extension", "hip_abduction",
    "hip_adduction", "calf_raise", "horizontal_push", "incline_push", "vertical_push", "chest_fly", "dip",
    "horizontal_pull", "vertical_pull", "pullover", "shoulder_raise", "rear_delt", "shrug", "upright_row",
    "elbow_flexion", "elbow_extension", "wrist", "trunk_flexion", "trunk_extension", "trunk_rotation", "carry",
    "olympic", "plyometric", "cardio", "mobility", "neck", "rotator_cuff",
]  # fmt: skip
LoadType = Literal["external", "bodyweight", "assisted"]
Tracking = Literal["reps", "time", "distance"]
Laterality = Literal["bilateral", "unilateral"]
Name = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
Muscle = Annotated[str, StringConstraints(pattern="^[a-z_]{2,30}$")]
Fraction = Annotated[float, Field(gt=0, le=1, description="1 direct, 0.5 indirect")]


class ExerciseIn(In):
    """An exercise of the lifter's own."""

    id: UUID
    name: Name
    equipment: Equipment
    pattern: Pattern
    laterality: Laterality = "bilateral"
    load_type: LoadType = "external"
    bodyweight_share: float = Field(0, ge=0, le=1)
    tracking: Tracking = "reps"
    cue: Annotated[Text, StringConstraints(max_length=500)] | None = None
    muscles: dict[Muscle, Fraction] = Field(default={}, max_length=20)


class ExercisePatch(In):
    """What to change of an own exercise; what is left out stays. `null` clears the cue."""

    name: Name | None = None
    equipment: Equipment | None = None
    pattern: Pattern | None = None
    laterality: Laterality | None = None
    load_type: LoadType | None = None
    bodyweight_share: float | None = Field(None, ge=0, le=1)
    tracking: Tracking | None = None
    cue: Annotated[Text, StringConstraints(max_length=500)] | None = None
    muscles: dict[Muscle, Fraction] | None = Field(None, max_length=20)

    @model_validator(mode="after")
    def _keep_what_is_needed(self) -> ExercisePatch:
        no_nulls(self, *(name for name in type(self).model_fields if name != "cue"))
        return self


class ExerciseQuery(In):
    """Which exercises: by any of their names, and by what they are."""

    q: Annotated[Text, StringConstraints(max_length=100)] = Field("", description="name or alias, any language")
    equipment: Equipment | None = None
    pattern: Pattern | None = None
    muscle: Muscle | None = None
    own: bool | None = Field(None, description="true: only the lifter's own; false: only the catalogue's")
    limit: int = Field(50, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=100_000, description="how many to pass over, for the next page")


class CatalogueQuery(In):
    """Which exercises of the catalogue: all of them, or by any of their names."""

    q: Annotated[Text, StringConstraints(max_length=100)] = Field("", description="name or alias, any language")
    limit: int = Field(1000, ge=1, le=1000)


class ExerciseOut(Out):
    """One exercise."""

    id: UUID
    slug: str | None
    name: str
    names: dict[str, str] = Field(
        default={},
        description='what the catalogue\'s lift is called in other languages, by code: {"de": "Bankdrücken"}',
    )
    equipment: str
    pattern: str
    laterality: Laterality
    load_type: LoadType
    bodyweight_share: float
    tracking: Tracking
    cue: str | None
    popularity: int
    own: bool = Field(description="the lifter's own rather than the catalogue's")
    guessed: bool = Field(description="its class was guessed from its name at import")
    muscles: dict[str, float]


class ExercisesOut(Out):
    """Exercises, best match first."""

    exercises: list[ExerciseOut]


class LastSetOut(Out):
    """A set as it is remembered at the bar."""

    id: UUID
    performed_at: datetime
    set_type: str
    weight: float
    unit: Unit
    weight_kg: float
    reps: int
    rir: float | None
    duration_seconds: int | None
    side: Side | None
    note: str | None


class LastPerformanceOut(Out):
    """The last session of an exercise, its sets in order; empty when there was none."""

    exercise_id: UUID
    workout_id: UUID | None
    sets: list[LastSetOut]
