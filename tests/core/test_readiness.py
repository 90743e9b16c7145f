"""Readiness: its composite, its limits, and that silence changes nothing."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.readiness import Baseline, Readings, baseline, composite_z, modifier

NORMAL_HRV, NORMAL_SLEEP, NORMAL_ITEMS = Baseline(4.0, 0.1, 60), Baseline(7.5, 0.8, 28), Baseline(18, 2.0, 28)
DENOMINATOR = sqrt(0.2**2 + 0.3**2 + 0.5**2 + 2 * 0.3 * (0.2 * 0.3 + 0.2 * 0.5 + 0.3 * 0.5))


def z(readings: Readings) -> float | None:
    return composite_z(readings, NORMAL_HRV, NORMAL_SLEEP, NORMAL_ITEMS)


def items(total: float) -> Readings:
    return Readings(items={"fatigue": total - 12, "soreness": 3, "stress": 3, "mood": 3, "sleep": 3})


def test_without_a_reading_nothing_changes() -> None:
    assert z(Readings()) is None
    assert modifier(None) == 0.0


def test_a_normal_day_is_zero() -> None:
    assert z(Readings((4.0,) * 7, (7.5, 7.5, 7.5), items(18).items)) == pytest.approx(0)


def test_a_questionnaire_alone_is_shrunk_by_the_whole_denominator() -> None:
    assert z(items(14)) == pytest.approx(0.5 * (28 / 42) * -2 / DENOMINATOR)


def test_all_parts_add_up() -> None:
    readings = Readings((4.1,) * 3, (8.3, 8.3, 8.3), items(20).items)
    expected = (0.2 * 60 / 74 * 1 + 0.3 * 28 / 42 * 1 + 0.5 * 28 / 42 * 1) / DENOMINATOR
    assert z(readings) == pytest.approx(expected)


def test_small_changes_of_hrv_are_noise() -> None:
    assert z(Readings(ln_rmssd=(4.04,) * 7)) == 0


def test_two_readings_of_hrv_are_too_few() -> None:
    assert z(Readings(ln_rmssd=(3.5, 3.5))) is None


def test_the_last_night_weighs_most() -> None:
    short_last, short_first = z(Readings(sleep_hours=(7.5, 7.5, 5.0))), z(Readings(sleep_hours=(5.0, 7.5, 7.5)))
    assert short_last is not None
    assert short_first is not None
    assert short_last < short_first < 0


def test_a_short_baseline_does_not_speak() -> None:
    assert composite_z(items(10), None, None, Baseline(18, 2, 4)) is None


def test_a_steady_sleeper_is_not_judged_by_minutes() -> None:
    """The SD of a very regular lifter has a floor of half an hour."""
    steady = Baseline(8.0, 0.01, 28)
    assert composite_z(Readings(sleep_hours=(7.9,)), None, steady, None) == pytest.approx(
        0.3 * -0.2 * 28 / 42 / DENOMINATOR
    )


def test_a_baseline_is_mean_and_sample_sd() -> None:
    assert baseline([7, 8, 9]) == Baseline(8, 1, 3)
    assert baseline([]).days == 0
    assert baseline([7]).sd == 0


@pytest.mark.parametrize(
    ("value", "pct"), [(-3, -0.07), (-9, -0.07), (3, 0.07), (1.5, 0.035), (0, 0), (float("nan"), 0)]
)
def test_the_specified_map(value: float, pct: float) -> None:
    assert modifier(value) == pytest.approx(pct)


@given(st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True)))
def test_no_z_moves_the_load_by_more_than_seven_per_cent(value: float | None) -> None:
    assert -0.07 <= modifier(value) <= 0.07
