"""GET /v1/openapi.json and /v1/docs: the contract, for machines and for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from flask.testing import FlaskClient

from engine.blueprints.document import Api


@pytest.fixture
def document(stranger: FlaskClient) -> dict[str, Any]:
    answer = stranger.get("/v1/openapi.json")
    assert answer.status_code == 200 and answer.mimetype == "application/json"
    return answer.json


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_a_valid_openapi_3_1_document(app: Api, document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    schemathesis.openapi.from_dict(document).validate()


def test_every_schema_is_one_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.Draft202012Validator(schema | {"components": document["components"]})
    for reference in set(re.findall(r'"\$ref": ?"#/components/schemas/([^"]+)"', str(document).replace("'", '"'))):
        assert reference in document["components"]["schemas"]


def test_operation_ids_are_unique(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(ids) == len(set(ids)) >= 30


def test_every_route_under_v1_is_in_it_and_nothing_else(app: Api, document: dict[str, Any]) -> None:
    unlisted = {"/v1/openapi.json", "/v1/docs", "/v1/docs.css"}
    served = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/v1/") and rule.rule not in unlisted
    }
    listed = {(path, method) for path, method, _ in operations(document) if path.startswith("/v1/")}
    assert served == listed


def test_every_error_is_described_as_problem_json(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, method, status)


def test_every_operation_says_what_it_does_and_who_may_ask(document: dict[str, Any]) -> None:
    open_to_all = {
        "/healthz",
        "/readyz",
        "/v1/register",
        "/v1/login",
        "/v1/refresh",
        "/v1/logout",
        "/v1/catalogue",
        "/v1/templates",
    }
    for path, method, operation in operations(document):
        assert operation.get("summary"), (path, method)
        assert (path in open_to_all) != bool(operation.get("security")), (path, method)
        assert any(int(status) < 300 for status in operation["responses"]), (path, method)


def test_the_page_shows_every_operation_and_message(stranger: FlaskClient, document: dict[str, Any]) -> None:
    page = stranger.get("/v1/docs")
    assert page.status_code == 200 and page.mimetype == "text/html"
    targets = set(re.findall(r'id="([^"]+)"', page.text))
    for _, _, operation in operations(document):
        assert operation["operationId"] in targets
    links = set(re.findall(r'href="#([^"]+)"', page.text))
    assert links <= targets


def test_the_page_runs_nothing_and_loads_nothing_from_elsewhere(stranger: FlaskClient) -> None:
    page = stranger.get("/v1/docs")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not re.search(r"<script|\son\w+=|style=|<style|https?://", page.text)
    for address in re.findall(r'(?:src|href)="(/[^"]*)"', page.text):
        assert stranger.get(address).status_code == 200, address


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/openapi", "/v1/swagger", "/v1/redoc"])
def test_there_is_no_other_page(stranger: FlaskClient, path: str) -> None:
    assert stranger.get(path).status_code == 404
