"""The fit as a whole, on lifters whose parameters are known."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from engine.core.types import LifterState
from engine.personalise.fitted import Fit
from engine.personalise.fitting import fit, summarise
from engine.personalise.parameters import priors
from engine.personalise.selecting import LoggedSet
from tests.personalise.simulated import Truth, history

PRIORS = priors("intermediate", {})
STEEP = Truth(rep_slope_ln=0.35, rir_bias=-1.5)
FLAT = Truth(rep_slope_ln=-0.35, rir_bias=1.0)


@pytest.fixture(scope="module")
def found() -> Fit:
    return fit(history(STEEP, sessions=55), PRIORS, LifterState.empty())


def test_the_chains_agree(found: Fit) -> None:
    assert found.diagnostics.r_hat is not None and found.diagnostics.r_hat < 1.02
    assert found.diagnostics.ess is not None and found.diagnostics.ess > 400
    assert found.diagnostics.divergences == 0


def test_a_lifter_unlike_others_is_told_from_them(found: Fit) -> None:
    assert found.refused is None
    for name, truth in (("rep_slope_ln", STEEP.rep_slope_ln), ("rir_bias", STEEP.rir_bias)):
        estimate = found.estimates[name]
        assert abs(estimate.mean - truth) < 3 * estimate.sd + 0.1
        assert estimate.is_known


def test_what_the_log_tells_nothing_of_stays_assumed(found: Fit) -> None:
    alpha = found.estimates["alpha"]
    assert alpha.shrinkage < 0.5 and not alpha.is_known
    assert abs(alpha.mean - alpha.prior_mean) < alpha.prior_sd


def test_the_last_ten_sessions_are_only_foretold(found: Fit) -> None:
    assert found.diagnostics.held_sets == 10 * 8
    assert found.diagnostics.score_gain is not None and found.diagnostics.score_gain > 0


@pytest.mark.slow
def test_the_same_log_gives_the_same_fit(found: Fit) -> None:
    again = fit(history(STEEP, sessions=55), PRIORS, LifterState.empty())
    assert again.estimates == found.estimates
    assert replace(again.diagnostics, seconds=0) == replace(found.diagnostics, seconds=0)


def test_a_lifter_who_changed_is_not_believed_to_be_as_before() -> None:
    before, after = history(STEEP, sessions=55)[:-80], history(FLAT, sessions=55)[-80:]
    assert fit([*before, *after], PRIORS, LifterState.empty()).refused in {"not_better", "coach_not_better"}


def test_a_short_log_is_not_fitted() -> None:
    found = fit(history(STEEP, sessions=24), PRIORS, LifterState.empty())
    assert found.refused == "too_few" and found.estimates == {} and found.values == {}


@pytest.mark.slow
def test_a_log_of_noise_is_refused_or_teaches_nothing_wild() -> None:
    chance = random.Random(3)
    noise = [_scrambled(entry, chance) for entry in history(Truth(logs_rir=0.0), sessions=55)]
    found = fit(noise, PRIORS, LifterState.empty())
    assert found.refused is not None or abs(found.values["rep_slope_ln"]) < 0.84  # three SDs of people


def _scrambled(entry: LoggedSet, chance: random.Random) -> LoggedSet:
    return replace(entry, done=replace(entry.done, reps=chance.randint(1, 15)))


def test_two_kinds_of_lifter_are_told_apart_by_their_summaries() -> None:
    steep, flat = (summarise(history(truth, sessions=55), PRIORS) for truth in (STEEP, FLAT))
    for name in ("rep_slope_ln", "rir_bias"):
        for told, truth in ((steep, STEEP), (flat, FLAT)):
            assert abs(told[name].mean - getattr(truth, name)) < 3 * told[name].sd + 0.1
    assert "alpha" not in steep


def test_a_summary_of_a_short_log_says_nothing() -> None:
    assert summarise(history(STEEP, sessions=10), PRIORS) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("slope", [-0.4, 0.0, 0.4])
@pytest.mark.parametrize("bias", [-2.0, 0.0, 1.5])
def test_the_truth_lies_where_the_posterior_says(slope: float, bias: float, seed: int) -> None:
    truth = Truth(rep_slope_ln=slope, rir_bias=bias, logs_rir=0.7)
    found = fit(history(truth, sessions=60, seed=seed), PRIORS, LifterState.empty())
    assert found.diagnostics.r_hat is not None and found.diagnostics.r_hat < 1.02
    for name in ("rep_slope_ln", "rir_bias"):
        estimate = found.estimates[name]
        assert abs(estimate.mean - getattr(truth, name)) < 3 * estimate.sd + 0.12
