"""Cursors: where the next page of a list begins, as one opaque word."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from engine.errors import Malformed
from engine.storage.db import Row

Place = tuple[datetime, UUID]


def cursor_after(rows: Sequence[Row], limit: int, time: str) -> str | None:
    """The cursor of the next page, where this one is full: after its last row by the column `time` and the id."""
    if len(rows) < limit:
        return None
    written = f"{rows[-1][time].isoformat()} {rows[-1]['id']}"
    return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> Place | None:
    """Where a cursor points. Raises Malformed for one that we did not make."""
    if not cursor:
        return None
    try:
        written = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, _, id_ = written.rpartition(" ")
        place = datetime.fromisoformat(moment), UUID(id_)
    except (ValueError, binascii.Error) as fault:
        raise Malformed("The cursor is none of ours; ask again without it") from fault
    if place[0].tzinfo is None:
        raise Malformed("The cursor is none of ours; ask again without it")
    return place
