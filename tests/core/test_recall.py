"""Memory seen from a set that is asked for."""

from datetime import timedelta
from math import exp, log

import pytest

from engine.core.constants import REP_SLOPE_HIGH, REP_SLOPE_LOW
from engine.core.memory import PastSession
from engine.core.recall import Recall, recall
from tests.core.cast import MONDAY

K = 0.03


def session(*sets: float, days_ago: int = 7) -> PastSession:
    return PastSession(MONDAY - timedelta(days=days_ago), sets)


def seen(*memory: PastSession, rir: float | None = 2.0, running: bool = False) -> Recall:
    found = recall(memory, MONDAY, rir, K, running=running)
    assert found is not None
    return found


def test_without_a_session_that_is_over_there_is_nothing_to_see() -> None:
    assert recall((), MONDAY, 2.0, K, running=False) is None
    assert recall((session(80, 8, 2, days_ago=0),), MONDAY, 2.0, K, running=True) is None


def test_reps_are_those_at_the_effort_asked() -> None:
    assert seen(session(80, 8, 3)).last == [(log(80), 9.0, 8)]  # with 2 left there would have been one more
    assert seen(session(80, 8, 3), rir=4.0).last == [(log(80), 7.0, 8)]


def test_where_either_set_tells_no_reserve_both_are_as_hard() -> None:
    assert seen(session(80, 8, -1)).last == [(log(80), 8, 8)]
    assert seen(session(80, 8, 3), rir=None).last == [(log(80), 8, 8)]


def test_sets_far_lighter_than_the_heaviest_count_in_the_last_session_alone() -> None:
    found = seen(session(50, 10, 2, 80, 8, 2, 100, 5, 2))
    assert [point[2] for point in found.past[0]] == [8, 5]  # 80 is just 80 % of 100
    assert [point[2] for point in found.last] == [10, 8, 5]


def test_the_running_session_is_no_past_one() -> None:
    found = seen(session(85, 6, 2, days_ago=0), session(80, 8, 2, days_ago=3), running=True)
    assert [point[2] for point in found.now] == [6]
    assert (len(found.past), found.days) == (1, [3.0])


def test_with_one_kind_of_set_the_slope_is_that_of_the_class() -> None:
    found = seen(session(80, 8, 2, 80, 8, 2))
    assert found.slope == pytest.approx(-K)
    assert (found.mean_x, found.mean_m) == (pytest.approx(log(80)), pytest.approx(8.0))


def test_the_slope_is_drawn_to_that_of_the_class_as_by_sets_with_a_spread_of_25() -> None:
    """Weights 1 and 0.85, four reps apart, at 0.05 a rep: spread is 0.85 / 1.85 of 4 squared."""
    found = seen(session(80 * exp(0.2), 6, 2), session(80, 10, 2, days_ago=14))
    spread = 0.85 / 1.85 * 16
    assert found.slope == pytest.approx(-(0.05 * spread + K * 25) / (spread + 25))
    assert found.mean_m == pytest.approx((6 + 0.85 * 10) / 1.85)


@pytest.mark.parametrize(("load", "slope"), [(110, -REP_SLOPE_LOW), (10, -REP_SLOPE_HIGH)])
def test_no_history_makes_a_slope_that_no_body_has(load: float, slope: float) -> None:
    """Fifteen reps more with more load, or with a tenth of it."""
    assert seen(session(100, 5, 2), session(load, 20, 2, days_ago=14)).slope == slope
