"""RepCount: start and end per workout, weight without a unit."""

from __future__ import annotations

from collections.abc import Iterable

from engine.importers.equipment import signed
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "RepCount"

_START = "workout start"
_NEEDED = {_START, "exercise", "weight", "reps"}


def matches(table: Table) -> bool:
    """`Workout Start` beside `Exercise`."""
    return set(table.names) >= _NEEDED


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason."""
    book = Logbook(NAME, dates_in(table, [table.names.index(_START)]), warnings)
    for line, cells in named_rows(table, book, _NEEDED):
        book.take(_row(line, cells))
    return book.finish()


def _row(line: int, cells: Cells) -> RawRow:
    return RawRow(
        line=line,
        date=cells[_START],
        exercise=cells["exercise"],
        reps=cells["reps"],
        weight=signed(cells["exercise"], cells["weight"]),
        seconds=cells.get("duration", ""),
        distance=cells.get("distance", ""),
        note=cells.get("notes", ""),
        title=cells.get("name", ""),
        end=cells.get("workout end", ""),
        bodyweight=cells.get("bodyweight", ""),
    )
