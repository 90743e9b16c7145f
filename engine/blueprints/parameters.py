"""What the coach knows of the person who asks."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.parameters import ParametersOut
from engine.services import personalising

bp = http.blueprint("parameters", "What the coach knows of me, and what it still assumes")


@bp.get("/parameters", responses={200: ParametersOut})
def get() -> Response:
    """Each parameter with its prior, what my log made of it, and whether that is used."""
    return http.respond(personalising.get(http.asker().id))
