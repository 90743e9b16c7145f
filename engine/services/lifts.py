"""From rows to what the core reckons with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet
from engine.storage.db import Row


@dataclass(frozen=True)
class Exercise:
    """An exercise and whose it is. `counts_reps` False: planks and rows, which tell nothing of a one-rep maximum."""

    owner: UUID
    id: UUID
    name: str
    traits: ExerciseTraits
    counts_reps: bool


def exercise(row: Row) -> Exercise:
    """From a row of storage.lifts."""
    traits = ExerciseTraits(
        pattern=row["pattern"],
        equipment=row["equipment"],
        load_type=row["load_type"],
        bodyweight_share=float(row["bodyweight_share"]),
        unilateral=row["laterality"] == "unilateral",
        muscles=row["muscles"],
    )
    return Exercise(row["owner"], row["id"], row["name"], traits, row["tracking"] == "reps")


def lift_state(row: Row | None) -> LiftState:
    """What is known of a lift; empty where it was never done."""
    return LiftState.from_json(row["state"]) if row and row["state"] else LiftState.empty()


def lifter_state(row: Row | None) -> LifterState:
    """What all lifts share; empty where nothing was folded."""
    return LifterState.from_json(row["state"]) if row and row["state"] else LifterState.empty()


def kind_of(set_type: str, rir: float | None) -> str:
    """The set type as the core knows it: as many reps as go is a set to failure, unless some were left."""
    if set_type != "amrap":
        return set_type
    return "failure" if rir is None else "working"


def tells_strength(row: Row) -> bool:
    """Whether a stored set is one of reps: one held for a time tells nothing of a one-rep maximum."""
    return row["duration_seconds"] is None


def performed(row: Row) -> PerformedSet:
    """A stored set as the core sees it."""
    return PerformedSet(
        performed_at=row["performed_at"],
        set_type=kind_of(row["set_type"], row["rir"]),
        weight_kg=row["weight_kg"],
        reps=row["reps"],
        rir=row["rir"],
        rest_seconds=row["rest_seconds"],
        bodyweight_kg=row["bodyweight_kg"],
    )


@lru_cache(maxsize=1024)
def zone(name: str) -> tzinfo:
    """A time zone by its IANA name; UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def local_day(moment: datetime, time_zone: str) -> date:
    """The lifter's date at this moment."""
    return moment.astimezone(zone(time_zone)).date()
