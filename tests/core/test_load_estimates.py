"""Simple estimates of the load, by hand."""

from datetime import timedelta
from math import isfinite, isnan, log, nan

import pytest

from engine.core.load_estimates import LOAD_ESTIMATES, load_estimates
from engine.core.memory import PastSession
from engine.core.recall import recall
from tests.core.cast import MONDAY


def estimates(
    *sessions: tuple[float, ...], now: tuple[float, ...] = (), reps: float = 8, day: float = nan
) -> dict[str, float]:
    """By name; sessions newest first, a set of load, reps, RIR; with a class slope of 0.03, and 2 left."""
    memory = [PastSession(MONDAY - timedelta(days=7 * nth + 7), one) for nth, one in enumerate(sessions)]
    if now:
        memory.insert(0, PastSession(MONDAY, now))
    seen = recall(memory, MONDAY, 2.0, 0.03, running=bool(now))
    assert seen is not None
    found = load_estimates(seen, reps, log(77.0), day, day)
    return dict(zip(LOAD_ESTIMATES, found, strict=True))


def test_every_estimate_has_a_name_of_its_own() -> None:
    assert len(set(LOAD_ESTIMATES)) == len(LOAD_ESTIMATES) == 22


def test_where_everything_was_always_the_same_all_say_the_same() -> None:
    same = (80.0, 8.0, 2.0) * 3
    found = estimates(same, same, same, now=(80.0, 8.0, 2.0), day=0.0)
    for name in ("rung_up", "rung_down"):  # there is no other load
        assert isnan(found.pop(name))
    assert found.pop("formula") == pytest.approx(log(77))
    assert found == {name: pytest.approx(log(80)) for name in found}


def test_a_moved_estimate_is_the_load_for_the_reps_asked() -> None:
    found = estimates((80.0, 8.0, 2.0), reps=6, day=0.0)
    assert found["opening"] == pytest.approx(log(80))
    assert found["best_moved"] == found["day_strength"] == pytest.approx(log(80) + 2 * 0.03)


def test_the_step_of_the_last_two_openings_is_made_again() -> None:
    found = estimates((82.0, 8.0, 2.0), (80.0, 8.0, 2.0))
    assert found["before_last"] == pytest.approx(log(80))
    assert found["step_again"] == pytest.approx(log(82 * 82 / 80))


def test_the_heaviest_and_the_one_at_these_reps_are_told_apart() -> None:
    found = estimates((80.0, 8.0, 2.0, 84.0, 6.0, 2.0), (78.0, 8.0, 2.0), (90.0, 5.0, 2.0), reps=5)
    assert found["heaviest"] == pytest.approx(log(84))
    assert found["same_reps_openings_heaviest"] == found["same_reps_heaviest"] == pytest.approx(log(90))


def test_the_next_rungs_are_loads_lifted_of_late() -> None:
    found = estimates((80.0, 8.0, 2.0), (85.0, 5.0, 2.0), (75.0, 10.0, 2.0))
    assert (found["rung_up"], found["rung_down"]) == (pytest.approx(log(85)), pytest.approx(log(75)))


def test_today_takes_up_where_the_last_set_stood() -> None:
    last = (80.0, 8.0, 2.0, 76.0, 8.0, 2.0)
    found = estimates(last, now=(82.0, 8.0, 2.0))
    assert found["previous"] == found["heaviest_today"] == pytest.approx(log(82))
    assert found["same_set"] == pytest.approx(log(76))
    for name in ("step_as_last_time", "share_of_first", "sequence"):
        assert found[name] == pytest.approx(log(82 * 76 / 80))


def test_what_a_good_day_adds_is_added() -> None:
    found = estimates((80.0, 8.0, 2.0), day=0.02)
    assert found["day_load"] == found["day_strength"] == pytest.approx(log(80) + 0.02)


def test_before_the_first_set_only_what_today_would_say_is_missing() -> None:
    found = estimates((80.0, 8.0, 2.0), (75.0, 8.0, 2.0), day=0.0)
    missing = {name for name, one in found.items() if not isfinite(one)}
    of_today = LOAD_ESTIMATES[LOAD_ESTIMATES.index("rung_down") + 1 :]
    assert missing == {"previous", "rung_up", *of_today}


@pytest.mark.parametrize("reps", [1, 100, 5000])
def test_however_far_the_reps_asked_are_from_those_done_every_estimate_is_a_number(reps: float) -> None:
    found = estimates((80.0, 8.0, 2.0, 80.0, 7.0, 2.0), (80.0, 10.0, 2.0), now=(80.0, 8.0, 2.0), reps=reps, day=0.0)
    at_these_reps = {name for name in LOAD_ESTIMATES if name.startswith("same_reps")}
    assert {name for name, one in found.items() if not isfinite(one)} == {"rung_up", "rung_down", *at_these_reps}
