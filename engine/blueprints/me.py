"""The person who asks."""

from __future__ import annotations

from flask import Response

from engine.blueprints import cookies, http
from engine.schemas.me import DeleteMeIn, MeOut, MePatch
from engine.schemas.problems import ProblemOut
from engine.services import me, sessions

bp = http.blueprint("me", "The person who asks: settings, sessions, leaving")


@bp.get("/me", responses={200: MeOut})
def get() -> Response:
    """Who I am and how I want things."""
    return http.respond(me.get(http.asker().id))


@bp.patch("/me", responses={200: MeOut})
def change(body: MePatch) -> Response:
    """Change settings; what is left out stays."""
    return http.respond(me.change(http.asker().id, body, http.utc_now()))


@bp.delete("/me", responses={204: None, 403: ProblemOut, 503: ProblemOut})
def delete(body: DeleteMeIn) -> Response:
    """Delete my account and everything in it, for good."""
    me.delete(http.asker().id, body, http.settings().bcrypt_rounds)
    return cookies.forget(http.nothing())


@bp.post("/logout-everywhere", responses={204: None})
def logout_everywhere() -> Response:
    """End my sessions on all devices; access tokens that are out run out within minutes."""
    sessions.end_all(http.asker().id, http.utc_now())
    return cookies.forget(http.nothing())
