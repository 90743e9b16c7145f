"""Everything that a lifter has stored, to take along."""

from __future__ import annotations

from flask import Response

from engine.blueprints import http
from engine.schemas.export import ExportQuery
from engine.services import export

bp = http.blueprint("export", "Everything of yours, to take along")


@bp.get("/export", responses={200: None})
def download(query: ExportQuery) -> Response:
    """All sets as CSV, or everything as JSON; sent as it is read."""
    user_id, now = http.asker().id, http.utc_now()
    body = export.as_csv(user_id) if query.format == "csv" else export.as_json(user_id, now)
    kind = "text/csv; charset=utf-8" if query.format == "csv" else "application/json"
    name = f"gymgenius-{now:%Y-%m-%d}.{query.format}"
    return Response(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
