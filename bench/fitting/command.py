"""The command line: fits the weights of the coach's pools to a folder of logs, and says how good they are.

    python -m bench.fitting LOGS [--workers N]     cross-validation: every lifter by weights fitted without them
    python -m bench.fitting LOGS --write           ... then a fit to all of them, written into the engine

Exits with 1 where a file or line could not be read; the others are used all the same.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from bench.accuracy.progress import Progress
from bench.fitting import tables, writing
from bench.fitting.examples import LifterExamples, read_examples
from bench.fitting.training import Settings
from bench.fitting.validation import Foretold, fit_all, folds_of, foretell, steps_of

INTERRUPTED = 130
TOLD_FAULTS = 20


def main(arguments: Sequence[str] | None = None, settings: Settings = Settings()) -> int:  # noqa: B008 - frozen
    """0 when all is done, 1 where something could not be read, 2 for a wrong command, 130 when interrupted."""
    try:
        return _run(_options(arguments), settings)
    except (ValueError, ChildProcessError) as fault:
        print(f"fitting: {fault}", file=sys.stderr)
        return 2 if isinstance(fault, ValueError) else 1
    except KeyboardInterrupt:
        print("\nfitting: interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.fitting", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("logs", type=Path, help="folder of logs, one CSV per lifter")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that read logs")
    parser.add_argument("--folds", type=int, default=5, help="parts of the lifters; 0: no cross-validation")
    parser.add_argument(
        "--write", type=Path, nargs="?", const=writing.FITTED, help="fit to all, and write into this folder"
    )
    options = parser.parse_args(arguments)
    if options.workers < 1 or options.folds < 0 or options.folds == 1:
        parser.error("--workers must be 1 or more, --folds 0 or 2 and more")
    return options


def _run(options: argparse.Namespace, settings: Settings) -> int:
    paths = sorted(options.logs.glob("*.csv"), key=lambda path: (-path.stat().st_size, path.name))
    if not paths:
        raise ValueError(f"no logs (*.csv) in {options.logs}")
    lifters = sorted(_read(paths, options.workers), key=lambda one: one.name)
    faults = [fault for one in lifters for fault in one.faults]
    for fault in faults[:TOLD_FAULTS]:
        print(f"fitting: {fault}", file=sys.stderr)
    if len(faults) > TOLD_FAULTS:
        print(f"fitting: {len(faults) - TOLD_FAULTS} more", file=sys.stderr)
    if options.folds:
        if len(lifters) < options.folds:
            raise ValueError(f"{len(lifters)} lifters can't be split into {options.folds} parts")
        folds = _validate(lifters, options.folds, settings)
        everyone = [one for fold in folds for one in fold]
        print("\n".join([*tables.figures_by_fold(folds), "", *tables.shares_by_estimate(everyone)]))
    if options.write:
        _write(lifters, options.write, settings)
    return 1 if faults else 0


def _read(paths: Sequence[Path], workers: int) -> list[LifterExamples]:
    """The examples of every log. Raises ChildProcessError where a process was killed from outside."""
    progress, found = Progress("reading", sum(path.stat().st_size for path in paths)), []
    several = map(read_examples, paths) if workers == 1 or len(paths) == 1 else _in_processes(paths, workers)
    try:
        for one in several:
            found.append(one)
            progress.add(one.size, one.name)
    finally:
        progress.close()
    return found


def _in_processes(paths: Sequence[Path], workers: int) -> Iterator[LifterExamples]:
    # spawned: JAX may have threads by now, which would not live on in a fork; interrupts are the parent's to handle
    fresh, ignored = multiprocessing.get_context("spawn"), (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(min(workers, len(paths)), fresh, initializer=signal.signal, initargs=ignored)
    try:
        yield from (one.result() for one in as_completed([pool.submit(read_examples, path) for path in paths]))
    except BrokenProcessPool as fault:
        raise ChildProcessError("a process was killed, perhaps for want of memory: try fewer workers") from fault
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


def _validate(lifters: Sequence[LifterExamples], count: int, settings: Settings) -> list[list[Foretold]]:
    """Fold by fold, what the weights that were fitted to the other folds foretell of its lifters."""
    folds = folds_of(lifters, count)
    others = [[one for other in folds if other is not fold for one in other] for fold in folds]
    progress, found = Progress("validating", sum(steps_of(some, settings) for some in others)), []
    try:
        for nth, (fold, some) in enumerate(zip(folds, others, strict=True), 1):
            weights = fit_all(some, nth, settings, lambda: progress.add(1))
            found.append([foretell(one, weights) for one in fold])
    finally:
        progress.close()
    return found


def _write(lifters: Sequence[LifterExamples], folder: Path, settings: Settings) -> None:
    progress = Progress("fitting", steps_of(lifters, settings))
    try:
        weights = fit_all(lifters, 0, settings, lambda: progress.add(1))
    finally:
        progress.close()
    writing.write(folder, weights)
    print(f"weights of {', '.join(weights)} written to {folder}")
