"""Readiness."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.body import ReadinessIn, ReadinessListOut, ReadinessOut, ReadinessPatch, ReadinessQuery
from engine.services import readiness

bp = http.blueprint("readiness", "How the lifter feels, day by day")


@bp.get("/readiness", responses={200: ReadinessListOut})
def days(query: ReadinessQuery) -> Response:
    """My check-ins, newest first."""
    return http.respond(readiness.days(http.asker().id, query))


@bp.post("/readiness", responses={201: ReadinessOut})
def check_in(body: ReadinessIn) -> Response:
    """Tell how a day is; telling it again replaces what was told."""
    return http.respond(readiness.check_in(http.asker().id, body, http.utc_now()), 201)


@bp.patch("/readiness", responses={200: ReadinessListOut})
def change(body: ReadinessPatch) -> Response:
    """Change days answer by answer, or many at once; what is left out stays, `null` takes back."""
    return http.respond(readiness.change(http.asker().id, body, http.utc_now()))
