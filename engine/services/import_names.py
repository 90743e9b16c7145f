"""What the names in an export mean: known lifts where that is certain, else the lifter's own with a guessed class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from engine.importers import naming
from engine.importers.history import SET_NAMESPACE
from engine.importers.naming import GuessedTraits
from engine.schemas.imports import SuggestionOut
from engine.storage import imports
from engine.storage.db import Row, Transaction

KEY_LENGTH = 200


@dataclass(frozen=True)
class Meaning:
    """A lift that a name means, and whose it is."""

    owner: UUID
    id: UUID
    name: str
    load_type: str


class Names:
    """All names that a lifter may mean something by; what they called something themselves comes first."""

    def __init__(self, rows: Iterable[Row], user_id: UUID) -> None:
        """From the rows of storage.imports.names."""
        self._user_id = user_id
        self._by_id: dict[UUID, Meaning] = {}
        shared: dict[str, UUID] = {}
        own: dict[str, UUID] = {}
        for row in rows:
            self._by_id[row["id"]] = Meaning(row["owner"], row["id"], row["name"], row["load_type"])
            (own if row["own"] else shared)[row["alias"]] = row["id"]
        self._own = naming.Matcher(_with_key(own))
        self._shared = naming.Matcher(_with_key(shared))
        self._exact = {name.casefold(): id_ for name, id_ in own.items()}

    def meaning(self, name: str) -> Meaning | None:
        """What a name means, None where that is not certain."""
        found = self._exact.get(name.casefold())
        if found is None and naming.key(name):
            found = self._own.match(name) or self._shared.match(name)
        return self._by_id[found] if found else None

    def of(self, exercise_id: UUID) -> Meaning | None:
        """The exercise of this id, None where the lifter can't use it."""
        return self._by_id.get(exercise_id)

    def suggestions(self, name: str) -> list[SuggestionOut]:
        """Known lifts that resemble a name, the likest first."""
        found = self._shared.suggest(name) if naming.key(name) else []
        return [SuggestionOut(exercise_id=s.value, name=self._by_id[s.value].name, score=s.score) for s in found]

    def own_id(self, name: str) -> UUID:
        """The id of the lifter's own exercise of this name: the same each time."""
        return uuid5(SET_NAMESPACE, f"{self._user_id}|exercise|{name.casefold()}")


def _with_key(names: Mapping[str, UUID]) -> dict[str, UUID]:
    """Without names of punctuation alone: to the matcher they would all be one."""
    return {name: id_ for name, id_ in names.items() if naming.key(name)}


def load(tx: Transaction, user_id: UUID) -> Names:
    """The names as they stand now."""
    return Names(imports.names(tx, user_id), user_id)


def call(tx: Transaction, user_id: UUID, names: Mapping[str, Meaning]) -> None:
    """Remember what the lifter said that these names mean."""
    rows = {
        naming.key(name)[:KEY_LENGTH]: (name[:KEY_LENGTH], meaning.owner, meaning.id)
        for name, meaning in names.items()
        if naming.key(name)
    }
    if rows:
        imports.add_aliases(tx, [(user_id, key, *row) for key, row in rows.items()])


def make_own(
    tx: Transaction, user_id: UUID, import_id: UUID, names: Names, wanted: Sequence[str], now: datetime
) -> dict[str, Meaning]:
    """Make exercises of the lifter's own for names that mean nothing known; those made before stay as they are.

    Names that differ in case alone are one exercise.
    """
    first = {name.casefold(): name for name in sorted(set(wanted), reverse=True)}
    kinds = {name: naming.guess_traits(name) for name in first.values()}
    made = {name: Meaning(user_id, names.own_id(name), name, kind.load_type) for name, kind in kinds.items()}
    if made:
        imports.add_exercises(tx, [_row(made[name], kind, import_id, now) for name, kind in kinds.items()])
        _add_muscles(tx, made, kinds)
        call(tx, user_id, made)
    return {name: made[first[name.casefold()]] for name in wanted}


def _row(meaning: Meaning, kind: GuessedTraits, import_id: UUID, now: datetime) -> tuple[object, ...]:
    described = (kind.equipment, kind.pattern, kind.laterality, kind.load_type, kind.bodyweight_share, kind.tracking)
    return meaning.owner, meaning.id, meaning.name[:KEY_LENGTH], *described, import_id, now


def _add_muscles(tx: Transaction, made: Mapping[str, Meaning], kinds: Mapping[str, GuessedTraits]) -> None:
    rows = [
        (meaning.owner, meaning.id, muscle, fraction)
        for name, meaning in made.items()
        for muscle, fraction in kinds[name].muscles.items()
    ]
    if rows:
        imports.add_muscles(tx, rows)
