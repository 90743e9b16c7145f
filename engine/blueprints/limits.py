"""How often something may be asked: guesses counted in Redis, or in this process while Redis is away.

Guesses are counted rather than sign-ins: who knows the password is not held up. What is counted per person or per
account is kept under a hash, so that Redis holds no addresses.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded
from flask_openapi3.blueprint import APIBlueprint
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from engine.blueprints import http, problems
from engine.config import Settings
from engine.errors import TooMany
from engine.schemas.auth import normal_email

GUESSES_PER_ACCOUNT = "10 per 15 minutes"
GUESSES_PER_ADDRESS = "100 per 15 minutes"
ACCOUNTS_PER_ADDRESS = "30 per hour"
REFRESHES_PER_ADDRESS = "300 per 15 minutes"
CATALOGUES_PER_ADDRESS = "300 per 15 minutes"
UPLOADS_PER_PERSON = "60 per hour"
PUSH_ADDRESSES_PER_PERSON = "60 per hour"
PUSH_TESTS_PER_PERSON = "20 per hour"
REST_ALERTS_PER_PERSON = "300 per 15 minutes"
REQUESTS_PER_PERSON = "3000 per minute"


def register(app: Flask, settings: Settings) -> None:
    """Limit this app's routes; call it when all of them are there."""
    hooks = list(app.before_request_funcs.get(None, ()))
    limiter = Limiter(
        _address,
        app=app,
        enabled=settings.rate_limits,
        storage_uri=settings.redis_url,
        storage_options={"socket_connect_timeout": 1, "socket_timeout": 1},
        key_prefix="limits",
        in_memory_fallback_enabled=True,
        swallow_errors=True,
    )
    if not settings.rate_limits:
        return
    app.before_request_funcs[None] = hooks  # no limit is for all routes, so that none needs a look before each request
    app.register_error_handler(RateLimitExceeded, lambda _: _breached(limiter))

    def limit(endpoint: str, often: str, who: Callable[[], str], count: Callable[[Response], bool] | None) -> None:
        exempt = _is_developing if who is _address else None
        _wrap(app, endpoint, limiter.limit(often, key_func=who, deduct_when=count, exempt_when=exempt))

    limit("auth.login", GUESSES_PER_ACCOUNT, _account, _was_refused)
    limit("auth.login", GUESSES_PER_ADDRESS, _address, _was_refused)
    limit("auth.register", ACCOUNTS_PER_ADDRESS, _address, None)
    limit("auth.refresh", REFRESHES_PER_ADDRESS, _address, None)
    limit("catalogue.catalogue", CATALOGUES_PER_ADDRESS, _address, None)
    limit("imports.read", UPLOADS_PER_PERSON, _person, None)
    limit("push.keep", PUSH_ADDRESSES_PER_PERSON, _person, None)
    limit("push.test", PUSH_TESTS_PER_PERSON, _person, None)
    limit("push.set_alert", REST_ALERTS_PER_PERSON, _person, None)
    limit("me.delete", GUESSES_PER_ACCOUNT, _person, _was_refused)
    fence = _Fence(REQUESTS_PER_PERSON)
    for endpoint in _signed_in(app):
        _wrap(app, endpoint, fence)


class _Fence:
    """Stops a client that runs wild. Each process counts for itself: a round trip per request would be too dear."""

    def __init__(self, often: str) -> None:
        self._often, self._counts = parse(often), FixedWindowRateLimiter(MemoryStorage())

    def __call__(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """The view behind the fence."""

        @wraps(view)
        def fenced(**parts: Any) -> Any:
            asker = str(http.asker().id)
            if not self._counts.hit(self._often, asker) and not _is_developing():
                raise _too_many(self._counts.get_window_stats(self._often, asker).reset_time)
            return view(**parts)

        return fenced


def _wrap(app: Flask, endpoint: str, limit: Any) -> None:
    app.view_functions[endpoint] = limit(app.view_functions[endpoint])


def _signed_in(app: Flask) -> list[str]:
    closed = {name for name, bp in app.blueprints.items() if isinstance(bp, APIBlueprint) and bp.abp_security}
    return [endpoint for endpoint in app.view_functions if endpoint.partition(".")[0] in closed]


def _address() -> str:
    """Where the request comes from; of IPv6 the network, since a person has a whole one."""
    address = _ip()
    return str(ip_network(f"{address}/64", strict=False) if isinstance(address, IPv6Address) else address)


def _ip() -> IPv4Address | IPv6Address:
    with suppress(ValueError):  # a proxy may write what it likes
        return ip_address(request.remote_addr or "")
    return IPv6Address(0)


def _account() -> str:
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return _hash(normal_email(email)) if isinstance(email, str) else _address()


def _person() -> str:
    return _hash(str(http.asker().id))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _was_refused(response: Response) -> bool:
    return response.status_code in (401, 403)


def _is_developing() -> bool:
    """On a developer's machine everyone comes from the same address, and load tests are welcome."""
    return http.settings().environment == "development" and _ip().is_loopback


def _breached(limiter: Limiter) -> Response:
    breached = limiter.current_limit
    return problems.problem(_too_many(breached.reset_at if breached else time.time() + 60))


def _too_many(again_at: float) -> TooMany:
    fault = TooMany("This was asked too often; wait a little and try again")
    fault.retry_after = max(1, int(again_at - time.time()))
    return fault
