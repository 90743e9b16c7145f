"""Our own export, so that a log can move to another account or be put back. Sets keep their ids."""

from __future__ import annotations

from collections.abc import Iterable

from engine.importers import quantities
from engine.importers.dates import DateReader
from engine.importers.history import History
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, named_rows
from engine.importers.table import Table

NAME = "GymGenius"

_NEEDED = {"exercise", "set type", "weight", "unit", "reps", "performed at", "set id", "workout id"}


def matches(table: Table) -> bool:
    """Nobody else writes `Set id` beside `Workout id` and `Performed at`."""
    return set(table.names) >= _NEEDED


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason. A session starts with its first set."""
    book = Logbook(NAME, DateReader(), warnings)
    starts: dict[str, str] = {}
    for line, cells in named_rows(table, book, _NEEDED):
        start = starts.setdefault(cells["workout id"], cells["performed at"])
        book.take(_row(line, cells, start))
    return book.finish(warmups_are_marked=True)


def _row(line: int, cells: Cells, start: str) -> RawRow:
    return RawRow(
        line=line,
        date=start,
        at=cells["performed at"],
        id=cells["set id"],
        exercise=_text(cells["exercise"]),
        reps=cells["reps"],
        weight=cells["weight"],
        unit=quantities.unit(cells["unit"]),
        kind=cells["set type"] if cells["set type"] in ("warmup", "drop", "failure", "amrap") else "working",
        rir=cells.get("rir", ""),
        rest=cells.get("rest (s)", ""),
        held=cells.get("duration (s)", ""),
        side=cells.get("side", ""),
        superset=cells.get("superset", ""),
        pain=cells.get("pain", ""),
        note=_text(cells.get("note", "")),
        title=_text(cells.get("workout", "")),
    )


def _text(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
