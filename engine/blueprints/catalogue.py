"""The catalogue, for whoever has no account yet."""

from __future__ import annotations

from flask import Response, request

from engine.blueprints import http
from engine.schemas.exercises import CatalogueQuery, ExercisesOut
from engine.services import exercises

bp = http.blueprint("catalogue", "The lifts that everyone may use, signed in or not", signed_in=False)

KEPT_SECONDS = 3600
"""The catalogue changes with a release; a phone that asks more often is told that it has it already."""


@bp.get("/catalogue", responses={200: ExercisesOut, 304: None})
def catalogue(query: CatalogueQuery) -> Response:
    """The exercises of the catalogue, or those of them with a name; needs no account. Answers 304 to a known ETag."""
    response = http.respond(exercises.catalogue(query))
    response.cache_control.public, response.cache_control.max_age = True, KEPT_SECONDS
    response.add_etag()
    response.make_conditional(request)
    return response
