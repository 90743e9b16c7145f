"""The posterior of a lifter's parameters: its mode, the curvature there (Laplace), NUTS in the space so whitened."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.infer import MCMC, NUTS
from scipy.optimize import minimize

from engine.personalise.arrays import Data, Floats
from engine.personalise.likelihood import Priors, held_out, log_posterior, size

CHAINS = 4
WARMUP, DRAWS = 150, 250  # per chain
DEEPEST_TREE = 6  # the whitened space is near a unit normal: seven leaps cross it
TARGET_ACCEPTANCE = 0.75
SEED = 20240229
STEP = 1e-4  # of the finite differences of the gradient
LEAST_CURVATURE = 0.1  # the prior alone gives 1

_value_and_slope = jax.jit(jax.value_and_grad(lambda z, data, priors: -log_posterior(z, data, priors)))
_held_out = jax.jit(held_out)


@dataclass(frozen=True)
class Laplace:
    """The posterior as a normal: its mode and a root of its covariance (`root @ root.T`), both standardised."""

    mode: Floats
    root: Floats

    @property
    def covariance(self) -> Floats:
        """Of the standardised parameters."""
        covariance: Floats = self.root @ self.root.T
        return covariance


@dataclass(frozen=True)
class Draws:
    """Draws from the posterior [chains, draws, parameters], standardised, and how trustworthy they are."""

    values: Floats
    r_hat: float
    ess: float
    divergences: int

    @property
    def mean(self) -> Floats:
        """Of each parameter."""
        return np.asarray(self.values.mean(axis=(0, 1)))

    @property
    def sd(self) -> Floats:
        """Of each parameter."""
        return np.asarray(self.values.std(axis=(0, 1)))


def laplace(data: Data, priors: Priors, exercises: int) -> Laplace:
    """The mode by L-BFGS, and the curvature there from differences of the gradient."""

    def ask(z: Floats) -> tuple[float, Floats]:
        value, slope = _value_and_slope(z, data, priors)
        return float(value), np.asarray(slope)

    found = minimize(ask, np.zeros(size(exercises)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    mode = np.asarray(found.x, dtype=np.float64)
    steps = STEP * np.eye(len(mode))
    curvature = (_columns(mode + steps, data, priors) - _columns(mode - steps, data, priors)) / (2 * STEP)
    values, vectors = np.linalg.eigh((curvature + curvature.T) / 2)
    return Laplace(mode, vectors / np.sqrt(np.maximum(values, LEAST_CURVATURE)))


def _columns(points: Floats, data: Data, priors: Priors) -> Floats:
    return np.stack([np.asarray(_value_and_slope(point, data, priors)[1]) for point in points])


def draw(data: Data, priors: Priors, start: Laplace) -> Draws:
    """NUTS from about the mode: in the whitened space, several chains at once."""
    mcmc = _sampler()
    begin = jax.random.normal(jax.random.key(SEED), (CHAINS, len(start.mode)), dtype=jnp.float64) * 0.5
    mcmc.run(
        jax.random.key(SEED + 1),
        data,
        priors,
        jnp.asarray(start.mode),
        jnp.asarray(start.root),
        init_params={"whitened": begin},
        extra_fields=("diverging",),
    )
    whitened = np.asarray(mcmc.get_samples(group_by_chain=True)["whitened"])
    values = start.mode + whitened @ start.root.T
    divergences = int(np.asarray(mcmc.get_extra_fields()["diverging"]).sum())
    return Draws(
        values,
        float(np.max(split_gelman_rubin(values))),
        float(np.min(effective_sample_size(values))),
        divergences,
    )


def _model(data: Data, priors: Priors, mode: Any, root: Any) -> None:
    whitened = numpyro.sample("whitened", dist.ImproperUniform(dist.constraints.real_vector, (), (mode.shape[0],)))
    numpyro.factor("posterior", log_posterior(mode + root @ whitened, data, priors))


def _sampler() -> MCMC:
    kernel = NUTS(
        _model,
        adapt_mass_matrix=False,
        dense_mass=False,
        target_accept_prob=TARGET_ACCEPTANCE,
        max_tree_depth=DEEPEST_TREE,
    )
    return MCMC(
        kernel,
        num_warmup=WARMUP,
        num_samples=DRAWS,
        num_chains=CHAINS,
        chain_method="vectorized",
        progress_bar=False,
        jit_model_args=True,
    )


def score(z: Floats, data: Data, priors: Priors) -> float:
    """Log density of the held-out visits under these standardised parameters."""
    return float(_held_out(jnp.asarray(z), data, priors))
