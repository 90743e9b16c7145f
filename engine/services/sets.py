"""Logging performed sets: stored, put into their sessions, counted and folded in, in one transaction.

The cost does not depend on how many sets there are: what is known of the lifts concerned is read, moved on by these
sets, and written back, in one statement per table however many sets come at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from engine.core.constants import ENGINE_VERSION
from engine.errors import Conflict, Fault, NotFound, Problem, Rejected
from engine.schemas.base import from_kg, to_kg
from engine.schemas.sets import SetIn, SetOut
from engine.services import coaching, folding, volume
from engine.services.finding import Sessions
from engine.services.folding import Fold
from engine.services.lifts import Exercise, exercise
from engine.storage import db, lifters, lifts, recommendations, sets, workouts
from engine.storage.db import Row, Transaction

AHEAD = timedelta(days=1)
"""Clocks and time zones may be off by this much; what is further ahead has not been performed."""

STRENGTH_SETS = ("working", "failure", "amrap")
_LATER_FIELDS = ("duration_seconds", "side", "superset", "pain")
"""What a set could not say when the first ones were stored: unsaid, it is no part of what a set says."""

Answer = SetOut | Problem


def log(user_id: UUID, given: Sequence[SetIn], now: datetime) -> list[Answer]:
    """Store sets, and answer each on its own: the set as it is stored, or what is wrong with it.

    A set that is stored already is answered as it is; another one under its id is a Conflict.
    """
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        known = sets.by_ids(tx, user_id, [s.id for s in given])
        exercises = lifts.known(tx, user_id, sorted({s.exercise_id for s in given}))
        answers, fresh = _sort_out(given, known, {id_: exercise(row) for id_, row in exercises.items()}, now)
        stored = _store(tx, user_id, fresh, exercises, now) if fresh else {}
    return [answer if isinstance(answer, Problem) else stored.get(answer.id, answer) for answer in answers]


def as_out(row: Row) -> SetOut:
    """A stored set on the wire, its weight as it was entered."""
    return SetOut.model_construct(**{**row, "weight": from_kg(row["weight_kg"], row["unit"])})


def not_found() -> NotFound:
    """What is answered for a set that is not there, or not theirs."""
    return NotFound("There is no such set")


def content(given: SetIn) -> bytes:
    """What a set says, as 16 bytes: equal for the same message sent again."""
    unsaid = {name for name in _LATER_FIELDS if getattr(given, name) is None}
    said = given.model_dump_json(exclude={"id"} | unsaid)
    return hashlib.blake2b(said.encode(), digest_size=16).digest()


def unknown_exercise(field: str = "exercise_id") -> Rejected:
    """What is answered for an exercise that is neither in the catalogue nor the lifter's own."""
    fault = Fault(field, "there is no such exercise", "the id of an exercise of the catalogue, or of your own")
    return Rejected("There is no such exercise", (fault,))


def check_time(moment: datetime, now: datetime, field: str = "performed_at") -> None:
    """Raise Rejected for what has not happened yet."""
    if moment > now + AHEAD:
        fault = Fault(field, "it lies more than a day ahead", "the time at which it happened")
        raise Rejected("What has not happened yet can't be logged", (fault,))


@dataclass(frozen=True)
class _Pending:
    """The place of a set among the answers, to be filled when it is stored."""

    id: UUID


def _sort_out(
    given: Sequence[SetIn], known: Mapping[UUID, Row], exercises: Mapping[UUID, Exercise], now: datetime
) -> tuple[list[Any], dict[UUID, SetIn]]:
    """The answers to what can be answered now, and the sets that are to be stored."""
    answers: list[Any] = []
    fresh: dict[UUID, SetIn] = {}
    for one in given:
        try:
            answers.append(_judge(one, known.get(one.id), fresh.get(one.id), exercises, now))
        except Problem as problem:
            answers.append(problem)
            continue
        if isinstance(answers[-1], _Pending):
            fresh.setdefault(one.id, one)
    return answers, fresh


def _judge(
    one: SetIn, stored: Row | None, twin: SetIn | None, exercises: Mapping[UUID, Exercise], now: datetime
) -> SetOut | _Pending:
    if stored is not None:
        if not _says_the_same(one, stored):
            raise Conflict("Another set is stored under this id; change it by PATCH")
        return as_out(stored)
    if twin is not None and twin != one:
        raise Conflict("Another set of this batch has this id")
    if one.exercise_id not in exercises:
        raise unknown_exercise()
    check_time(one.performed_at, now)
    return _Pending(one.id)


def _says_the_same(one: SetIn, stored: Row) -> bool:
    if stored["first_content"] is not None:
        return bytes(stored["first_content"]) == content(one)
    same = ("exercise_id", "performed_at", "set_type", "reps", "rir", "unit")
    return all(getattr(one, name) == stored[name] for name in same) and stored["weight_kg"] == to_kg(
        one.weight, one.unit
    )


def _store(
    tx: Transaction, user_id: UUID, fresh: Mapping[UUID, SetIn], known: Mapping[UUID, Row], now: datetime
) -> dict[UUID, SetOut]:
    in_order = sorted(fresh.values(), key=lambda s: (s.performed_at, s.id))
    exercises = {id_: exercise(row) for id_, row in known.items()}
    sessions = _sessions(tx, user_id, in_order)
    bodyweights = lifters.bodyweights_at(tx, user_id, sorted({s.performed_at for s in in_order}))
    places = {s.id: sessions.place(s.id, s.performed_at, s.workout_id) for s in in_order}
    workouts.put(tx, [(user_id, span.id, span.first, span.last, now, now) for span in sessions.grown()])
    rows = [_row(user_id, s, places[s.id], exercises[s.exercise_id], bodyweights, now) for s in in_order]
    stored = sorted(sets.add(tx, rows), key=lambda row: (row["performed_at"], row["id"]))
    _learn(tx, user_id, stored, known, exercises, now)
    _answer_prescriptions(tx, user_id, stored)
    return {row["id"]: as_out(row) for row in stored}


def _sessions(tx: Transaction, user_id: UUID, in_order: Sequence[SetIn]) -> Sessions:
    named = sorted({s.workout_id for s in in_order if s.workout_id})
    return Sessions.of(workouts.near(tx, user_id, in_order[0].performed_at, in_order[-1].performed_at, named))


def _row(
    user_id: UUID, s: SetIn, workout_id: UUID, done: Exercise, bodyweights: Mapping[datetime, float], now: datetime
) -> tuple[object, ...]:
    """In the order of storage.sets.add."""
    weight = to_kg(s.weight, s.unit)
    what = (s.performed_at, s.set_type, weight, s.unit, s.reps, s.rir, s.rest_seconds, bodyweights.get(s.performed_at))
    more = s.note, s.duration_seconds, s.side, s.superset, s.pain
    origin = (s.recommendation_id, None, content(s), now, now)
    return user_id, s.id, workout_id, done.owner, s.exercise_id, *what, *more, *origin


def _learn(
    tx: Transaction,
    user_id: UUID,
    stored: Sequence[Row],
    known: Mapping[UUID, Row],
    exercises: Mapping[UUID, Exercise],
    now: datetime,
) -> None:
    """Fold the new sets in and count them. One that comes late is left to a replay."""
    lifter = lifters.known(tx, user_id)
    if lifter is None:
        raise NotFound("The account is gone")
    if lifter["engine_version"] not in (None, ENGINE_VERSION):  # what is saved below would hide that it is another's
        coaching.begin_anew(tx, user_id)
    fold = Fold.of(lifter, known)
    late = [row for row in stored if fold.is_late(row)]
    new = [row for row in stored if not fold.is_late(row)]
    if new and fold.snapshot_due(new[0]["performed_at"]):
        folding.snapshot_stored(tx, user_id, fold)
    for row in new:
        fold.observe(exercises[row["exercise_id"]], row)
    if new:
        folding.save(tx, user_id, fold, exercises, now)
    if late:
        coaching.mark_stale(tx, user_id, late[0]["performed_at"])
    volume.correct(tx, user_id, lifter["time_zone"], exercises, before=(), after=stored)


def _answer_prescriptions(tx: Transaction, user_id: UUID, stored: Sequence[Row]) -> None:
    answering = [
        (user_id, row["id"], row["exercise_id"], row["performed_at"], row["recommendation_id"])
        for row in stored
        if (row["set_type"] in STRENGTH_SETS and row["duration_seconds"] is None) or row["recommendation_id"]
    ]
    if answering:
        recommendations.answer(tx, answering)
