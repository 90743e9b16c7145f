"""Gyms."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.gyms import GymIn, GymOut, GymPatch, GymsOut
from engine.services import gyms

bp = http.blueprint("gyms", "What there is to lift")


@bp.get("/gyms", responses={200: GymsOut})
def all_of() -> Response:
    """My gyms, by name."""
    return http.respond(gyms.all_of(http.asker().id))


@bp.post("/gyms", responses={201: GymOut})
def create(body: GymIn) -> Response:
    """Add a gym; my first one becomes the active one. Sending it again changes nothing."""
    return http.respond(gyms.create(http.asker().id, body, http.utc_now()), 201)


@bp.get("/gyms/<id>", responses={200: GymOut})
def get(path: ById) -> Response:
    """One gym of mine."""
    return http.respond(gyms.get(http.asker().id, path.id))


@bp.patch("/gyms/<id>", responses={200: GymOut})
def change(path: ById, body: GymPatch) -> Response:
    """Change a gym of mine; what is left out stays. `PATCH /v1/me {gym_id}` makes one active."""
    return http.respond(gyms.change(http.asker().id, path.id, body, http.utc_now()))


@bp.delete("/gyms/<id>", responses={204: None})
def delete(path: ById) -> Response:
    """Remove a gym of mine; workouts in it stay."""
    gyms.delete(http.asker().id, path.id)
    return http.nothing()
