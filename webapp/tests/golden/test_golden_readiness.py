"""The phone's readiness is tested against what the server's says now."""

from webapp.tests.golden import make_readiness


def test_the_vectors_are_what_the_engine_says() -> None:
    assert make_readiness.FILE.read_text(encoding="utf-8") == make_readiness.text()


def test_they_hold_what_matters() -> None:
    known = [case["z"] for case in make_readiness.vectors()]
    assert None in known
    assert any(z is not None and z < -0.5 for z in known) and any(z is not None and z > 0.5 for z in known)
