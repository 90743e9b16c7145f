"""Workouts: the sessions that sets belong to."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.problems import ProblemOut
from engine.schemas.workouts import FinishIn, WorkoutDetailOut, WorkoutIn, WorkoutPatch, WorkoutsOut, WorkoutsQuery
from engine.services import workouts

bp = http.blueprint("workouts", "The sessions that sets belong to")


@bp.get("/workouts", responses={200: WorkoutsOut})
def page(query: WorkoutsQuery) -> Response:
    """Sessions, newest first, page by page."""
    return http.respond(workouts.page(http.asker().id, query, http.utc_now()))


@bp.post("/workouts", responses={201: WorkoutDetailOut, 409: ProblemOut})
def begin(body: WorkoutIn) -> Response:
    """Open a session by hand, before its first set. Sets open one by themselves, so this is never needed."""
    return http.respond(workouts.begin(http.asker().id, body, http.utc_now()), 201)


@bp.get("/workouts/<id>", responses={200: WorkoutDetailOut})
def get(path: ById) -> Response:
    """One session with its sets, in the trash too."""
    return http.respond(workouts.detail(http.asker().id, path.id, http.utc_now()))


@bp.patch("/workouts/<id>", responses={200: WorkoutDetailOut})
def change(path: ById, body: WorkoutPatch) -> Response:
    """Change its title, note or gym; what is left out stays."""
    return http.respond(workouts.change(http.asker().id, path.id, body, http.utc_now()))


@bp.post("/workouts/<id>/finish", responses={200: WorkoutDetailOut})
def finish(path: ById, body: FinishIn) -> Response:
    """End a session. One that nobody ends closes by itself half an hour after its last set."""
    return http.respond(workouts.finish(http.asker().id, path.id, body, http.utc_now()))


@bp.delete("/workouts/<id>", responses={204: None})
def discard(path: ById) -> Response:
    """Put a session and its sets into the trash; they can be restored."""
    workouts.discard(http.asker().id, path.id, http.utc_now())
    return http.nothing()


@bp.post("/workouts/<id>/restore", responses={200: WorkoutDetailOut})
def restore(path: ById) -> Response:
    """Take a session out of the trash, with the sets that went there with it."""
    return http.respond(workouts.restore(http.asker().id, path.id, http.utc_now()))
