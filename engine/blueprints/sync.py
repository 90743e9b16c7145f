"""What keeps phones and server alike."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.sync import ChangesOut, ChangesQuery, ForgottenOut, HeldIn, StatesOut, StatesQuery
from engine.services import syncing

bp = http.blueprint("sync", "What keeps phones and server alike")


@bp.get("/changes", responses={200: ChangesOut})
def changes(query: ChangesQuery) -> Response:
    """Sets and sessions stored, changed or deleted since, page by page; and the time to ask from next."""
    return http.respond(syncing.changes(http.asker().id, query, http.utc_now()))


@bp.post("/sets/forgotten", responses={200: ForgottenOut})
def forgotten(body: HeldIn) -> Response:
    """Which of the sets that a phone holds are not known here, or only as they were before."""
    return http.respond(syncing.forgotten(http.asker().id, body.sets))


@bp.get("/states", responses={200: StatesOut})
def states(query: StatesQuery) -> Response:
    """What the coach knows of all my lifts, page by page, so that the phone reckons as the server does."""
    return http.respond(syncing.states(http.asker().id, query, http.utc_now()))
