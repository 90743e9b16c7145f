"""When a fit is refused, and what a log says by itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from engine.personalise.fitted import (
    FEWEST_SESSIONS,
    FEWEST_SETS,
    REASONS,
    Diagnostics,
    Estimate,
    Fit,
    by_itself,
    refusal,
)
from engine.personalise.parameters import Prior

GOOD = Diagnostics(
    sets=800,
    sessions=90,
    held_sets=70,
    r_hat=1.004,
    ess=650.0,
    divergences=0,
    own_score=-80.0,
    population_score=-95.0,
    scatter_score=-84.0,
    coach=0.98,
    seconds=12.0,
)


def test_a_good_fit_is_accepted() -> None:
    assert refusal(GOOD) is None
    assert refusal(replace(GOOD, coach=None)) is None  # too few forecasts to ask the coach


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"sets": FEWEST_SETS - 1}, "too_few"),
        ({"sessions": FEWEST_SESSIONS - 1}, "too_few"),
        ({"r_hat": 1.02}, "not_converged"),
        ({"r_hat": None}, "not_converged"),
        ({"ess": 199.9}, "few_draws"),
        ({"ess": None}, "few_draws"),
        ({"divergences": 1}, "divergent"),
        ({"own_score": -95.0}, "not_better"),
        ({"own_score": -84.0}, "not_better"),
        ({"own_score": None}, "not_better"),
        ({"coach": 1.006}, "coach_not_better"),
    ],
)
def test_a_bad_or_not_better_fit_is_refused_with_its_reason(spoiled: dict[str, float | None], code: str) -> None:
    assert refusal(replace(GOOD, **spoiled)) == code
    assert REASONS[code]


def test_it_survives_storage() -> None:
    fit = Fit(GOOD, {"alpha": Estimate(-0.29, 0.25, -0.3, 0.2)}, None)
    assert Fit.from_json(json.loads(json.dumps(fit.to_json()))) == fit


def test_values_are_in_the_parameters_units() -> None:
    estimates = {"alpha": Estimate(0.0, 1.0, 0.0, 0.5), "rir_bias": Estimate(0.0, 1.0, -0.7, 0.5)}
    assert Fit(GOOD, estimates).values == {"alpha": 1.0, "rir_bias": -0.7}


def test_a_parameter_of_which_the_log_tells_nothing_has_no_value_of_its_own() -> None:
    estimates = {"alpha": Estimate(0.0, 1.0, 0.1, 0.97), "rir_bias": Estimate(0.0, 1.0, -0.7, 0.5)}
    assert list(Fit(GOOD, estimates).values) == ["rir_bias"]


def test_taking_the_prior_out_and_putting_it_in_again_changes_nothing() -> None:
    prior, mean, sd = Prior(1.0, 0.5), 1.6, 0.3
    said = by_itself(prior, mean, sd)
    assert said is not None
    precision = said.sd**-2 + prior.sd**-2
    assert precision**-0.5 == pytest.approx(sd)
    assert (said.mean / said.sd**2 + prior.mean / prior.sd**2) / precision == pytest.approx(mean)


def test_a_log_that_told_next_to_nothing_says_nothing() -> None:
    assert by_itself(Prior(1.0, 0.5), 1.02, 0.499) is None
    assert by_itself(Prior(1.0, 0.5), 1.02, 0.51) is None
