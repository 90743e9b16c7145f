"""What each part of the engine is worth: how the figures change when it is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from bench.accuracy.report import Report
from bench.accuracy.scoring import Figures

FIGURES = (
    ("all", "mean"),
    ("opening", "mean"),
    ("later", "mean"),
    ("effort_known", "mean"),
    ("reps", "mae"),
    ("reps", "pinball"),
)
"""Errors, all of them: less is better."""
CERTAIN = 2.0
"""Standard errors over lifters that a change must exceed to be believed."""
NOTABLE = 0.01
"""Share of the figure that a change must exceed to be worth anything."""


@dataclass(frozen=True, slots=True)
class Change:
    """Of one figure when a part is left out: mean over lifters, its standard error, and the figure itself."""

    section: str
    key: str
    mean: float
    error: float
    figure: float

    @property
    def certain(self) -> bool:
        """Whether it is more than the lifters differ by chance, and enough to matter."""
        return abs(self.mean) > CERTAIN * self.error and abs(self.mean) > NOTABLE * self.figure

    @property
    def title(self) -> str:
        """The figure in words."""
        return f"{'reps' if self.section == 'reps' else 'load'}, {_words(self)}"


@dataclass(frozen=True)
class Worth:
    """What leaving out `parts` does."""

    parts: str
    changes: Sequence[Change]

    @property
    def verdict(self) -> str:
        """In words, plainly."""
        helps = [one.title for one in self.changes if one.certain and one.mean > 0]
        harms = [one.title for one in self.changes if one.certain and one.mean < 0]
        if not helps and not harms:
            return "worth nothing"
        good, bad = f"improves {'; '.join(helps)}", f"spoils {'; '.join(harms)}"
        return " – but ".join([good] * bool(helps) + [bad] * bool(harms))


def worths(report: Report) -> list[Worth]:
    """What each part that was left out of `full` is worth, the most valuable first."""
    left_out = [one for one in report.variants if one.without]
    if not left_out:
        return []
    whole = report.figures("full")
    found = [Worth(" + ".join(sorted(v.without)), _changes(whole, report.figures(v.name))) for v in left_out]
    return sorted(found, key=lambda one: -sum(c.mean / c.figure for c in one.changes if c.figure))


def _changes(whole: Sequence[Figures], without: Sequence[Figures]) -> list[Change]:
    return [change for section, key in FIGURES if (change := _change(whole, without, section, key))]


def _change(whole: Sequence[Figures], without: Sequence[Figures], section: str, key: str) -> Change | None:
    pairs = [(a[section][key], b[section][key]) for a, b in zip(whole, without, strict=True) if section in a]
    if not pairs:
        return None
    steps = [b - a for a, b in pairs]
    error = stdev(steps) / sqrt(len(steps)) if len(steps) > 1 else 0.0
    return Change(section, key, fmean(steps), error, fmean(a for a, _ in pairs))


def _words(change: Change) -> str:
    return change.key.replace("mae", "MAE") if change.section == "reps" else change.section.replace("_", " ")
