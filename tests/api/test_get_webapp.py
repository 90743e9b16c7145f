"""The web app's files, as `make dev` serves them."""

import pytest
from flask.testing import FlaskClient

from engine.app import create_app
from engine.blueprints.webapp import HEADERS
from engine.config import Settings
from scripts.stack import ROOT
from tests.servers import JWT_KEYS


@pytest.fixture(scope="module")
def visitor() -> FlaskClient:
    """Someone who asks for files; no database is needed for that."""
    env = {"DATABASE_URL": "postgresql://", "REDIS_URL": "redis://", "JWT_KEYS": JWT_KEYS, "RATE_LIMITS": "0"}
    return create_app(Settings.from_env(env | {"WEBAPP_DIR": str(ROOT / "webapp")})).test_client()


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "text/html"), ("/js/app.js", "javascript"), ("/css/style.css", "css")]
)
def test_a_file_comes_with_its_type_and_the_headers(visitor: FlaskClient, path: str, kind: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert kind in answer.headers["Content-Type"]
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_an_address_of_the_app_shows_the_app(visitor: FlaskClient) -> None:
    assert visitor.get("/workout/today").data == (ROOT / "webapp" / "index.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["/js/none.js", "/default.conf", "/Dockerfile", "/tests/unit/x.test.js", "/../pyproject.toml"]
)
def test_what_is_not_the_apps_is_not_found(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_what_is_not_in_the_api_is_a_problem_and_not_the_app(visitor: FlaskClient) -> None:
    answer = visitor.get("/v1/nothing")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
