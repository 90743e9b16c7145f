"""The command line: what to run, over which files, where to write what came of it.

    python -m bench.accuracy --logs FOLDER --out FOLDER [--model v0 repeat epley_ewma full] [--without PART ...]
    python -m bench.accuracy --exports FOLDER --out FOLDER     whole exports of other apps, through the importers
    python -m bench.accuracy --logs FOLDER --out FOLDER --ablate
    python -m bench.accuracy speed                             time of a forecast and of an update

Writes one folder of prediction files per model, summary.md, summary.json and plots/. Exits with 1 where a file or line
could not be read; the others are done all the same.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.accuracy import speed, summary, variants, work
from bench.accuracy.ablation import worths
from bench.accuracy.progress import Progress
from bench.accuracy.report import Report
from bench.accuracy.split import BY_NAME, split
from bench.accuracy.work import Job, Outcome

INTERRUPTED = 130
TOLD_PER_FILE = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is done, 1 where something could not be read, 2 for a wrong command, 130 when interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["speed"]:
            return speed.main(given[1:])
        return _run(_options(given))
    except (ValueError, ChildProcessError) as fault:
        print(f"accuracy: {fault}", file=sys.stderr)
        return 2 if isinstance(fault, ValueError) else 1
    except KeyboardInterrupt:
        print("\naccuracy: interrupted; files that are there are whole", file=sys.stderr)
        return INTERRUPTED


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--logs", type=Path, help="folder of logs, one CSV per lifter")
    parser.add_argument("--exports", type=Path, help="folder of other apps' exports, one per lifter")
    parser.add_argument("--out", type=Path, required=True, help="folder for predictions, summary and plots")
    parser.add_argument("--model", nargs="+", help=f"of {', '.join(variants.MODELS)}: all, with --flat `full`")
    parser.add_argument("--without", nargs="+", default=[], help="full without each of these parts; a+b: without both")
    parser.add_argument("--ablate", action="store_true", help="full without each part that there is")
    parser.add_argument("--workers", type=int, default=_cores(), help="processes; as many as there are cores")
    parser.add_argument("--split", help=f"also report two parts of the lifters: `{BY_NAME}`, or a list of validation")
    parser.add_argument("--flat", action="store_true", help="one model: its predictions in --out itself, nothing else")
    options = parser.parse_args(given)
    if not options.logs and not options.exports:
        parser.error("--logs or --exports is needed")
    options.model = options.model or (["full"] if options.flat else list(variants.MODELS))
    if options.workers < 1:
        parser.error("--workers must be 1 or more")
    return options


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(options: argparse.Namespace) -> int:
    chosen = variants.chosen(_words(options.model), _words(options.without), ablate=options.ablate)
    if options.flat and len(chosen) > 1:
        raise ValueError(f"--flat takes one model, not {', '.join(one.name for one in chosen)}")
    jobs = _jobs(options, chosen)
    options.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    outcomes = _outcomes(jobs, options.workers)
    parts = split([one.name for one in outcomes if one.said], options.split) if options.split else {}
    report = Report(chosen, outcomes, time.monotonic() - began, parts)
    _tell(report, options.out, flat=options.flat)
    return 1 if report.faults else 0


def _words(several: Sequence[str]) -> list[str]:
    """Words given one by one, or several in one argument as `make` passes them."""
    return [word for one in several for word in one.split()]


def _jobs(options: argparse.Namespace, chosen: Sequence[variants.Variant]) -> list[Job]:
    jobs: list[Job] = []
    for folder, export in ((options.logs, False), (options.exports, True)):
        if folder:
            jobs += work.jobs_of(folder, chosen, options.out, export=export, flat=options.flat)
    names = [job.path.stem for job in jobs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"two files have one name: {', '.join(twice)}")
    return jobs


def _outcomes(jobs: Sequence[Job], workers: int) -> list[Outcome]:
    progress = Progress("accuracy", sum(job.size for job in jobs))
    outcomes: list[Outcome] = []
    try:
        for one in work.run(jobs, workers):
            outcomes.append(one)
            progress.add(one.size, one.name)
    finally:
        progress.close()
    return outcomes


def _tell(report: Report, out: Path, *, flat: bool) -> None:
    for one in report.outcomes:
        for fault in one.faults[:TOLD_PER_FILE]:
            print(f"accuracy: {fault}", file=sys.stderr)
        if len(one.faults) > TOLD_PER_FILE:
            print(f"accuracy: {one.name}: {len(one.faults) - TOLD_PER_FILE} more", file=sys.stderr)
    if flat:
        print(*summary.headline(report), sep="\n")
        return
    if not report.scored:
        print("accuracy: no lifter has enough sets to be scored", file=sys.stderr)
        return
    print("\n".join([*summary.headline(report), "", *summary.side_by_side(report)]))
    for part, names in report.parts.items():
        print("\n".join(["", f"{part} ({len(names)} lifters)", "", *summary.side_by_side(report, part)]))
    if found := worths(report):
        print("\n".join(["", *summary.ablation(found)]))
    summary.write(out, report)
    print(f"\n{out / 'summary.md'}, {out / 'summary.json'}{_draw(out, report)}")


def _draw(out: Path, report: Report) -> str:
    try:
        from bench.accuracy import plots
    except ImportError:
        print("accuracy: no plots: matplotlib is missing (uv sync --group bench)", file=sys.stderr)
        return ""
    return "".join(f", {path}" for path in plots.write(out / "plots", report))
