"""The OpenAPI document, for machines and for people: one page, without scripts and without anything from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Response, jsonify, render_template, send_from_directory
from markupsafe import Markup, escape

from engine.blueprints.document import Api

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_LIMITS = {
    "minimum": "≥ {}", "maximum": "≤ {}", "exclusiveMinimum": "> {}", "exclusiveMaximum": "< {}",
    "minLength": "at least {} characters", "maxLength": "at most {} characters", "maxItems": "at most {}",
    "minItems": "at least {}",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One field of a message, or one parameter."""

    name: str
    type: Markup
    required: bool
    about: str


@dataclass(frozen=True)
class Message:
    """One schema: its fields, or else what it stands for."""

    name: str
    about: str
    type: Markup
    fields: list[Field]


@dataclass(frozen=True)
class Operation:
    """One route; `answers` are status, words and the message that comes, `errors` the statuses of problems."""

    id: str
    method: str
    path: str
    summary: str
    signed_in: bool
    parameters: list[Field]
    body: Markup | None
    answers: list[tuple[str, str, Markup | None]]
    errors: list[str]


@dataclass(frozen=True)
class Group:
    """The routes of one noun."""

    name: str
    about: str
    operations: list[Operation]


@dataclass(frozen=True)
class Page:
    """All that the page shows."""

    title: str
    version: str
    about: str
    openapi: str
    groups: list[Group]
    messages: list[Message]


def register(app: Api) -> None:
    """Serve the document at /v1/openapi.json, the page at /v1/docs and its style beside it."""

    @app.get("/v1/openapi.json", doc_ui=False)
    def document() -> Response:
        return jsonify(app.api_doc)

    @app.get("/v1/docs", doc_ui=False)
    def docs() -> Response:
        response = Response(
            render_template("docs.html", page=page_of(app.api_doc)), content_type="text/html; charset=utf-8"
        )
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        return response

    @app.get("/v1/docs.css", doc_ui=False)
    def docs_style() -> Response:
        return send_from_directory(Path(app.root_path, "templates"), "docs.css", conditional=True)


def page_of(document: dict[str, Any]) -> Page:
    """What the page shows of an OpenAPI document."""
    info, tags = document["info"], document.get("tags", [])
    operations = [
        (operation["tags"][0], _operation(path, method, operation))
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    groups = [
        Group(tag["name"], tag.get("description", ""), [made for name, made in operations if name == tag["name"]])
        for tag in tags
    ]
    schemas = document["components"]["schemas"]
    messages = [_message(name, schema) for name, schema in sorted(schemas.items())]
    return Page(info["title"], info["version"], info.get("description", ""), document["openapi"], groups, messages)


def _operation(path: str, method: str, operation: dict[str, Any]) -> Operation:
    body = operation.get("requestBody", {}).get("content", {})
    answers = sorted(operation["responses"].items())
    return Operation(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation.get("summary", ""),
        signed_in=bool(operation.get("security")),
        parameters=[
            Field(p["name"], type_of(p["schema"]), bool(p.get("required")), p.get("description", ""))
            for p in operation.get("parameters", [])
        ],
        body=next((type_of(content["schema"]) + f" ({kind})" for kind, content in body.items()), None),
        answers=[(status, r["description"], _content(r)) for status, r in answers if int(status) < 400],
        errors=[status for status, _ in answers if int(status) >= 400],
    )


def _content(response: dict[str, Any]) -> Markup | None:
    return next((type_of(content.get("schema", {})) for content in response.get("content", {}).values()), None)


def _message(name: str, schema: dict[str, Any]) -> Message:
    required = schema.get("required", [])
    fields = [
        Field(field, type_of(inner), field in required, inner.get("description", ""))
        for field, inner in schema.get("properties", {}).items()
    ]
    return Message(name, schema.get("description", ""), type_of(schema), fields)


def type_of(schema: dict[str, Any]) -> Markup:
    """A JSON schema in words, with links to the messages that it names."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return Markup('<a href="#{0}">{0}</a>').format(name)
    if parts := schema.get("anyOf") or schema.get("oneOf"):
        return Markup(" or ").join(type_of(part) for part in parts)
    if "enum" in schema or "const" in schema:
        return escape(" | ".join(str(value) for value in schema.get("enum", [schema.get("const")])))
    if schema.get("type") == "array":
        return Markup("list of ") + type_of(schema.get("items", {})) + _limits(schema)
    return escape(schema.get("format") or schema.get("type") or "anything") + _limits(schema)


def _limits(schema: dict[str, Any]) -> str:
    told = [words.format(schema[name]) for name, words in _LIMITS.items() if name in schema]
    return f", {', '.join(told)}" if told else ""
