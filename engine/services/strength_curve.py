"""Estimated one-rep maximum over time: the best set of each session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from uuid import UUID

from engine.core.effort import rir_of
from engine.core.rep_curve import one_rep_max
from engine.core.strength import system_load
from engine.errors import NotFound
from engine.schemas.analytics import E1rmOut, E1rmPoint, E1rmQuery, RepCount, RepsOut, RepsQuery
from engine.services.lifts import Exercise, exercise, kind_of, lifter_state, zone
from engine.storage import analytics, db, lifters, lifts, sets
from engine.storage.db import Row

FORMULA = "load / (1 − 0.0333 × (reps + reps in reserve)), up to 12 reps; an unlogged reserve counts as 2"


def of_exercise(user_id: UUID, query: E1rmQuery) -> E1rmOut:
    """One point per session. Raises NotFound for an exercise that is neither the catalogue's nor theirs."""
    with db.transaction(user_id) as tx:
        row, lifter = lifts.exercise(tx, user_id, query.exercise_id), lifters.known(tx, user_id)
        if row is None or lifter is None:
            raise NotFound("There is no such exercise")
        since = datetime.combine(query.since, time(), zone(lifter["time_zone"])) if query.since else None
        told = sets.that_tell_strength(tx, user_id, query.exercise_id, since and since.astimezone(UTC))
    points = list(_best(told, exercise(row), lifter_state(lifter).rir_bias))
    return E1rmOut(exercise_id=query.exercise_id, formula=FORMULA, points=_with_records(points))


def reps_of_exercise(user_id: UUID, query: RepsQuery) -> RepsOut:
    """How many sets of each count of reps. Raises NotFound for an exercise that is not there for them."""
    with db.transaction(user_id) as tx:
        lifter = lifters.settings(tx, user_id)
        if lifter is None or not analytics.exercises(tx, user_id, [query.exercise_id]):
            raise NotFound("There is no such exercise")
        since = datetime.combine(query.since, time(), zone(lifter["time_zone"])) if query.since else None
        rows = analytics.rep_counts(tx, user_id, query.exercise_id, since)
    return RepsOut(exercise_id=query.exercise_id, reps=[RepCount(**row) for row in rows])


def _best(told: Iterable[Row], done: Exercise, bias: float) -> Iterable[E1rmPoint]:
    best: dict[UUID, E1rmPoint] = {}
    for row in told:
        load = system_load(done.traits, row["weight_kg"], row["bodyweight_kg"])
        rir = rir_of(kind_of(row["set_type"], row["rir"]), row["rir"])
        value = one_rep_max(load, row["reps"], rir, bias) if load > 0 else 0.0
        known = best.get(row["workout_id"])
        if value > 0 and (known is None or value > known.e1rm_kg):
            best[row["workout_id"]] = _point(row, value)
    return sorted(best.values(), key=lambda point: point.performed_at)


def _point(row: Row, value: float) -> E1rmPoint:
    return E1rmPoint(**{**row, "set_id": row["id"], "e1rm_kg": value, "best": False})


def _with_records(points: Iterable[E1rmPoint]) -> list[E1rmPoint]:
    """Each point knows whether it was the highest so far."""
    out: list[E1rmPoint] = []
    highest = 0.0
    for point in points:
        out.append(point.model_copy(update={"best": point.e1rm_kg > highest}))
        highest = max(highest, point.e1rm_kg)
    return out
