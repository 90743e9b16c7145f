"""Simple estimates of the reps, by hand."""

from datetime import timedelta
from math import isnan, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import MOST_REPS_SHOWN
from engine.core.memory import PastSession
from engine.core.recall import recall
from engine.core.rep_estimates import REP_ESTIMATES, rep_estimates
from tests.core.cast import MONDAY


def estimates(
    *sessions: tuple[float, ...], now: tuple[float, ...] = (), load: float = 80.0, day: float = nan
) -> dict[str, float]:
    """By name; sessions newest first, a set of load, reps, RIR; with a class slope of 0.03, and 2 left."""
    memory = [PastSession(MONDAY - timedelta(days=7 * nth + 7), one) for nth, one in enumerate(sessions)]
    if now:
        memory.insert(0, PastSession(MONDAY, now))
    seen = recall(memory, MONDAY, 2.0, 0.03, running=bool(now))
    assert seen is not None
    return dict(zip(REP_ESTIMATES, rep_estimates(seen, log(load), 9.0, day), strict=True))


def test_every_estimate_has_a_name_of_its_own() -> None:
    assert len(set(REP_ESTIMATES)) == len(REP_ESTIMATES) == 21


def test_where_everything_was_always_the_same_all_say_the_same() -> None:
    same = (80.0, 8.0, 2.0) * 3
    found = estimates(same, same, same, now=(80.0, 8.0, 2.0), day=0.0)
    assert found.pop("formula") == 9.0
    assert found == {name: pytest.approx(8.0) for name in found}


def test_a_moved_estimate_is_the_reps_at_the_load_asked() -> None:
    found = estimates((80.0, 8.0, 2.0), load=80 * 2.718281828459045**0.06)
    assert found["nearest_opening"] == 8.0
    assert found["nearest_opening_moved"] == pytest.approx(6.0)


def test_the_median_and_the_most_at_this_load() -> None:
    found = estimates((80.0, 8.0, 2.0, 80.0, 7.0, 2.0), (80.0, 10.0, 2.0), (90.0, 4.0, 2.0))
    assert (found["same_load_median"], found["same_load_most"]) == (8.0, 10.0)


def test_what_was_lost_from_set_to_set_last_time_is_lost_again() -> None:
    found = estimates((80.0, 8.0, 2.0, 80.0, 6.0, 2.0), now=(80.0, 9.0, 2.0))
    assert found["previous"] == 9.0
    assert found["same_set"] == 6.0
    assert (found["step_as_last_time"], found["sequence"]) == (pytest.approx(7.0), pytest.approx(7.0))


def test_a_stronger_day_gives_more_reps() -> None:
    found = estimates((80.0, 8.0, 2.0), day=0.02)
    slope = estimates((80.0, 8.0, 2.0), day=0.0)
    assert slope["day_strength"] == pytest.approx(8.0)
    assert found["day_strength"] == pytest.approx(8 + 0.02 / 0.03)


@given(st.floats(0.001, 5000), st.floats(0.001, 5000), st.integers(1, 1000))
def test_every_estimate_is_missing_or_a_count_that_is_shown(load: float, done: float, reps: int) -> None:
    found = estimates((done, float(reps), 2.0), (80.0, 8.0, 2.0), now=(done, float(reps), -1.0), load=load)
    assert all(isnan(one) or 0.5 <= one <= MOST_REPS_SHOWN for one in found.values())
