"""HTTP only: one file per noun, a route at most ten lines. `ALL` is what the app registers."""

from __future__ import annotations

from flask_openapi3.blueprint import APIBlueprint

from engine.blueprints import (
    accuracy,
    analytics,
    auth,
    bodyweight,
    catalogue,
    exercises,
    export,
    gyms,
    health,
    imports,
    jobs,
    me,
    parameters,
    plans,
    push,
    readiness,
    recommendations,
    records,
    sets,
    sync,
    workouts,
)

ALL: tuple[APIBlueprint, ...] = (
    health.bp,
    auth.bp,
    me.bp,
    catalogue.bp,
    exercises.bp,
    gyms.bp,
    bodyweight.bp,
    readiness.bp,
    sets.bp,
    sync.bp,
    workouts.bp,
    recommendations.bp,
    plans.bp,
    plans.templates_bp,
    analytics.bp,
    records.bp,
    accuracy.bp,
    parameters.bp,
    export.bp,
    imports.bp,
    push.bp,
    jobs.bp,
)
