"""The body is JSON, and a JSON object, before anything looks into it."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider
from pydantic_core import from_json
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from engine.errors import Fault, Malformed, Rejected

FILES = ("/v1/imports",)
"""Where a file may be sent, as multipart/form-data."""


class StrictJson(DefaultJSONProvider):
    """JSON by the letter of RFC 8259: no NaN, no lone surrogates, no bottomless nesting or endless numbers."""

    sort_keys = False

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Parse; raises ValueError where it is not JSON."""
        return from_json(s, allow_inf_nan=False)


def register(app: Flask) -> None:
    """Let this app read bodies so."""
    app.json = StrictJson(app)
    app.before_request(_parse_first)


def _parse_first() -> None:
    """400 for a body that can't be read, 415 for one of another type, 422 for one that is not an object."""
    if request.routing_exception or request.method not in ("POST", "PUT", "PATCH", "DELETE") or not _has_body():
        return
    if request.mimetype == "multipart/form-data" and request.path in FILES:
        return
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON, with Content-Type: application/json")
    _refuse_cut_short()
    try:
        body = request.get_json()
    except BadRequest as fault:
        raise Malformed("The body is not valid JSON") from fault
    if not isinstance(body, dict):
        raise Rejected("The body must be a JSON object", (Fault("", "it is no JSON object", "a JSON object"),))


def _refuse_cut_short() -> None:
    """A body in chunks does not tell its length, and werkzeug cuts it at the limit."""
    limit = request.max_content_length
    if request.content_length is None and limit is not None and len(request.get_data()) >= limit:
        raise RequestEntityTooLarge


def _has_body() -> bool:
    return bool(request.content_length) or "chunked" in request.headers.get("Transfer-Encoding", "").lower()
