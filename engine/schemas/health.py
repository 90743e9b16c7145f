"""Whether it runs."""

from __future__ import annotations

from typing import Literal

from engine.schemas.base import Out


class AliveOut(Out):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyOut(Out):
    """All that it needs is there."""

    status: Literal["ok"] = "ok"
    database: Literal["ok"] = "ok"
    redis: Literal["ok"] = "ok"
    schema_version: int
