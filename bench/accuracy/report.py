"""All lifters together: the figures side by side, and what they are made of. Each lifter weighs the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan, sqrt
from statistics import fmean, stdev

from bench.accuracy.breakdown import Mean, over_lifters
from bench.accuracy.calibration import Calibration
from bench.accuracy.calibration import mean_of as mean_calibration
from bench.accuracy.logs import Fault
from bench.accuracy.scoring import KINDS, Figures
from bench.accuracy.variants import Variant
from bench.accuracy.work import Outcome

LOAD = {"mean": "mean", "median": "median", "within_5": "within 5 %"}
REPS = {
    "mae": "MAE",
    "pinball": "pinball",
    "inside_50": "inside the 50 % band",
    "inside_90": "inside the 90 % band",
    "width_90": "width of the 90 % band",
}
TO_BEAT = "to beat"
"""The scorer's own rule of repeating last time; the model `repeat` is the engine's."""


@dataclass(frozen=True)
class Report:
    """What a run found. `parts`: names of lifters that are reported apart (all of them, development, validation)."""

    variants: Sequence[Variant]
    outcomes: Sequence[Outcome]
    seconds: float
    parts: Mapping[str, Sequence[str]]

    @property
    def scored(self) -> list[Outcome]:
        """The lifters of whom enough could be scored, by name."""
        return sorted((one for one in self.outcomes if one.said), key=lambda one: one.name)

    @property
    def faults(self) -> list[Fault]:
        """What could not be read, by file and line."""
        return sorted((fault for one in self.outcomes for fault in one.faults), key=lambda f: (f.file, f.line))

    @property
    def main(self) -> str:
        """The variant that the details are about: `full`, else the last."""
        names = [one.name for one in self.variants]
        return "full" if "full" in names else names[-1]

    @property
    def models(self) -> list[str]:
        """The variants that are whole: of the others, `ablation` tells how they differ from `full`."""
        return [one.name for one in self.variants if not one.without]

    def figures(self, variant: str, part: str = "") -> list[Figures]:
        """Every scored lifter's figures, of all of them or of one part."""
        names = set(self.parts[part]) if part else None
        return [one.said[variant].figures for one in self.scored if names is None or one.name in names]

    def groups(self, variant: str, grouping: str) -> dict[str, Mean]:
        """The groups of one grouping, each the mean over the lifters who have enough sets in it."""
        found: dict[str, list[Mean]] = {}
        for one in self.scored:
            for group, mean in one.said[variant].groups[grouping].items():
                found.setdefault(group, []).append(mean)
        return {group: over_lifters(several) for group, several in found.items()}

    def lifts(self, variant: str) -> list[tuple[str, str, Mean]]:
        """Lifter, exercise and its means, of every exercise with enough sets."""
        return [(one.name, lift, mean) for one in self.scored for lift, mean in one.said[variant].lifts.items()]

    def calibration(self, variant: str) -> Calibration | None:
        """The calibration of the bands over all lifters."""
        known = [c for one in self.scored if (c := one.said[variant].calibration)]
        return mean_calibration(known) if known else None


def mean(several: Sequence[Figures], section: str, key: str) -> float:
    """A figure's mean over the lifters who have it; NaN for none."""
    values = [one[section][key] for one in several if key in one.get(section, {})]
    return fmean(values) if values else nan


def better(several: Sequence[Figures], kind: str) -> float:
    """Share of lifters whose load error is smaller than by repeating."""
    wins = [float(one[kind]["mean"] < one[kind]["repeat_mean"]) for one in several if kind in one]
    return fmean(wins) if wins else nan


Line = tuple[str, list[str]]


def gain(several: Sequence[Figures], kind: str) -> tuple[float, float]:
    """How much smaller the load error is than by repeating: mean over lifters, and its standard error."""
    steps = [one[kind]["repeat_mean"] - one[kind]["mean"] for one in several if kind in one]
    return (fmean(steps) if steps else nan), (stdev(steps) / sqrt(len(steps)) if len(steps) > 1 else nan)


def comparison(report: Report, part: str = "") -> list[Line]:
    """The lines of the table that sets repeating and every model side by side."""
    found = {name: report.figures(name, part) for name in report.models}
    some = next(iter(found.values()))
    lines: list[Line] = []
    for kind in KINDS:
        lifters = sum(kind in one for one in some)
        title = f"load, {kind.replace('_', ' ')}"
        for key, words in LOAD.items():
            shown = percent if key != "within_5" else whole
            base = shown(mean(some, kind, f"repeat_{key}"))
            cells = [base, *(shown(mean(one, kind, key)) for one in found.values())]
            lines.append((f"{title}, {words}" + (f" ({lifters} lifters)" if key == "mean" else ""), cells))
        lines.append((f"{title}, gain (points)", ["", *(_points(*gain(one, kind)) for one in found.values())]))
        lines.append((f"{title}, lifters better", ["", *(whole(better(one, kind)) for one in found.values())]))
    for key, words in REPS.items():
        show = number if key in ("mae", "pinball", "width_90") else whole
        base = show(mean(some, "reps", "repeat_mae")) if key == "mae" else ""
        lines.append((f"reps, {words}", [base, *(show(mean(one, "reps", key)) for one in found.values())]))
    return lines


def _show(value: float, form: Callable[[float], str]) -> str:
    return "–" if isnan(value) else form(value)


def _points(value: float, error: float) -> str:
    """Percentage points with their standard error, where there is one."""
    told = f"{100 * value:+.2f}"
    return "–" if isnan(value) else told if isnan(error) else f"{told} ± {100 * error:.2f}"


def percent(value: float) -> str:
    """A share with two decimals."""
    return _show(value, lambda x: f"{100 * x:.2f} %")


def whole(value: float) -> str:
    """A share with one decimal."""
    return _show(value, lambda x: f"{100 * x:.1f} %")


def number(value: float) -> str:
    """Three decimals."""
    return _show(value, lambda x: f"{x:.3f}")
