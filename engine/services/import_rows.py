"""From an export's sets to rows, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from engine.importers import History
from engine.importers.history import ImportedSession, ImportedSet, session_id_for
from engine.importers.units import is_storable, to_kg
from engine.schemas.imports import ConfirmIn
from engine.services import import_names, import_reading
from engine.services.import_names import Meaning
from engine.services.import_reading import Reading
from engine.storage import db, imports, lifters, users
from engine.storage.db import Transaction

BATCH = 1000


def store(user_id: UUID, import_id: UUID, history: History, choices: ConfirmIn, now: datetime) -> bool:
    """Store everything, in transactions of about `BATCH` sets; False where the import was undone meanwhile."""
    with db.transaction(user_id) as tx:
        if not _still_wanted(tx, user_id, import_id):
            return False
        lifter = users.me(tx, user_id)
        if lifter is None:
            return False
        reading = import_reading.reading_of(history, lifter, choices, now)
        meanings = _meanings(tx, user_id, import_id, reading, choices, now)
        bodyweights = reading.bodyweights(import_id)
        if bodyweights:
            imports.add_bodyweights(tx, [(user_id, b.id, b.measured_at, b.kg, b.unit) for b in bodyweights])
    writer = _Writer(user_id, import_id, reading, meanings, now)
    done = 0
    for batch in import_reading.batches(reading.sets, BATCH):
        done += len(batch)
        if not writer.write(batch, done):
            return False
    return True


def _still_wanted(tx: Transaction, user_id: UUID, import_id: UUID) -> bool:
    return imports.status(tx, user_id, import_id) == "importing"


def _meanings(
    tx: Transaction, user_id: UUID, import_id: UUID, reading: Reading, choices: ConfirmIn, now: datetime
) -> dict[str, Meaning]:
    """What each name in the file means: as the lifter said, as is known, or an exercise of their own."""
    names = import_names.load(tx, user_id)
    said = {name: found for name, id_ in choices.exercises.items() if (found := names.of(id_))}
    import_names.call(tx, user_id, said)
    in_file = dict.fromkeys(one.exercise_name for one in reading.sets)
    known = said | {name: found for name in in_file if name not in said and (found := names.meaning(name))}
    unknown = [name for name in in_file if name not in known]
    return known | import_names.make_own(tx, user_id, import_id, names, unknown, now)


class _Writer:
    """Writes parts of one import."""

    def __init__(
        self, user_id: UUID, import_id: UUID, reading: Reading, meanings: Mapping[str, Meaning], now: datetime
    ) -> None:
        self._user_id = user_id
        self._import_id = import_id
        self._reading = reading
        self._meanings = meanings
        self._now = now
        self._sessions = {session.key: session for session in reading.history.sessions}

    def write(self, batch: Sequence[ImportedSet], done: int) -> bool:
        """Store those of these sets that are new, and say how far it is; False where it was undone meanwhile."""
        with db.transaction(self._user_id) as tx:
            if not _still_wanted(tx, self._user_id, self._import_id):
                return False
            stored = imports.stored(tx, self._user_id, [one.id_for(self._user_id) for one in batch])
            new = [one for one in batch if one.id_for(self._user_id) not in stored and self._is_storable(one)]
            if new:
                imports.add_workouts(tx, list(self._workouts(new)))
                imports.add_sets(tx, list(self._sets(tx, new)))
            imports.change(tx, self._user_id, self._import_id, {"sets_done": done})
        return True

    def _is_storable(self, one: ImportedSet) -> bool:
        return is_storable(self._kg(one))

    def _kg(self, one: ImportedSet) -> float:
        """The load in kg; help of an assisted lift is negative, whatever sign the app writes."""
        kg = to_kg(one.weight or 0.0, one.unit or "kg")
        return -abs(kg) if self._meanings[one.exercise_name].load_type == "assisted" else kg

    def _workouts(self, new: Sequence[ImportedSet]) -> Iterator[tuple[object, ...]]:
        last = {one.session_key: self._at(one) for one in sorted(new, key=lambda one: one.performed_at)}
        for key, last_set_at in last.items():
            session = self._sessions[key]
            starts = min(self._at(one) for one in new if one.session_key == key)
            yield (
                self._user_id,
                session_id_for(self._user_id, key),
                starts,
                last_set_at,
                self._ends(session, last_set_at),
                session.title or None,
                session.note or None,
                self._import_id,
                self._now,
            )

    def _ends(self, session: ImportedSession, last_set_at: datetime) -> datetime:
        start = self._reading.instant(session.start, session.in_utc)
        return max(last_set_at, start + timedelta(seconds=session.duration_seconds or 0))

    def _at(self, one: ImportedSet) -> datetime:
        return self._reading.instant(one.performed_at, one.in_utc)

    def _sets(self, tx: Transaction, new: Sequence[ImportedSet]) -> Iterator[tuple[object, ...]]:
        moments = list({self._at(one) for one in new})
        bodyweights = lifters.bodyweights_at(tx, self._user_id, moments)
        for one in new:
            meaning = self._meanings[one.exercise_name]
            yield (
                self._user_id,
                one.id_for(self._user_id),
                session_id_for(self._user_id, one.session_key),
                meaning.owner,
                meaning.id,
                self._at(one),
                one.set_type,
                self._kg(one),
                one.unit or "kg",
                one.reps,
                one.rir,
                one.rest_seconds,
                bodyweights.get(self._at(one)),
                one.note or None,
                one.duration_seconds,
                one.side,
                one.superset,
                one.pain,
                self._import_id,
                self._now,
            )
