"""Priors from many lifters."""

from __future__ import annotations

import random

import pytest

from engine.personalise.fitted import Said
from engine.personalise.parameters import LITERATURE
from engine.personalise.pooling import FEWEST_LIFTERS, NARROWEST, drawn_in, pool, random_effects


def people(mean: float, sd: float, error: float, count: int, seed: int = 1) -> list[Said]:
    chance = random.Random(seed)
    return [Said(chance.gauss(chance.gauss(mean, sd), error), error) for _ in range(count)]


def test_mean_and_spread_of_people_come_out() -> None:
    mean, sd = random_effects(people(0.3, 0.25, 0.1, 400))
    assert mean == pytest.approx(0.3, abs=0.04)
    assert sd == pytest.approx(0.25, abs=0.03)


def test_people_who_differ_only_by_error_are_alike() -> None:
    mean, sd = random_effects(people(0.3, 0.0, 0.2, 400))
    assert mean == pytest.approx(0.3, abs=0.04)
    assert sd < 0.08


def test_the_paper_s_own_reckoning_by_hand() -> None:
    """Two estimates a unit apart with variances 0.25: Q = 2, C = 4, so tau squared 0.25."""
    mean, sd = random_effects([Said(0.0, 0.5), Said(1.0, 0.5)])
    assert mean == pytest.approx(0.5)
    assert sd == pytest.approx((0.25 + 0.25) ** 0.5)


def test_one_lifter_far_from_all_others_does_not_carry_the_mean() -> None:
    told = [*people(0.0, 0.1, 0.05, 30), Said(50.0, 0.01)]
    mean, _ = random_effects(drawn_in(told))
    assert abs(mean) < 0.1


def test_too_few_lifters_leave_the_literature() -> None:
    told = [{"rir_bias": one} for one in people(-1.5, 0.1, 0.1, FEWEST_LIFTERS - 1)]
    assert pool(told) == {}
    told.append({"rir_bias": Said(-1.5, 0.1)})
    assert list(pool(told)) == ["rir_bias"]
    assert pool(told)["rir_bias"].lifters == FEWEST_LIFTERS


def test_alike_people_never_make_a_prior_that_nobody_can_leave() -> None:
    told = [{"rep_slope_ln": Said(0.2, 0.001)} for _ in range(40)]
    assert pool(told)["rep_slope_ln"].sd == pytest.approx(NARROWEST * LITERATURE["rep_slope_ln"].sd)
