"""One log after the other, on several processes: replayed, written, scored."""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.accuracy import predictions
from bench.accuracy.breakdown import Groups, Mean, groups_of, lifts_of
from bench.accuracy.calibration import Calibration, calibration
from bench.accuracy.exports import read_export, write_log
from bench.accuracy.logs import Fault, Log, read_log
from bench.accuracy.replay import Prediction, replay
from bench.accuracy.scoring import Figures, Scored, figures, scored_sets
from bench.accuracy.variants import Variant

HIDDEN = "."


@dataclass(frozen=True)
class Job:
    """One file to do. `flat`: its predictions stand in `out` itself, not in a folder of the variant's."""

    path: Path
    export: bool
    variants: Sequence[Variant]
    out: Path
    flat: bool = False

    @property
    def size(self) -> int:
        """Bytes: what a file costs, nearly."""
        return self.path.stat().st_size


@dataclass(frozen=True)
class Said:
    """What one variant was worth on one lifter."""

    figures: Figures
    groups: Groups
    lifts: dict[str, Mean]
    calibration: Calibration | None


@dataclass(frozen=True)
class Outcome:
    """One lifter. `said` is empty where too little could be scored; `seconds` went into the engine."""

    name: str
    size: int
    sets: int = 0
    faults: Sequence[Fault] = ()
    said: dict[str, Said] = field(default_factory=dict)
    seconds: float = 0.0


def jobs_of(folder: Path, variants: Sequence[Variant], out: Path, *, export: bool, flat: bool) -> list[Job]:
    """The files of a folder, the longest first, so that no process ends much later than the others.

    Raises ValueError where there are none.
    """
    wanted = "*" if export else "*.csv"
    paths = [path for path in folder.glob(wanted) if path.is_file() and not path.name.startswith(HIDDEN)]
    if not paths:
        raise ValueError(f"no {'exports' if export else 'logs (*.csv)'} in {folder}")
    jobs = [Job(path, export, variants, out, flat) for path in paths]
    return sorted(jobs, key=lambda job: (-job.size, job.path.name))


def run(jobs: Sequence[Job], workers: int) -> Iterator[Outcome]:
    """Do them all; outcomes come as they are done. Leaving early stops the processes.

    Raises ChildProcessError where one of them was killed from outside.
    """
    if workers == 1 or len(jobs) == 1:
        yield from map(do, jobs)
        return
    pool = ProcessPoolExecutor(min(workers, len(jobs)), initializer=_leave_interrupts_to_the_parent)
    try:
        with _interrupts_held():
            waiting = [pool.submit(do, job) for job in jobs]
        yield from (one.result() for one in as_completed(waiting))
    except BrokenProcessPool as fault:
        raise ChildProcessError("a process was killed, perhaps for want of memory: try fewer workers") from fault
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C comes after this: a process that is just being made would not know yet to leave it to the parent."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def do(job: Job) -> Outcome:
    """Replay, write and score one file. What goes wrong is told with its name; the other files go on."""
    try:
        log = read_export(job.path) if job.export else read_log(job.path)
        return _done(job, log) if log.sets else Outcome(job.path.stem, job.size, faults=log.faults or _empty(job))
    except Exception as fault:  # noqa: BLE001 - a defect that one log shows must not cost the others
        where = traceback.extract_tb(fault.__traceback__)[-1]
        detail = f"{type(fault).__name__}: {fault} ({Path(where.filename).name}:{where.lineno})"
        return Outcome(job.path.stem, job.size, faults=(Fault(job.path.name, 1, detail),))


def _empty(job: Job) -> Sequence[Fault]:
    return (Fault(job.path.name, 1, "holds no set"),)


def _done(job: Job, log: Log) -> Outcome:
    scored = scored_sets(log.sets)
    began = time.perf_counter()
    said = replay(log.sets, job.variants, {one.one.row for one in scored})
    seconds = time.perf_counter() - began
    if job.export:
        write_log(job.out / "logs" / f"{log.name}.csv", log)
    for variant, predicted in said.items():
        folder = job.out if job.flat else job.out / variant.name
        predictions.write(folder / f"{log.name}.csv", predicted)
    judged = {variant.name: _judged(scored, predicted) for variant, predicted in said.items()}
    kept = {name: one for name, one in judged.items() if one is not None}
    return Outcome(log.name, job.size, len(log.sets), log.faults, kept, seconds)


def _judged(scored: Sequence[Scored], predicted: Sequence[Prediction]) -> Said | None:
    by_row = {one.row: one for one in predicted}
    found = figures(scored, by_row)
    if found is None:
        return None
    rows = [(one, by_row.get(one.one.row)) for one in scored]
    known = [(one, said) for one, said in rows if said is not None]
    return Said(found, groups_of(rows), lifts_of(rows), calibration(known) if known else None)
