"""Prediction files: one line per predicted set, as the benchmark's scorer reads them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from bench.accuracy.replay import Prediction

QUANTILES = {"reps_p05": 0.05, "reps_p25": 0.25, "reps_p50": 0.50, "reps_p75": 0.75, "reps_p95": 0.95}
HEADER = ("row", "load", *QUANTILES)


def write(path: Path, said: Iterable[Prediction]) -> None:
    """Write a lifter's predictions by line of the log; never half a file."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(HEADER)
            rows.writerows((one.row, one.load, *one.reps) for one in sorted(said, key=lambda one: one.row))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
