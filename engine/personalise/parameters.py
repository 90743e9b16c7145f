"""What is personal: each parameter's name, unit, prior, and what it means to the lifter.

All are reckoned with on a scale on which their prior is normal: as they are, or as logarithms of what must be positive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp, expm1, log, sqrt
from types import MappingProxyType
from typing import Any

from engine.core.constants import (
    ALPHA,
    ASSUMED_RIR,
    BETA_LOWER,
    BETA_UPPER,
    RIR_BIAS_HIGH,
    RIR_BIAS_LOW,
    SIGMA_DAY,
    WALK_VARIANCE,
)
from engine.core.types import LifterState

FARTHEST = 3.0
"""SDs of the literature's prior that the coach believes a parameter to be from its mean [ours]."""
LEAST_TOLD = 0.25
"""Share of the prior's precision that a log must add [ours]: a parameter of which it tells less stays as it is."""
KNOWN_SHRINKAGE = 0.5
"""From here on a parameter is called known [ours]: the log has taken away at least half of what was uncertain."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Mean and SD on the scale of the fit; `lifters` is how many people it was learned from, 0: the literature."""

    mean: float
    sd: float
    lifters: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """One personal parameter. `positive`: fitted as a logarithm; `prior` from [sources: personal parameters]."""

    name: str
    label: str
    unit: str
    positive: bool
    prior: Prior

    def natural(self, fitted: float) -> float:
        """The value in its unit, from the scale of the fit."""
        return exp(fitted) if self.positive else fitted

    def natural_sd(self, mean: float, sd: float) -> float:
        """The SD in the parameter's unit of what is normal (mean, sd) on the scale of the fit."""
        if not self.positive:
            return sd
        return exp(mean + sd * sd / 2) * sqrt(expm1(sd * sd))


def _log(name: str, label: str, unit: str, median: float, sd: float) -> Parameter:
    return Parameter(name, label, unit, True, Prior(log(median), sd))


PARAMETERS = (
    Parameter("rir_bias", "How far your reps in reserve are off", "reps", False, Prior(-0.5, 0.75)),
    Parameter(
        "rep_slope_ln", "How steeply your load falls with reps, against others", "log units", False, Prior(0.0, 0.28)
    ),
    _log("alpha", "How much more a bigger session tires you", "power", ALPHA, 0.25),
    _log("beta_upper", "How fast your upper body recovers", "per day", BETA_UPPER, 0.4),
    _log("beta_lower", "How fast your lower body recovers", "per day", BETA_LOWER, 0.4),
    _log("set_fatigue", "How much one set takes from the next, against others", "ratio", 1.0, 0.4),
    _log("slack", "Reps you leave in reserve where you log none", "reps", ASSUMED_RIR, 0.5),
    _log("sigma_day", "How much your strength differs from day to day", "log units", SIGMA_DAY, 0.35),
    _log("sigma_rep", "How much your reps scatter, against others", "ratio", 1.0, 0.4),
    _log("walk", "How fast your strength wanders", "log units squared per day", WALK_VARIANCE, 2.0),
)
NAMES = tuple(parameter.name for parameter in PARAMETERS)
SCATTER = frozenset({"set_fatigue", "slack", "sigma_day", "sigma_rep", "walk"})
"""Those that are no part of `LifterState`: they say how much a log scatters, and what a set of it means."""

LITERATURE: Mapping[str, Prior] = MappingProxyType({parameter.name: parameter.prior for parameter in PARAMETERS})

# Reported minus true reps in reserve, by experience [sources: effort]
RIR_BIAS_PRIOR = {"novice": Prior(-0.9, 1.0), "intermediate": Prior(-0.5, 0.75), "advanced": Prior(-0.25, 0.5)}


def priors(experience: str, population: Mapping[str, Prior]) -> dict[str, Prior]:
    """The priors of a lifter: what was learned from others where it was, else the literature's."""
    by_experience = {"rir_bias": RIR_BIAS_PRIOR.get(experience, LITERATURE["rir_bias"])}
    return {**LITERATURE, **by_experience, **population}


def personal(state: LifterState, values: Mapping[str, float]) -> LifterState:
    """The state with these values (in their units) in place of its parameters; absent ones stay."""
    own: dict[str, Any] = {p.name: _bounded(p, values[p.name]) for p in PARAMETERS if p.name in values}
    return replace(state, **{name: value for name, value in own.items() if name not in SCATTER})


def _bounded(p: Parameter, value: float) -> float:
    """The value; one that is farther from others than people are, as near as that."""
    low, high = (p.natural(p.prior.mean + side * FARTHEST * p.prior.sd) for side in (-1, 1))
    if p.name == "rir_bias":
        low, high = RIR_BIAS_LOW, RIR_BIAS_HIGH
    return min(max(float(value), low), high)


def shrinkage(prior_sd: float, sd: float) -> float:
    """The share of the prior's variance that the log has taken away, 0 (nothing learned) to 1."""
    return min(max(1 - (sd / prior_sd) ** 2, 0.0), 1.0)
