"""Bands of whole reps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.bands import rep_quantiles
from engine.core.constants import OUTER_TAIL
from engine.core.outlook import RepsOutlook


def told(*odds: float) -> RepsOutlook:
    return RepsOutlook(odds, (), ())


@st.composite
def any_odds(draw: st.DrawFn) -> RepsOutlook:
    """Odds of 1 to 40 counts, one of them above nothing."""
    weights = draw(st.lists(st.floats(0, 1), min_size=1, max_size=40).filter(lambda many: sum(many) > 1e-3))
    return told(*(one / sum(weights) for one in weights))


def test_a_count_that_is_certain_is_every_quantile() -> None:
    assert rep_quantiles(told(*[0.0] * 8, 1.0)) == (8, 8, 8, 8, 8)


def test_the_inner_band_is_the_one_nearest_to_three_in_ten() -> None:
    """Of the bands about 9 within the quartiles 8 and 10: 0.3 for 9 alone. 8 and 10 are left out, but only just."""
    found = rep_quantiles(told(*[0.0] * 6, 0.10, 0.10, 0.15, 0.30, 0.15, 0.10, 0.10))
    assert found == (6, 8.05, 9, 9.95, 12)


def test_the_outer_band_leaves_out_less_than_its_tail_on_each_side() -> None:
    assert rep_quantiles(told(0.0, 0.05, 0.02, 0.86, 0.02, 0.05))[::4] == (2, 4)
    assert rep_quantiles(told(0.0, 0.07, 0.0, 0.86, 0.0, 0.07))[::4] == (1, 5)


@given(any_odds())
def test_quantiles_ascend_so_the_inner_band_is_within_the_outer(ahead: RepsOutlook) -> None:
    found = rep_quantiles(ahead)
    assert list(found) == sorted(found)
    assert found[0] >= 1


@given(any_odds())
def test_the_outer_band_holds_its_share(ahead: RepsOutlook) -> None:
    low, *_, high = rep_quantiles(ahead)
    assert sum(ahead.odds[: int(low)]) <= OUTER_TAIL + 1e-9 or low == 1
    assert sum(ahead.odds[int(high) + 1 :]) <= OUTER_TAIL + 1e-9


@pytest.mark.parametrize("reps", [0, 1, 30])
def test_no_band_begins_below_one_rep(reps: int) -> None:
    assert rep_quantiles(told(*[0.0] * reps, 1.0))[0] == max(reps, 1)
