"""What every route shares: who asks, what time it is, and how an answer is written.

A route is: who asks → parse → one service call → respond. Parsing is flask-openapi3's, from the annotations
`body`, `query`, `path`; it comes after `_sign_in`, so that a stranger learns nothing of the contract's faults.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from flask import Response, current_app, g, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.types import ResponseDict
from pydantic import BaseModel

from engine.blueprints.document import operation_id
from engine.config import Settings
from engine.errors import Unauthenticated
from engine.jobs import Queue
from engine.schemas.problems import ProblemOut
from engine.services import tokens
from engine.services.tokens import Asker

OPEN_FAULTS: ResponseDict = dict.fromkeys((400, 404, 405, 413, 415, 422, 429, 500, 503), ProblemOut)
SIGNED_FAULTS: ResponseDict = {**OPEN_FAULTS, 401: ProblemOut}


def blueprint(name: str, about: str, *, signed_in: bool = True) -> APIBlueprint:
    """A noun's routes under /v1; `signed_in` routes answer 401 to whoever brings no valid access token."""
    made = APIBlueprint(
        name,
        f"engine.blueprints.{name}",
        url_prefix="/v1",
        abp_tags=[Tag(name=name, description=about)],
        abp_security=[{"bearer": []}] if signed_in else [],
        abp_responses=SIGNED_FAULTS if signed_in else OPEN_FAULTS,
        operation_id_callback=operation_id,
    )
    if signed_in:
        made.before_request(_sign_in)
    return made


def _sign_in() -> None:
    if request.method == "OPTIONS":
        return
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("Send the access token as `Authorization: Bearer …`")
    g.asker = tokens.read(token.strip(), settings().jwt_keys, utc_now())


def asker() -> Asker:
    """Who asks; only in signed-in routes."""
    return cast(Asker, g.asker)


def utc_now() -> datetime:
    """The clock, read here at the edge and handed down."""
    return datetime.now(UTC)


def settings() -> Settings:
    """What this app was made with."""
    return cast(Settings, current_app.extensions["settings"])


def queue() -> Queue:
    """The way to the workers, for whoever must know whether it is open."""
    return cast(Queue, current_app.extensions["queue"])


def push_key() -> str | None:
    """What browsers subscribe to web push with; None where this server sends none."""
    return cast(str | None, current_app.extensions["push_key"])


def respond(message: BaseModel, status: int = 200) -> Response:
    """The message as JSON."""
    return Response(message.model_dump_json(), status, content_type="application/json")


def nothing() -> Response:
    """204: done, and there is nothing to say."""
    return Response(status=204)
