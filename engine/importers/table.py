"""Text to rows: the delimiter, the header, and the damage that owners and spreadsheets do to both."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from engine.importers.history import MAX_ROWS, ImportFault

_DELIMITERS = ",;\t|"
_LONGEST_RECORD = 100
"""Lines of one record. A note may have some; more means a quote that never closes."""

_LONGEST_LINE = 200_000
_MOST_COLUMNS = 1000
_WANTED = "A CSV file whose first line names its columns."


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited text, opened.

    `header` is as written, `names` as compared (see `plain`). `wrapped`: each whole line stands in quotes.
    `first_line` is the header's.
    """

    text: str
    delimiter: str
    header: tuple[str, ...]
    names: tuple[str, ...]
    wrapped: bool
    first_line: int

    def column(self, *names: str) -> int | None:
        """Where the first of `names` (plain) stands, None where none does."""
        return next((self.names.index(name) for name in names if name in self.names), None)

    def rows(self, with_first: bool = False) -> Iterator[tuple[int, list[str]]]:
        """Line number (1-based) and stripped cells of each record that isn't blank.

        `with_first` starts with the header line itself, for a file that lost its header.
        """
        for count, (line, cells) in enumerate(self._records()):
            if count > MAX_ROWS:
                raise ImportFault("too_many_rows", f"More than {MAX_ROWS:,} rows.", "A smaller export.")
            if count or with_first:
                yield line, cells

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        for line, record in _records(self.text, "," if self.wrapped else self.delimiter):
            if line < self.first_line:
                continue
            cells = _unwrapped(record, self.delimiter) if self.wrapped else record
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield line, stripped


def open_table(text: str) -> Table:
    """Find delimiter and header. Raises ImportFault where there are no columns."""
    line, first = _first_line(text)
    if line == 1 and first.casefold().startswith("sep=") and len(first) == 5:
        return _opened(text, *_first_line(text, after=1))
    return _opened(text, line, first)


def plain(name: str) -> str:
    """A column's name as it is compared: lower case, underscores and runs of blanks as one blank."""
    return " ".join(name.casefold().replace("_", " ").split())


def _opened(text: str, line: int, first: str) -> Table:
    wrapped = _is_wrapped(first)
    inner = _split(first, ",")[0] if wrapped else first
    delimiter = max(_DELIMITERS, key=lambda d: _count_outside_quotes(inner, d))
    if not _count_outside_quotes(inner, delimiter):
        raise ImportFault("no_columns", "The file has no columns.", _WANTED)
    header = tuple(name.strip() for name in _header(text, line, inner, delimiter, wrapped))
    if len(header) > _MOST_COLUMNS:
        raise ImportFault("too_many_columns", f"The file has {len(header):,} columns.", _WANTED)
    return Table(text, delimiter, header, tuple(plain(name) for name in header), wrapped, line)


def _header(text: str, line: int, inner: str, delimiter: str, wrapped: bool) -> list[str]:
    if wrapped:
        return _split(inner, delimiter)
    # A header cell may hold a line break, so the record is read, not the line.
    return next(record for at, record in _records(text, delimiter) if at == line)


def _first_line(text: str, after: int = 0) -> tuple[int, str]:
    for number, line in enumerate(_lines(text), 1):
        if number > after and line.strip(" \t\n,;\ufeff"):
            return number, line.rstrip("\n").lstrip("\ufeff")
    raise ImportFault("empty", "The file is empty.", _WANTED)


def _lines(text: str) -> Iterator[str]:
    start = number = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        number += 1
        if end - start > _LONGEST_LINE:
            # Cells of so long a line, each a string of its own, would fill the memory before anything else stops them.
            raise ImportFault("long_line", f"Line {number} is {end - start:,} characters long.", _WANTED)
        yield text[start:end]
        start = end


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            if reader.line_num - line >= _LONGEST_RECORD:
                raise _open_quote(line)
            yield line, record
            line = reader.line_num + 1
    except csv.Error as e:
        raise _open_quote(line) from e


def _open_quote(line: int) -> ImportFault:
    detail = f"Line {line}: a quote opens and doesn't close, or a cell is far too long."
    return ImportFault("open_quote", detail, "Cells of at most 128 KB, quotes in pairs.")


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [""])
    except csv.Error as e:
        raise _open_quote(1) from e


def _is_wrapped(line: str) -> bool:
    if not line.startswith('"') or any(_count_outside_quotes(line, d) for d in _DELIMITERS):
        return False
    return max(_split(line, ",")[0].count(d) for d in _DELIMITERS) >= 3


def _unwrapped(record: list[str], delimiter: str) -> list[str]:
    return _split(record[0], delimiter) if len(record) == 1 else record


def _count_outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])
