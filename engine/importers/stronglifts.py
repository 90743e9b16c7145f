"""StrongLifts 5x5: one row per workout, up to five exercises side by side, each with its sets.

The header's names repeat, so columns are read by position. Rows here are set cells: each filled one is a
set or is skipped; a workout without any counts as one skipped row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.importers.dates import DateReader
from engine.importers.history import History, Unit
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import dates_in
from engine.importers.table import Table

NAME = "StrongLifts 5x5"


@dataclass(frozen=True, slots=True)
class _Group:
    """Where one exercise's cells stand."""

    name: int
    kg: int | None
    lb: int | None
    sets: tuple[int, ...]


def matches(table: Table) -> bool:
    """`Exercise 1` and `Set 1` among the columns."""
    return {"date", "exercise 1", "set 1"} <= set(table.names)


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every filled set cell: a set, or skipped with its reason (0 = failed or not done)."""
    date = table.names.index("date")
    dates = dates_in(table, [date])
    book = Logbook(NAME, dates, warnings)
    groups = _groups(table)
    for line, cells in table.rows():
        _take_workout(book, table, _Workout(line, cells, date), groups, _preferred(dates))
    return book.finish()


@dataclass(frozen=True, slots=True)
class _Workout:
    line: int
    cells: list[str]
    date: int

    def cell(self, at: int | None) -> str:
        return self.cells[at] if at is not None and at < len(self.cells) else ""


def _take_workout(book: Logbook, table: Table, workout: _Workout, groups: list[_Group], preferred: Unit) -> None:
    if workout.cells == list(table.header):
        return book.skip(workout.line, "repeated_header")
    rows = [row for group in groups for row in _rows(table, workout, group, preferred)]
    for row in rows:
        book.take(row)
    if not rows:
        book.skip(workout.line, "no_reps", workout.cell(workout.date))
    return None


def _rows(table: Table, workout: _Workout, group: _Group, preferred: Unit) -> Iterator[RawRow]:
    weight, unit = _weight(workout, group, preferred)
    bodyweight, bodyweight_unit = _bodyweight(table, workout)
    for number, at in enumerate(group.sets, 1):
        if reps := workout.cell(at):
            yield RawRow(
                line=workout.line,
                date=workout.cell(workout.date),
                exercise=workout.cell(group.name),
                reps=reps,
                weight=weight,
                unit=unit,
                number=str(number),
                session_note=workout.cell(table.column("note")),
                title=workout.cell(table.column("workout")),
                bodyweight=bodyweight,
                bodyweight_unit=bodyweight_unit,
            )


def _weight(workout: _Workout, group: _Group, preferred: Unit) -> tuple[str, Unit]:
    """The weight; where both units are filled, each rounded, the one of the lifter's country."""
    found: dict[Unit, str] = {"kg": workout.cell(group.kg), "lb": workout.cell(group.lb)}
    unit: Unit = preferred if found[preferred] else ("lb" if found["lb"] else "kg")
    return found[unit], unit


def _bodyweight(table: Table, workout: _Workout) -> tuple[str, Unit | None]:
    units: tuple[Unit, ...] = ("kg", "lb")
    for unit in units:
        if text := workout.cell(table.column(f"body weight ({unit})")):
            return text, unit
    return workout.cell(table.column("body weight")), None


def _preferred(dates: DateReader) -> Unit:
    """Who writes the month first lifts in pounds."""
    return "lb" if dates.order == "mdy" and not dates.warnings else "kg"


def _groups(table: Table) -> list[_Group]:
    names = table.names
    starts = [at for at, name in enumerate(names) if name.startswith("exercise ")]
    return [_group(names, start, end) for start, end in zip(starts, [*starts[1:], len(names)], strict=True)]


def _group(names: tuple[str, ...], start: int, end: int) -> _Group:
    within = range(start + 1, end)
    kg = next((at for at in within if names[at] == "weight (kg)"), None)
    lb = next((at for at in within if names[at] == "weight (lb)"), None)
    return _Group(start, kg, lb, tuple(at for at in within if names[at].startswith("set ")))
