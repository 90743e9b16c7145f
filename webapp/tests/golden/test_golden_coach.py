"""The vectors and weights that the phone's coach is held to are the engine's."""

import json
import math
from typing import Any

from webapp.tests.golden import fitted, vectors
from webapp.tests.golden.make_coach import GOLDEN, document

AGAIN = "the engine has changed: PYTHONPATH=. python webapp/tests/golden/make_coach.py, then js/coach"


def _same(one: Any, other: Any) -> bool:
    """Whether two documents say the same, numbers to what another machine's `exp` may change in them."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-10, abs_tol=1e-10)
    return bool(one == other)


def test_the_golden_cases_of_the_phone_are_what_the_engine_says() -> None:
    assert _same(json.loads(GOLDEN.read_text()), json.loads(document())), AGAIN


def test_the_vectors_of_the_phone_are_what_the_engine_says() -> None:
    kept, fresh = json.loads(vectors.FILE.read_text()), json.loads(vectors.document())
    assert len(kept) == len(fresh), AGAIN
    for nth, (one, other) in enumerate(zip(kept, fresh, strict=True)):
        assert _same(one, other), f"lifter {nth - 1}: {AGAIN}"


def test_the_weights_of_the_phone_are_the_fitted_ones() -> None:
    for path, text in fitted.modules().items():
        assert path.read_text() == text, f"{path.name}: {AGAIN}"
