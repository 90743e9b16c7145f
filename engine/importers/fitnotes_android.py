"""FitNotes for Android, csv: dates without a time, the unit in the header or in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable

from engine.importers import quantities
from engine.importers.equipment import signed
from engine.importers.history import History, Unit
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "FitNotes (Android)"

_NEEDED = {"date", "exercise", "category", "reps"}


def matches(table: Table) -> bool:
    """`Category` beside `Exercise` and `Date`, and a weight in some unit."""
    return set(table.names) >= _NEEDED and _weight_column(table) is not None


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason. One day is one session."""
    weight = _weight_column(table) or ""
    unit = quantities.unit_in(weight)
    dates = dates_in(table, [table.names.index("date")])
    book = Logbook(NAME, dates, warnings)
    for line, cells in named_rows(table, book, {*_NEEDED, weight}):
        book.take(_row(line, cells, cells[weight], unit))
    return book.finish()


def _weight_column(table: Table) -> str | None:
    return next((name for name in table.names if name.startswith("weight") and name != "weight unit"), None)


def _row(line: int, cells: Cells, weight: str, unit: Unit | None) -> RawRow:
    return RawRow(
        line=line,
        date=cells["date"],
        exercise=cells["exercise"],
        reps=cells["reps"],
        weight=signed(cells["exercise"], weight),
        unit=quantities.unit(cells.get("weight unit", "")) or unit,
        seconds=cells.get("time", ""),
        distance=cells.get("distance", ""),
        note=cells.get("comment", ""),
    )
