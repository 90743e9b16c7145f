"""Reps in reserve: bias, what is assumed, how wrong it is."""

import pytest

from engine.core.effort import reps_to_failure, rir_of, rir_sd


def test_reserve_adds_to_the_reps() -> None:
    assert reps_to_failure(8, 2) == 10


def test_a_lifter_who_under_reports_has_more_left() -> None:
    assert reps_to_failure(8, 2, bias=-1.0) == 11


def test_a_bias_never_makes_reserve_negative() -> None:
    assert reps_to_failure(8, 1, bias=2.5) == 8


def test_an_absurd_bias_is_bounded() -> None:
    assert reps_to_failure(8, 2, bias=-50) == reps_to_failure(8, 2, bias=-4)


@pytest.mark.parametrize(
    ("set_type", "rir", "expected"),
    [("working", None, 2.0), ("failure", None, 0.0), ("failure", 1.0, 1.0), ("working", 0.0, 0.0)],
)
def test_an_unlogged_reserve_is_two_but_none_to_failure(set_type: str, rir: float | None, expected: float) -> None:
    assert rir_of(set_type, rir) == expected


def test_the_error_of_a_call_grows_with_distance_and_is_widest_unlogged() -> None:
    assert [rir_sd(rir) for rir in (0, 1, 2, 3, 4)] == pytest.approx([0.5, 0.9, 1.3, 1.7, 2.1])
    assert rir_sd(2, known=False) > rir_sd(2)
