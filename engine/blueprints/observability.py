"""One line of JSON per request, and an id that follows it: `x-request-id` in, out, in every line and every job."""

from __future__ import annotations

import re
import time
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request

from engine import logs
from engine.config import Settings

_GIVEN = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_QUIET = ("/healthz", "/readyz")

log = structlog.get_logger("request")


def register(app: Flask, settings: Settings) -> None:
    """Give every request its id and its line in the log."""
    logs.set_up(settings.log_level)
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _GIVEN.fullmatch(given) else uuid4().hex
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if request.path.startswith("/v1/"):
        response.headers.setdefault("Cache-Control", "no-store")
    if request.path not in _QUIET:
        log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.began) * 1000, 1),
            user=str(g.asker.id) if "asker" in g else None,
        )
    return response
