"""Serve the PWA from its folder: what Nginx does in production, for `make dev`.

The headers are those of webapp/default.conf; a test compares the two.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, send_from_directory
from werkzeug.exceptions import NotFound

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
NOT_PUBLIC = ("tests/", "Dockerfile", "default.conf")


def register(app: Flask, folder: Path) -> None:
    """Serve `folder`; a path without a dot that is no file is one of the app's own addresses."""

    def webapp_file(name: str = "index.html") -> Response:
        if name.startswith(NOT_PUBLIC) or name.startswith("v1/"):
            raise NotFound
        if "." not in name.rsplit("/", 1)[-1]:
            name = "index.html"
        response = send_from_directory(folder, name, conditional=True, max_age=0)
        response.headers.update(HEADERS)
        return response

    # Flask's own way: these are files, and no part of the API's document.
    app.add_url_rule("/", view_func=webapp_file)
    app.add_url_rule("/<path:name>", view_func=webapp_file)
