"""Schemathesis against the document: what it generates, right or wrong, never breaks the server or the contract.

Each operation gets an equal share of the time; the examples are the same in every run.
"""

from __future__ import annotations

import time
from contextlib import suppress

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from engine.blueprints.document import Api
from tests.api.conftest import Person

SECONDS, SMALLEST_SHARE = 12.0, 0.02
EXAMPLES = 30
SKIPPED = {"me_delete"}  # it would end the session that all the others need


class OutOfTime(Exception):
    """This operation's share is used up."""


def test_generated_requests_break_nothing(app: Api, anna: Person) -> None:
    schema = schemathesis.openapi.from_wsgi("/v1/openapi.json", app)
    operations = [result.ok() for result in schema.get_all_operations()]
    turns = [
        (operation, mode)
        for operation in operations
        if operation.definition.raw["operationId"] not in SKIPPED
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    ]
    deadline, tried = time.perf_counter() + SECONDS, 0
    for left, (operation, mode) in zip(range(len(turns), 0, -1), turns, strict=True):
        share = max(SMALLEST_SHARE, (deadline - time.perf_counter()) / left)
        tried += _fuzz(operation, mode, anna, share)
    assert tried > 10  # a busy machine tries fewer in the same seconds


def _fuzz(operation: schemathesis.schemas.APIOperation, mode: GenerationMode, anna: Person, share: float) -> int:
    ends, tried = time.perf_counter() + share, 0

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def one(case: schemathesis.Case) -> None:
        nonlocal tried
        if time.perf_counter() > ends:
            raise OutOfTime
        answer = case.call(headers={"Authorization": f"Bearer {anna.token}"})
        tried += 1
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"], case.as_curl_command()

    with suppress(OutOfTime, Unsatisfiable):  # what takes no input can't be asked wrongly
        one()
    return tried
