"""Another app's export as a log, read by the importers that the product imports with."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import nan
from pathlib import Path
from uuid import UUID

from bench.accuracy.logs import Fault, Log, LoggedSet, in_order
from engine.errors import Rejected
from engine.importers.history import ImportedSet
from engine.services import import_reading

HEADER = ("session_start", "exercise", "set_order", "set_type", "weight", "unit", "reps", "rpe")
SET_TYPES = {"working": "normal"}
_NOBODY = UUID(int=0)


def read_export(path: Path) -> Log:
    """Read an export. `row` counts its sets in order; a file that can't be read, or needs its columns told, has none.

    Units and times are those that an import gives a lifter who uses kg, in UTC.
    """
    try:
        history = import_reading.history_of(path.read_bytes())
    except (Rejected, OSError) as fault:
        return Log(path.stem, (), (Fault(path.name, 1, str(fault)),))
    if history.missing:
        detail = f"unknown table: nothing stands for {', '.join(history.missing)}"
        return Log(path.stem, (), (Fault(path.name, 1, detail),))
    lifter = {"unit": "kg", "time_zone": "UTC"}
    reading = import_reading.reading_of(history, lifter, None, datetime.now(UTC))
    weighings = sorted((one.measured_at, one.kg) for one in reading.bodyweights(_NOBODY))
    counted = (one for one in reading.sets if one.duration_seconds is None)  # a hold tells nothing of a maximum
    sets = [_set(row, one, weighings) for row, one in enumerate(counted)]
    return Log(path.stem, in_order(sets))


def write_log(path: Path, log: Log) -> None:
    """Write a log in the benchmark's format, line by line as its rows count, so that any scorer can read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(HEADER)
        rows.writerows(map(_cells, sorted(log.sets, key=lambda one: one.row)))


def _cells(one: LoggedSet) -> Sequence[object]:
    rpe = "" if one.rpe != one.rpe else f"{one.rpe:g}"
    return one.session, one.exercise, one.row, one.set_type, repr(one.weight), one.unit, f"{one.reps:g}", rpe


def _set(row: int, one: ImportedSet, weighings: Sequence[tuple[datetime, float]]) -> LoggedSet:
    return LoggedSet(
        row=row,
        session=one.session_start.isoformat(),
        start=one.session_start,
        dated=False,
        exercise=one.exercise_name,
        set_type=SET_TYPES.get(one.set_type, one.set_type),
        weight=one.weight or 0.0,
        unit=one.unit or "kg",
        reps=float(one.reps),
        rpe=nan if one.rir is None else 10.0 - one.rir,
        after=max(one.performed_at - one.session_start, timedelta(0)),
        rest_seconds=one.rest_seconds,
        bodyweight_kg=_weighed(one.performed_at.replace(tzinfo=UTC), weighings),
    )


def _weighed(at: datetime, weighings: Sequence[tuple[datetime, float]]) -> float | None:
    """The last weighing before, else the first after, as the product takes it."""
    if not weighings:
        return None
    return weighings[max(bisect_right(weighings, at, key=lambda pair: pair[0]) - 1, 0)][1]
