"""The one neutral form that every export is read into, and the fault that says why one can't be read.

Times: `start` and `performed_at` are naive. They are the lifter's local time, unless `in_utc` is set; then
they are UTC. The caller, who knows the lifter's time zone, turns them into instants. Weights are as
written in the file, negative for assistance; `units.settle` says in which unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

Unit = Literal["kg", "lb"]
SetType = Literal["working", "warmup", "drop", "failure", "amrap"]

KG_PER_LB = 0.45359237
"""Exact by definition (international yard and pound agreement, 1959)."""

MAX_REPS = 100
MIN_WEIGHT_KG = -200.0
MAX_WEIGHT_KG = 1500.0
MAX_ROWS = 100_000
"""Rows of one file. The longest real log known holds 22,500."""

SET_NAMESPACE = uuid5(NAMESPACE_URL, "https://gymgenius.app/imported-set")

REASONS: Mapping[str, str] = {
    "rest_timer": "A rest timer: its seconds became the rest of the set before",
    "note": "A note: kept with its session",
    "cardio": "Distance, or more than ten minutes, without reps",
    "no_reps": "0 reps: not finished",
    "not_done": "Planned, not done",
    "duplicate": "The same set a second time in this file",
    "repeated_header": "The header line again",
    "no_exercise": "No exercise named",
    "bad_date": "The date can't be read",
    "bad_number": "The weight or the reps are not a number",
    "reps_out_of_range": "More than 100 reps",
    "weight_out_of_range": "A weight outside -200 to 1,500 kg",
    "in_future": "A date that hasn't come yet",
    "broken_row": "Fewer columns than the header has",
}
"""Why a row became no set: code to sentence."""

REMARKS: Mapping[str, str] = {
    "rpe_ignored": "An RPE outside 5 to 10: the set is kept without it",
    "rir_ignored": "An RIR outside 0 to 10: the set is kept without it",
    "reps_rounded": "Reps with a fraction: rounded down",
}
"""What was changed in a set that was kept: code to sentence."""


class ImportFault(Exception):
    """The file can't be read at all.

    `code` is stable; `detail` says what was found and `expected` what would be right, both for the lifter.
    """

    def __init__(self, code: str, detail: str, expected: str = "") -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.expected = expected


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that became no set. `line` is 1-based, as an editor counts; `reason` is a key of REASONS."""

    line: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something changed in a set that was kept. `code` is a key of REMARKS."""

    line: int
    code: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """One workout. `key` names it across exports; `minutes_known` tells a time of day from a date alone."""

    key: str
    start: datetime
    in_utc: bool
    title: str = ""
    note: str = ""
    duration_seconds: int | None = None
    bodyweight: float | None = None
    bodyweight_unit: Unit | None = None
    minutes_known: bool = True


@dataclass(frozen=True, slots=True)
class ImportedSet:
    """One performed set.

    `order` counts from 0 through the session. `weight` is as written, in `unit` if the file states one,
    None where it is blank (body weight alone). `rir` is in halves (10 - RPE). `repeat` counts equal
    exercises of one session from 0 and, with the session's key and the name, makes the id.
    `duration_seconds` is of a set held for a time; its reps are 1.
    """

    session_key: str
    session_start: datetime
    in_utc: bool
    exercise_name: str
    equipment_hint: str
    order: int
    repeat: int
    set_type: SetType
    weight: float | None
    unit: Unit | None
    reps: int
    rir: float | None
    rest_seconds: int | None
    note: str
    line: int
    performed_at: datetime
    own_id: UUID | None = None
    duration_seconds: int | None = None
    side: str | None = None
    superset: int | None = None
    pain: str | None = None

    @property
    def natural_key(self) -> str:
        """What names this set in every export that holds it, whatever the app's dialect."""
        return f"{self.session_key}|{self.exercise_name.casefold()}|{self.repeat}"

    def id_for(self, user_id: UUID) -> UUID:
        """The same set of the same lifter always has the same id, so that a re-import adds nothing.

        A set of our own export keeps the id that it has.
        """
        return self.own_id or uuid5(SET_NAMESPACE, f"{user_id}|{self.natural_key}")


def session_id_for(user_id: UUID, session_key: str) -> UUID:
    """The id of an imported session, stable like those of its sets."""
    return uuid5(SET_NAMESPACE, f"{user_id}|session|{session_key}")


@dataclass(frozen=True, slots=True)
class BodyweightReading:
    """A body weight that the file holds, in kg."""

    at: datetime
    in_utc: bool
    kg: float


@dataclass(frozen=True, slots=True)
class UnitGuess:
    """In which unit an exercise is written, and in which it was lifted.

    `written` is None when the file doesn't tell and the numbers don't either: then the lifter is asked.
    `native` differs from `written` where the app converted (61.235 kg is 135 lb).
    `basis`: stated | converted | round_numbers | no_weight | unknown. `grounds` says it in words.
    """

    exercise_name: str
    sets: int
    written: Unit | None
    native: Unit | None
    basis: str
    grounds: str
    examples: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How to read a table that no format knows: field name to column header (see generic.FIELDS).

    `unit` holds for every weight unless a unit column is mapped; `date_order` is ymd, dmy or mdy, None to
    find out from the dates themselves.
    """

    columns: Mapping[str, str]
    unit: Unit | None = None
    date_order: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A whole export, read. `rows_read` = sets + skipped, always.

    `mapping` is set where columns were mapped, by the lifter or by proposal; `columns` and `sample` let a
    screen show them. `missing` names the fields without which the table can't be read.
    """

    format_name: str
    sets: tuple[ImportedSet, ...]
    sessions: tuple[ImportedSession, ...]
    skipped: tuple[Skipped, ...]
    rows_read: int
    remarks: tuple[Remark, ...] = ()
    warnings: tuple[str, ...] = ()
    units: tuple[UnitGuess, ...] = ()
    bodyweights: tuple[BodyweightReading, ...] = ()
    mapping: ColumnMapping | None = None
    columns: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def skipped_by_reason(self) -> dict[str, int]:
        """Reason code to number of rows, most frequent first."""
        return dict(Counter(s.reason for s in self.skipped).most_common())

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """First and last session start, None without a set."""
        starts = [s.session_start for s in self.sets]
        return (min(starts), max(starts)) if starts else None


DATE_ONLY_START = timedelta(hours=12)
"""Where only the day is known a session starts at noon, so that no time zone moves it to another day."""
