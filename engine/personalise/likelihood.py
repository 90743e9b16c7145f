"""How likely a log is under a lifter's parameters: strength itself is integrated out by a Kalman filter.

For a set of r reps at load w, with n = r + true RIR,

    ln w + k (n - 1) + phi f - fatigue(F) = theta + day + e,    e ~ N(0, (k sd(RIR))^2 + LOAD_NOISE^2)

theta wanders from visit to visit of an exercise, a day's effect is shared by the sets of a visit, F is the impulse
response of past sessions. Lifters choose both, the load and when to stop, so that either regression alone is diluted:
loads that do not follow the reps flatten the curve, reps that do not follow the load steepen it. Hence the mean of both
log densities, of the load given the reps and of the reps given the load, which are also the two things that the coach
foretells (docs/decisions/0014). 64 bits, since 32 are not enough [sources: personal parameters].
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax import lax

from engine.core.constants import (
    ASSUMED_RIR_SD,
    FATIGUE_GAIN,
    LOAD_NOISE,
    REP_NOISE_SD,
    RIR_SD_AT_FAILURE,
    RIR_SD_PER_REP,
)
from engine.personalise.arrays import Data
from engine.personalise.parameters import NAMES

jax.config.update("jax_enable_x64", True)  # type: ignore[no-untyped-call]

Array = Any
EXERCISE_SD = 0.2  # of ln k between a lifter's exercises, beside their classes [sources: personal parameters]
START_VARIANCE = 0.3**2  # log units squared: strength on an exercise's first visit about what its first set shows
LAYOFF_DAYS, LAYOFF_VARIANCE = 28.0, 0.05**2  # after so long a pause strength may stand anywhere about there
BIAS_AT_ONE = 0.5  # share of the RIR bias that shows at one rep in reserve; at none none does [sources: effort]
OUTCOME_SHARE = 0.5  # how much the reps are the outcome and the load the choice; 0: the other way round
SOFTNESS = 0.01  # log units: where fatigue begins to show, so that the gradient has no kink


class Priors(NamedTuple):
    """Means and SDs on the scale of the fit, in the order of NAMES."""

    mean: Array
    sd: Array


def size(exercises: int) -> int:
    """How many standardised numbers a fit is about: the shared parameters, and one slope offset per exercise."""
    return len(NAMES) + exercises


def log_posterior(z: Array, data: Data, priors: Priors) -> Array:
    """Of standardised parameters z, a priori standard normal; up to a constant."""
    return jnp.sum(per_visit(z, data, priors) * data.fitted) - 0.5 * jnp.sum(z * z)


def held_out(z: Array, data: Data, priors: Priors) -> Array:
    """Log density of the held-out visits, each given all before it."""
    return jnp.sum(per_visit(z, data, priors) * data.held)


def per_visit(z: Array, data: Data, priors: Priors) -> Array:
    """Log density of the sets of each visit [T, E] given the visits before it; 0 where there is none."""
    p = dict(zip(NAMES, priors.mean + priors.sd * z[: len(NAMES)], strict=True))
    slope = jnp.exp(data.slope_ln + p["rep_slope_ln"] + EXERCISE_SD * z[len(NAMES) :])
    fatigue = _between_sessions(p, data)
    n, variance = _effort(p, data)
    k = slope[data.lift]
    y = data.load_ln + k * (n - 1) + jnp.exp(p["set_fatigue"]) * data.share[data.lift] * data.tired
    noise = k * k * variance + LOAD_NOISE**2
    mean, spread, within = _by_visit(y, noise, jnp.log(k), data)
    return _filter(mean + fatigue, spread, within, p, data)


def _effort(p: dict[str, Array], data: Data) -> tuple[Array, Array]:
    """Reps to failure of each set, and their variance (reps squared)."""
    share = jnp.clip(BIAS_AT_ONE * data.rir, 0.0, 1.0)
    logged = data.rir - p["rir_bias"] * share
    reserve = jnp.where(data.known > 0, logged, jnp.exp(p["slack"]))
    told_sd = RIR_SD_AT_FAILURE + RIR_SD_PER_REP * data.rir
    sd = jnp.where(data.known > 0, told_sd, ASSUMED_RIR_SD)
    return data.reps + reserve, jnp.exp(2 * p["sigma_rep"]) * (sd**2 + REP_NOISE_SD**2)


def _between_sessions(p: dict[str, Array], data: Data) -> Array:
    """What past sessions of its pattern cost each visit [T, E], log units, 0 or more."""
    beta = jnp.exp(jnp.where(data.lower > 0, p["beta_lower"], p["beta_upper"]))
    impulse = jnp.exp(jnp.exp(p["alpha"]) * data.volume_ln)
    kept = jnp.exp(-beta * data.volume_days)

    def step(carry: tuple[Array, Array], now: tuple[Array, Array, Array]) -> tuple[tuple[Array, Array], Array]:
        carried, usual = carry
        added, keep, rate = now
        usual = usual + rate * (carried - usual)
        return ((carried + added) * keep, usual), carried - usual

    none = jnp.zeros_like(beta)
    _, surplus = lax.scan(step, (none, none), (impulse, kept, data.seen))
    cost = SOFTNESS * jax.nn.softplus(FATIGUE_GAIN * surplus / SOFTNESS)
    return jnp.append(cost.ravel(), 0.0)[data.fatigue]


def _by_visit(y: Array, noise: Array, slope_ln: Array, data: Data) -> tuple[Array, Array, Array]:
    """The sets of each visit as one observation: its value, its variance, and the density of the sets about it."""
    cells = data.fitted.size
    precise = 1 / noise
    density = OUTCOME_SHARE * slope_ln - 0.5 * jnp.log(2 * jnp.pi * noise)
    columns = jnp.stack([precise, precise * y, precise * y * y, density], axis=1)
    sums = jax.ops.segment_sum(columns, data.cell, cells + 1)[:cells].reshape(*data.fitted.shape, 4)
    there = sums[..., 0] > 0
    precision = jnp.where(there, sums[..., 0], 1.0)
    value = sums[..., 1] / precision
    within = sums[..., 3] - 0.5 * (sums[..., 2] - precision * value**2) + 0.5 * jnp.log(2 * jnp.pi / precision)
    return value, 1 / precision, jnp.where(there, within, 0.0)


def _filter(value: Array, spread: Array, within: Array, p: dict[str, Array], data: Data) -> Array:
    """Strength from visit to visit, all exercises at once: what each visit adds to the log density."""
    there = data.fitted + data.held
    walk = jnp.exp(p["walk"]) * data.days + jnp.where(data.days > LAYOFF_DAYS, LAYOFF_VARIANCE, 0.0)
    spread = spread + jnp.exp(2 * p["sigma_day"])

    def step(carry: tuple[Array, Array], now: tuple[Array, ...]) -> tuple[tuple[Array, Array], Array]:
        mean, variance = carry
        seen, noise, moved, here = now
        before = variance + moved
        total = before + noise
        off = seen - mean
        gain = here * before / total
        density = -0.5 * (jnp.log(2 * jnp.pi * total) + off * off / total)
        return (mean + gain * off, before * (1 - gain)), here * density

    width = value.shape[1]
    start = (jnp.zeros(width), jnp.full(width, START_VARIANCE))
    _, density = lax.scan(step, start, (value, spread, walk, there))
    return density + within * there
