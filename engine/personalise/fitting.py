"""A lifter's log in, a judged fit out; and for the population, what the log says by itself. Needs JAX and NumPyro."""

import time
from collections.abc import Mapping, Sequence
from math import isfinite

import numpy as np

from engine.core.types import LifterState
from engine.personalise import fit as sampler
from engine.personalise import trial
from engine.personalise.arrays import Floats, Sample, sample
from engine.personalise.fitted import (
    HELD_OUT_SESSIONS,
    Diagnostics,
    Estimate,
    Fit,
    Said,
    by_itself,
    refusal,
    too_few,
)
from engine.personalise.likelihood import Priors
from engine.personalise.parameters import NAMES, PARAMETERS, SCATTER, Prior
from engine.personalise.selecting import LoggedSet, tell


def fit(log: Sequence[LoggedSet], priors: Mapping[str, Prior], now: LifterState) -> Fit:
    """Fit a lifter's parameters to all but the last ten sessions, and judge them by those.

    `log` in order of time; `now`: the state whose parameters they would replace.
    """
    began = time.perf_counter()
    told = tell(log)
    sessions = len({one.session for one in told})
    if too_few(len(told), sessions):
        return Fit(Diagnostics(len(told), sessions), refused="too_few")
    given = sample(log, told, HELD_OUT_SESSIONS)
    of = _arrays(priors)
    start = sampler.laplace(given.data, of, given.shape.exercises)
    draws = sampler.draw(given.data, of, start)
    estimates = _estimates(priors, draws.mean, draws.sd)
    values = Fit(Diagnostics(0, 0), estimates).values
    found = Diagnostics(
        sets=given.sets,
        sessions=given.sessions,
        held_sets=given.held_sets,
        r_hat=_finite(draws.r_hat),
        ess=_finite(draws.ess),
        divergences=draws.divergences,
        **_scores(draws.mean, given, of),
        coach=trial.ratio(log, given.held_since, values, now),
        seconds=time.perf_counter() - began,
    )
    return Fit(found, estimates, refusal(found))


def summarise(log: Sequence[LoggedSet], priors: Mapping[str, Prior]) -> dict[str, Said]:
    """What the whole log says of each parameter by itself, by Laplace; empty where it is too short."""
    told = tell(log)
    if too_few(len(told), len({one.session for one in told})):
        return {}
    given = sample(log, told, 0)
    found = sampler.laplace(given.data, _arrays(priors), given.shape.exercises)
    sds = np.sqrt(np.diag(found.covariance))
    estimates = _estimates(priors, found.mode, sds)
    said = {name: by_itself(priors[name], one.mean, one.sd) for name, one in estimates.items()}
    return {name: one for name, one in said.items() if one is not None}


def _arrays(priors: Mapping[str, Prior]) -> Priors:
    return Priors(np.array([priors[name].mean for name in NAMES]), np.array([priors[name].sd for name in NAMES]))


def _estimates(priors: Mapping[str, Prior], mean: Floats, sd: Floats) -> dict[str, Estimate]:
    """From standardised posterior means and SDs, of which the shared parameters come first."""
    return {
        p.name: Estimate(prior.mean, prior.sd, prior.mean + prior.sd * float(mean[i]), prior.sd * float(sd[i]))
        for i, p in enumerate(PARAMETERS)
        for prior in [priors[p.name]]
    }


def _scores(own: Floats, given: Sample, priors: Priors) -> dict[str, float | None]:
    """Log scores of the held-out sets: own parameters, the population's, and those with the own scatter."""
    scatter = np.where([name in SCATTER for name in NAMES] + [False] * given.shape.exercises, own, 0.0)
    rivals = {"own_score": own, "population_score": np.zeros_like(own), "scatter_score": scatter}
    return {name: _finite(sampler.score(z, given.data, priors)) for name, z in rivals.items()}


def _finite(value: float) -> float | None:
    """The value as it can be stored."""
    return value if isfinite(value) else None
