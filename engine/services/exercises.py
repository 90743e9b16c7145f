"""Finding exercises by any of their names, and keeping one's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.errors import Conflict, Fault, NotFound, Rejected
from engine.importers import spelling
from engine.schemas.base import from_kg
from engine.schemas.exercises import (
    CatalogueQuery,
    ExerciseIn,
    ExerciseOut,
    ExercisePatch,
    ExerciseQuery,
    ExercisesOut,
    LastPerformanceOut,
    LastSetOut,
)
from engine.services import coaching
from engine.storage import db, exercises
from engine.storage.db import Row, Transaction

KEY_LENGTH = 200
TRAITS = ("pattern", "equipment", "load_type", "bodyweight_share", "laterality", "tracking", "muscles")


def catalogue(query: CatalogueQuery) -> ExercisesOut:
    """What the catalogue has, for someone without an account; nobody's own exercises."""
    return find(None, ExerciseQuery(q=query.q, limit=query.limit, own=False))


def find(user_id: UUID | None, query: ExerciseQuery) -> ExercisesOut:
    """Exercises by any name in any language, best fit first."""
    filters = query.model_dump(include={"equipment", "pattern", "muscle", "own"})
    with db.transaction(user_id) as tx:
        found = exercises.search(tx, user_id, _wanted(query.q), filters, query.limit, query.offset)
    return ExercisesOut(exercises=[ExerciseOut.model_validate(row) for row in found])


def get(user_id: UUID, exercise_id: UUID) -> ExerciseOut:
    """One exercise. Raises NotFound where there is none, or it is another's."""
    with db.transaction(user_id) as tx:
        return ExerciseOut.model_validate(_known(tx, user_id, exercise_id))


def last(user_id: UUID, exercise_id: UUID) -> LastPerformanceOut:
    """What was done of it last time. Raises NotFound."""
    with db.transaction(user_id) as tx:
        _known(tx, user_id, exercise_id)
        rows = exercises.last_sets(tx, user_id, exercise_id)
    sets = [LastSetOut.model_validate(row | {"weight": from_kg(row["weight_kg"], row["unit"])}) for row in rows]
    return LastPerformanceOut(exercise_id=exercise_id, workout_id=rows[0]["workout_id"] if rows else None, sets=sets)


def create(user_id: UUID, given: ExerciseIn, now: datetime) -> ExerciseOut:
    """An exercise of one's own; sending it again changes nothing. Raises Rejected, and Conflict for a taken id."""
    with db.transaction(user_id) as tx:
        known = exercises.get(tx, user_id, given.id)
        if known is not None and not known["own"]:
            raise Conflict("The catalogue has an exercise with this id", (_id_taken(),))
        _refuse_unknown_muscles(tx, given.muscles)
        if known is None and exercises.add(tx, user_id, given.model_dump(exclude={"muscles"}), now):
            exercises.set_muscles(tx, user_id, given.id, given.muscles)
            _call(tx, user_id, given.id, given.name)
        return ExerciseOut.model_validate(_known(tx, user_id, given.id))


def change(user_id: UUID, exercise_id: UUID, patch: ExercisePatch, now: datetime) -> ExerciseOut:
    """Change an own exercise. Raises NotFound where it is none of one's own, and Rejected."""
    given = patch.model_dump(exclude_unset=True)
    muscles: Mapping[str, float] | None = given.pop("muscles", None)
    with db.transaction(user_id) as tx:
        known = _own(tx, user_id, exercise_id)
        _refuse_unknown_muscles(tx, muscles or {})
        exercises.change(tx, user_id, exercise_id, given | {"guessed": False, "updated_at": now})
        _reckon_anew(tx, user_id, known, patch.model_dump(exclude_unset=True))
        if muscles is not None:
            exercises.set_muscles(tx, user_id, exercise_id, muscles)
        if "name" in given:
            exercises.remove_alias(tx, user_id, _key(known["name"]), exercise_id)
            _call(tx, user_id, exercise_id, given["name"])
        return ExerciseOut.model_validate(_known(tx, user_id, exercise_id))


def delete(user_id: UUID, exercise_id: UUID, now: datetime) -> None:
    """Remove an own exercise; one with logged sets is only taken out of use, so that they keep its name."""
    with db.transaction(user_id) as tx:
        _own(tx, user_id, exercise_id)
        if exercises.is_used(tx, user_id, exercise_id):
            exercises.change(tx, user_id, exercise_id, {"retired_at": now, "updated_at": now})
        else:
            exercises.remove(tx, user_id, exercise_id)


def _reckon_anew(tx: Transaction, user_id: UUID, known: Row, given: Mapping[str, Any]) -> None:
    """What the coach made of its sets rests on what the exercise was: have them folded and counted again."""
    changed = any(given[name] != known[name] for name in TRAITS if name in given)
    if changed and exercises.is_used(tx, user_id, known["id"]):
        coaching.begin_anew(tx, user_id)


def _known(tx: Transaction, user_id: UUID, exercise_id: UUID) -> Row:
    if (found := exercises.get(tx, user_id, exercise_id)) is None:
        raise NotFound("There is no such exercise")
    return found


def _own(tx: Transaction, user_id: UUID, exercise_id: UUID) -> Row:
    found = _known(tx, user_id, exercise_id)
    if not found["own"]:
        raise NotFound("You have no such exercise of your own; the catalogue's can't be changed")
    return found


def _call(tx: Transaction, user_id: UUID, exercise_id: UUID, name: str) -> None:
    if key := _key(name):
        exercises.add_alias(tx, user_id, name, key, user_id, exercise_id)


def _key(name: str) -> str:
    return spelling.key(name)[:KEY_LENGTH]


def _wanted(q: str) -> exercises.Wanted | None:
    exact = unicodedata.normalize("NFC", " ".join(q.lower().split()))
    return exercises.Wanted(exact, _key(q), _key(q).split()) if exact else None


def _refuse_unknown_muscles(tx: Transaction, muscles: Mapping[str, Any]) -> None:
    if not muscles:
        return
    known = exercises.muscle_slugs(tx)
    if unknown := sorted(set(muscles) - known):
        expected = "one of " + ", ".join(sorted(known))
        faults = tuple(Fault(f"muscles.{slug}", "there is no such muscle", expected) for slug in unknown)
        raise Rejected(f"There is no such muscle: {', '.join(unknown)}", faults)


def _id_taken() -> Fault:
    return Fault("id", "it names an exercise of the catalogue", "a new UUID")
