"""The posterior of a lifter's parameters: its mode, the curvature there (Laplace), NUTS in the space so whitened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.infer.hmc import hmc
from scipy.optimize import minimize

from engine.personalise.arrays import Data, Floats
from engine.personalise.likelihood import Priors, held_out, log_posterior, size

CHAINS = 4
WARMUP, DRAWS = 150, 250  # per chain
DEEPEST_TREE = 6  # the whitened space is near a unit normal: seven leaps cross it
TARGET_ACCEPTANCE = 0.75
FIRST_STEP = 0.6  # where it settles on real logs
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
    """NUTS from about the mode: in the whitened space, all chains at once."""
    begin = 0.5 * np.random.default_rng(SEED).standard_normal((CHAINS, len(start.mode)))
    keys = jax.random.split(jax.random.key(SEED), CHAINS)
    whitened, diverging = _chains(begin, keys, data, priors, start.mode, start.root)
    values = start.mode + np.asarray(whitened) @ start.root.T
    return Draws(
        values,
        float(np.max(split_gelman_rubin(values))),
        float(np.min(effective_sample_size(values))),
        int(np.asarray(diverging).sum()),
    )


@jax.jit
def _chains(begin: Any, keys: Any, data: Data, priors: Priors, mode: Any, root: Any) -> tuple[Any, Any]:
    """The draws after the warm-up [chains, draws, parameters], and which of them diverged [chains, draws]."""
    given = (data, priors, mode, root)
    begin_chain, step = hmc(potential_fn_gen=_potential, algo="NUTS")

    def chain(start: Any, key: Any) -> tuple[Any, Any]:
        first = begin_chain(
            start,
            WARMUP,
            step_size=FIRST_STEP,
            adapt_mass_matrix=False,
            target_accept_prob=TARGET_ACCEPTANCE,
            max_tree_depth=DEEPEST_TREE,
            model_args=given,
            rng_key=key,
        )

        def next_draw(state: Any, _: None) -> tuple[Any, Any]:
            state = step(state, given)
            return state, (state.z, state.diverging)

        _, (drawn, diverging) = lax.scan(next_draw, first, None, length=WARMUP + DRAWS)
        return drawn[WARMUP:], diverging[WARMUP:]

    drawn: tuple[Any, Any] = jax.vmap(chain)(begin, keys)
    return drawn


def _potential(data: Data, priors: Priors, mode: Any, root: Any) -> Callable[[Any], Any]:
    return lambda whitened: -log_posterior(mode + root @ whitened, data, priors)


def score(z: Floats, data: Data, priors: Priors) -> float:
    """Log density of the held-out visits under these standardised parameters."""
    return float(_held_out(jnp.asarray(z), data, priors))
