"""Everything that a lifter has stored, to take along."""

from __future__ import annotations

from typing import Literal

from engine.schemas.base import In


class ExportQuery(In):
    """As what: the sets as a table that any tracker reads, or everything as JSON."""

    format: Literal["csv", "json"] = "json"
