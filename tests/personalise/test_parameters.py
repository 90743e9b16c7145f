"""Parameters, their priors, and how they enter the coach's state."""

from __future__ import annotations

from dataclasses import fields, replace
from math import exp, log

import pytest

from engine.core.types import LifterState
from engine.personalise.parameters import LITERATURE, PARAMETERS, SCATTER, Prior, personal, priors, shrinkage


def test_every_parameter_is_the_coachs_or_says_that_it_is_not() -> None:
    reckoned_with = {p.name for p in PARAMETERS} - SCATTER
    assert reckoned_with == {"rir_bias", "rep_slope_ln", "alpha", "beta_upper", "beta_lower"}
    assert reckoned_with <= {field.name for field in fields(LifterState)}


def test_only_the_parameters_of_a_state_are_replaced() -> None:
    state = replace(LifterState.empty(), scale_ln=4.2, scale_seen=7)
    own = personal(state, {"rir_bias": -1.2, "alpha": 0.6, "sigma_day": 0.03})
    assert (own.rir_bias, own.alpha, own.beta_upper) == (-1.2, 0.6, state.beta_upper)
    assert (own.scale_ln, own.scale_seen) == (4.2, 7)


def test_a_bias_that_nobody_has_is_bounded() -> None:
    assert personal(LifterState.empty(), {"rir_bias": -9.0}).rir_bias == -4.0


@pytest.mark.parametrize("name", ["rep_slope_ln", "alpha", "beta_upper", "beta_lower"])
@pytest.mark.parametrize("side", [-1, 1])
def test_no_parameter_goes_farther_than_people_do(name: str, side: int) -> None:
    p = next(p for p in PARAMETERS if p.name == name)
    far, farther = (p.natural(p.prior.mean + side * sds * p.prior.sd) for sds in (3, 9))
    assert getattr(personal(LifterState.empty(), {name: farther}), name) == pytest.approx(far)


def test_what_was_learned_from_others_goes_before_the_literature() -> None:
    given = priors("novice", {"alpha": Prior(-0.1, 0.1, 30)})
    assert given["alpha"].lifters == 30
    assert given["rir_bias"].mean == -0.9
    assert given["rep_slope_ln"] == LITERATURE["rep_slope_ln"]


@pytest.mark.parametrize("experience", ["novice", "intermediate", "advanced", "unheard of"])
def test_every_lifter_has_a_prior_of_every_parameter(experience: str) -> None:
    assert set(priors(experience, {})) == {p.name for p in PARAMETERS}


def test_what_is_positive_has_the_spread_of_a_lognormal() -> None:
    alpha = next(p for p in PARAMETERS if p.name == "alpha")
    mean, sd = log(0.75), 0.25
    assert alpha.natural(mean) == pytest.approx(0.75)
    assert alpha.natural_sd(mean, sd) == pytest.approx(((exp(sd**2) - 1) * exp(2 * mean + sd**2)) ** 0.5)


def test_shrinkage_is_the_share_of_variance_that_is_gone() -> None:
    assert shrinkage(1.0, 0.5) == pytest.approx(0.75)
    assert shrinkage(1.0, 1.1) == 0
