"""FitNotes for iOS, csv: a different app from Android's. UTC or local start, decimal commas, a status per set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.importers.equipment import signed
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "FitNotes (iOS)"

_NEEDED = {"exercise", "equipment", "reps", "weight", "status"}
_STATUS: Mapping[str, str] = {"notstarted": "not_done", "failed": "failure"}
"""A failed set was lifted to failure with the reps that stand there."""


def matches(table: Table) -> bool:
    """A `Status` beside `Equipment`, and a start in one column or in two."""
    return set(table.names) >= _NEEDED and bool(_start_columns(table))


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason."""
    columns = _start_columns(table)
    book = Logbook(NAME, dates_in(table, [table.names.index(name) for name in columns]), warnings)
    for line, cells in named_rows(table, book, {*_NEEDED, *columns}):
        book.take(_row(line, cells, columns))
    return book.finish()


def _start_columns(table: Table) -> tuple[str, ...]:
    for columns in (("starttime",), ("start date (utc)", "start time (utc)")):
        if set(columns) <= set(table.names):
            return columns
    return ()


def _moment(cells: Cells, columns: tuple[str, ...]) -> str:
    return " ".join(cells[name] for name in columns) + (" UTC" if len(columns) > 1 else "")


def _row(line: int, cells: Cells, columns: tuple[str, ...]) -> RawRow:
    equipment = "" if cells["equipment"].casefold() == "none" else cells["equipment"]
    exercise = f"{cells['exercise']} ({equipment})" if equipment and cells["exercise"] else cells["exercise"]
    end = tuple(name.replace("start", "end") for name in columns)
    return RawRow(
        line=line,
        date=_moment(cells, columns),
        exercise=exercise,
        reps=cells["reps"],
        weight=signed(exercise, cells["weight"]),
        kind=_kind(cells),
        equipment=equipment,
        rpe=cells.get("rpe", ""),
        rir=cells.get("rir", ""),
        seconds=cells.get("time", ""),
        distance=cells.get("distance", ""),
        note=cells.get("note", ""),
        title=cells.get("name", ""),
        end=_moment(cells, end) if all(cells.get(name) for name in end) else "",
        bodyweight=cells.get("bodyweight", ""),
    )


def _kind(cells: Cells) -> str:
    status = _STATUS.get(cells["status"].casefold(), "working")
    return "warmup" if status == "working" and cells.get("iswarmup", "").casefold() == "true" else status
