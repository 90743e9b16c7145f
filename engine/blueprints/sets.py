"""Performed sets."""

from __future__ import annotations

from typing import Any

from flask import Response
from pydantic import ValidationError

from engine.blueprints import http, problems
from engine.errors import Problem
from engine.schemas.base import ById
from engine.schemas.problems import ProblemOut
from engine.schemas.sets import BatchOut, LogIn, SetIn, SetOut, SetPatch, SetResult, SetsOut, SetsQuery
from engine.services import set_edits, sets
from engine.services.sets import Answer

bp = http.blueprint("sets", "Performed sets")


@bp.post("/sets", responses={200: BatchOut, 201: SetOut, 409: ProblemOut})
def log(body: LogIn) -> Response:
    """Log one performed set (201), or a batch (200, each answered on its own). The same id again changes nothing."""
    batch = "sets" in body.root
    items = body.root["sets"] if batch else [body.root]
    answers = _log(items)
    if batch:
        results = [_result(item, answer) for item, answer in zip(items, answers, strict=True)]
        return http.respond(BatchOut.model_construct(results=results))
    if isinstance(answers[0], Problem):
        raise answers[0]
    return http.respond(answers[0], 201)


@bp.get("/sets", responses={200: SetsOut})
def page(query: SetsQuery) -> Response:
    """Sets of an exercise, a workout or a time, or those changed since; page by page."""
    return http.respond(set_edits.page(http.asker().id, query))


@bp.get("/sets/<id>", responses={200: SetOut})
def get(path: ById) -> Response:
    """One set, in the trash too."""
    return http.respond(set_edits.one(http.asker().id, path.id))


@bp.patch("/sets/<id>", responses={200: SetOut})
def change(path: ById, body: SetPatch) -> Response:
    """Change a set; what is left out stays."""
    return http.respond(set_edits.change(http.asker().id, path.id, body, http.utc_now()))


@bp.delete("/sets/<id>", responses={204: None})
def delete(path: ById) -> Response:
    """Put a set into the trash; it can be restored."""
    set_edits.delete(http.asker().id, path.id, http.utc_now())
    return http.nothing()


@bp.post("/sets/<id>/restore", responses={200: SetOut})
def restore(path: ById) -> Response:
    """Take a set out of the trash."""
    return http.respond(set_edits.restore(http.asker().id, path.id, http.utc_now()))


def _log(items: list[Any]) -> list[Answer]:
    """Judge each item by the contract, and log those that keep it."""
    judged = [_judged(item) for item in items]
    valid = [one for one in judged if isinstance(one, SetIn)]
    logged = iter(sets.log(http.asker().id, valid, http.utc_now()) if valid else ())
    return [next(logged) if isinstance(one, SetIn) else one for one in judged]


def _judged(item: Any) -> SetIn | Problem:
    try:
        return SetIn.model_validate(item)
    except ValidationError as invalid:
        return problems.rejected(invalid)


def _result(item: Any, answer: Answer) -> SetResult:
    given = item.get("id") if isinstance(item, dict) else None
    id_ = given[:100] if isinstance(given, str) else None
    if isinstance(answer, Problem):
        return SetResult.model_construct(id=id_, status=answer.status, problem=problems.message(answer))
    return SetResult.model_construct(id=id_, status=201, set=answer)
