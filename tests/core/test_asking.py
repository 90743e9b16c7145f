"""The pooled forecast of a prescription."""

from datetime import timedelta
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.asking import as_forecast, asked_outlook, told_load, told_reps
from engine.core.constants import LEAST_ODDS
from engine.core.outlook import Outlook, RepsOutlook, loads_of
from engine.core.types import LifterState, LiftState
from tests.core.cast import MONDAY, after, ask, lifted, weeks
from tests.core.wild import EVERY_KIND, histories

NEXT = MONDAY + timedelta(weeks=6)
SOURCES = {"today", "day", "formula", "same_reps", "curve", "last_sessions"}


def ahead(count: int = 6, **how: float | None) -> Outlook:
    found = asked_outlook(ask(after(weeks(count, **how)), NEXT), 2.0)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_of_a_lift_never_done_nothing_is_told() -> None:
    assert asked_outlook(ask((LiftState.empty(), LifterState.empty()), NEXT), 2.0) is None
    first = after([lifted(MONDAY, 80, 8)])
    assert asked_outlook(ask(first, MONDAY + timedelta(minutes=4)), 2.0) is None


def test_who_logs_no_reserve_of_late_is_asked_to_go_as_hard_as_always() -> None:
    assert ahead().setting.rir == 2.0
    assert ahead(rir=None).setting.rir is None
    silent = [lifted(MONDAY + timedelta(weeks=6 + nth), 80, 8, None) for nth in range(3)]
    for sets, told in ((silent[:2], 2.0), (silent, None)):
        found = asked_outlook(ask(after([*weeks(6), *sets]), NEXT + timedelta(weeks=4)), 2.0)
        assert found is not None
        assert found.setting.rir == told


def test_what_was_always_done_is_told_again() -> None:
    assert told_load(ahead(), 8, 80.0).load_kg == pytest.approx(80, rel=0.01)
    assert told_reps(ahead(), 80.0, 8.0).quantile(0.5) == 8


def test_the_formula_says_no_more_than_a_body_can() -> None:
    assert told_reps(ahead(), 80.0, 1e9).odds == told_reps(ahead(), 80.0, 30.0).odds
    assert told_reps(ahead(), 80.0, -5.0).odds == told_reps(ahead(), 80.0, 1.0).odds


@given(
    st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind))),
    st.integers(1, 30),
    st.floats(1, 500),
)
@settings(max_examples=60)
def test_the_load_told_lies_between_its_estimates_and_its_source_is_named(
    life: tuple,  # type: ignore[type-arg]
    reps: int,
    formula: float,
) -> None:
    kind, history = life
    found = asked_outlook(ask(after(history, kind), history[-1].performed_at + timedelta(days=2), kind), 2.0)
    if found is not None:
        told = told_load(found, reps, formula)
        there = [exp(one) for one in loads_of(found, reps, log(formula)) if one == one]
        assert min(there) * (1 - 1e-9) <= told.load_kg <= max(there) * (1 + 1e-9)
        assert told.source in SOURCES
        assert 1 / len(SOURCES) - 1e-9 <= told.share <= 1 + 1e-9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60).filter(lambda many: sum(many) > 1e-2))
def test_a_picture_of_the_odds_shows_them_all(weights: list[float]) -> None:
    odds = [one / sum(weights) for one in weights]
    picture = as_forecast(RepsOutlook(odds, (), ()))
    assert sum(picture.odds) == pytest.approx(1)
    assert picture.odds[0] >= LEAST_ODDS
    assert picture.odds[-1] >= LEAST_ODDS
    assert picture.first + len(picture.odds) <= len(odds)
    assert picture.mean == pytest.approx(sum(reps * one for reps, one in enumerate(odds)))


def test_a_picture_by_hand() -> None:
    """The mean is 7, the variance 0.5, and no band of two counts holds four in five."""
    picture = as_forecast(RepsOutlook([0.0] * 6 + [0.25, 0.5, 0.25, 0.00001], (), ()))
    assert (picture.mean, picture.sd**2) == (pytest.approx(7, abs=1e-3), pytest.approx(0.5, abs=1e-3))
    assert (picture.first, picture.odds) == (6, (0.25, 0.5, pytest.approx(0.25001)))
    assert (picture.band.low, picture.band.high) == (6, 8)
