"""Personal records."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.records import RecordsOut, RecordsQuery
from engine.services import records

bp = http.blueprint("records", "Personal records")


@bp.get("/records", responses={200: RecordsOut})
def of_exercises(query: RecordsQuery) -> Response:
    """Heaviest load, best e1RM and most reps at each load, each with its set; now, or as they stood before a time."""
    return http.respond(records.of_exercises(http.asker().id, query))
