"""The OpenAPI document, and how this app differs from flask-openapi3's idea of it."""

from __future__ import annotations

from typing import Any

from flask_openapi3.openapi import OpenAPI

PROBLEM_JSON = "application/problem+json"
_PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}


class Api(OpenAPI):
    """A Flask app whose document says application/problem+json wherever an error is described."""

    def generate_spec_json(self) -> None:
        """Write the document, once."""
        super().generate_spec_json()  # type: ignore[no-untyped-call]
        for operations in self.spec_json["paths"].values():
            for operation in operations.values():
                _describe_errors(operation["responses"])


def operation_id(*, bp_name: str, name: str, path: str, method: str) -> str:  # noqa: ARG001 - flask-openapi3's call
    """`sets_log`: the noun and what is done to it, unique by construction."""
    return f"{bp_name}_{name}"


def _describe_errors(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if int(status) >= 400:
            response["content"] = {PROBLEM_JSON: {"schema": _PROBLEM}}
