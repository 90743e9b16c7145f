"""The rows of a table by column name, those that can't be read accounted for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from engine.importers.dates import DateReader
from engine.importers.logbook import Logbook
from engine.importers.table import Table

Cells = dict[str, str]


def named_rows(
    table: Table, book: Logbook, needed: Collection[str], names: Sequence[str] = (), headless: bool = False
) -> Iterator[tuple[int, Cells]]:
    """Line number and name -> cell of each row; a missing last cell is "".

    `names` replace the header's; where one comes twice the first column counts. A row that ends before a
    `needed` column, and a header that comes again, are skipped in the book.
    """
    names = names or table.names
    at = {name: names.index(name) for name in names if name}
    least = max(at[name] for name in needed)
    for line, cells in table.rows(headless):
        if not headless and cells == list(table.header):
            book.skip(line, "repeated_header")
        elif len(cells) <= least:
            book.skip(line, "broken_row", ", ".join(cells))
        else:
            yield line, {name: cells[i] if i < len(cells) else "" for name, i in at.items()}


def dates_in(table: Table, columns: Iterable[int], order: str | None = None, headless: bool = False) -> DateReader:
    """A reader for the dates that stand in these columns, joined by a blank (a date and its time)."""
    places = tuple(columns)
    values = (" ".join(cells[i] for i in places if i < len(cells) and cells[i]) for _, cells in table.rows(headless))
    return DateReader.for_values(values, order)
