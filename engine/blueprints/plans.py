"""Training plans."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.plans import CompileIn, PlanOut, PlanPatch, PlansOut
from engine.services import plans

bp = http.blueprint("plans", "Training plans")


@bp.post("/plan/compile", responses={201: PlanOut})
def compile_plan(body: CompileIn) -> Response:
    """Make a week of training: days, exercises, sets, reps, effort, rest; within the time, the gym and the ramp."""
    return http.respond(plans.compile_plan(http.asker().id, body, http.utc_now()), 201)


@bp.get("/plans", responses={200: PlansOut})
def all_of() -> Response:
    """My plans, the active one first."""
    return http.respond(plans.all_of(http.asker().id))


@bp.get("/plans/<id>", responses={200: PlanOut})
def get(path: ById) -> Response:
    """One plan."""
    return http.respond(plans.one(http.asker().id, path.id))


@bp.patch("/plans/<id>", responses={200: PlanOut})
def change(path: ById, body: PlanPatch) -> Response:
    """Change its name, its days, or which of them comes next; what is left out stays."""
    return http.respond(plans.change(http.asker().id, path.id, body, http.utc_now()))


@bp.delete("/plans/<id>", responses={204: None})
def delete(path: ById) -> Response:
    """Delete a plan; the workouts that followed it stay."""
    plans.delete(http.asker().id, path.id)
    return http.nothing()


@bp.post("/plans/<id>/start", responses={200: PlanOut})
def start(path: ById) -> Response:
    """Follow this plan from now on, and no other."""
    return http.respond(plans.start(http.asker().id, path.id, http.utc_now()))
