"""The pools' arithmetic over many sets at once, and what is made least of: the CRPS of a forecast.

The continuous ranked probability score is in the unit of what is forecast and rewards a forecast that is near and
knows how near [Gneiting, Raftery 2007, J. Am. Stat. Assoc. 102]. Single precision throughout: the weights are written
with five digits.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy.typing as npt

from engine.core.constants import SPREAD_HIGH, SPREAD_LOW
from engine.core.pool import RECORD_GAIN

Array = jax.Array | npt.NDArray[Any]
Parameters = dict[str, jax.Array]
NOWHERE = -1e9
"""The logit of an estimate that is missing: its share is exactly 0."""
MOST_REPS = 24
"""Counts of reps, from 1, over which a forecast is judged: sets of up to 15 are."""
PENALTY = 1e-5
"""Of the squares of all parameters."""


class Batch(NamedTuple):
    """Some sets: `values` is the relative miss of each estimate (load) or the reps it says, 0 where it is missing.

    `inputs` are the situation's numbers, scaled; `there` which estimates there are; `reps` those done; `counts` what
    each set counts.
    """

    inputs: Array
    there: Array
    of_lifter: Array
    of_lift: Array
    values: Array
    reps: Array
    counts: Array


@jax.jit
def shares(p: Parameters, batch: Batch) -> tuple[jax.Array, jax.Array]:
    """As `engine.core.pool.pool`: the share of each estimate in each set, and the units of the hidden layer."""
    units = jnp.tanh(batch.inputs @ p["hidden"] + p["hidden_bias"])
    standing = batch.of_lifter * jax.nn.softplus(p["by_lifter"]) + batch.of_lift * jax.nn.softplus(p["by_lift"])
    logits = units @ p["out"] + p["out_bias"] - RECORD_GAIN * standing
    return jax.nn.softmax(jnp.where(batch.there, logits, NOWHERE), axis=1), units


@jax.jit
def reached(p: Parameters, batch: Batch) -> jax.Array:
    """As `engine.core.outlook`: the probability of at most 1, 2, … MOST_REPS reps in each set."""
    share, units = shares(p, batch)
    spread = jnp.exp(p["spread"] + (units @ p["spread_hidden"])[:, None])
    spread = jnp.clip(spread, SPREAD_LOW, SPREAD_HIGH)
    counts = jnp.arange(1, MOST_REPS + 1) + 0.5
    below = jax.nn.sigmoid((counts - batch.values[:, :, None]) / spread[:, :, None])
    return jnp.einsum("ij,ijk->ik", share, below)


def load_score(p: Parameters, batch: Batch) -> jax.Array:
    """The CRPS of the estimates as points with their shares, in shares of the weight lifted: E|X| - E|X - X'| / 2."""
    share, _ = shares(p, batch)
    apart = jnp.abs(batch.values[:, :, None] - batch.values[:, None, :])
    score = (share * jnp.abs(batch.values)).sum(1) - 0.5 * jnp.einsum("ij,ijk,ik->i", share, apart, share)
    return _mean(score, p, batch)


def reps_score(p: Parameters, batch: Batch) -> jax.Array:
    """The CRPS of whole reps, in reps."""
    done = batch.reps[:, None] <= jnp.arange(1, MOST_REPS + 1)
    return _mean(((reached(p, batch) - done) ** 2).sum(1), p, batch)


def _mean(score: jax.Array, p: Parameters, batch: Batch) -> jax.Array:
    penalty = sum(((one**2).sum() for one in p.values()), jnp.zeros(()))
    return (score * batch.counts).sum() / batch.counts.sum() + PENALTY * penalty
