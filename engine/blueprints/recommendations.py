"""Prescriptions: the next set, and each one ever given."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.problems import ProblemOut
from engine.schemas.recommendations import PredictSetRequest, PredictSetResponse, ReplayOut
from engine.services import recommendations

bp = http.blueprint("recommendations", "What to lift next, and why")


@bp.post("/recommendation", responses={200: PredictSetResponse, 403: ProblemOut})
def predict(body: PredictSetRequest) -> Response:
    """The next set of an exercise: load, reps, effort, rest, how sure that is, and the reckoning behind it."""
    deadline = http.settings().predict_deadline_ms
    return http.respond(recommendations.predict(http.asker(), body, http.utc_now(), deadline))


@bp.get("/recommendations/<id>", responses={200: ReplayOut})
def replay(path: ById) -> Response:
    """A prescription with everything that it was made from, reckoned once more."""
    return http.respond(recommendations.replay(http.asker().id, path.id))
