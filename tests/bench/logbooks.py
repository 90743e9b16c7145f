"""Small logs for the benchmark's tests: sessions in words, files as the benchmark reads them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.accuracy.logs import LoggedSet, read_log

HEADER = ("session_start", "exercise", "set_order", "set_type", "weight", "unit", "reps", "rpe")
FIRST = datetime(2024, 1, 1, 18)  # noqa: DTZ001 - a log has local times
BENCH = "Bench Press (Barbell)"


def row(session: int, weight: object, reps: object, **more: object) -> dict[str, object]:
    """One set of the nth session, two days apart; `more` are cells of the other columns."""
    start = (FIRST + timedelta(days=2 * session)).isoformat()
    usual = {"exercise": BENCH, "set_order": 1, "set_type": "normal", "unit": "kg", "rpe": ""}
    return {"session_start": start, **usual, "weight": weight, "reps": reps, **more}


def write(path: Path, rows: Iterable[dict[str, object]]) -> Path:
    """Write a log."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return path


def sets_of(tmp_path: Path, rows: Iterable[dict[str, object]]) -> Sequence[LoggedSet]:
    """The sets of such a log, as they are read."""
    log = read_log(write(tmp_path / "log.csv", rows))
    assert log.faults == ()
    return log.sets


def trained(sessions: int, seed: int = 1, **more: Any) -> list[dict[str, object]]:
    """A lifter's rows: three sets a session of two lifts, with days better and worse and loads that follow."""
    chance, rows = random.Random(seed), []
    for session in range(sessions):
        for exercise, start in ((BENCH, 60.0), ("Squat (Barbell)", 90.0)):
            load = 2.5 * round((start + session / 4 + chance.choice((0, 0, 0, 5, -10))) / 2.5)
            for nth in range(3):
                reps = max(1, 9 - nth + chance.randint(-2, 2))
                effort = chance.choice(("", "", "8", "9"))
                rows.append(row(session, load, reps, exercise=exercise, set_order=nth + 1, rpe=effort, **more))
    return rows
