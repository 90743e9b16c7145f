"""Fits one pool: a small network, by Adam, over the sets of many lifters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, pi
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from bench.fitting.arithmetic import Batch, Parameters, load_score, reps_score
from bench.fitting.examples import Examples, Floats
from engine.core.pool import SITUATION_LIMIT, Weights

SEED = 20261122
DIGITS = 5
LEAST_SCALE = 1e-3
FARTHEST = 1.0
"""A load that is off by more than 100 % counts as 100 %, as it is scored."""
FIRST_SPREAD = -0.7
"""Log reps: where the spread about each estimate begins."""
FIRST_MOMENT, SECOND_MOMENT, TINY = 0.9, 0.999, 1e-8
LONGEST_STEP, DECAY = 1.0, 1e-3

Moments = tuple[Parameters, Parameters]


@dataclass(frozen=True)
class Settings:
    """How a pool is fitted: units of the hidden layer, rounds over all sets, sets a step, first length of a step."""

    hidden: int = 8
    epochs: float = 32.0
    batch: int = 1024
    rate: float = 5e-3

    def steps(self, sets: int) -> int:
        """How many steps such a number of sets gives."""
        return max(int(self.epochs * sets / self.batch), 1)


@dataclass(frozen=True)
class Fitted:
    """What a fit found: the parameters, and the centre and scale of the numbers that they are for."""

    parameters: Parameters
    centre: Floats
    scale: Floats

    def weights(self) -> Weights:
        """As the engine takes them, rounded to what is written."""
        p = self.parameters
        return Weights(
            centre=_row(self.centre),
            scale=_row(self.scale),
            hidden=tuple(map(_row, np.asarray(p["hidden"]).T)),
            hidden_bias=_row(p["hidden_bias"]),
            out=tuple(map(_row, np.asarray(p["out"]).T)),
            out_bias=_row(p["out_bias"]),
            by_lifter=_row(jax.nn.softplus(p["by_lifter"])),
            by_lift=_row(jax.nn.softplus(p["by_lift"])),
            spread=_row(p.get("spread", ())),
            spread_hidden=_row(p.get("spread_hidden", ())),
        )


def fit(pool: str, several: Sequence[Examples], seed: int, settings: Settings, step: Callable[[], None]) -> Fitted:
    """Fit one pool. The same examples, seed and machine give the same; `step` is called after each step.

    Raises ValueError where no set counts.
    """
    with jax.enable_x64(False):  # whatever else this process reckons with
        return _fit(pool, joined(several), seed, settings, step)


def _fit(pool: str, examples: Examples, seed: int, settings: Settings, step: Callable[[], None]) -> Fitted:
    # Rounded first: against a narrow scale, what rounding takes from the centre would be seen.
    centre = np.array(_row(examples.numbers.mean(0)), np.float32)
    scale = np.array(_row(examples.numbers.std(0) + LEAST_SCALE), np.float32)
    data = batch_of(pool, examples, centre, scale)
    p = beginning(pool, examples, seed, settings.hidden)
    moments: Moments = (jax.tree.map(jnp.zeros_like, p), jax.tree.map(jnp.zeros_like, p))
    dice, steps = np.random.default_rng([SEED, seed]), settings.steps(len(examples.row))
    score = reps_score if pool.startswith("reps") else load_score
    for nth in range(steps):
        drawn = dice.integers(0, len(examples.row), settings.batch)
        rate = settings.rate * (1 + cos(pi * nth / steps)) / 2
        p, moments = _adam(p, moments, Batch(*(column[drawn] for column in data)), nth + 1.0, rate, score)
        step()
    return Fitted(p, centre, scale)


def joined(several: Sequence[Examples]) -> Examples:
    """The sets of some lifters that count, as one; they count 1 in the mean. Raises ValueError where there is none."""
    parts = [(one, one.counts > 0) for one in several]
    if not any(mask.any() for _, mask in parts):
        raise ValueError("no set that counts: nothing to fit a pool to")
    columns = {name: np.concatenate([getattr(one, name)[mask] for one, mask in parts]) for name in _COLUMNS}
    return Examples(**(columns | {"counts": columns["counts"] / columns["counts"].mean()}))


def batch_of(pool: str, examples: Examples, centre: Floats, scale: Floats) -> Batch:
    """The examples as the arithmetic takes them."""
    limit = SITUATION_LIMIT
    there = np.isfinite(examples.estimates)
    values = examples.estimates
    if pool.startswith("load"):
        load = np.exp(values) - examples.body[:, None]
        values = np.clip(load / examples.weight[:, None] - 1, -FARTHEST, FARTHEST)
    return Batch(
        np.clip((examples.numbers - centre) / scale, -limit, limit),
        there,
        examples.of_lifter,
        examples.of_lift,
        np.where(there, values, 0),
        examples.reps,
        examples.counts,
    )


def beginning(pool: str, examples: Examples, seed: int, hidden: int) -> Parameters:
    """Where a fit begins: all estimates nearly alike."""
    numbers, estimates = examples.numbers.shape[1], examples.estimates.shape[1]
    first, second = jax.random.split(jax.random.key(SEED + seed))
    p = {
        "hidden": jax.random.normal(first, (numbers, hidden)) * numbers**-0.5,
        "hidden_bias": jnp.zeros(hidden),
        "out": jax.random.normal(second, (hidden, estimates)) * 0.1,
        "out_bias": jnp.zeros(estimates),
        "by_lifter": jnp.zeros(estimates),
        "by_lift": jnp.zeros(estimates),
    }
    if pool.startswith("reps"):
        p |= {"spread": jnp.full(estimates, FIRST_SPREAD), "spread_hidden": jnp.zeros(hidden)}
    return p


@partial(jax.jit, static_argnames="score")
def _adam(
    p: Parameters,
    moments: Moments,
    batch: Batch,
    nth: float,
    rate: float,
    score: Callable[[Parameters, Batch], jax.Array],
) -> tuple[Parameters, Moments]:
    """One step of Adam with decoupled decay, its gradient no longer than LONGEST_STEP.

    [Kingma, Ba 2015, arXiv:1412.6980; Loshchilov, Hutter 2019, arXiv:1711.05101]
    """
    slope = jax.grad(score)(p, batch)
    length = jnp.sqrt(sum(((one**2).sum() for one in slope.values()), jnp.zeros(())))
    slope = {name: one * jnp.minimum(1.0, LONGEST_STEP / (length + TINY)) for name, one in slope.items()}
    mean = _faded(moments[0], slope, FIRST_MOMENT)
    square = _faded(moments[1], {name: one**2 for name, one in slope.items()}, SECOND_MOMENT)

    after = {}
    for name, value in p.items():
        size = jnp.sqrt(square[name] / (1 - SECOND_MOMENT**nth)) + TINY
        after[name] = value - rate * (mean[name] / (1 - FIRST_MOMENT**nth) / size + DECAY * value)
    return after, (mean, square)


def _faded(before: Parameters, new: Parameters, keep: float) -> Parameters:
    return {name: keep * old + (1 - keep) * new[name] for name, old in before.items()}


def _row(values: Any) -> tuple[float, ...]:
    """Rounded; -0 is 0."""
    return tuple(float(f"{float(one):.{DIGITS}g}") + 0.0 for one in np.asarray(values))


_COLUMNS = tuple(Examples.__dataclass_fields__)
