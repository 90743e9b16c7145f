"""What every format turns its rows into: one row, cells still text."""

from __future__ import annotations

from dataclasses import dataclass

from engine.importers.history import Unit


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as a format sees it, cells still text.

    `kind` is a set type, or the reason (`rest_timer`, `note`, `not_done`) for which the row is no set.
    `at` is the time of the set itself, where the format has one. `end` or `duration` bound the session.
    `id` is the set's own id, in our own export alone, and so are `held` (seconds), `side`, `superset` and `pain`.
    """

    line: int
    date: str
    exercise: str
    reps: str = ""
    weight: str = ""
    unit: Unit | None = None
    kind: str = "working"
    number: str = ""
    equipment: str = ""
    rpe: str = ""
    rir: str = ""
    seconds: str = ""
    distance: str = ""
    rest: str = ""
    note: str = ""
    at: str = ""
    title: str = ""
    session_note: str = ""
    duration: str = ""
    end: str = ""
    bodyweight: str = ""
    bodyweight_unit: Unit | None = None
    id: str = ""
    held: str = ""
    side: str = ""
    superset: str = ""
    pain: str = ""
