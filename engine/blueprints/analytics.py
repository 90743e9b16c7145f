"""What the log adds up to."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.analytics import E1rmOut, E1rmQuery, VolumeOut, VolumeQuery
from engine.services import strength_curve, volume

bp = http.blueprint("analytics", "What the log adds up to")


@bp.get("/analytics/volume", responses={200: VolumeOut})
def weekly_volume(query: VolumeQuery) -> Response:
    """Hard sets per muscle and week, direct and indirect apart, beside the landmarks."""
    return http.respond(volume.of_weeks(http.asker(), query, http.utc_now()))


@bp.get("/analytics/e1rm", responses={200: E1rmOut})
def e1rm(query: E1rmQuery) -> Response:
    """Estimated one-rep maximum of an exercise, session by session, with the records."""
    return http.respond(strength_curve.of_exercise(http.asker().id, query))
