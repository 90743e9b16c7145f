"""The gathering of sets, row by row: checks each one, accounts for each one, and makes the history.

A format turns its columns into `RawRow`s, all text; what a date, a number or an effort is worth is decided
here, once for all formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from engine.importers import quantities, special
from engine.importers.dates import DateReader, Moment
from engine.importers.effort import effort
from engine.importers.history import (
    KG_PER_LB,
    MAX_REPS,
    MAX_ROWS,
    MAX_WEIGHT_KG,
    MIN_WEIGHT_KG,
    BodyweightReading,
    History,
    ImportedSession,
    ImportedSet,
    ImportFault,
    Remark,
    SetType,
    Skipped,
    Unit,
)
from engine.importers.raw_row import RawRow
from engine.importers.units import guess_units
from engine.importers.warmups import mark_unmarked

_SPACING = timedelta(seconds=150)
_CLOSEST, _WIDEST = timedelta(seconds=60), timedelta(seconds=300)
_LONGEST_REST = 3600
_LONGEST_TEXT = 200
_LONGEST_NOTE = 2000
_SET_TYPES: dict[str, SetType] = {
    "working": "working",
    "warmup": "warmup",
    "drop": "drop",
    "failure": "failure",
    "amrap": "amrap",
}


@dataclass(slots=True)
class _Draft:
    row: RawRow
    set_type: SetType
    weight: float | None
    reps: int
    rir: float | None
    rest: int | None
    held: int | None


@dataclass(slots=True)
class _Session:
    start: Moment
    first: RawRow
    drafts: list[_Draft] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    earlier: Counter[tuple[object, ...]] = field(default_factory=Counter)

    @property
    def key(self) -> str:
        return self.start.at.isoformat() + ("Z" if self.start.in_utc else "")


class Logbook:
    """Takes the rows of one file in order. `finish` gives the history."""

    def __init__(self, format_name: str, dates: DateReader, warnings: Iterable[str] = ()) -> None:
        self._format = format_name
        self._dates = dates
        self._warnings = list(warnings)
        self._sessions: dict[str, _Session] = {}
        self._current: _Session | None = None
        self._skipped: list[Skipped] = []
        self._remarks: list[Remark] = []
        self._rows = 0

    def skip(self, line: int, reason: str, text: str = "") -> None:
        """Account for a row that is no set. A repeated header also marks where a second export begins."""
        self._count()
        self._skipped.append(Skipped(line, reason, text[:_LONGEST_TEXT]))
        if reason == "repeated_header":
            self._current = None

    def take(self, row: RawRow) -> None:
        """Read one row: a set, or skipped with its reason."""
        reason = self._read(row)
        if reason:
            self.skip(row.line, reason, _shown(row))
        else:
            self._count()

    def _count(self) -> None:
        """One more row; a file with sets side by side holds more of them than lines."""
        self._rows += 1
        if self._rows > MAX_ROWS:
            raise ImportFault("too_many_rows", f"More than {MAX_ROWS:,} rows.", "A smaller export.")

    def finish(self, bodyweights: Iterable[BodyweightReading] = (), warmups_are_marked: bool = False) -> History:
        """The history of all rows taken, sessions in order of time. Where warm-ups may be unmarked, they are marked."""
        sessions = sorted((s for s in self._sessions.values() if s.drafts), key=lambda s: (s.start.at, s.key))
        told = tuple(one for session in sessions for one in _sets_of(session, self._dates))
        sets, warmups = (told, 0) if warmups_are_marked else mark_unmarked(told)
        if warmups:
            self._warnings.append(f"No warm-ups are marked: {warmups:,} sets before the heavy ones were taken as such.")
        return History(
            format_name=self._format,
            sets=sets,
            sessions=tuple(_imported(session, self._dates) for session in sessions),
            skipped=tuple(self._skipped),
            rows_read=self._rows,
            remarks=tuple(self._remarks),
            warnings=tuple(self._warnings) + self._dates.warnings,
            units=guess_units(sets),
            bodyweights=tuple(bodyweights),
        )

    def _read(self, row: RawRow) -> str | None:
        moment = self._dates.read(row.date)
        if moment is None:
            return "bad_date"
        session = self._enter(moment, row)
        if row.kind not in _SET_TYPES:
            _keep_what_is_no_set(session, row)
            return row.kind
        if not row.exercise:
            return "no_exercise"
        return self._read_set(session, row)

    def _enter(self, moment: Moment, row: RawRow) -> _Session:
        key = moment.at.isoformat() + ("Z" if moment.in_utc else "")
        session = self._sessions.get(key)
        if session is None:
            session = self._sessions[key] = _Session(moment, row)
        elif session is not self._current:
            session.earlier = Counter(_signature(d.row) for d in session.drafts)
        self._current = session
        return session

    def _read_set(self, session: _Session, row: RawRow) -> str | None:
        reps = quantities.number(row.reps) if row.reps else 0.0
        weight = quantities.number(row.weight) if row.weight else None
        if reps is None or reps < 0 or (row.weight and weight is None):
            return "bad_number"
        held = special.held(row, reps)
        if reps < 1 and held is None:
            return "cardio" if _is_timed(row) else "no_reps"
        if reps > MAX_REPS:
            return "reps_out_of_range"
        if weight is not None and not _in_range(weight, row.unit):
            return "weight_out_of_range"
        if self._is_duplicate(session, row):
            return "duplicate"
        self._note(session, row, weight, max(reps, 1.0) if held else reps, held)
        return None

    def _is_duplicate(self, session: _Session, row: RawRow) -> bool:
        """Whether this row stood already in an earlier, separate part of the file (two exports in one)."""
        if not session.earlier[_signature(row)]:
            return False
        session.earlier[_signature(row)] -= 1
        return True

    def _note(self, session: _Session, row: RawRow, weight: float | None, reps: float, held: int | None) -> None:
        rir, fault = effort(row.rpe, row.rir)
        if fault:
            self._remarks.append(Remark(row.line, fault, row.rpe or row.rir))
        if reps != int(reps):
            self._remarks.append(Remark(row.line, "reps_rounded", row.reps))
        rest = _rest(row.rest)
        session.drafts.append(_Draft(row, _SET_TYPES[row.kind], weight, int(reps), rir, rest, held))


def _keep_what_is_no_set(session: _Session, row: RawRow) -> None:
    """A rest timer belongs to the set before it, a note to the session."""
    if row.kind == "note" and row.note:
        session.notes.append(row.note)
    if row.kind == "rest_timer" and session.drafts:
        last = session.drafts[-1]
        if last.row.exercise == row.exercise and last.rest is None:
            last.rest = _rest(row.seconds)


def _rest(text: str) -> int | None:
    seconds = quantities.seconds(text) if text else None
    return seconds if seconds and seconds <= _LONGEST_REST else None


def _is_timed(row: RawRow) -> bool:
    return quantities.has_amount(row.seconds) or quantities.has_amount(row.distance)


def _in_range(weight: float, unit: Unit | None) -> bool:
    # Without a unit the number must be possible in either, so it is held to the narrower one, kg.
    kg = weight * KG_PER_LB if unit == "lb" else weight
    return MIN_WEIGHT_KG <= kg <= MAX_WEIGHT_KG


def _signature(row: RawRow) -> tuple[object, ...]:
    return (row.exercise.casefold(), row.number, row.kind, row.weight, row.unit, row.reps, row.id)


def _shown(row: RawRow) -> str:
    """What of a skipped row tells the lifter which one it was."""
    amounts = " x ".join(part for part in (row.weight, row.reps) if part)
    return ", ".join(part for part in (row.date, row.exercise, amounts) if part)


def _length(session: _Session, dates: DateReader) -> int | None:
    if session.first.end:
        end = dates.read(session.first.end)
        length = (end.at - session.start.at).total_seconds() if end else 0
        return quantities.session_seconds(str(int(length))) if length > 0 else None
    return quantities.session_seconds(session.first.duration) if session.first.duration else None


def _imported(session: _Session, dates: DateReader) -> ImportedSession:
    row = session.first
    notes = dict.fromkeys(note for note in (row.session_note, *session.notes) if note)
    weight = quantities.number(row.bodyweight) if row.bodyweight else None
    return ImportedSession(
        key=session.key,
        start=session.start.at,
        in_utc=session.start.in_utc,
        title=row.title[:_LONGEST_TEXT],
        note="\n".join(notes)[:_LONGEST_NOTE],
        duration_seconds=_length(session, dates),
        bodyweight=weight if weight and weight > 0 else None,
        bodyweight_unit=row.bodyweight_unit,
        minutes_known=session.start.minutes_known,
    )


def _sets_of(session: _Session, dates: DateReader) -> Iterable[ImportedSet]:
    """The session's sets, spread over its length where the app gives them no time of their own."""
    spacing = _spacing(_length(session, dates), len(session.drafts))
    repeats: Counter[str] = Counter()
    for order, draft in enumerate(session.drafts):
        name = draft.row.exercise[:_LONGEST_TEXT]
        yield ImportedSet(
            session_key=session.key,
            session_start=session.start.at,
            in_utc=session.start.in_utc,
            exercise_name=name,
            equipment_hint=draft.row.equipment,
            order=order,
            repeat=repeats[name.casefold()],
            set_type=draft.set_type,
            weight=draft.weight,
            unit=draft.row.unit,
            reps=draft.reps,
            rir=draft.rir,
            rest_seconds=draft.rest,
            note=draft.row.note[:_LONGEST_NOTE],
            line=draft.row.line,
            own_id=_uuid(draft.row.id),
            performed_at=_own_time(session, draft, dates) or session.start.at + order * spacing,
            duration_seconds=draft.held,
            side=special.side(draft.row.side),
            superset=special.superset(draft.row.superset),
            pain=special.pain(draft.row.pain),
        )
        repeats[name.casefold()] += 1


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _own_time(session: _Session, draft: _Draft, dates: DateReader) -> datetime | None:
    moment = dates.read(draft.row.at) if draft.row.at else None
    if moment is None or moment.in_utc != session.start.in_utc:
        return None
    return moment.at if timedelta(0) <= moment.at - session.start.at < timedelta(hours=12) else None


def _spacing(length: int | None, sets: int) -> timedelta:
    if not length:
        return _SPACING
    return timedelta(seconds=int(min(max(timedelta(seconds=length) / sets, _CLOSEST), _WIDEST).total_seconds()))
