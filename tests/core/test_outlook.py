"""The pooled forecasts and their odds."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.constants import MOST_REPS_FORECAST
from engine.core.fitted import POOLS
from engine.core.outlook import RepsOutlook, load_outlook, reps_from, reps_outlook
from engine.core.parts import PARTS
from engine.core.pool import Pooled
from tests.core.wild import EVERY_KIND, histories, lived

LIFES = st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind)))
LEVELS = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)


def told(*odds: float) -> RepsOutlook:
    return RepsOutlook(odds, (), ())


EIGHT = told(*[0.0] * 8, 1.0)
SPREAD = told(*[0.0] * 20, 0.25, 0.5, 0.25)


@st.composite
def any_odds(draw: st.DrawFn, first: int = 0) -> RepsOutlook:
    """Odds from `first` reps on."""
    weights = draw(st.lists(st.floats(0, 1), min_size=1, max_size=40).filter(lambda many: sum(many) > 1e-3))
    return told(*[0.0] * first, *(one / sum(weights) for one in weights))


@given(LIFES)
@settings(max_examples=80)
def test_the_pooled_load_lies_between_its_estimates(life: tuple) -> None:  # type: ignore[type-arg]
    for _, one, thought in lived(*life):
        if thought:
            said = load_outlook(thought.ahead, float(one.reps), thought.loads)
            there = [estimate for estimate in thought.loads if estimate == estimate]
            assert_weights(said.shares, thought.loads)
            assert min(there) <= said.quantile(0.5) <= max(there)


@given(LIFES)
@settings(max_examples=80)
def test_the_odds_of_the_reps_add_up_to_one_whatever_came_before(life: tuple) -> None:  # type: ignore[type-arg]
    for _, _, thought in lived(*life):
        if thought:
            said = reps_outlook(thought.ahead, thought.x, thought.reps)
            assert_weights(said.shares, thought.reps)
            assert_weights(said.odds, said.odds)
            assert len(said.odds) <= MOST_REPS_FORECAST + 1
            quantiles = [said.quantile(level) for level in LEVELS]
            assert quantiles == sorted(quantiles)
            assert 0 <= said.mean <= MOST_REPS_FORECAST


def assert_weights(weights: Sequence[float], of: Sequence[float]) -> None:
    """None is below 0, they add up to 1, and what is missing has none."""
    assert all(isfinite(one) and one >= 0 for one in weights)
    assert sum(weights) == pytest.approx(1)
    assert not any(weight for weight, one in zip(weights, of, strict=True) if one != one)


def test_odds_are_never_below_nothing_where_a_sum_is_rounded_up() -> None:
    """These shares add up to a little more than 1 once each is divided by their sum."""
    narrow = replace(POOLS["reps_opening"], spread=(-9.0, -9.0, -9.0))
    assert min(reps_from(narrow, Pooled([0.4, 0.1, 0.2], 0.0), [7.4, 7.4, 7.4]).odds) == 0


@given(LIFES, st.sets(st.sampled_from(PARTS)))
@settings(max_examples=50)
def test_no_part_is_needed(life: tuple, without: set[str]) -> None:  # type: ignore[type-arg]
    parts = frozenset(without)
    for _, one, thought in lived(*life)[-4:]:
        if thought:
            said = load_outlook(thought.ahead, float(one.reps), thought.loads, parts)
            assert_weights(said.shares, thought.loads)
            reps = reps_outlook(thought.ahead, thought.x, thought.reps, parts)
            assert_weights(reps.shares, thought.reps)
            assert_weights(reps.odds, reps.odds)


@given(LIFES)
@settings(max_examples=50)
def test_without_pooling_one_estimate_speaks_alone(life: tuple) -> None:  # type: ignore[type-arg]
    alone = frozenset({"pooling"})
    for _, one, thought in lived(*life)[-4:]:
        if thought:
            loads = load_outlook(thought.ahead, float(one.reps), thought.loads, alone)
            reps = reps_outlook(thought.ahead, thought.x, thought.reps, alone)
            for shares in (loads.shares, reps.shares):
                assert sorted(shares) == [*[0.0] * (len(shares) - 1), 1.0]


@given(any_odds())
def test_moved_by_nothing_nothing_changes(ahead: RepsOutlook) -> None:
    assert ahead.moved(0.0).odds == pytest.approx(ahead.odds, abs=1e-9)


@given(any_odds(first=15), st.floats(-12, 12))
def test_moved_by_some_reps_the_mean_moves_by_them(ahead: RepsOutlook, reps: float) -> None:
    """None of the odds come below 0, so all are moved."""
    found = ahead.moved(reps)
    assert all(one >= -1e-12 for one in found.odds)
    assert sum(found.odds) == pytest.approx(1)
    assert found.mean == pytest.approx(ahead.mean + reps, abs=1e-6)


@given(any_odds(), st.floats(-60, 60))
def test_odds_that_are_moved_are_odds(ahead: RepsOutlook, reps: float) -> None:
    found = ahead.moved(reps).odds
    assert all(one >= -1e-12 for one in found)
    assert sum(found) == pytest.approx(1)


def test_half_a_rep_more_is_shared_by_two_counts() -> None:
    assert EIGHT.moved(0.5).odds[8:] == pytest.approx([0.5, 0.5])
    assert SPREAD.moved(-20.0).odds == pytest.approx([0.25, 0.5, 0.25])
    assert SPREAD.moved(-22.0).odds == pytest.approx([1.0])


@given(any_odds())
def test_between_the_least_and_the_most_is_everything(ahead: RepsOutlook) -> None:
    assert ahead.between(0, len(ahead.odds) - 1) == pytest.approx(1)
    assert ahead.between(-1000.0, 1000.0) == 1.0


@given(any_odds(), st.integers(0, 40), st.integers(0, 40))
def test_between_two_counts_are_the_odds_of_each(ahead: RepsOutlook, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert ahead.between(low, high) == pytest.approx(sum(ahead.odds[low : high + 1]))


def test_a_count_is_spread_over_half_a_rep_on_either_side() -> None:
    assert EIGHT.between(8.25, 9.25) == pytest.approx(0.75)
    assert SPREAD.mean == 21
    assert [SPREAD.quantile(level) for level in (0.2, 0.3, 0.75, 0.8)] == [20, 21, 21, 22]
