"""Imports: a file in, a report out, and stored only when confirmed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import UUID

from flask import Response, request
from flask_openapi3.models.file import FileStorage
from pydantic import BaseModel, Field, field_validator
from werkzeug.exceptions import UnsupportedMediaType

from engine.blueprints import http
from engine.errors import NotFound
from engine.schemas.base import ById
from engine.schemas.imports import ConfirmIn, ImportOut, ImportsOut
from engine.schemas.problems import ProblemOut
from engine.services import imports

bp = http.blueprint("imports", "Another app's export: dry run, import, undo")

STREAM_S = 25.0
"""A stream of events ends after this long, so that it can't hold a thread for ever; clients connect again."""
POLL_S = 0.3
BEAT_S = 5.0


class UploadForm(BaseModel):
    """A file as multipart/form-data."""

    file: FileStorage = Field(description="An export as the app wrote it, or a zip that holds it")

    @field_validator("file", mode="before")
    @classmethod
    def _insist_on_a_file(cls, given: object) -> object:
        if isinstance(given, str):
            raise ValueError("must be a file, with a file name")  # noqa: TRY004 - pydantic's way to refuse
        return given


@bp.before_request
def _make_room_for_a_file() -> None:
    """An export may be longer than other bodies."""
    if request.method == "POST" and request.path == "/v1/imports":
        request.max_content_length = http.settings().max_import_mb * 1024 * 1024
        if request.mimetype != "multipart/form-data":
            raise UnsupportedMediaType("Send the file as multipart/form-data, in the field `file`")


@bp.post("/imports", responses={201: ImportOut})
def read(form: UploadForm) -> Response:
    """Read an export and report what it holds; nothing of it is stored in the log yet."""
    name, data = form.file.filename or "", form.file.read()
    return http.respond(imports.read(http.asker().id, name, data, http.utc_now()), 201)


@bp.get("/imports", responses={200: ImportsOut})
def list_imports() -> Response:
    """My imports, newest first, without their reports."""
    return http.respond(imports.listing(http.asker().id))


@bp.get("/imports/<id>", responses={200: ImportOut})
def get(path: ById) -> Response:
    """One import, its report and how far it is."""
    return http.respond(imports.get(http.asker().id, path.id))


@bp.post("/imports/<id>/confirm", responses={202: ImportOut, 409: ProblemOut})
def confirm(path: ById, body: ConfirmIn) -> Response:
    """Store it, with my choices. Sending it again changes nothing."""
    return http.respond(imports.confirm(http.asker().id, path.id, body, http.utc_now()), 202)


@bp.get("/imports/<id>/events", responses={200: {"content": {"text/event-stream": {}}}})
def events(path: ById) -> Response:
    """How far it is, as server-sent events: `progress`, and `end` once it is done, has failed or was undone."""
    first = imports.progress(http.asker().id, path.id)
    stream = _stream(http.asker().id, path.id, first)
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return Response(stream, content_type="text/event-stream", headers=headers)


@bp.delete("/imports/<id>", responses={204: None})
def undo(path: ById) -> Response:
    """Take it back whole: its sets, sessions, exercises and body weights, and nothing else."""
    imports.undo(http.asker().id, path.id, http.utc_now())
    return http.nothing()


def _stream(user_id: UUID, import_id: UUID, now: ImportOut) -> Iterator[str]:
    """Something at each change, a comment now and then to keep the connection, an end."""
    ends, beat, told = time.monotonic() + STREAM_S, time.monotonic() + BEAT_S, None
    yield "retry: 1000\n\n"
    while time.monotonic() < ends:
        if now != told:
            yield f"event: progress\ndata: {now.model_dump_json()}\n\n"
            told, beat = now, time.monotonic() + BEAT_S
        if now.status in imports.FINISHED:
            yield "event: end\ndata: {}\n\n"
            return
        if time.monotonic() > beat:
            yield ": still here\n\n"
            beat = time.monotonic() + BEAT_S
        time.sleep(POLL_S)
        try:
            now = imports.progress(user_id, import_id)
        except NotFound:
            return
