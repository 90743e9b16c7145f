"""The next set: asked from what is stored, answered in time, kept with all that it was made from.

Reads and reckoning have a deadline. Past it the answer is the last session again, flagged `fallback`.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import structlog

from engine.core import history, prescribe
from engine.core.constants import ENGINE_VERSION
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState, Prescription, RepTarget
from engine.errors import Conflict, Fault, Forbidden, NotFound, Rejected, Unavailable
from engine.schemas.recommendations import PredictSetRequest, PredictSetResponse, ReplayOut
from engine.services import jobs, stock, volume
from engine.services.lifts import Exercise, exercise, lift_state, lifter_state, performed
from engine.services.prescribing import response
from engine.services.sets import unknown_exercise
from engine.services.tokens import Asker
from engine.storage import db, lifters, lifts, recommendations, sets
from engine.storage.db import Row, TimedOut, Transaction, as_json

FALLBACK_MS = 400
LAST_SETS = 12
_reckoners = ThreadPoolExecutor(max_workers=4, thread_name_prefix="reckoner")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Question:
    """An Ask, whose exercise it is about, and whether it is a what-if."""

    ask: Ask
    exercise: Exercise
    what_if: bool = False


def predict(asker: Asker, request: PredictSetRequest, now: datetime, deadline_ms: int) -> PredictSetResponse:
    """The next set of an exercise. Raises Forbidden for another's, Rejected for what is not known."""
    if request.user_id not in (None, asker.id):
        raise Forbidden("Only their coach, with their consent, may ask for another lifter")
    ends = time.monotonic() + deadline_ms / 1000
    try:
        with db.transaction(asker.id, timeout_ms=deadline_ms) as tx:
            question = _question(tx, asker.id, request, now)
            said = _reckon(question.ask, ends - time.monotonic())
            return _keep(tx, asker.id, question, said)
    except TimedOut:
        log.warning("prediction_fell_back", because="the database is slow")
        return _from_last_session(asker.id, request, now)


def what_if(request: PredictSetRequest, now: datetime) -> PredictSetResponse:
    """The next set of a barbell lift after the history given, and nothing else. Raises Rejected without one."""
    if request.history is None:
        fault = Fault("history", "it is missing", "the sets that the answer is to follow from")
        raise Rejected("Without a store there must be a history", (fault,))
    traits = ExerciseTraits(pattern="horizontal_push", equipment="barbell")
    given = [history.HistorySet(s.w, s.r, s.rir, s.timestamp) for s in request.history]
    lift, shared = history.state_of_history(given, traits)
    goal = 0.5 if request.goal_strength is None else request.goal_strength
    where = str(request.exercise_id)
    ask = Ask(traits, Lifter(), lift, shared, now, request.set_number, goal, exercise_id=where, target=_target(request))
    return response(ask, prescribe.prescribe(ask), uuid4())


def replay(user_id: UUID, id_: UUID) -> ReplayOut:
    """A prescription as it was given, and whether the same comes out again. Raises NotFound."""
    with db.transaction(user_id) as tx:
        row = recommendations.one(tx, user_id, id_)
    if row is None:
        raise NotFound("There is no such recommendation")
    same_version = row["engine_version"] == ENGINE_VERSION
    return ReplayOut(
        prescription=PredictSetResponse.model_validate(row["output"]),
        inputs=row["inputs"],
        engine_version_now=ENGINE_VERSION,
        same_version=same_version,
        replays=_says_the_same(row) if same_version else None,
        outcome_set_id=row["outcome_set_id"],
    )


def _says_the_same(row: Row) -> bool:
    ask = Ask.from_json(row["inputs"]["ask"])
    said = prescribe.repeat_last(ask) if row["inputs"]["fallback"] else prescribe.prescribe(ask)
    return said is not None and response(ask, said, row["id"]).model_dump(mode="json") == row["output"]


def _question(tx: Transaction, user_id: UUID, request: PredictSetRequest, now: datetime) -> _Question:
    """Everything that the answer depends on, in three reads, however long the history is."""
    known = lifts.known(tx, user_id, [request.exercise_id]).get(request.exercise_id)
    if known is None:
        raise unknown_exercise()
    lifter = _lifter(tx, user_id, request, now)
    if lifter["engine_version"] not in (None, ENGINE_VERSION):
        jobs.want(tx, "warm_start", user_id)
    done = exercise(known)
    so_far, usual = volume.recent(tx, user_id, now, lifter["time_zone"], list(done.traits.muscles))
    lift, shared = _states(request, done, known, lifter)
    ask = Ask(
        traits=done.traits,
        lifter=_as_core(lifter),
        lift=lift,
        lifter_state=_of_pattern(shared, done.traits.pattern),
        now=now,
        set_number=request.set_number,
        goal_strength=lifter["goal_strength"] if request.goal_strength is None else request.goal_strength,
        readiness_z=lifter["readiness_z"],
        gym=stock.gym(lifter["inventory"], lifter["unit"]),
        exercise_id=str(done.id),
        target=_target(request),
        week_sets=so_far,
        usual_sets=usual,
    )
    return _Question(ask, done, request.history is not None)


def _lifter(tx: Transaction, user_id: UUID, request: PredictSetRequest, now: datetime) -> Row:
    lifter = lifters.on_day(tx, user_id, now, request.gym_id)
    if lifter is None:
        raise Conflict("The account is gone")
    if request.gym_id is not None and lifter["asked_gym"] is None:
        fault = Fault("gym_id", "there is no such gym", "the id of one of your gyms")
        raise Rejected("There is no such gym", (fault,))
    return lifter


def _states(request: PredictSetRequest, done: Exercise, known: Row, lifter: Row) -> tuple[LiftState, LifterState]:
    shared = lifter_state(lifter)
    if request.history is None:
        return lift_state(known), shared
    given = [history.HistorySet(s.w, s.r, s.rir, s.timestamp) for s in request.history]
    return history.state_of_history(given, done.traits, lifter["bodyweight_kg"], lifter_state=shared)


def _of_pattern(shared: LifterState, pattern: str) -> LifterState:
    """Only what concerns this movement, so that what is kept with each prescription stays small."""
    return replace(shared, patterns={p: state for p, state in shared.patterns.items() if p == pattern})


def _as_core(lifter: Row) -> Lifter:
    return Lifter(lifter["sex"], lifter["bodyweight_kg"], lifter["experience"], lifter["unit"])


def _target(request: PredictSetRequest) -> RepTarget | None:
    wanted = request.target
    return RepTarget(wanted.rep_low, wanted.rep_high, wanted.rir) if wanted else None


def _reckon(ask: Ask, seconds: float) -> Prescription:
    """The prescription, or the last session again when it is not there in time."""
    reckoning = _reckoners.submit(prescribe.prescribe, ask)
    try:
        return reckoning.result(max(seconds, 0))
    except TimeoutError:
        reckoning.cancel()
        log.warning("prediction_fell_back", because="the engine is slow")
    return _again(ask)


def _again(ask: Ask) -> Prescription:
    said = prescribe.repeat_last(ask)
    if said is None:
        raise Unavailable("The coach is too slow right now, and there is no last session to go by; try again")
    return said


def _from_last_session(user_id: UUID, request: PredictSetRequest, now: datetime) -> PredictSetResponse:
    """The fallback when what is known can't be read: from the sets of the last session alone."""
    try:
        with db.transaction(user_id, timeout_ms=FALLBACK_MS) as tx:
            row, settings = lifts.exercise(tx, user_id, request.exercise_id), lifters.settings(tx, user_id)
            if row is None or settings is None:
                raise unknown_exercise()
            done, last = exercise(row), sets.last_session(tx, user_id, request.exercise_id, LAST_SETS)
            who = Lifter(settings["sex"], None, settings["experience"], settings["unit"])
            of_it = [performed(one) for one in last if one["workout_id"] == last[0]["workout_id"]]
            lift, shared = history.replay(of_it, done.traits, LiftState.empty(), LifterState.empty())
            ask = Ask(done.traits, who, lift, shared, now, request.set_number, exercise_id=str(done.id))
            return _keep(tx, user_id, _Question(ask, done), _again(ask))
    except TimedOut as fault:
        raise Unavailable("The database is too slow right now; try again") from fault


def _keep(tx: Transaction, user_id: UUID, question: _Question, said: Prescription) -> PredictSetResponse:
    ask, id_ = question.ask, uuid4()
    answer = response(ask, said, id_)
    values: dict[str, Any] = {
        "id": id_,
        "exercise_owner": question.exercise.owner,
        "exercise_id": question.exercise.id,
        "set_number": ask.set_number,
        "created_at": ask.now,
        "engine_version": ENGINE_VERSION,
        "inputs": as_json({"ask": ask, "fallback": "fallback" in said.flags, "what_if": question.what_if}),
        "output": as_json(answer.model_dump(mode="json")),
        "answered_at": ask.now if question.what_if else None,
    }
    recommendations.add(tx, user_id, values)
    return answer
