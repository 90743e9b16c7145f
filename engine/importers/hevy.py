"""Hevy: units by column name, dates in the account's language, newest workout first.

Also exports built from Hevy's API, and those re-saved with semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.importers.equipment import in_brackets, signed
from engine.importers.history import History, Unit
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import dates_in, named_rows
from engine.importers.table import Table

NAME = "Hevy"

_KINDS: Mapping[str, str] = {
    "warmup": "warmup",
    "dropset": "drop",
    "drop": "drop",
    "failure": "failure",
}
_STARTS = ("start time", "workout start time", "workout date")
_WEIGHTS: tuple[tuple[str, Unit], ...] = (("weight lbs", "lb"), ("weight lb", "lb"), ("weight kg", "kg"))


def matches(table: Table) -> bool:
    """Only Hevy calls the exercise `exercise_title`."""
    return {"exercise title", "reps"} <= set(table.names) and table.column(*_STARTS) is not None


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason."""
    start = table.column(*_STARTS)
    assert start is not None
    book = Logbook(NAME, dates_in(table, [start]), warnings)
    for line, cells in named_rows(table, book, ("exercise title", "reps")):
        book.take(_row(line, cells, cells[table.names[start]]))
    return book.finish()


def _row(line: int, cells: Mapping[str, str], start: str) -> RawRow:
    weight, unit = _weight(cells)
    return RawRow(
        line=line,
        date=start,
        exercise=cells["exercise title"],
        reps=cells["reps"],
        weight=signed(cells["exercise title"], weight),
        unit=unit,
        kind=_KINDS.get(cells.get("set type", "").casefold(), "working"),
        number=cells.get("set index", ""),
        equipment=in_brackets(cells["exercise title"]),
        rpe=cells.get("rpe", ""),
        seconds=cells.get("duration seconds", ""),
        superset=_superset(cells.get("superset id", "")),
        distance=_first(cells, "distance km", "distance miles", "distance meters"),
        note=cells.get("exercise notes", ""),
        title=_first(cells, "title", "workout title"),
        session_note=_first(cells, "description", "workout notes"),
        end=_first(cells, "end time", "workout end time"),
    )


def _weight(cells: Mapping[str, str]) -> tuple[str, Unit]:
    """The weight and its unit; where both units stand, the one with fewer digits was lifted."""
    found = [(cells[name], unit) for name, unit in _WEIGHTS if cells.get(name)]
    if found:
        return min(found, key=lambda pair: len(pair[0]))
    return "", "lb" if any(name in cells for name, unit in _WEIGHTS if unit == "lb") else "kg"


def _first(cells: Mapping[str, str], *names: str) -> str:
    return next((cells[name] for name in names if cells.get(name)), "")


def _superset(cell: str) -> str:
    """Hevy counts its supersets from 0, we from 1."""
    return str(int(cell) + 1) if cell.isdecimal() and len(cell) < 3 else ""
