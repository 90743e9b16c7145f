"""Everything that goes wrong becomes problem+json (RFC 9457): the field, the fault, and what would be right."""

from __future__ import annotations

from contextlib import suppress
from typing import cast

import psycopg2
import structlog
from flask import Flask, Response, g, request
from psycopg2 import errors as sql_errors
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import HTTPException

from engine.errors import Conflict, Fault, Problem, Rejected, TooMany, Unauthenticated, Unavailable
from engine.schemas.problems import FaultOut, ProblemOut

log = structlog.get_logger(__name__)

EXPECTED = {
    "missing": "this field is required",
    "extra_forbidden": "no such field; see /v1/openapi.json",
    "uuid_parsing": "a UUID, like 0190b6c0-7c5e-7d2a-9b1e-2f6c1f0a4b5d",
    "uuid_type": "a UUID, like 0190b6c0-7c5e-7d2a-9b1e-2f6c1f0a4b5d",
    "finite_number": "a finite number",
    "timezone_aware": "a time with its offset, like 2026-05-01T18:30:00Z",
    "datetime_parsing": "an ISO 8601 time with its offset, like 2026-05-01T18:30:00Z",
    "datetime_from_date_parsing": "an ISO 8601 time with its offset, like 2026-05-01T18:30:00Z",
    "date_from_datetime_parsing": "a date, like 2026-05-01",
    "date_parsing": "a date, like 2026-05-01",
    "model_attributes_type": "a JSON object",
    "model_type": "a JSON object",
    "int_from_float": "a whole number",
}
SWALLOWED_BYTES = 128 * 1024 * 1024
RIR_HINT = "RIR is reps you had left; 0 means none, 10 is the most that can be told"


def problem(fault: Problem) -> Response:
    """The answer for what a service refused."""
    response = _send(message(fault))
    if isinstance(fault, TooMany | Unavailable):
        response.headers["Retry-After"] = str(fault.retry_after)
    if isinstance(fault, Unauthenticated):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def message(fault: Problem) -> ProblemOut:
    """What a service refused, as it stands on the wire: alone, or among the answers to a batch."""
    listed = [FaultOut(field=f.field, fault=f.fault, expected=f.expected) for f in fault.faults]
    return _message(fault.status, fault.slug, fault.title, fault.detail, listed)


def rejected(invalid: ValidationError) -> Rejected:
    """What pydantic found wrong, as a service would say it."""
    faults = faults_of(invalid)[:50]
    return Rejected("; ".join(f"{f.field or 'the body'}: {f.fault}" for f in faults[:3]), faults)


def faults_of(invalid: ValidationError) -> tuple[Fault, ...]:
    """What pydantic found wrong, in our words."""
    return tuple(_fault(error) for error in invalid.errors(include_url=False, include_input=False))


def invalid_input(invalid: ValidationError) -> Response:
    """422 with every field that breaks the contract."""
    return problem(rejected(invalid))


def _fault(error: ErrorDetails) -> Fault:
    where = ".".join(str(part) for part in error["loc"])
    said = error["msg"].removeprefix("Value error, ")
    if where.rsplit(".", 1)[-1] == "rir" and error["type"] != "missing":
        return Fault(where, said, RIR_HINT)
    return Fault(where, said, EXPECTED.get(error["type"], said))


def register(app: Flask) -> None:
    """Answer every error of this app with problem+json."""
    app.register_error_handler(Problem, problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(psycopg2.Error, _database)
    app.register_error_handler(Exception, _unexpected)


def _http(fault: HTTPException) -> Response:
    if fault.response is not None and fault.code is None:
        return cast(Response, fault.response)  # the answer of `invalid_input`, carried here by abort()
    status = fault.code or 500
    if status == 413:
        _swallow_the_rest()
    titles = {404: "Not found", 405: "Method not allowed", 413: "Too large", 415: "Unsupported media type"}
    details = {
        404: f"There is nothing at {request.path}",
        405: f"{request.path} does not take {request.method}",
        413: "The body is over the limit",
    }
    detail = details.get(status) or fault.description or fault.name
    response = _response(status, fault.name.lower().replace(" ", "-"), titles.get(status, fault.name), detail, [])
    for name, value in fault.get_headers():
        if name.lower() in ("allow", "retry-after", "location"):
            response.headers[name] = value
    return response


def _swallow_the_rest() -> None:
    """Let the client finish sending: a server that hangs up in the middle of a body is taken for broken, not for full.

    Of what is sent at most SWALLOWED_BYTES are thrown away; then the line is cut after all.
    """
    rest, left = request.environ["wsgi.input"], SWALLOWED_BYTES
    with suppress(OSError, HTTPException):
        while left > 0 and (part := rest.read(min(left, 256 * 1024))):
            left -= len(part)


def _database(fault: psycopg2.Error) -> Response:
    """What the store refused though the contract let it pass, and a store that is away: no fault of ours to show."""
    if _owner_is_gone(fault):
        return problem(Unauthenticated("This account is gone"))
    if isinstance(fault, sql_errors.CheckViolation | sql_errors.DataError):
        log.warning("refused_by_the_store", fault=type(fault).__name__, constraint=fault.diag.constraint_name)
        return problem(Rejected(f"The store refuses this: {fault.diag.message_primary}"))
    if isinstance(fault, sql_errors.UniqueViolation):
        return problem(Conflict("There is one like this already"))
    if isinstance(fault, sql_errors.ForeignKeyViolation):
        return problem(Conflict("It names something that is no longer there"))
    if isinstance(fault, psycopg2.OperationalError | psycopg2.InterfaceError):
        log.error("database_away", exc_info=fault, path=request.path)
        return problem(Unavailable("The database is away or busy; nothing was stored, try again"))
    return _unexpected(fault)


def _owner_is_gone(fault: psycopg2.Error) -> bool:
    return isinstance(fault, sql_errors.ForeignKeyViolation) and str(fault.diag.constraint_name).endswith(
        ("_user_id_fkey", "_user_id_fkey1")
    )


def _unexpected(fault: Exception) -> Response:
    log.error("unexpected", exc_info=fault, method=request.method, path=request.path)
    detail = "Something went wrong on our side; nothing that you sent was stored. Try again."
    return _response(500, "internal", "Something went wrong", detail, [])


def _response(status: int, slug: str, title: str, detail: str, faults: list[FaultOut]) -> Response:
    return _send(_message(status, slug, title, detail, faults))


def _message(status: int, slug: str, title: str, detail: str, faults: list[FaultOut]) -> ProblemOut:
    return ProblemOut(
        type=f"https://gymgenius.app/problems/{slug}",
        title=title,
        status=status,
        detail=detail,
        request_id=str(g.get("request_id", "")),
        errors=faults,
    )


def _send(said: ProblemOut) -> Response:
    return Response(said.model_dump_json(), said.status, content_type="application/problem+json")
