"""A fit of each of some lifters, one after the other in one process, and a table of how it went."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.personalise.reading import history_of, of_all_sizes
from engine.core.types import LifterState
from engine.personalise.fitted import Fit, too_few
from engine.personalise.fitting import fit
from engine.personalise.parameters import NAMES, PARAMETERS, priors
from engine.personalise.selecting import LoggedSet, tell

HEADER = (
    "| lifter | sets | fitted | sessions | s | CPU s | s with compiling | R-hat | ESS | divergences |"
    " score against the population's | and with the own scatter | coach's error, % | verdict |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Row:
    """One lifter's fit; `first_seconds` of the first fit of its shape in this process, which compiles."""

    name: str
    sets: int
    fit: Fit
    seconds: float
    cpu: float
    first_seconds: float | None


def run(logs: Path, count: int, only: Sequence[str]) -> None:
    """Print the tables, a line as soon as it is known."""
    chosen = [logs / f"{name}.csv" for name in only] or of_all_sizes(logs, count)
    print(HEADER, flush=True)
    compiled: set[bool] = set()
    rows = []
    for path in chosen:
        rows.append(_row(path, compiled))
        print(_line(rows[-1]), flush=True)
    print(
        f"\nShrinkage (1 − variance after / before)\n\n| lifter | {' | '.join(NAMES)} |\n|{'---|' * (len(NAMES) + 1)}"
    )
    for row in rows:
        if row.fit.estimates:
            print(f"| {row.name} | {' | '.join(_told(row.fit, name) for name in NAMES)} |")


def _row(path: Path, compiled: set[bool]) -> Row:
    log = history_of(path)
    told = tell(log)
    if too_few(len(told), len({one.session for one in told})):
        return Row(path.stem, len(log), *_timed(log), None)
    first = None
    small = len(told) <= 500  # the fit has two shapes, each compiled once
    if small not in compiled:
        _, first, _ = _timed(log)
        compiled.add(small)
    return Row(path.stem, len(log), *_timed(log), first)


def _timed(log: Sequence[LoggedSet]) -> tuple[Fit, float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    found = fit(log, priors("intermediate", {}), LifterState.empty())
    return found, time.perf_counter() - began, time.process_time() - cpu


def _line(row: Row) -> str:
    d = row.fit.diagnostics
    own, verdict = d.own_score, f"refused: {row.fit.refused}" if row.fit.refused else "accepted"
    cells = (
        row.name,
        row.sets,
        d.sets,
        d.sessions,
        f"{row.seconds:.1f}",
        f"{row.cpu:.1f}",
        "" if row.first_seconds is None else f"{row.first_seconds:.1f}",
        _number(d.r_hat, ".3f"),
        _number(d.ess, ".0f"),
        _number(d.divergences, "d"),
        _number(own - d.population_score if own is not None and d.population_score is not None else None, "+.1f"),
        _number(own - d.scatter_score if own is not None and d.scatter_score is not None else None, "+.1f"),
        _number(None if d.coach is None else 100 * (d.coach - 1), "+.1f"),
        verdict,
    )
    return f"| {' | '.join(map(str, cells))} |"


def _number(value: float | None, how: str) -> str:
    return "–" if value is None else format(value, how)


def _told(found: Fit, name: str) -> str:
    return f"{_mean(found, name):.3g} ({found.estimates[name].shrinkage:.2f})"


def _mean(found: Fit, name: str) -> float:
    """The posterior mean in the parameter's unit, whether the log told of it or not."""
    return next(p for p in PARAMETERS if p.name == name).natural(found.estimates[name].mean)
