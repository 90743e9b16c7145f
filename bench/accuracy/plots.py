"""The pictures of a run, as SVG: error by what was known and by class, calibration of the bands, reliability."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.accuracy.breakdown import Mean, ordered
from bench.accuracy.calibration import PIT_BINS
from bench.accuracy.report import TO_BEAT, Report

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Told apart by the colour-blind too [Okabe, Ito 2008]."""
GREY = "#888888"
SMALLEST_DOT, LARGEST_DOT = 12.0, 240.0
CLASS = "class of exercise"
SESSIONS, SETS = "sessions of the exercise before", "sets of the lifter before"
MOST_LINES = len(COLOURS)


def write(folder: Path, report: Report) -> list[Path]:
    """Draw all of them into a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {
        "error-by-history.svg": by_history(report),
        "error-by-class.svg": by_class(report),
        "calibration.svg": calibration(report),
        "reliability.svg": reliability(report),
    }
    with rc_context({"svg.hashsalt": "gymgenius"}):  # the same run draws the same file
        for name, figure in drawn.items():
            figure.savefig(folder / name, metadata={"Date": None})
    return [folder / name for name in drawn]


def by_history(report: Report) -> Figure:
    """Error against how often the exercise had been trained before, and how much the lifter had logged."""
    figure, panels = _panels("How the error falls with what is known", 3)
    names = _names(report)
    for axes, grouping, ours, rival, label in (
        (panels[0], SESSIONS, _error, _repeat, "load error, mean (%)"),
        (panels[1], SESSIONS, _reps_error, _repeat_reps, "reps error, mean"),
        (panels[2], SETS, _error, _repeat, "load error, mean (%)"),
    ):
        found = {name: ordered(report.groups(name, grouping)) for name in names}
        bins = [group for group, _ in found[report.main]]
        axes.plot(bins, [rival(m) for _, m in found[report.main]], "o--", color=GREY, label=TO_BEAT)
        for name, colour in zip(names, COLOURS, strict=False):
            axes.plot(bins, [ours(m) for _, m in found[name]], "o-", color=colour, label=name)
        axes.set(xlabel=grouping, ylabel=label, ylim=(0, None))
        axes.tick_params(axis="x", labelsize="small")
    panels[0].legend(frameon=False)
    return figure


def by_class(report: Report) -> Figure:
    """Load and reps error by class of exercise."""
    figure, panels = _panels("Where the error is", 2)
    names = _names(report)
    found = {name: dict(ordered(report.groups(name, CLASS))) for name in names}
    classes = list(found[report.main])
    height = 0.8 / (len(names) + 1)
    for axes, ours, rival, label in (
        (panels[0], _error, _repeat, "load error, mean (%)"),
        (panels[1], _reps_error, _repeat_reps, "reps error, mean"),
    ):
        bars = {TO_BEAT: [rival(found[report.main][one]) for one in classes]}
        bars |= {name: [ours(found[name][one]) for one in classes] for name in names}
        for i, (name, colour) in enumerate(zip(bars, (GREY, *COLOURS), strict=False)):
            axes.barh([y + i * height for y in range(len(classes))], bars[name], height, color=colour, label=name)
        axes.set(xlabel=label, yticks=[y + 0.4 - height / 2 for y in range(len(classes))], yticklabels=classes)
        axes.invert_yaxis()
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(bars), frameon=False)
    return figure


def calibration(report: Report) -> Figure:
    """Share of outcomes at or below each level of the odds of the reps, and the PIT of the main variant."""
    figure, (cover, pit) = _panels("Do the odds of the reps hold what they say?", 2)
    edges = [i / PIT_BINS for i in range(PIT_BINS + 1)]
    cover.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="calibrated")
    for name, colour in zip(_names(report), COLOURS, strict=False):
        if known := report.calibration(name):
            cover.plot(edges, known.coverage, ".-", color=colour, label=name)
    cover.set(xlabel="level", ylabel="share of sets at or below it", xlim=(0, 1), ylim=(0, 1), aspect="equal")
    cover.legend(frameon=False)
    if known := report.calibration(report.main):
        pit.bar(edges[:-1], known.pit, width=1 / PIT_BINS, align="edge", color=COLOURS[0], edgecolor="white")
    pit.axhline(1.0, color=GREY, linestyle="--")
    pit.set(xlabel=f"probability integral transform, {report.main}", ylabel="density (1 where calibrated)", xlim=(0, 1))
    return figure


def reliability(report: Report) -> Figure:
    """How often reps landed in a range of three counts, against the probability that was said."""
    figure, (axes,) = _panels("When it says 80 %, is it 80 %?", 1)
    axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="calibrated")
    for name, colour in zip(_names(report), COLOURS, strict=False):
        known = report.calibration(name)
        bins = [one for one in known.reliability if one[0] > 0] if known else []
        shares, said, true = zip(*bins, strict=True) if bins else ((), (), ())
        axes.plot(said, true, "-", color=colour, label=name)
        axes.scatter(said, true, [max(SMALLEST_DOT, LARGEST_DOT * share) for share in shares], color=colour)
    axes.set(
        xlabel="probability said that reps land in a range of three",
        ylabel="share that did (dots: how many)",
        xlim=(0, 1),
        ylim=(0, 1),
        aspect="equal",
    )
    axes.legend(frameon=False)
    return figure


def _names(report: Report) -> list[str]:
    """The models that are drawn, the main one first."""
    return [report.main, *(name for name in report.models if name != report.main)][:MOST_LINES]


def _panels(title: str, count: int) -> tuple[Figure, Sequence[Axes]]:
    figure = Figure(figsize=(6.0 * count, 4.6), layout="constrained")
    figure.suptitle(title)
    panels = [figure.add_subplot(1, count, i + 1) for i in range(count)]
    for axes in panels:
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(alpha=0.25)
        axes.set_axisbelow(True)
    return figure, panels


def _error(one: Mean) -> float:
    return 100 * one.error


def _repeat(one: Mean) -> float:
    return 100 * one.repeat


def _reps_error(one: Mean) -> float:
    return one.reps_error


def _repeat_reps(one: Mean) -> float:
    return one.repeat_reps_error
