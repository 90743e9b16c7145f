"""What the log adds up to."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.analytics import (
    CalendarOut,
    CalendarQuery,
    E1rmOut,
    E1rmQuery,
    IntensityOut,
    IntensityQuery,
    LoadOut,
    LoadQuery,
    RepsOut,
    RepsQuery,
    VolumeOut,
    VolumeQuery,
)
from engine.services import calendar, intensity, strength_curve, training_load, volume

bp = http.blueprint("analytics", "What the log adds up to")


@bp.get("/analytics/volume", responses={200: VolumeOut})
def weekly_volume(query: VolumeQuery) -> Response:
    """Hard sets per muscle and week, direct and indirect apart, beside the landmarks."""
    return http.respond(volume.of_weeks(http.asker(), query, http.utc_now()))


@bp.get("/analytics/e1rm", responses={200: E1rmOut})
def e1rm(query: E1rmQuery) -> Response:
    """Estimated one-rep maximum of an exercise, session by session, with the records."""
    return http.respond(strength_curve.of_exercise(http.asker().id, query))


@bp.get("/analytics/reps", responses={200: RepsOut})
def reps(query: RepsQuery) -> Response:
    """How many sets of an exercise were done of each count of reps."""
    return http.respond(strength_curve.reps_of_exercise(http.asker().id, query))


@bp.get("/analytics/load", responses={200: LoadOut})
def load(query: LoadQuery) -> Response:
    """Fitness and fatigue day by day, and the weeks with training, deload weeks marked."""
    return http.respond(training_load.of_days(http.asker().id, query, http.utc_now()))


@bp.get("/analytics/intensity", responses={200: IntensityOut})
def how_heavy(query: IntensityQuery) -> Response:
    """Sets by load over the e1RM of their time, and by reps left in reserve."""
    return http.respond(intensity.of_weeks(http.asker().id, query, http.utc_now()))


@bp.get("/analytics/calendar", responses={200: CalendarOut})
def days(query: CalendarQuery) -> Response:
    """The sessions of a year, each on its day."""
    return http.respond(calendar.of_year(http.asker().id, query, http.utc_now()))
