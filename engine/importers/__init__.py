"""Another app's export to one neutral history. Pure: bytes in, values out; no clock, no files, no network.

`FORMATS` is the one list of formats. Each module has NAME, `matches(table)` and `parse(table, warnings)`;
where two could match, the more particular one stands first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from engine.importers import (
    fitbod,
    fitnotes_android,
    fitnotes_backup,
    fitnotes_ios,
    generic,
    gymgenius,
    hevy,
    liftosaur,
    repcount,
    strong,
    stronglifts,
    wide_sheet,
)
from engine.importers.container import unpack
from engine.importers.decoding import decode
from engine.importers.history import ColumnMapping, History, ImportFault
from engine.importers.table import Table, open_table

__all__ = ["FORMATS", "ColumnMapping", "Format", "History", "ImportFault", "read"]


class Format(Protocol):
    """What every format module offers."""

    NAME: str

    def matches(self, table: Table) -> bool: ...

    def parse(self, table: Table, warnings: Iterable[str] = ()) -> History: ...


FORMATS: tuple[Format, ...] = (
    gymgenius,
    hevy,
    strong,
    stronglifts,
    wide_sheet,
    liftosaur,
    fitbod,
    fitnotes_ios,
    fitnotes_android,
    repcount,
)
"""Formats of text. The FitNotes backup is a database and known by its first bytes; `generic` takes the rest."""


def read(data: bytes, mapping: ColumnMapping | None = None) -> History:
    """Read an export of any known format, or any table by `mapping`.

    With a mapping the file is read by it, whatever it looks like; without one, an unknown table is read by
    the proposed mapping. Raises ImportFault, and nothing else, for what can't be read.
    """
    content = unpack(data)
    if fitnotes_backup.matches_bytes(content):
        return fitnotes_backup.parse_bytes(content)
    decoded = decode(content)
    table = open_table(decoded.text)
    if mapping:
        return generic.parse(table, mapping, decoded.warnings)
    known = next((one for one in FORMATS if one.matches(table)), None)
    return known.parse(table, decoded.warnings) if known else generic.parse(table, None, decoded.warnings)
