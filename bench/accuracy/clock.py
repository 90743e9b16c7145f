"""When each set of a log was done, so that the engine sees the sessions that the log has.

A log gives sessions, not sets. As at an import, a session's sets follow one another every 150 seconds, and a date alone
begins at noon. The engine takes sets of a lift within four hours for one session; where a log has two sessions closer
than that, the second moves to just past them. Nothing here looks at later sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from bench.accuracy.logs import LoggedSet
from engine.core.constants import SESSION_GAP
from engine.importers.history import DATE_ONLY_START

SPACING = timedelta(seconds=150)
HURRIED = timedelta(seconds=20)
AT_FULL_SPACING = 60
"""Sets of a session that get 150 seconds each; those of endless ones come faster, so that it stays one session."""
APART = timedelta(seconds=SESSION_GAP + 1)


def times(sets: Iterable[LoggedSet]) -> Iterator[datetime]:
    """The instant of each set, never earlier than the one before; `sets` in order. Local times are taken as UTC."""
    session: datetime | None = None
    begin = last = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)
    nth = 0
    for one in sets:
        if one.start != session:
            session, nth = one.start, 0
            begin = max(_start(one), last + APART)
        last = max(last, begin + (_pace(nth) if one.after is None else one.after))
        nth += 1
        yield last


def _start(one: LoggedSet) -> datetime:
    start = one.start.replace(tzinfo=UTC)
    return start + DATE_ONLY_START if one.dated else start


def _pace(nth: int) -> timedelta:
    return min(nth, AT_FULL_SPACING) * SPACING + max(nth - AT_FULL_SPACING, 0) * HURRIED
