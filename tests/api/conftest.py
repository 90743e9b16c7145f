"""The API as its clients meet it, and one cast of people for all its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.app import create_app
from engine.blueprints.document import Api
from engine.config import Settings
from engine.storage import db
from tests.servers import JWT_KEYS, VAPID_PRIVATE_KEY

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def api_settings(server_database_url: str, server_redis_url: str) -> Settings:
    """What the app under test is made with."""
    return Settings.from_env(
        {
            "DATABASE_URL": server_database_url,
            "REDIS_URL": server_redis_url,
            "JWT_KEYS": JWT_KEYS,
            "GYMGENIUS_ENV": "development",
            "BCRYPT_ROUNDS": "4",
            "RATE_LIMITS": "0",
            "LOG_LEVEL": "error",
            "VAPID_PRIVATE_KEY": VAPID_PRIVATE_KEY,
        }
    )


@pytest.fixture(scope="session")
def _app(api_settings: Settings) -> Api:
    return create_app(api_settings)


@pytest.fixture
def app(_app: Api, database_url: str, redis_url: str) -> Iterator[Api]:
    """The app. After the test its lifters are gone."""
    link = _app.extensions["link"]
    db.configure(link)
    yield _app


@dataclass
class Person:
    """Someone with an account and a client of their own: `anna.get("/v1/me")` asks as Anna."""

    client: FlaskClient
    id: UUID
    email: str
    token: str
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **options: Any) -> TestResponse:
        """GET as this person."""
        return self.ask("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        """POST as this person."""
        return self.ask("POST", path, json=json, **options)

    def patch(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        """PATCH as this person."""
        return self.ask("PATCH", path, json=json, **options)

    def delete(self, path: str, json: Any = None, **options: Any) -> TestResponse:
        """DELETE as this person."""
        return self.ask("DELETE", path, json=json, **options)

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        """Any request as this person."""
        headers = {"Authorization": f"Bearer {self.token}", **self.headers, **options.pop("headers", {})}
        return self.client.open(path, method=method, headers=headers, **options)


SignUp = Callable[..., Person]


@pytest.fixture
def sign_up(app: Api) -> SignUp:
    """Makes people: `sign_up("dora@example.org", unit="lb")`."""

    def sign_up(email: str, **more: Any) -> Person:
        client = app.test_client()
        answer = client.post("/v1/register", json={"email": email, "password": PASSWORD, **more})
        assert answer.status_code == 201, answer.text
        return Person(client, UUID(answer.json["user_id"]), email, answer.json["access_token"])

    return sign_up


@pytest.fixture
def stranger(app: Api) -> FlaskClient:
    """Someone who has not signed in."""
    return app.test_client()


@pytest.fixture
def anna(sign_up: SignUp) -> Person:
    """A lifter who thinks in kilograms."""
    return sign_up("anna@example.org", name="Anna", time_zone="Europe/Berlin")


@pytest.fixture
def ben(sign_up: SignUp) -> Person:
    """A lifter who thinks in pounds, and has no business with what is Anna's."""
    return sign_up("ben@example.org", name="Ben", unit="lb", time_zone="America/Chicago")


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is asked of the database from here on."""
    asked: list[str] = []
    original = db.Transaction._ask

    def counting(self: db.Transaction, query: db.Query, params: db.Params) -> None:
        asked.append(str(query))
        original(self, query, params)

    monkeypatch.setattr(db.Transaction, "_ask", counting)
    return asked
