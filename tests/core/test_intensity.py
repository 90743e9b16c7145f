"""Loads as shares of the maximum of their time."""

from datetime import timedelta

import pytest

from engine.core.bests import Done
from engine.core.intensity import shares
from tests.core.cast import MONDAY


def single(n: int, weight: float, reps: int = 1, set_type: str = "working") -> Done:
    """The n-th set, to failure."""
    return Done(MONDAY + timedelta(days=n), set_type, weight, weight, reps, 0.0, n)


def test_the_best_single_of_a_first_session_is_all_of_it() -> None:
    told = {done.of: share for done, share in shares([("b", 1, single(0, 90)), ("b", 1, single(1, 100))])}
    assert told == {0: pytest.approx(0.9), 1: pytest.approx(1.0)}


def test_the_maximum_is_the_mean_of_five_sessions() -> None:
    sets = [("b", n, single(n, 100.0 + 10 * n)) for n in range(6)]
    last = list(shares(sets))[-1][1]
    assert last == pytest.approx(150 / 130)


def test_lifts_do_not_mix_and_many_reps_alone_tell_nothing() -> None:
    sets = [("bench", 1, single(0, 100)), ("squat", 1, single(1, 200)), ("calf", 1, single(2, 80, reps=25))]
    assert {done.of: share for done, share in shares(sets)} == {0: 1.0, 1: 1.0, 2: None}


def test_every_set_is_told_once() -> None:
    sets = [("ab"[n % 2], n // 8, single(n, 50.0 + n)) for n in range(40)]
    assert sorted(done.of for done, _ in shares(sets)) == list(range(40))
