"""Fitbod: kilograms always, UTC (a date alone in 2019), newest first."""

from __future__ import annotations

from collections.abc import Iterable

from engine.importers.equipment import signed
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "Fitbod"

_NEEDED = {"date", "exercise", "reps", "iswarmup"}
_WEIGHTS = ("weight(kg)", "weight")


def matches(table: Table) -> bool:
    """`isWarmup` with a `multiplier`, or with the `Sets` of 2019."""
    names = set(table.names)
    return names >= _NEEDED and bool(names & {"multiplier", "sets"}) and table.column(*_WEIGHTS) is not None


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason. A multiplier of 2 says per hand: the weight stands."""
    weight = next(name for name in _WEIGHTS if name in table.names)
    book = Logbook(NAME, dates_in(table, [table.names.index("date")]), warnings)
    for line, cells in named_rows(table, book, {*_NEEDED, weight}):
        book.take(_row(line, cells, cells[weight]))
    return book.finish()


def _row(line: int, cells: Cells, weight: str) -> RawRow:
    return RawRow(
        line=line,
        date=cells["date"],
        exercise=cells["exercise"],
        reps=cells["reps"],
        weight=signed(cells["exercise"], weight),
        unit="kg",
        kind="warmup" if cells["iswarmup"].casefold() == "true" else "working",
        seconds=cells.get("duration(s)", ""),
        distance=cells.get("distance(m)", ""),
        note=cells.get("note", ""),
    )
