"""Personal records, asked of the log as it stands: so that one vanishes with its set, and an import brings its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any
from uuid import UUID

from engine.core.bests import Bests, Done, standing
from engine.core.strength import system_load
from engine.errors import NotFound
from engine.schemas.records import LiftRecords, RecordE1rm, RecordSet, RecordsOut, RecordsQuery
from engine.services.lifts import Exercise, exercise, kind_of, lifter_state
from engine.storage import analytics, db, lifters
from engine.storage.db import Row


def of_exercises(user_id: UUID, query: RecordsQuery) -> RecordsOut:
    """The records of these exercises. Raises NotFound for one that is neither the catalogue's nor theirs."""
    ids = list(dict.fromkeys(query.exercise_id))
    with db.transaction(user_id) as tx:
        known = {id_: exercise(row) for id_, row in analytics.exercises(tx, user_id, ids).items()}
        lifter = lifters.known(tx, user_id)
        if lifter is None or len(known) < len(ids):
            raise NotFound("There is no such exercise")
        with_body = [known[id_].traits.bodyweight_share > 0 for id_ in ids]
        rows = analytics.bests(tx, user_id, ids, with_body, query.before)
    bias = lifter_state(lifter).rir_bias
    done: dict[UUID, list[Done]] = defaultdict(list)
    for row in rows:
        done[row["exercise_id"]].append(as_done(known[row["exercise_id"]], row))
    return RecordsOut(rir_bias=bias, records=[_records(known[id_], standing(done[id_], bias)) for id_ in ids])


def as_done(of: Exercise, row: Row) -> Done:
    """A stored set as one that may hold a record."""
    load = system_load(of.traits, row["weight_kg"], row["bodyweight_kg"])
    kind = kind_of(row["set_type"], row["rir"])
    return Done(row["performed_at"], kind, row["weight_kg"], load, row["reps"], row["rir"], row)


def _records(of: Exercise, bests: Bests) -> LiftRecords:
    if not of.counts_reps:  # what is held or carried over a distance has a load, but no reps
        bests = replace(bests, strongest=None, front=())
    loaded = bests.heaviest if bests.heaviest and bests.heaviest.weight_kg != 0 else None
    return LiftRecords(
        exercise_id=of.id,
        heaviest=loaded and RecordSet(**_set(loaded)),
        e1rm=bests.strongest and RecordE1rm(**_set(bests.strongest), e1rm_kg=bests.e1rm_kg or 0.0),
        reps=[RecordSet(**_set(one)) for one in bests.front],
    )


def _set(done: Done) -> dict[str, Any]:
    row: Row = done.of
    kept = {name: row[name] for name in ("workout_id", "performed_at", "weight_kg", "unit", "reps", "rir")}
    return {"set_id": row["id"], **kept}
