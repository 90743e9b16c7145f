"""The refresh token's cookie: out of reach of scripts, sent to this API alone, and only by our own pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, request

from engine.blueprints.http import settings
from engine.errors import Forbidden
from engine.services.sessions import Grant

NAME = "gymgenius_refresh"
PATH = "/v1"


def refresh_token() -> str:
    """What the browser sent; "" for none. Raises Forbidden where another site made it send it."""
    if not _is_from_here():
        raise Forbidden("This can be asked by GymGenius' own pages only")
    return request.cookies.get(NAME, "")


def keep(response: Response, grant: Grant) -> Response:
    """Give the browser the new token."""
    response.set_cookie(
        NAME, grant.refresh_token, expires=grant.ends, path=PATH, httponly=True, samesite="Strict",
        secure=settings().cookie_secure,
    )  # fmt: skip
    return response


def forget(response: Response) -> Response:
    """Take the token back from the browser."""
    response.delete_cookie(NAME, path=PATH, httponly=True, samesite="Strict", secure=settings().cookie_secure)
    return response


def _is_from_here() -> bool:
    """SameSite=Strict keeps other sites out already; this also keeps out other hosts of the same site.

    Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin; what sends neither is no browser
    and carries only cookies that its user gave it.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
