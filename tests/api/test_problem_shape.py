"""Every error has the one shape: problem+json, with what is wrong, where, and what would be right."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import psycopg2
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.blueprints.document import Api
from engine.services import me
from tests.api.conftest import PASSWORD, Person

BODY = {"email": "new@example.org", "password": PASSWORD}


def check(answer: TestResponse, status: int) -> dict[str, Any]:
    """Assert that this is a problem of the one shape; return it."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/problem+json"
    said = answer.json
    assert set(said) == {"type", "title", "status", "detail", "request_id", "errors"}
    assert said["type"].startswith("https://gymgenius.app/problems/")
    assert said["status"] == status and said["title"] and said["detail"]
    assert said["request_id"] == answer.headers["X-Request-Id"]
    for fault in said["errors"]:
        assert set(fault) == {"field", "fault", "expected"}
        assert fault["fault"] and fault["expected"]
    assert "Traceback" not in answer.text
    return said


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"{'email': 1}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"email": "\\ud800"}',
        b'{"email": "\xff\xfe"}',
        "{}".encode("utf-16"),
        b'{"a": ' * 5000,
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a": ' + b"1" * 5000 + b"}",
        b"{} {}",
        b"\x00",
    ],
)
def test_what_is_not_json_is_400(stranger: FlaskClient, broken: bytes) -> None:
    answer = stranger.post("/v1/register", data=broken, content_type="application/json")
    check(answer, 400 if broken else 422)


@pytest.mark.parametrize("body", [b"[]", b"1", b'"{}"', b"null", b"true", b"[{}]", b'"{\\"email\\": \\"a@b.cd\\"}"'])
def test_what_is_no_object_is_422(stranger: FlaskClient, body: bytes) -> None:
    said = check(stranger.post("/v1/register", data=body, content_type="application/json"), 422)
    assert said["errors"][0]["expected"] == "a JSON object"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"])
def test_another_type_is_415(stranger: FlaskClient, kind: str) -> None:
    check(stranger.post("/v1/register", data=b"{}", content_type=kind), 415)


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/problem+json", "APPLICATION/JSON"])
def test_json_by_another_name_is_read(stranger: FlaskClient, kind: str) -> None:
    answer = stranger.post("/v1/register", data=b'{"email": "a@b.cd", "password": "12345678"}', content_type=kind)
    assert answer.status_code == 201


def test_a_body_over_the_limit_is_413(stranger: FlaskClient, anna: Person) -> None:
    check(stranger.post("/v1/register", json=BODY | {"name": "x" * 10_000_000}), 413)
    check(anna.patch("/v1/me", {"name": "x" * 10_000_000}), 413)


def test_a_long_field_in_a_body_that_is_not_too_long_is_422(stranger: FlaskClient) -> None:
    said = check(stranger.post("/v1/register", json=BODY | {"name": "x" * 1_000_000}), 422)
    assert len(str(said)) < 2000


def test_an_unknown_address_is_404_whoever_asks(stranger: FlaskClient, anna: Person) -> None:
    for path in ("/v1/nothing", "/nothing", "/v1/exercises/1/2/3"):
        check(stranger.get(path), 404)
        check(anna.get(path), 404)
    check(stranger.post("/v1/nothing", data=b"x", content_type="text/plain"), 404)


@pytest.mark.parametrize("bad", ["1", "x", "0" * 36, "%00", "null", "..%2f..", "x" * 5000])
def test_an_id_that_is_none_is_a_clear_answer(anna: Person, bad: str) -> None:
    answer = anna.get(f"/v1/exercises/{bad}")
    assert answer.status_code in (404, 422)
    check(answer, answer.status_code)


def test_another_method_is_405_and_names_those_allowed(anna: Person) -> None:
    answer = anna.ask("PUT", "/v1/me", json={})
    check(answer, 405)
    assert {"GET", "PATCH", "DELETE"} <= {name.strip() for name in answer.headers["Allow"].split(",")}


def test_no_sign_in_is_401(stranger: FlaskClient) -> None:
    answer = stranger.get("/v1/me")
    check(answer, 401)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_broken_rule_is_422_with_each_field(stranger: FlaskClient) -> None:
    said = check(stranger.post("/v1/register", json={"email": "x", "unit": "stone", "colour": 1}), 422)
    assert {fault["field"] for fault in said["errors"]} == {"email", "password", "unit", "colour"}


def test_a_thousand_faults_are_not_all_told(anna: Person) -> None:
    said = check(anna.post("/v1/sets", {f"field{n}": n for n in range(1000)}), 422)
    assert len(said["errors"]) <= 50


@pytest.mark.parametrize("fault", [RuntimeError("secret words"), KeyError("secret"), MemoryError(), RecursionError()])
def test_what_nobody_thought_of_is_500_without_a_word_of_it(
    anna: Person, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(me, "get", fail)
    said = check(anna.get("/v1/me"), 500)
    assert "secret" not in str(said)


@pytest.mark.parametrize(
    "fault", [psycopg2.OperationalError("gone"), psycopg2.InterfaceError("closed"), psycopg2.errors.QueryCanceled("x")]
)
def test_a_database_that_is_away_or_slow_is_503_and_says_when_to_come_back(
    anna: Person, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(me, "get", fail)
    answer = anna.get("/v1/me")
    check(answer, 503)
    assert int(answer.headers["Retry-After"]) >= 1


def test_a_connection_that_the_server_closed_is_opened_anew(anna: Person, database_url: str) -> None:
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle'"
            " AND query = 'COMMIT'"
        )
    connection.close()
    assert anna.get("/v1/me").status_code == 200


def test_the_id_of_a_request_is_kept_or_made(stranger: FlaskClient) -> None:
    kept = stranger.get("/healthz", headers={"X-Request-Id": "trace-1:2.3_4"})
    assert kept.headers["X-Request-Id"] == "trace-1:2.3_4"
    for bad in ("", "x" * 129, "a b", "é", "<script>"):
        made = stranger.get("/healthz", headers={"X-Request-Id": bad}).headers["X-Request-Id"]
        assert made != bad and len(made) == 32


def test_head_and_options_are_answered(stranger: FlaskClient, anna: Person) -> None:
    head = anna.ask("HEAD", "/v1/me")
    assert head.status_code == 200 and head.data == b""
    assert stranger.head("/v1/me").status_code == 401
    options = stranger.options("/v1/me")
    assert options.status_code == 200 and options.data == b""
    assert {"GET", "PATCH", "DELETE"} <= {name.strip() for name in options.headers["Allow"].split(",")}
    check(stranger.options("/v1/nothing"), 404)


def test_no_answer_may_be_sniffed_or_stored(anna: Person, app: Api) -> None:
    for answer in (anna.get("/v1/me"), anna.get("/v1/nothing"), anna.post("/v1/gyms", {"id": str(uuid4())})):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
