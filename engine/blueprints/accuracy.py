"""How often the coach was right."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.accuracy import AccuracyOut, AccuracyQuery
from engine.services import accuracy

bp = http.blueprint("accuracy", "How often the coach was right")


@bp.get("/accuracy", responses={200: AccuracyOut})
def get(query: AccuracyQuery) -> Response:
    """How often the coach was right on me, by lift and over time, against repeating; with its bands' coverage."""
    return http.respond(accuracy.of_lifter(http.asker().id, query, http.utc_now()))
