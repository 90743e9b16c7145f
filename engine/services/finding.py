"""To which session a set belongs: the one it names, else the one around its time, else a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from engine.storage.db import Row

IDLE = timedelta(minutes=30)
"""A session goes on until half an hour after its last set."""


@dataclass
class Span:
    """A session's time, while sets join it. `grown`: it is new, or longer than what is stored."""

    id: UUID
    first: datetime
    last: datetime
    grown: bool = False

    def distance(self, moment: datetime) -> timedelta:
        """How far a time lies from this session; nothing within it."""
        return max(self.first - moment, moment - self.last, timedelta(0))

    def join(self, moment: datetime) -> None:
        """Stretch to hold this time."""
        first, last = min(self.first, moment), max(self.last, moment)
        self.grown = self.grown or (first, last) != (self.first, self.last)
        self.first, self.last = first, last


@dataclass
class Sessions:
    """The sessions of a lifter that sets may join."""

    spans: dict[UUID, Span]
    trashed: set[UUID]

    @staticmethod
    def of(rows: Iterable[Row]) -> Sessions:
        """From rows of storage.workouts.near."""
        known = list(rows)
        spans = {row["id"]: Span(row["id"], row["started_at"], row["last_set_at"]) for row in known}
        return Sessions(spans, {row["id"] for row in known if row["deleted_at"]})

    def place(self, set_id: UUID, moment: datetime, wanted: UUID | None) -> UUID:
        """The session of a set performed then. One that is not known yet is opened."""
        span = self.spans.get(wanted) if wanted else self._around(moment)
        if span is None:
            span = Span(wanted or uuid5(set_id, "workout"), moment, moment, grown=True)
            self.spans[span.id] = span
        span.join(moment)
        if span.id in self.trashed:
            self.trashed.discard(span.id)
            span.grown = True  # a set that comes to a session in the trash brings it back
        return span.id

    def _around(self, moment: datetime) -> Span | None:
        near = [s for s in self.spans.values() if s.id not in self.trashed and s.distance(moment) <= IDLE]
        return min(near, key=lambda span: (span.distance(moment), span.first, span.id), default=None)

    def grown(self) -> Sequence[Span]:
        """Those to be stored."""
        return [span for span in self.spans.values() if span.grown]
