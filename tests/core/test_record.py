"""How well each estimate has done."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.record import Record, credit, excess, mean_miss, standing

LOSSES = st.lists(st.lists(st.floats(-0.3, 0.3), min_size=4, max_size=4), min_size=1, max_size=60)


def test_an_estimate_is_held_against_the_mean_of_those_that_are_there() -> None:
    assert excess([8.0, 10.0, nan, 6.0], 8.0, 4.0) == pytest.approx([-4 / 3, 2 / 3, 0.0, 2 / 3, 4 / 3])


def test_no_estimate_is_further_off_than_the_most() -> None:
    assert excess([8.0, 1000.0], 8.0, 4.0) == [-2.0, 2.0, 2.0]


def test_a_record_forgets_at_the_given_rate() -> None:
    record = None
    for _ in range(30):
        record = credit(record, [0.1, -0.1, 0.5], 0.9)
    kept = (1 - 0.9**30) / (1 - 0.9)
    assert record is not None
    assert record.sums == pytest.approx((0.1 * kept, -0.1 * kept))
    assert (record.count, record.miss) == (pytest.approx(kept), pytest.approx(0.5 * kept))


@given(LOSSES)
def test_what_is_forgotten_bounds_the_sums(history: list[list[float]]) -> None:
    record = None
    for losses in history:
        record = credit(record, losses, 0.95)
    assert record is not None
    assert all(abs(one) <= 0.3 / (1 - 0.95) + 1e-9 for one in (*record.sums, record.miss))
    assert record.count <= 1 / (1 - 0.95)


@given(st.lists(st.tuples(st.floats(1, 15), st.floats(0.5, 40), st.floats(0.5, 40)), min_size=1, max_size=40))
def test_an_estimate_that_is_always_right_ends_with_the_best_standing(sets: list[tuple[float, float, float]]) -> None:
    record = None
    for done, one, other in sets:
        record = credit(record, excess([one, done, other], done, 4.0), 0.95)
    stands = standing(record, 3, 3.0)
    assert stands[1] == min(stands)
    assert stands[1] <= 0


def test_a_standing_is_drawn_to_nothing_as_by_so_many_sets() -> None:
    assert standing(Record(2.0, 1.0, (-1.0, 1.0)), 2, 3.0) == [-0.2, 0.2]
    assert standing(None, 2, 3.0) == (0.0, 0.0)


def test_the_mean_miss_is_drawn_to_what_is_usual() -> None:
    assert mean_miss(Record(2.0, 4.0, ()), 3.0, 1.0) == 7 / 5
    assert mean_miss(None, 3.0, 1.3) == 1.3
