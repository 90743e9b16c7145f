"""Liftosaur: one row per planned set, with what was done beside what was required."""

from __future__ import annotations

from collections.abc import Iterable

from engine.importers import quantities
from engine.importers.equipment import signed
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "Liftosaur"

_START = "workout datetime"
_NEEDED = {_START, "exercise", "completed reps", "required reps"}


def matches(table: Table) -> bool:
    """The only export with `Required` beside `Completed` reps."""
    return set(table.names) >= _NEEDED


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason. A blank `Completed Reps` was planned and not done."""
    book = Logbook(NAME, dates_in(table, [table.names.index(_START)]), warnings)
    for line, cells in named_rows(table, book, _NEEDED):
        book.take(_row(line, cells))
    return book.finish()


def _row(line: int, cells: Cells) -> RawRow:
    exercise = cells["exercise"]
    return RawRow(
        line=line,
        date=cells[_START],
        exercise=exercise,
        reps=cells["completed reps"],
        weight=signed(exercise, cells.get("completed weight value", "")),
        unit=quantities.unit(cells.get("completed weight unit", "")),
        kind=_kind(cells),
        equipment=exercise.rpartition(",")[2].strip() if "," in exercise else "",
        rpe=cells.get("completed rpe", ""),
        note=cells.get("notes", ""),
        at=cells.get("completed reps time", ""),
        title=cells.get("day name", ""),
    )


def _kind(cells: Cells) -> str:
    if not cells["completed reps"]:
        return "not_done"
    return "warmup" if cells.get("is warmup set?") == "1" else "working"
