"""Bodyweight."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.body import BodyweightIn, BodyweightOut, BodyweightQuery, BodyweightsOut
from engine.services import bodyweight

bp = http.blueprint("bodyweight", "What the lifter weighs")


@bp.get("/bodyweight", responses={200: BodyweightsOut})
def page(query: BodyweightQuery) -> Response:
    """My weighings, newest first."""
    return http.respond(bodyweight.page(http.asker().id, query))


@bp.post("/bodyweight", responses={201: BodyweightOut})
def log(body: BodyweightIn) -> Response:
    """Store a weighing. Sending it again changes nothing."""
    return http.respond(bodyweight.log(http.asker().id, body, http.utc_now()), 201)


@bp.delete("/bodyweight/<id>", responses={204: None})
def delete(path: ById) -> Response:
    """Remove a weighing."""
    bodyweight.delete(http.asker().id, path.id)
    return http.nothing()
