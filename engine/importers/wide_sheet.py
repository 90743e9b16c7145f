"""An own sheet with a row per exercise and its sets side by side: `set1weight`, `set1reps`, `set2weight` ...

As in StrongLifts' file, rows here are sets: each filled pair is a set or is skipped; a row without any counts
as one skipped row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engine.importers import quantities
from engine.importers.equipment import signed
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.table import Table

NAME = "Sheet, sets side by side"

_NEEDED = {"date", "exercise"}
_PAIR = re.compile(r"set ?(\d{1,3}) ?(weight|load|kg|lbs?|reps?)$")
_PLAIN_VARIANT = ("", "conventional", "regular", "standard", "normal")


def matches(table: Table) -> bool:
    """A weight and the reps of set 1 in columns of their own."""
    first = _pairs(table).get(1, {})
    return set(table.names) >= _NEEDED and {"weight", "reps"} <= set(first)


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every filled pair: a set, or skipped with its reason."""
    pairs = _pairs(table)
    book = Logbook(NAME, dates_in(table, [table.names.index("date")]), warnings)
    for line, cells in named_rows(table, book, _NEEDED):
        rows = list(_rows(line, cells, pairs))
        for row in rows:
            book.take(row)
        if not rows:
            book.skip(line, "no_reps", ", ".join((cells["date"], cells["exercise"])))
    return book.finish()


def _pairs(table: Table) -> dict[int, dict[str, str]]:
    """Set number to its columns: `weight` and `reps` to the column's name."""
    pairs: dict[int, dict[str, str]] = {}
    for name in table.names:
        if found := _PAIR.match(name):
            kind = "reps" if found[2].startswith("rep") else "weight"
            pairs.setdefault(int(found[1]), {})[kind] = name
    return dict(sorted(pairs.items()))


def _rows(line: int, cells: Cells, pairs: dict[int, dict[str, str]]) -> Iterator[RawRow]:
    exercise = _exercise(cells)
    for number, columns in pairs.items():
        weight, reps = cells.get(columns.get("weight", ""), ""), cells.get(columns.get("reps", ""), "")
        if weight or reps:
            yield RawRow(
                line=line,
                date=cells["date"],
                exercise=exercise,
                reps=reps,
                weight=signed(exercise, weight),
                unit=quantities.unit(cells.get("unit", "")) or quantities.unit_in(columns.get("weight", "")),
                number=str(number),
                equipment=cells.get("equipment", ""),
                note=cells.get("note", "") or cells.get("notes", ""),
            )


def _exercise(cells: Cells) -> str:
    """`decline bench (barbell)` of bench, decline and barbell."""
    variant = cells.get("variant", "")
    name = cells["exercise"] if variant.casefold() in _PLAIN_VARIANT else f"{variant} {cells['exercise']}"
    equipment = cells.get("equipment", "")
    return f"{name} ({equipment})" if equipment and cells["exercise"] else name
