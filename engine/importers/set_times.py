"""Tables that give each set a time of its own: which sets are one session?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from engine.importers.dates import DateReader
from engine.importers.raw_row import RawRow

_LONGEST_PAUSE = timedelta(hours=2)
_MOSTLY = 0.5
"""Share of the rows with a time of their own from which on a table is taken to time its sets."""


def in_sessions(rows: Sequence[RawRow], dates: DateReader) -> Sequence[RawRow]:
    """The rows with their session's start as date and their own time as `at`, in order of time.

    Unchanged where the dates are those of sessions: alike for all sets of one.
    """
    timed = [(moment.at, row) for row in rows if (moment := dates.read(row.date)) and moment.minutes_known]
    if len({at for at, _ in timed}) <= _MOSTLY * len(rows):
        return rows
    timed.sort(key=lambda pair: pair[0])
    untimed = [row for row in rows if not ((moment := dates.read(row.date)) and moment.minutes_known)]
    return [*_grouped(timed), *untimed]


def _grouped(timed: Sequence[tuple[datetime, RawRow]]) -> Sequence[RawRow]:
    grouped: list[RawRow] = []
    start, last = "", datetime.min  # noqa: DTZ901 - naive, as all times here
    for at, row in timed:
        if not start or at - last > _LONGEST_PAUSE:
            start = row.date
        grouped.append(replace(row, date=start, at=row.date))
        last = at
    return grouped
