"""What the API writes down of a request, and what it must never write down."""

from __future__ import annotations

import json
from typing import Any

import pytest
import structlog
from flask.testing import FlaskClient

from engine.services import auth
from tests.api.conftest import PASSWORD, Person


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The lines of the log so far, whatever the level of the app under test."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(0), cache_logger_on_first_use=False)
    for module in ("engine.blueprints.observability", "engine.blueprints.problems", "engine.services.sessions"):
        monkeypatch.setattr(f"{module}.log", structlog.get_logger(module))
    return lambda: [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]


def test_a_request_is_one_line_with_its_id_and_who_asked(anna: Person, lines: Any) -> None:
    anna.get("/v1/gyms?secret=1", headers={"X-Request-Id": "trace-7"})
    (line,) = lines()
    assert line["event"] == "request" and line["request_id"] == "trace-7"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/v1/gyms", 200)
    assert line["user"] == str(anna.id) and line["ms"] > 0


def test_health_checks_are_not_worth_a_line(stranger: FlaskClient, lines: Any) -> None:
    stranger.get("/healthz")
    stranger.get("/readyz")
    assert lines() == []


def test_a_fault_is_written_down_with_its_place_and_without_what_was_sent(
    stranger: FlaskClient, lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the reason")

    monkeypatch.setattr(auth.passwords, "matches", fail)
    answer = stranger.post("/v1/login", json={"email": "anna@example.org", "password": PASSWORD})
    written = lines()
    fault = next(line for line in written if line["event"] == "unexpected")
    assert fault["request_id"] == answer.json["request_id"]
    assert "the reason" in str(fault["exception"])
    for secret in (PASSWORD, "anna@example.org", "a-secret-for-tests"):
        assert secret not in str(written)


def test_signing_in_leaves_no_secret_behind(stranger: FlaskClient, anna: Person, lines: Any) -> None:
    answer = stranger.post("/v1/login", json={"email": anna.email, "password": PASSWORD})
    stranger.post("/v1/refresh")
    written = str(lines())
    for secret in (PASSWORD, anna.email, answer.json["access_token"], answer.headers["Set-Cookie"].split(";")[0]):
        assert secret not in written


def test_a_token_that_was_used_again_is_written_down(stranger: FlaskClient, anna: Person, lines: Any) -> None:
    first = anna.client.get_cookie("gymgenius_refresh", path="/v1").value
    anna.client.post("/v1/refresh")
    anna.client.post("/v1/refresh")
    anna.client.set_cookie("gymgenius_refresh", first, path="/v1")
    assert anna.client.post("/v1/refresh").status_code == 401
    assert any(line["event"] == "refresh_token_reused" and line["user"] == str(anna.id) for line in lines())
