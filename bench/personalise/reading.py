"""Logs as the fit sees them, by the names and times of the accuracy benchmark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.accuracy.clock import times
from bench.accuracy.lifts import Lift, lift_of
from bench.accuracy.logs import read_log
from bench.accuracy.replay import performed
from engine.core.types import PerformedSet
from engine.importers.history import MAX_REPS
from engine.importers.units import is_storable
from engine.personalise.selecting import LoggedSet


def sets_of(path: Path) -> Iterator[tuple[str, Lift, PerformedSet]]:
    """Every set of a log that could be stored, in order of time, with the exercise's name and what it means."""
    sets = read_log(path).sets
    for one, at in zip(sets, times(sets), strict=True):
        if 1 <= one.reps <= MAX_REPS:  # NaN is none
            lift = lift_of(one.exercise)
            done = performed(one, lift, at)
            if is_storable(done.weight_kg):
                yield one.exercise, lift, done


def history_of(path: Path) -> list[LoggedSet]:
    """A log as the fit takes it."""
    return [LoggedSet(str(lift.id), lift.traits, done) for _, lift, done in sets_of(path)]


def of_all_sizes(logs: Path, count: int) -> list[Path]:
    """So many logs, from the smallest to the largest in even steps."""
    by_size = sorted(logs.glob("*.csv"), key=lambda path: path.stat().st_size)
    if count >= len(by_size):
        return by_size
    return [by_size[round(i * (len(by_size) - 1) / max(count - 1, 1))] for i in range(count)]
