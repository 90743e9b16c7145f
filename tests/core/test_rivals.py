"""What the coach is held against."""

from datetime import timedelta

import pytest

from engine.core.rivals import epley_ewma, epley_load, epley_reps, repeat_reps, repeat_set
from engine.core.types import LiftState
from tests.core.cast import MONDAY, after, lifted

SETS = [lifted(MONDAY, 90, 5), lifted(MONDAY + timedelta(minutes=5), 80, 8)]
LIFT, _ = after(SETS)
NEXT_WEEK, SOON = MONDAY + timedelta(days=7), MONDAY + timedelta(minutes=10)


def test_the_opening_set_is_repeated_first_and_the_previous_one_after() -> None:
    assert repeat_set(LIFT, lifted(NEXT_WEEK, 70, 3)) == (90.0, 5.0)
    assert repeat_set(LIFT, lifted(SOON, 70, 3)) == (80.0, 8.0)


def test_a_lift_never_done_has_nothing_to_repeat() -> None:
    assert repeat_set(LiftState.empty(), SETS[0]) is None
    assert epley_ewma(LiftState.empty(), SETS[0]) is None


def test_the_reps_repeated_are_the_newest_at_that_load_else_along_epleys_line() -> None:
    assert repeat_reps(LIFT, (90.0, 5.0), 80.0) == 8.0
    assert repeat_reps(LIFT, (90.0, 5.0), 75.0) == 12.0  # 30 x (105 / 75 - 1)


def test_the_running_mean_takes_the_best_of_each_session_that_is_over() -> None:
    lift, _ = after([*SETS, lifted(NEXT_WEEK, 92, 5)])
    best = (90 * 35 / 30, 92 * 35 / 30)
    assert epley_ewma(lift, lifted(NEXT_WEEK + timedelta(minutes=4), 1, 1)) == pytest.approx(best[0])
    both = best[0] + 0.3 * (best[1] - best[0])
    assert epley_ewma(lift, lifted(NEXT_WEEK + timedelta(days=7), 1, 1)) == pytest.approx(both)


def test_epleys_line_is_read_both_ways() -> None:
    assert epley_load(120.0, 6) == 100.0
    assert epley_reps(120.0, 100.0) == 6.0


@pytest.mark.parametrize(("load", "reps"), [(1000.0, 1.0), (1.0, 30.0)])
def test_epleys_reps_stay_within_one_and_thirty(load: float, reps: float) -> None:
    assert epley_reps(120.0, load) == reps
