"""Signing up, in and out."""

from __future__ import annotations

from datetime import timedelta

from flask import Response, request

from engine.blueprints import cookies, http
from engine.schemas.auth import LoginIn, RegisterIn, TokenOut
from engine.schemas.problems import ProblemOut
from engine.services import auth, sessions
from engine.services.sessions import Grant, Terms

bp = http.blueprint("auth", "Signing up, in and out", signed_in=False)


@bp.post("/register", responses={201: TokenOut, 409: ProblemOut, 503: ProblemOut})
def register(body: RegisterIn) -> Response:
    """Make an account and sign in to it."""
    return _granted(auth.register(body, http.settings().bcrypt_rounds, _terms(), http.utc_now()), 201)


@bp.post("/login", responses={200: TokenOut, 401: ProblemOut, 503: ProblemOut})
def login(body: LoginIn) -> Response:
    """Sign in: an access token in the answer, a refresh token in a cookie."""
    return _granted(auth.login(body, http.settings().bcrypt_rounds, _terms(), http.utc_now()))


@bp.post("/refresh", responses={200: TokenOut, 401: ProblemOut, 403: ProblemOut})
def refresh() -> Response:
    """A new access token for the cookie, which is renewed as well; each cookie is good once.

    `Idempotency-Key` names the attempt: where the answer was lost, the same attempt is answered again.
    """
    attempt = request.headers.get("Idempotency-Key")
    return _granted(sessions.refresh(cookies.refresh_token(), attempt, _terms(), http.utc_now()))


@bp.post("/logout", responses={204: None, 403: ProblemOut})
def logout() -> Response:
    """End this device's session. Nothing happens where there is none."""
    sessions.end(cookies.refresh_token(), http.utc_now())
    return cookies.forget(http.nothing())


def _granted(grant: Grant, status: int = 200) -> Response:
    seconds = http.settings().access_minutes * 60
    told = TokenOut(access_token=grant.access_token, expires_in=seconds, user_id=grant.asker.id)
    return cookies.keep(http.respond(told, status), grant)


def _terms() -> Terms:
    given = http.settings()
    return Terms(given.jwt_keys, timedelta(minutes=given.access_minutes), timedelta(days=given.refresh_days))
