"""Weighing estimates."""

from dataclasses import replace
from math import exp, inf, isfinite, nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.fitted import POOLS
from engine.core.pool import Pooled, Weights, alone, differences, disagreement, pool, quantile

PLAIN = Weights(
    centre=(0.0,),
    scale=(1.0,),
    hidden=((0.0,),),
    hidden_bias=(0.0,),
    out=((0.0,), (0.0,), (0.0,)),
    out_bias=(0.0, 1.0, 0.0),
    by_lifter=(0.1, 0.1, 0.1),
    by_lift=(0.2, 0.2, 0.2),
)
NOTHING = (0.0, 0.0, 0.0)
estimate = st.one_of(st.just(nan), st.floats(-10, 10))


def test_shares_go_with_the_exponential_of_what_each_is_worth() -> None:
    total = 2 + exp(1)
    shares = pool(PLAIN, (1.0, 2.0, 3.0), (0.0,), NOTHING, NOTHING).shares
    assert shares == pytest.approx([1 / total, exp(1) / total, 1 / total])


def test_a_missing_estimate_never_gets_weight() -> None:
    assert pool(PLAIN, (1.0, nan, 3.0), (0.0,), NOTHING, NOTHING).shares == [0.5, 0.0, 0.5]


def test_a_better_record_gives_more_weight() -> None:
    shares = pool(PLAIN, (1.0, nan, 3.0), (0.0,), (-0.5, 0.0, 0.5), (0.0, 0.0, 0.0)).shares
    assert shares[0] / shares[2] == pytest.approx(exp(10 * 0.1))


def test_what_is_left_out_has_no_weight_unless_nothing_else_is_there() -> None:
    one, other = frozenset({0}), frozenset({0, 2})
    assert pool(PLAIN, (1.0, nan, 3.0), (0.0,), NOTHING, NOTHING, one).shares == [0.0, 0.0, 1.0]
    assert pool(PLAIN, (1.0, nan, 3.0), (0.0,), NOTHING, NOTHING, other).shares == [0.5, 0.0, 0.5]


def test_no_odd_situation_counts_for_more_than_four_deviations() -> None:
    weights = replace(PLAIN, hidden=((0.1,),), out=((1.0,), (0.0,), (-1.0,)))
    far = pool(weights, (1.0, 2.0, 3.0), (1e9,), NOTHING, NOTHING)
    assert far == pool(weights, (1.0, 2.0, 3.0), (4.0,), NOTHING, NOTHING)
    assert far != pool(weights, (1.0, 2.0, 3.0), (3.0,), NOTHING, NOTHING)


@given(st.sampled_from(sorted(POOLS)), st.data())
def test_shares_of_any_fitted_pool_are_weights(name: str, data: st.DataObject) -> None:
    weights = POOLS[name]
    width, wide = len(weights.out_bias), len(weights.centre)
    random = Random(data.draw(st.integers(0, 2**32)))
    estimates = [nan if random.random() < 0.4 else random.uniform(-3, 9) for _ in range(width)]
    estimates[data.draw(st.integers(0, width - 1))] = 1.0
    numbers = [random.choice((-1e6, 1e6, 0.0, random.gauss(0, 2))) for _ in range(wide)]
    stands = [[random.uniform(-1, 1) for _ in range(width)] for _ in range(2)]
    left_out = frozenset(i for i in range(width) if random.random() < 0.3)
    pooled = pool(weights, estimates, numbers, *stands, left_out)
    assert all(share >= 0 for share in pooled.shares)
    assert sum(pooled.shares) == pytest.approx(1)
    assert all(share == 0 for share, one in zip(pooled.shares, estimates, strict=True) if one != one)
    assert isfinite(pooled.widen)
    there = [one for one in estimates if one == one]
    levels = [quantile(estimates, pooled.shares, level) for level in (0.0, 0.05, 0.5, 0.95, 1.0)]
    assert min(there) <= levels[0]
    assert levels[-1] <= max(there)
    assert levels == sorted(levels)


def test_alone_speaks_the_estimate_that_weighs_most() -> None:
    assert alone(Pooled([0.2, 0.5, 0.3], 0.1)) == Pooled([0.0, 1.0, 0.0], 0.1)


def test_a_quantile_is_the_least_estimate_that_reaches_it() -> None:
    estimates, shares = (3.0, nan, 1.0, 2.0), (0.5, 0.0, 0.2, 0.3)
    assert [quantile(estimates, shares, level) for level in (0.1, 0.2, 0.4, 0.6, 1.0)] == [1.0, 1.0, 2.0, 3.0, 3.0]


@given(st.lists(estimate, min_size=1, max_size=30).filter(lambda many: any(one == one for one in many)))
def test_how_estimates_differ_is_bounded(estimates: list[float]) -> None:
    assert 0 <= disagreement(estimates, 0.5) <= 0.5
    told = differences(estimates, 0.0, 0.5, 0.2)
    assert len(told) == len(estimates)
    assert all(abs(one) <= 2.5 < inf for one in told)


def test_differences_are_signed_and_nothing_where_an_estimate_is_missing() -> None:
    assert differences((1.0, nan, -1.0), 0.5, 1.0, 0.5) == [1.0, 0.0, -2.0]
    assert disagreement((1.0, nan, 3.0), 5.0) == 1.0
