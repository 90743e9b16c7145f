"""The collapsed likelihood against a plain one: the same density as one large normal."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, pi

import numpy as np
import pytest

from engine.core.constants import ASSUMED_RIR_SD, LOAD_NOISE, REP_NOISE_SD, RIR_SD_AT_FAILURE, RIR_SD_PER_REP
from engine.core.lift_class import classify
from engine.personalise import likelihood
from engine.personalise.arrays import Data, sample
from engine.personalise.likelihood import EXERCISE_SD, OUTCOME_SHARE, START_VARIANCE, Priors
from engine.personalise.parameters import NAMES, PARAMETERS
from engine.personalise.selecting import Told, tell
from tests.personalise.simulated import TRAITS, Truth, history

PRIORS = Priors(np.array([p.prior.mean for p in PARAMETERS]), np.array([p.prior.sd for p in PARAMETERS]))
BENCH = "bench-press"


@pytest.fixture(scope="module")
def told() -> list[Told]:
    log_ = [entry for entry in history(Truth(logs_rir=0.6), sessions=12) if entry.exercise == BENCH]
    return tell(log_)


def data_of(told: list[Told], hold_out: int = 0) -> Data:
    return sample([], told, hold_out).data  # without volume there is no fatigue between sessions


def somewhere(data: Data, seed: int) -> np.ndarray:
    return 0.5 * np.random.default_rng(seed).standard_normal(likelihood.size(len(data.slope_ln)))


def plainly(z: np.ndarray, told: list[Told]) -> float:
    """The log density of all sets of one exercise as one normal vector."""
    p = {q.name: q.prior.mean + q.prior.sd * z[i] for i, q in enumerate(PARAMETERS)}
    k = classify(TRAITS[BENCH]).rep_slope * exp(p["rep_slope_ln"] + EXERCISE_SD * z[len(NAMES)])
    y, noise = [], []
    for one in told:
        if one.rir is None:
            left, sd = exp(p["slack"]), ASSUMED_RIR_SD
        else:
            left = one.rir - p["rir_bias"] * min(0.5 * one.rir, 1.0)
            sd = RIR_SD_AT_FAILURE + RIR_SD_PER_REP * one.rir
        y.append(log(one.load_kg) - told[0].strength + k * (one.reps + left - 1) + exp(p["set_fatigue"]) * one.tired)
        noise.append((k * exp(p["sigma_rep"])) ** 2 * (sd**2 + REP_NOISE_SD**2) + LOAD_NOISE**2)
    begun: dict[int, float] = {}
    for one in told:
        begun.setdefault(one.visit, (one.at - told[0].at).total_seconds() / 86400)
    n = len(told)
    covariance = np.diag(noise)
    for i in range(n):
        for j in range(n):
            days = min(begun[told[i].visit], begun[told[j].visit])
            covariance[i, j] += START_VARIANCE + exp(p["walk"]) * days
            covariance[i, j] += exp(2 * p["sigma_day"]) * (told[i].visit == told[j].visit)
    _, determinant = np.linalg.slogdet(covariance)
    off = np.array(y)
    return -0.5 * (off @ np.linalg.solve(covariance, off) + determinant + n * log(2 * pi)) + n * OUTCOME_SHARE * log(k)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_density_of_one_large_normal(told: list[Told], seed: int) -> None:
    data = data_of(told)
    z = somewhere(data, seed)
    collapsed = float(likelihood.log_posterior(z, data, PRIORS)) + 0.5 * float(z @ z)
    assert collapsed == pytest.approx(plainly(z, told), rel=1e-9)


def test_fitted_and_held_out_make_the_whole(told: list[Told]) -> None:
    whole, parted = data_of(told), data_of(told, hold_out=4)
    z = somewhere(whole, 7)
    fitted = likelihood.log_posterior(z, parted, PRIORS) + likelihood.held_out(z, parted, PRIORS)
    assert float(fitted) == pytest.approx(float(likelihood.log_posterior(z, whole, PRIORS)), rel=1e-12)
    assert float(likelihood.held_out(z, whole, PRIORS)) == 0


def test_it_is_reckoned_in_64_bits(told: list[Told]) -> None:
    data = data_of(told)
    assert likelihood.log_posterior(somewhere(data, 1), data, PRIORS).dtype == np.float64


def test_the_unit_of_the_log_changes_nothing(told: list[Told]) -> None:
    in_pounds = [replace(one, load_kg=one.load_kg / 0.45359237) for one in told]
    z = somewhere(data_of(told), 5)
    one, other = (float(likelihood.log_posterior(z, data_of(sets), PRIORS)) for sets in (told, in_pounds))
    assert one == pytest.approx(other, rel=1e-9)
