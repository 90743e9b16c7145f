"""Every lifter foretold with weights that were fitted without them, by the engine's own pooling, odds and bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from statistics import fmean

import numpy as np

from bench.accuracy.replay import Prediction
from bench.accuracy.scoring import Figures, figures
from bench.fitting.examples import PARTS, Examples, LifterExamples
from bench.fitting.training import SEED, Settings, fit
from engine.core.bands import rep_quantiles
from engine.core.fitted import POOLS
from engine.core.outlook import LoadOutlook, reps_from
from engine.core.pool import Pooled, Weights, pool

Shares = dict[str, list[float]]
Step = Callable[[], None]


@dataclass(frozen=True)
class Foretold:
    """One lifter's figures (None where too little is scored), and the mean share of each pool's estimates."""

    name: str
    figures: Figures | None
    shares: Shares


def folds_of(lifters: Sequence[LifterExamples], count: int) -> list[list[LifterExamples]]:
    """The lifters in so many parts of nearly one size, always the same ones."""
    ranked = sorted(lifters, key=lambda one: one.name)
    order = np.random.default_rng(SEED).permutation(len(ranked))
    return [[ranked[i] for i in order[nth::count]] for nth in range(count)]


def fit_all(lifters: Sequence[LifterExamples], seed: int, settings: Settings, step: Step) -> dict[str, Weights]:
    """The weights of every pool from these lifters. Raises ValueError where a pool has nothing to be fitted to."""
    found = {}
    for nth, name in enumerate(POOLS):
        told = [one.pools[name] for one in lifters if name in one.pools]
        found[name] = fit(name, told, len(POOLS) * seed + nth, settings, step).weights()
    return found


def steps_of(lifters: Sequence[LifterExamples], settings: Settings) -> int:
    """How many steps `fit_all` takes."""
    sets = [sum(int((one.pools[name].counts > 0).sum()) for one in lifters if name in one.pools) for name in POOLS]
    return sum(settings.steps(one) for one in sets)


def foretell(lifter: LifterExamples, weights: Mapping[str, Weights]) -> Foretold:
    """The lifter's scored sets, foretold with these weights."""
    scored = {one.one.row for one in lifter.scored}
    said: dict[int, Prediction] = {}
    shares: dict[str, list[Sequence[float]]] = {name: [] for name in POOLS}
    for part in PARTS:
        for row, load, reps, found in _said(lifter, part, scored, weights):
            said[row] = Prediction(row, load, reps)
            for name, several in found.items():
                shares[name].append(several)
    means = {name: [fmean(column) for column in zip(*some, strict=True)] for name, some in shares.items()}
    return Foretold(lifter.name, figures(lifter.scored, said), means)


Said = tuple[int, float, tuple[float, float, float, float, float], dict[str, Sequence[float]]]


def _said(lifter: LifterExamples, part: str, scored: set[int], weights: Mapping[str, Weights]) -> Iterator[Said]:
    """Line, load in the log's unit, quantiles of reps, and shares of both pools of one part's scored sets."""
    load_name, reps_name = f"load_{part}", f"reps_{part}"
    if load_name not in lifter.pools:
        return
    loads, reps = lifter.pools[load_name], lifter.pools[reps_name]
    for nth, row in enumerate(loads.row.tolist()):
        if row in scored:
            of_load, estimates = pooled(loads, nth, weights[load_name])
            kg = exp(LoadOutlook(estimates, of_load.shares).quantile(0.5)) - float(loads.body[nth])
            of_reps, estimates = pooled(reps, nth, weights[reps_name])
            quantiles = rep_quantiles(reps_from(weights[reps_name], of_reps, estimates))
            shares = {load_name: of_load.shares, reps_name: of_reps.shares}
            yield row, kg * float(loads.unit[nth]), quantiles, shares


def pooled(examples: Examples, nth: int, weights: Weights) -> tuple[Pooled, list[float]]:
    """One set through the engine's own pool: the shares, and the estimates that they are of."""
    estimates: list[float] = examples.estimates[nth].tolist()
    numbers, of_lifter, of_lift = (
        column[nth].tolist() for column in (examples.numbers, examples.of_lifter, examples.of_lift)
    )
    return pool(weights, estimates, numbers, of_lifter, of_lift), estimates
