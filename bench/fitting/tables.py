"""What a cross-validation found, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from bench.accuracy.report import better, mean, number, percent, whole
from bench.accuracy.scoring import KINDS, Figures
from bench.accuracy.summary import table
from bench.fitting.validation import Foretold
from engine.core.fitted import POOLS
from engine.core.load_estimates import LOAD_ESTIMATES
from engine.core.rep_estimates import REP_ESTIMATES

REPS = {"mae": number, "pinball": number, "inside_50": whole, "inside_90": whole, "width_90": number}
LOADS = tuple(f"load: {kind.replace('_', ' ')}" for kind in KINDS)
HEADER = ("", "lifters", *LOADS, "better than repeating", "reps: MAE", "pinball", "in 50 %", "in 90 %", "width")


def figures_by_fold(folds: Sequence[Sequence[Foretold]]) -> list[str]:
    """The figures of each fold's lifters, of all, and of repeating; each lifter weighs the same."""
    scored = [[one.figures for one in fold if one.figures] for fold in folds]
    everyone = [one for fold in scored for one in fold]
    rows = [_row(f"fold {nth}", fold) for nth, fold in enumerate(scored, 1) if fold]
    return table(HEADER, [*rows, _row("all", everyone), _repeating(everyone)])


def shares_by_estimate(several: Sequence[Foretold]) -> list[str]:
    """The mean share of each estimate in each pool, the largest first."""
    lines = []
    for pool in POOLS:
        names = REP_ESTIMATES if pool.startswith("reps") else LOAD_ESTIMATES
        columns = zip(*(one.shares[pool] for one in several if one.shares[pool]), strict=True)
        means = sorted(zip(map(fmean, columns), names, strict=False), reverse=True)
        told = ", ".join(f"{name} {100 * share:.1f}" for share, name in means if share > 0)
        lines.append(f"{pool} (%): {told}")
    return lines


def _row(title: str, several: Sequence[Figures]) -> list[str]:
    loads = [percent(mean(several, kind, "mean")) for kind in KINDS]
    reps = [show(mean(several, "reps", key)) for key, show in REPS.items()]
    return [title, str(len(several)), *loads, whole(better(several, "all")), *reps]


def _repeating(several: Sequence[Figures]) -> list[str]:
    loads = [percent(mean(several, kind, "repeat_mean")) for kind in KINDS]
    return ["repeating", str(len(several)), *loads, "", number(mean(several, "reps", "repeat_mae")), *[""] * 4]
