"""The lifter's bodyweight over time."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from engine.errors import Fault, NotFound, Rejected
from engine.schemas.base import from_kg, to_kg
from engine.schemas.body import BodyweightIn, BodyweightOut, BodyweightQuery, BodyweightsOut
from engine.services.pages import cursor_after, place_of
from engine.storage import bodyweights, db
from engine.storage.db import Row

AHEAD = timedelta(days=1)  # a phone's clock may be fast, and is in another time zone


def page(user_id: UUID, query: BodyweightQuery) -> BodyweightsOut:
    """Weighings, newest first. Raises Malformed for a broken cursor."""
    after = place_of(query.cursor)
    with db.transaction(user_id) as tx:
        rows = bodyweights.page(tx, user_id, query.since, after, query.limit)
    return BodyweightsOut(
        bodyweights=[_out(row) for row in rows], next_cursor=cursor_after(rows, query.limit, "measured_at")
    )


def log(user_id: UUID, given: BodyweightIn, now: datetime) -> BodyweightOut:
    """Store a weighing; sending it again changes nothing. Raises Rejected for one in the future."""
    if given.measured_at > now + AHEAD:
        fault = Fault("measured_at", "it lies in the future", "a time that has been")
        raise Rejected("A weighing can't lie in the future", (fault,))
    weighing = {
        "id": given.id,
        "measured_at": given.measured_at,
        "weight_kg": to_kg(given.weight, given.unit),
        "unit": given.unit,
    }
    with db.transaction(user_id) as tx:
        bodyweights.add(tx, user_id, weighing)
        return _out(bodyweights.get(tx, user_id, given.id) or weighing)


def delete(user_id: UUID, weighing_id: UUID) -> None:
    """Remove a weighing. Raises NotFound."""
    with db.transaction(user_id) as tx:
        if not bodyweights.remove(tx, user_id, weighing_id):
            raise NotFound("There is no such weighing")


def _out(row: Row) -> BodyweightOut:
    return BodyweightOut.model_validate(row | {"weight": from_kg(row["weight_kg"], row["unit"])})
