"""Background work, for whoever runs the instance."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.jobs import JobsOut, JobsQuery
from engine.schemas.problems import ProblemOut
from engine.services import jobs

bp = http.blueprint("jobs", "Background work")


@bp.get("/admin/jobs", responses={200: JobsOut, 403: ProblemOut})
def list_jobs(query: JobsQuery) -> Response:
    """Jobs of all lifters, newest first; only for an administrator."""
    return http.respond(jobs.listing(http.asker(), query))
