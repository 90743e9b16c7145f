"""Is the process alive, and can it do its work?"""

from __future__ import annotations

import psycopg2
from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from redis.exceptions import RedisError

from engine.blueprints import http
from engine.blueprints.document import operation_id
from engine.errors import Unavailable
from engine.schemas.health import AliveOut, ReadyOut
from engine.schemas.problems import ProblemOut
from engine.services import health

bp = APIBlueprint(
    "health",
    __name__,
    abp_tags=[Tag(name="health", description="Whether it runs")],
    abp_responses={405: ProblemOut, 422: ProblemOut},
    operation_id_callback=operation_id,
)


@bp.get("/healthz", responses={200: AliveOut})
def alive() -> Response:
    """The process answers."""
    return http.respond(AliveOut())


@bp.get("/readyz", responses={200: ReadyOut, 503: ProblemOut})
def ready() -> Response:
    """Database, Redis and schema version are as they must be; 503 with the part that is not."""
    try:
        return http.respond(health.ready(http.queue().ping))
    except psycopg2.Error as fault:
        raise Unavailable(f"The database is away: {type(fault).__name__}") from fault
    except RedisError as fault:
        raise Unavailable(f"Redis is away: {type(fault).__name__}") from fault
