"""What today is like, by the lifts begun so far."""

from datetime import timedelta
from math import isnan, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import DAY_STEP_LIMIT
from engine.core.day import begin_lift, today_so_far
from engine.core.memory import PastSession
from engine.core.states import DayState
from tests.core.cast import MONDAY

LAST = PastSession(MONDAY - timedelta(days=7), (50.0, 12.0, 2.0, 100.0, 5.0, 2.0))


def test_a_pause_of_more_than_four_hours_begins_another_day() -> None:
    day = DayState(MONDAY, 2, 0.1, 0.1)
    assert today_so_far(day, MONDAY + timedelta(hours=4)) is day
    assert today_so_far(day, MONDAY + timedelta(hours=4, seconds=1)).begun == 0
    assert today_so_far(None, MONDAY) == DayState(MONDAY)


def test_a_day_on_which_nothing_was_begun_says_nothing() -> None:
    assert all(map(isnan, DayState(MONDAY).means))


def test_a_lift_is_compared_with_the_opening_set_of_its_last_session_and_not_with_its_warm_up() -> None:
    day = begin_lift(DayState(MONDAY), MONDAY, LAST, 105.0, 4, 0.03)
    assert (day.begun, day.load) == (1, pytest.approx(log(1.05)))
    assert day.strength == pytest.approx(log(1.05) - 0.03)


def test_the_mean_is_over_the_lifts_begun() -> None:
    day = begin_lift(DayState(MONDAY), MONDAY, LAST, 105.0, 5, 0.03)
    day = begin_lift(day, MONDAY, LAST, 100.0, 5, 0.03)
    assert day.means == (pytest.approx(log(1.05) / 2), pytest.approx(log(1.05) / 2))


def test_a_lift_never_done_says_nothing_of_the_day() -> None:
    day = begin_lift(DayState(MONDAY, 1, 0.1, 0.2), MONDAY + timedelta(minutes=9), None, 500.0, 5, 0.03)
    assert day == DayState(MONDAY + timedelta(minutes=9), 1, 0.1, 0.2)


@given(st.floats(0.001, 5000), st.integers(1, 1000))
def test_no_lift_says_more_of_the_day_than_the_limit(load: float, reps: int) -> None:
    day = begin_lift(DayState(MONDAY), MONDAY, LAST, load, reps, 0.03)
    assert abs(day.load) <= DAY_STEP_LIMIT
    assert abs(day.strength) <= DAY_STEP_LIMIT
