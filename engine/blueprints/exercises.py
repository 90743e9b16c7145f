"""Exercises: the catalogue's and the lifter's own."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.exercises import (
    ExerciseIn,
    ExerciseOut,
    ExercisePatch,
    ExerciseQuery,
    ExercisesOut,
    LastPerformanceOut,
)
from engine.schemas.problems import ProblemOut
from engine.services import exercises

bp = http.blueprint("exercises", "The catalogue and one's own exercises")


@bp.get("/exercises", responses={200: ExercisesOut})
def find(query: ExerciseQuery) -> Response:
    """Find exercises by name or alias in any language, or by what they are; best fit first."""
    return http.respond(exercises.find(http.asker().id, query))


@bp.post("/exercises", responses={201: ExerciseOut, 409: ProblemOut})
def create(body: ExerciseIn) -> Response:
    """Make an exercise of my own. Sending it again changes nothing."""
    return http.respond(exercises.create(http.asker().id, body, http.utc_now()), 201)


@bp.get("/exercises/<id>", responses={200: ExerciseOut})
def get(path: ById) -> Response:
    """One exercise."""
    return http.respond(exercises.get(http.asker().id, path.id))


@bp.patch("/exercises/<id>", responses={200: ExerciseOut})
def change(path: ById, body: ExercisePatch) -> Response:
    """Change an exercise of my own."""
    return http.respond(exercises.change(http.asker().id, path.id, body, http.utc_now()))


@bp.delete("/exercises/<id>", responses={204: None})
def delete(path: ById) -> Response:
    """Remove an exercise of my own; with sets logged it is only taken out of use."""
    exercises.delete(http.asker().id, path.id, http.utc_now())
    return http.nothing()


@bp.get("/exercises/<id>/last", responses={200: LastPerformanceOut})
def last(path: ById) -> Response:
    """What I did of it last time."""
    return http.respond(exercises.last(http.asker().id, path.id))
