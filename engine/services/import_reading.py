"""An export as the lifter means it: read, with their choices, each set an instant and a unit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from engine.errors import Fault, Rejected
from engine.importers import ColumnMapping, History, ImportFault
from engine.importers import read as read_export
from engine.importers.history import SET_NAMESPACE, ImportedSession, ImportedSet, Skipped
from engine.importers.units import settle, to_kg
from engine.schemas.base import Unit
from engine.schemas.imports import ConfirmIn
from engine.services.lifts import zone
from engine.storage.db import Row

MOST_EXERCISES = 2000
"""Different exercise names in one file. The richest real log known holds 191."""
_TOMORROW = timedelta(days=1)
_BODYWEIGHT_KG = (20.0, 500.0)


@dataclass(frozen=True)
class Bodyweight:
    """A body weight that the export holds."""

    id: UUID
    measured_at: datetime
    kg: float
    unit: Unit


@dataclass(frozen=True)
class Reading:
    """A history in the lifter's time and units. `early` are sets of days that haven't come yet: left out.

    `unit` is the lifter's own, for what needs one and has none.
    """

    history: History
    sets: Sequence[ImportedSet]
    early: Sequence[Skipped]
    time_zone: str
    unit: Unit

    def instant(self, at: datetime, in_utc: bool) -> datetime:
        """A time of the export as an instant."""
        return at.replace(tzinfo=UTC) if in_utc else at.replace(tzinfo=zone(self.time_zone)).astimezone(UTC)

    def bodyweights(self, import_id: UUID) -> list[Bodyweight]:
        """Body weights inside what a person weighs, one per time."""
        unit = _usual_unit(self.sets)
        found = [(self.instant(b.at, b.in_utc), b.kg, _kg()) for b in self.history.bodyweights]
        found += [self._of_session(session, unit) for session in self.history.sessions if session.bodyweight]
        low, high = _BODYWEIGHT_KG
        return [
            Bodyweight(uuid5(SET_NAMESPACE, f"{import_id}|bodyweight|{at.isoformat()}"), at, kg, unit)
            for at, (kg, unit) in {at: (kg, unit) for at, kg, unit in found}.items()
            if low <= kg <= high
        ]

    def _of_session(self, session: ImportedSession, unit: Unit) -> tuple[datetime, float, Unit]:
        written = session.bodyweight_unit or unit
        return self.instant(session.start, session.in_utc), to_kg(session.bodyweight or 0.0, written), written


def _kg() -> Unit:
    return "kg"


def _usual_unit(sets: Sequence[ImportedSet]) -> Unit:
    pounds = sum(one.unit == "lb" for one in sets)
    return "lb" if pounds * 2 > len(sets) else "kg"


def history_of(data: bytes, choices: ConfirmIn | None = None) -> History:
    """Read the file. Raises Rejected, with what would be right, where it can't be read."""
    try:
        history = read_export(data, _mapping(choices))
    except ImportFault as fault:
        field = "columns" if fault.code == "mapping" else "file"
        raise Rejected(fault.detail, (Fault(field, fault.detail, fault.expected),)) from fault
    if len(history.units) > MOST_EXERCISES:
        detail = f"{len(history.units):,} different exercise names: is that the right column?"
        raise Rejected(detail, (Fault("file", detail, f"a log of at most {MOST_EXERCISES:,} exercises"),))
    return history


def _mapping(choices: ConfirmIn | None) -> ColumnMapping | None:
    if choices is None or not choices.columns:
        return None
    return ColumnMapping(choices.columns, choices.unit, choices.date_order)


def reading_of(history: History, lifter: Row, choices: ConfirmIn | None, now: datetime) -> Reading:
    """The history in the lifter's units and time; `lifter` has unit and time_zone."""
    chosen = choices or ConfirmIn()
    settled = settle(history.sets, history.units, chosen.unit or lifter["unit"], chosen.units)
    latest = (now + _TOMORROW).replace(tzinfo=None)
    sets, early = [], []
    for one in settled:
        if one.performed_at <= latest:
            sets.append(one)
        else:
            early.append(Skipped(one.line, "in_future", f"{one.session_start:%Y-%m-%d}, {one.exercise_name}"))
    return Reading(history, sets, early, lifter["time_zone"], chosen.unit or lifter["unit"])


def pack(data: bytes) -> bytes:
    """A file as it is kept."""
    return zlib.compress(data, 6)


def unpack(raw: bytes) -> bytes:
    """A kept file as it came."""
    return zlib.decompress(raw)


def batches(sets: Sequence[ImportedSet], size: int) -> Iterator[list[ImportedSet]]:
    """The sets in order, in parts of about `size`, no session in two parts."""
    batch: list[ImportedSet] = []
    for one in sets:
        if len(batch) >= size and one.session_key != batch[-1].session_key:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch
