"""A log as the benchmark keeps it: one set a line, read in the order in which it happened.

Columns: `session_start` (local time, or a date alone), `exercise` (as the lifter's app names it), `set_order`,
`set_type` (normal, warmup, drop, failure), `weight` (negative is assistance), `unit` (kg, lb, unknown), `reps`, `rpe`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import isfinite, nan
from pathlib import Path

COLUMNS = ("session_start", "exercise", "set_type", "weight", "reps")
"""Without these a file is no log; a missing `unit` is unknown, a missing `rpe` not logged."""
SET_TYPES = frozenset({"normal", "warmup", "drop", "failure"})
FIRST_YEAR, LAST_YEAR = 1900, 2199
DATE_LENGTH = len("2020-01-31")
_MISSING = frozenset({"", "na", "nan", "null", "none"})


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One line of a log.

    `row` counts lines from 0, without the header; `session` is session_start as written, `start` the time it means,
    `dated` that it is a date alone. `weight` in `unit`, 0 where blank; `reps` and `rpe` NaN where blank. `after` is the
    set's own time from the session's start, `rest_seconds` and `bodyweight_kg` what an export knows besides.
    """

    row: int
    session: str
    start: datetime
    dated: bool
    exercise: str
    set_type: str
    weight: float
    unit: str
    reps: float
    rpe: float = nan
    after: timedelta | None = None
    rest_seconds: int | None = None
    bodyweight_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that can't be read. `line` counts from 1 with the header, as an editor does."""

    file: str
    line: int
    detail: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.detail}"


@dataclass(frozen=True)
class Log:
    """One lifter's sets in the order in which they happened, and the lines that hold none that can be read."""

    name: str
    sets: Sequence[LoggedSet]
    faults: Sequence[Fault] = field(default_factory=tuple)


def read_log(path: Path) -> Log:
    """Read a log. Lines that can't be read are left out and told; a file that is no log has no sets, and is told."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        return Log(path.stem, (), (Fault(path.name, 1, f"can't be read: {fault}"),))
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        return Log(path.stem, (), (Fault(path.name, 1, f"not a log: no column {', '.join(missing)}"),))
    faults: list[Fault] = []
    sets = list(_sets(path.name, rows, faults))
    return Log(path.stem, in_order(sets), tuple(faults))


def in_order(sets: Sequence[LoggedSet]) -> list[LoggedSet]:
    """By session, then as they stand in the file: newest-first files begin with the last session."""
    return sorted(sets, key=lambda one: (one.start, one.row))


def _sets(file: str, rows: csv.DictReader[str], faults: list[Fault]) -> Iterator[LoggedSet]:
    row = -1
    try:
        for row, cells in enumerate(rows):
            try:
                yield _set(row, cells)
            except ValueError as fault:
                faults.append(Fault(file, rows.line_num, str(fault)))
    except csv.Error as fault:
        faults.append(Fault(file, row + 3, f"{fault}; the rest of the file is left out"))


def _set(row: int, cells: dict[str, str]) -> LoggedSet:
    if None in cells.values():
        raise ValueError("fewer cells than the header has columns")
    if None in cells:
        raise ValueError("more cells than the header has columns")
    written = cells["session_start"].strip()
    set_type = cells["set_type"].strip()
    if set_type not in SET_TYPES:
        raise ValueError(f"set_type {set_type!r} is none of {', '.join(sorted(SET_TYPES))}")
    weight = _number("weight", cells["weight"])
    return LoggedSet(
        row=row,
        session=cells["session_start"],
        start=_time(written),
        dated=len(written) <= DATE_LENGTH,
        exercise=cells["exercise"],
        set_type=set_type,
        weight=weight if isfinite(weight) else 0.0,
        unit=cells.get("unit", "unknown").strip(),
        reps=_number("reps", cells["reps"]),
        rpe=_number("rpe", cells.get("rpe", "")),
    )


def _time(written: str) -> datetime:
    try:
        time = datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        raise ValueError(f"session_start {written!r} is no ISO 8601 time") from None
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        raise ValueError(f"session_start {written!r} is in no year in which anybody logged a set")
    return time


def _number(column: str, cell: str) -> float:
    if cell.strip().casefold() in _MISSING:
        return nan
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"{column} {cell!r} is no number") from None
