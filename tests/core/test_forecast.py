"""How sure: spreads, odds and bands."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.forecast import kg_band, rep_forecast, strength_sd
from tests.core.cast import BENCH, MONDAY, after, lifted, weeks


@given(st.floats(0, 60), st.floats(0, 1), st.floats(0, 5), st.floats(-15, 15), st.floats(0.02, 0.05))
def test_odds_are_probabilities(expected: float, sd: float, rir: float, gap: float, slope: float) -> None:
    f = rep_forecast(expected, sd, rir, gap, slope)
    assert sum(f.odds) == pytest.approx(1)
    assert all(p >= -1e-12 for p in f.odds)
    assert f.first >= 0
    assert 0.8 <= f.band.probability <= 1 + 1e-9
    assert f.band.probability == pytest.approx(f.within(int(f.band.low), int(f.band.high)))


@given(st.floats(1, 20), st.integers(0, 30), st.integers(0, 30))
def test_a_wider_range_is_never_less_likely(expected: float, a: int, b: int) -> None:
    f = rep_forecast(expected, 0.03, 2, 0, 0.033)
    low, high = sorted((a, b))
    assert f.within(low, high) <= f.within(max(low - 1, 0), high + 1) + 1e-12


def test_the_likeliest_count_is_the_expected_one() -> None:
    f = rep_forecast(7.0, 0.03, 2, 0, 0.033)
    assert f.first + f.odds.index(max(f.odds)) == 7
    assert f.odds[6 - f.first] == pytest.approx(f.odds[8 - f.first])


def test_a_record_of_misses_widens_the_promise_and_one_of_hits_narrows_it() -> None:
    misses, plain, hits = (rep_forecast(7.0, 0.03, 2, 0, 0.033, var).within(6, 8) for var in (4.0, 1.0, 0.3))
    assert misses < plain < hits


def test_unbounded_reps_end_where_the_picture_ends() -> None:
    assert rep_forecast(float("inf"), 0.03, 2, 0, 0.033).mean == 40


def test_more_sessions_make_surer_and_idle_time_less_sure() -> None:
    one, many = after(weeks(1))[0], after(weeks(12))[0]
    soon = MONDAY + timedelta(weeks=11, days=3)
    assert strength_sd(many, BENCH, soon) < strength_sd(one, BENCH, MONDAY + timedelta(days=3))
    assert strength_sd(many, BENCH, soon + timedelta(days=365)) > strength_sd(many, BENCH, soon)


def test_logged_effort_makes_surer() -> None:
    known, unknown = after(weeks(4, rir=1))[0], after(weeks(4, rir=None))[0]
    now = MONDAY + timedelta(weeks=4)
    assert strength_sd(known, BENCH, now) < strength_sd(unknown, BENCH, now)


@pytest.mark.parametrize(("reps", "factor"), [(10, 1), (12, 2), (14, 4)])
def test_evidence_past_the_fence_counts_for_less(reps: int, factor: int) -> None:
    here, there = after([lifted(MONDAY, 60, 8, 2)])[0], after([lifted(MONDAY, 60, reps, 2)])[0]
    assert strength_sd(there, BENCH, MONDAY) == pytest.approx(factor * strength_sd(here, BENCH, MONDAY))


def test_a_band_of_kilos_lies_about_its_estimate() -> None:
    band = kg_band(100, 0.03)
    assert band.low < 100 < band.high
    assert band.low * band.high == pytest.approx(100 * 100)
