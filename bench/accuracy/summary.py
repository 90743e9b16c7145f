"""summary.md and summary.json: everything a run found, for people and for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.accuracy.ablation import Change, Worth, worths
from bench.accuracy.breakdown import GROUPINGS, Mean, ordered
from bench.accuracy.report import TO_BEAT, Report, better, comparison, gain, mean, number, percent, whole
from bench.accuracy.scoring import KINDS
from engine.core.constants import ENGINE_VERSION

WORST_LIFTERS, WORST_LIFTS = 10, 20


def write(folder: Path, report: Report) -> None:
    """Write both files."""
    (folder / "summary.md").write_text("\n".join(markdown(report)) + "\n", encoding="utf-8")
    text = json.dumps(as_json(report), indent=1, ensure_ascii=False, allow_nan=False)
    (folder / "summary.json").write_text(text + "\n", encoding="utf-8")


def markdown(report: Report) -> Iterator[str]:
    """The summary, line by line."""
    yield from ["# Accuracy, one step ahead", "", *headline(report), ""]
    yield from side_by_side(report)
    for part, names in report.parts.items():
        yield from ["", f"## {part.capitalize()} ({len(names)} lifters)", "", *side_by_side(report, part)]
    if found := worths(report):
        yield from ["", "## What each part is worth", "", *ablation(found)]
    for grouping in GROUPINGS:
        yield from ["", f"## By {grouping}", "", *_grouping(report, grouping)]
    yield from ["", "## Worst lifters", "", *_worst_lifters(report), "", "## Worst lifts", "", *_worst_lifts(report)]
    if report.faults:
        yield from ["", "## Could not be read", "", *(f"- {fault}" for fault in report.faults)]


def headline(report: Report) -> list[str]:
    """What was run, in two lines."""
    sets = sum(one.figures["rows"] for outcome in report.scored if (one := outcome.said[report.main]))
    missing = sum(one.figures["missing"] for outcome in report.scored if (one := outcome.said[report.main]))
    return [
        f"{len(report.scored)} lifters of {len(report.outcomes)} logs, {sets:,} sets scored, {missing:,} without a"
        " forecast (counted as 100 % off). Each lifter weighs the same.",
        f"Engine {ENGINE_VERSION}; {sum(one.sets for one in report.outcomes):,} sets replayed in"
        f" {report.seconds:.0f} s.",
    ]


def side_by_side(report: Report, part: str = "") -> list[str]:
    """The table of all figures: repeating, then every model."""
    header = ["", TO_BEAT, *(f"**{name}**" if name == report.main else name for name in report.models)]
    return table(header, [[title, *cells] for title, cells in comparison(report, part)])


def ablation(found: Sequence[Worth]) -> list[str]:
    """What changes without each part; errors that grow without it are what it is worth."""
    titles = [change.title for change in found[0].changes]
    rows = [[one.parts, *map(_change, one.changes), one.verdict] for one in found]
    nothing = [one.parts for one in found if one.verdict == "worth nothing"]
    closing = f"Worth nothing: {', '.join(nothing)}." if nothing else "None is worth nothing."
    note = "Change of the error when the part is left out (± standard error over lifters); load in percentage points."
    return [note, "", *table(["without", *titles, "the part"], rows), "", closing]


def _change(change: Change) -> str:
    factor = 1.0 if change.section == "reps" else 100.0
    digits = 4 if change.section == "reps" else 3
    return f"{factor * change.mean:+.{digits}f} ± {factor * change.error:.{digits}f}"


def _grouping(report: Report, grouping: str) -> list[str]:
    """Load error of every model, and of the main one the reps and the bands."""
    names = report.models
    groups = {name: report.groups(name, grouping) for name in names}
    header = ["", "sets", f"load: {TO_BEAT}", *names, f"reps: {TO_BEAT}", report.main, "in 50 %", "in 90 %"]
    rows = []
    for name, main in ordered(groups[report.main]):
        loads = [percent(groups[variant][name].error) for variant in names]
        reps = [number(main.repeat_reps_error), number(main.reps_error)]
        bands = [whole(main.inside_50), whole(main.inside_90)]
        rows.append([name, f"{main.sets:,}", percent(main.repeat), *loads, *reps, *bands])
    return table(header, rows)


def _worst_lifters(report: Report) -> list[str]:
    found = [(one.name, one.said[report.main].figures) for one in report.scored]
    found.sort(key=lambda pair: -pair[1]["all"]["mean"] / max(pair[1]["all"]["repeat_mean"], 1e-9))
    rows = [_lifter_row(name, figures) for name, figures in found[:WORST_LIFTERS]]
    pairs = [title for figure in ("load", "opening", "reps") for title in (f"{figure}: {TO_BEAT}", report.main)]
    return table(["lifter", "sets", *pairs], rows)


def _lifter_row(name: str, figures: dict[str, Any]) -> list[str]:
    cells = [name, f"{figures['rows']:,}"]
    for kind in ("all", "opening"):
        some = figures.get(kind)
        cells += [percent(some["repeat_mean"]), percent(some["mean"])] if some else ["–", "–"]
    reps = figures.get("reps")
    return cells + ([number(reps["repeat_mae"]), number(reps["mae"])] if reps else ["–", "–"])


def _worst_lifts(report: Report) -> list[str]:
    """Where most is lost against repeating: error above its error, times sets."""
    lifts = report.lifts(report.main)
    wins = sum(one.error < one.repeat for _, _, one in lifts)
    lifts.sort(key=lambda found: -_lost(found[2]))
    rows = [
        [lifter, lift.replace("|", "/"), f"{one.sets:,}", percent(one.repeat), percent(one.error)]
        for lifter, lift, one in lifts[:WORST_LIFTS]
    ]
    told = f"{report.main} is better than repeating on {wins:,} of {len(lifts):,} lifts."
    return [told, "", *table(["lifter", "lift", "sets", f"load: {TO_BEAT}", report.main], rows, words=2)]


def _lost(one: Mean) -> float:
    return (one.error - one.repeat) * one.sets


def table(header: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> list[str]:
    """A Markdown table that is aligned as text too: the first `words` columns to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        padded = [c.ljust(w) if i < words else c.rjust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return f"| {' | '.join(padded)} |"

    rule = "|".join("-" * (w + 2) if i < words else "-" * (w + 1) + ":" for i, w in enumerate(widths))
    return [line(header), f"|{rule}|", *map(line, rows)]


def as_json(report: Report) -> dict[str, Any]:
    """The summary for programs: figures of every lifter, their means, groups, calibration, ablation."""
    found = {
        "engine": ENGINE_VERSION,
        "seconds": round(report.seconds, 1),
        "parts": {name: list(names) for name, names in report.parts.items()},
        "variants": {one.name: _variant_json(report, one.name) for one in report.variants},
        "ablation": [dataclasses.asdict(one) | {"verdict": one.verdict} for one in worths(report)],
        "faults": [str(fault) for fault in report.faults],
    }
    cleaned: dict[str, Any] = _without_nan(found)
    return cleaned


def _variant_json(report: Report, name: str) -> dict[str, Any]:
    calibration = report.calibration(name)
    groups = {grouping: report.groups(name, grouping) for grouping in GROUPINGS}
    return {
        "mean": _means(report, name, ""),
        "parts": {part: _means(report, name, part) for part in report.parts},
        "groups": {by: {group: dataclasses.asdict(m) for group, m in found.items()} for by, found in groups.items()},
        "calibration": dataclasses.asdict(calibration) if calibration else None,
        "lifters": {one.name: one.said[name].figures for one in report.scored},
        "lifts": [{"lifter": who, "lift": lift} | dataclasses.asdict(m) for who, lift, m in report.lifts(name)],
    }


def _means(report: Report, name: str, part: str) -> dict[str, Any]:
    some = report.figures(name, part)
    sections = {section: sorted({key for one in some for key in one.get(section, {})}) for section in (*KINDS, "reps")}
    found: dict[str, Any] = {s: {key: mean(some, s, key) for key in keys} for s, keys in sections.items() if keys}
    for kind in KINDS:
        if kind in found:
            gained, error = gain(some, kind)
            found[kind] |= {"gain": gained, "gain_error": error, "better": better(some, kind)}
            found[kind]["lifters"] = sum(kind in one for one in some)
    return found


def _without_nan(value: Any) -> Any:
    """JSON has no NaN."""
    if isinstance(value, dict):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_nan(item) for item in value]
    return None if value != value else value
