"""What a set may be beside its numbers: held for a time, on one side, in turn with another lift, painful."""

from __future__ import annotations

from engine.importers import quantities
from engine.importers.guess import guess_traits
from engine.importers.raw_row import RawRow

_LONGEST_HOLD = 600
"""Seconds of a set without reps that still is a set: a plank, a hang, a carry. More is an outing."""
_MOST_SUPERSETS = 99
_SIDES = ("left", "right")
_JOINTS = ("neck", "shoulder", "elbow", "wrist", "upper_back", "lower_back", "hip", "knee", "ankle", "other")


def held(row: RawRow, reps: float) -> int | None:
    """Seconds of a set that was held: as our own export says, else a short time without reps, distance or engine."""
    if row.held:
        return quantities.seconds(row.held)
    if reps >= 1 or not row.seconds or quantities.has_amount(row.distance):
        return None
    length = quantities.seconds(row.seconds)
    return length if length and length <= _LONGEST_HOLD and guess_traits(row.exercise).pattern != "cardio" else None


def side(text: str) -> str | None:
    """`left` or `right`; None for anything else."""
    return text if text in _SIDES else None


def superset(text: str) -> int | None:
    """The number of a group of lifts, 1 to 99; None for anything else."""
    return int(text) if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= _MOST_SUPERSETS else None


def pain(text: str) -> str | None:
    """A joint that can be named; None for anything else."""
    return text if text in _JOINTS else None
