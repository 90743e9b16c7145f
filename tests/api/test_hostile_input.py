"""Every field of every request, filled with what a broken or hostile client may send: a clear answer, never a 500."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.blueprints.document import Api
from tests.api.conftest import Person

HOSTILE: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, -1e308, 1e-320, 10**400, 2**63, float("nan"), float("inf"), 1.0000000001,
    "", " ", "\x00", "\ud800", "\u202e\ufeff", "x" * 10_000, "🏋" * 300, "NaN", "1e999", "null",
    "'; DROP TABLE users; --", "../../etc/passwd", '=HYPERLINK("x")', "{{7*7}}", "%s%n",
    "00000000-0000-0000-0000-000000000000", "2026-02-30", "2026-12-31T25:61:00Z", "9999-12-31T23:59:59+23:59",
    "0001-01-01T00:00:00Z", "0001-01-01", "9999-12-31", "2199-12-31T23:59:59-23:59",
    [], [None], [[]], [{}] * 600, {}, {"": ""}, {"\x00": 1}, {"a": {"b": {"c": []}}},
)  # fmt: skip
UPLOAD = "/v1/imports"


def operations(app: Api) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in app.api_doc["paths"].items():
        for method, operation in methods.items():
            yield path.replace("{id}", str(uuid.uuid4())), method, operation


class Examples:
    """Plausible values for the schemas of a document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._schemas = document["components"]["schemas"]

    def of(self, schema: dict[str, Any]) -> Any:
        """A value of this schema, more or less."""
        if "$ref" in schema:
            return self.of(self._schemas[schema["$ref"].rsplit("/", 1)[-1]])
        for choice in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            return self.of(choice)
        if "enum" in schema or "const" in schema:
            return schema.get("enum", [schema.get("const")])[0]
        return getattr(self, f"_{schema.get('type', 'object')}")(schema)

    def _object(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {name: self.of(inner) for name, inner in schema.get("properties", {}).items()}

    def _array(self, schema: dict[str, Any]) -> list[Any]:
        return [self.of(schema.get("items", {}))]

    def _string(self, schema: dict[str, Any]) -> str:
        formats = {"uuid": str(uuid.uuid4()), "date": "2026-05-01", "date-time": "2026-05-01T18:00:00Z"}
        return formats.get(schema.get("format", ""), "a" * max(8, schema.get("minLength", 0)))

    def _number(self, schema: dict[str, Any]) -> float:
        return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 0.5)

    def _integer(self, schema: dict[str, Any]) -> int:
        return int(schema.get("minimum", 1))

    def _boolean(self, _: dict[str, Any]) -> bool:
        return True

    def _null(self, _: dict[str, Any]) -> None:
        return None


def spoiled(value: Any, hostile: tuple[Any, ...] = HOSTILE) -> Iterator[Any]:
    """The value with each of its parts replaced by each hostile one; further down by every third of them."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ({**value, name: bad} for bad in (*hostile, *spoiled(inner, HOSTILE[::3])))
        yield from ({**value, name: 1} for name in ("__proto__", "constructor", "\x00", "user_id"))
    elif isinstance(value, list) and value:
        yield from ([bad] for bad in spoiled(value[0], hostile))


def check(answer: TestResponse, what: object) -> None:
    """A clear answer: no server error, one shape, no endless echo."""
    assert answer.status_code < 500, (what, answer.text[:300])
    if answer.status_code >= 400:
        assert answer.content_type == "application/problem+json", what
        assert len(answer.data) < 60_000, what


def test_every_field_of_every_body(app: Api, anna: Person) -> None:
    examples, tried = Examples(app.api_doc), 0
    for path, method, operation in operations(app):
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        if schema is None or (method, path) == ("delete", "/v1/me"):
            continue
        for body in spoiled(examples.of(schema)):
            sent = json.dumps(body)
            answer = anna.ask(method.upper(), path, data=sent, content_type="application/json")
            check(answer, (method, path, sent[:300]))
            tried += 1
    assert tried > 3000


def test_every_query_of_every_list(app: Api, anna: Person) -> None:
    texts = [str(value) for value in HOSTILE if not isinstance(value, list | dict) and value != "\ud800"]
    tried = 0
    for path, method, operation in operations(app):
        for parameter in operation.get("parameters", []):
            if parameter["in"] != "query":
                continue
            for text in texts:
                answer = anna.ask(method.upper(), path, query_string={parameter["name"]: text})
                check(answer, (method, path, parameter["name"], text[:60]))
                tried += 1
    assert tried > 500


@pytest.mark.parametrize(
    "query", ["%", "%ff%fe=%ff", "a=%00&a=%00", "&&&===", "limit=10&limit=x", "limit[]=1", "q=" + "%F0%9F" * 50]
)
def test_query_strings_that_are_none(anna: Person, query: str) -> None:
    check(anna.get(f"/v1/exercises?{query}"), query)


def test_every_id_in_every_path(app: Api, anna: Person) -> None:
    bad_ids = ("0", "-1", "%00", "NaN", "x" * 2000, "%F0%9F", "..", "'", "00000000-0000-0000-0000-00000000000g")
    for path, methods in app.api_doc["paths"].items():
        for method in methods:
            for bad in bad_ids if "{id}" in path else ():
                answer = anna.ask(method.upper(), path.replace("{id}", bad), json={})
                check(answer, (method, path, bad))
                assert answer.status_code in (404, 405, 422), (method, path, bad)


def test_every_closed_route_needs_a_sign_in(app: Api, stranger: FlaskClient) -> None:
    closed = [(p, m) for p, m, operation in operations(app) if operation.get("security")]
    assert len(closed) > 30
    for path, method in closed:
        answer = stranger.open(path, method=method.upper(), json=None if method == "get" else {})
        assert answer.status_code == 401, (method, path)
        check(answer, (method, path))


def test_an_id_that_is_nobodys_is_not_found(app: Api, anna: Person) -> None:
    examples = Examples(app.api_doc)
    for path, method, operation in operations(app):
        if not any(parameter["in"] == "path" for parameter in operation.get("parameters", [])):
            continue
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        body = {} if schema and "Patch" in str(schema) else schema and examples.of(schema)
        answer = anna.ask(method.upper(), path, json=body)
        assert answer.status_code == 404, (method, path, answer.text)


@pytest.mark.parametrize("name", ["Authorization", "Cookie", "Content-Type", "X-Request-Id", "Origin", "Host"])
def test_headers_that_make_no_sense(app: Api, name: str) -> None:
    for value in ("\xff\xfe", "x" * 5000, "Bearer " + "é" * 50, ";;;===", "a\tb", "Bearer eyJhbGciOiJub25lIn0.e30."):
        answer = app.test_client().post("/v1/refresh", headers={name: value})
        check(answer, (name, value))
