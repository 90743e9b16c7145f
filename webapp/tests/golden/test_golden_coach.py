"""The vectors that the phone's coach is held to are the engine's."""

import json

from webapp.tests.golden.make_coach import GOLDEN, answer, cases


def test_the_golden_vectors_of_the_phone_are_what_the_engine_says() -> None:
    kept = json.loads(GOLDEN.read_text())
    fresh = [json.loads(json.dumps({**case, "answer": answer(case)})) for case in cases()]
    assert kept == fresh, "the engine has changed: PYTHONPATH=. python webapp/tests/golden/make_coach.py, then js/coach"
