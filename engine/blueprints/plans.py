"""Training plans."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.base import ById
from engine.schemas.plans import CompileIn, PlanIn, PlanOut, PlanPatch, PlansOut
from engine.schemas.programmes import LivedWeeksOut, TemplatesOut
from engine.services import plans, programmes

bp = http.blueprint("plans", "Training plans")
templates_bp = http.blueprint("templates", "Well-known structures to begin with", signed_in=False)


@bp.post("/plan/compile", responses={201: PlanOut})
def compile_plan(body: CompileIn) -> Response:
    """Make a week of training: days, exercises, sets, reps, effort, rest; within the time, the gym and the ramp."""
    return http.respond(plans.compile_plan(http.asker().id, body, http.utc_now()), 201)


@bp.get("/plans", responses={200: PlansOut})
def all_of() -> Response:
    """My plans, the active one first."""
    return http.respond(plans.all_of(http.asker().id))


@bp.post("/plans", responses={201: PlanOut})
def create(body: PlanIn) -> Response:
    """Keep a plan as it was made on the phone, as a draft. Sending it again changes nothing."""
    return http.respond(plans.create(http.asker().id, body, http.utc_now()), 201)


@bp.get("/plans/weeks", responses={200: LivedWeeksOut})
def weeks() -> Response:
    """The calendar weeks that I trained by a plan, newest first, and what kind each was: build, peak, deload."""
    return http.respond(programmes.weeks(http.asker().id))


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


@templates_bp.get("/templates", responses={200: TemplatesOut})
def templates() -> Response:
    """Well-known structures as data: days, sets, percents, how loads move; for anybody, signed in or not."""
    return http.respond(programmes.templates())
