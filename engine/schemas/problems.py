"""RFC 9457 problem details: the one shape of every error."""

from __future__ import annotations

from engine.schemas.base import Out


class FaultOut(Out):
    """One thing that is wrong, where, and what would be right."""

    field: str
    fault: str
    expected: str


class ProblemOut(Out):
    """application/problem+json."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: list[FaultOut] = []
