"""What the pools were told of every set of a log, and what came of it.

The engine is run over the log one step ahead, and what it tells its pools is kept: the numbers that the weights are
fitted to are the very ones that they are used with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import numpy as np
import numpy.typing as npt

from bench.accuracy.clock import times
from bench.accuracy.lifts import lift_of
from bench.accuracy.logs import Fault, LoggedSet, read_log
from bench.accuracy.replay import performed
from bench.accuracy.scoring import MIN_ROWS, Scored, eligible, scored_sets
from engine.core.considering import Considered, consider
from engine.core.observing import observe
from engine.core.outlook import load_numbers, reps_numbers, standings
from engine.core.strength import system_load
from engine.core.types import LifterState, LiftState, PerformedSet
from engine.importers.history import MAX_REPS
from engine.importers.units import is_storable

PARTS = ("opening", "later")
EARLY = 0.3
"""What a set of a lift's first three sessions counts in the fit, against 1 of a scored one."""

Floats = npt.NDArray[np.float32]


class Row(NamedTuple):
    """What one pool was told of one set; see `Examples`."""

    row: int
    counts: float
    reps: float
    weight: float
    body: float
    unit: float
    estimates: Sequence[float]
    numbers: Sequence[float]
    of_lifter: Sequence[float]
    of_lift: Sequence[float]


@dataclass(frozen=True)
class Examples:
    """What one pool was told of some sets, each a row, and what the set then was.

    `row`: line of the log. `counts`: what the set counts in the fit, all scored ones of a lifter together 1. `weight`
    and `body`: kg, as logged and the part of the body that was lifted too; `unit`: the log's units in a kg, negative
    where it writes help without a sign. `estimates`, `of_lifter`, `of_lift`: one column per estimate, NaN where there
    is none; `numbers`: one per number of the situation.
    """

    row: npt.NDArray[np.int64]
    counts: Floats
    reps: Floats
    weight: Floats
    body: Floats
    unit: Floats
    estimates: Floats
    numbers: Floats
    of_lifter: Floats
    of_lift: Floats

    @staticmethod
    def of(rows: Sequence[Row]) -> Examples:
        """The rows as arrays."""
        lines, *columns = zip(*rows, strict=True)
        return Examples(np.array(lines, np.int64), *(np.array(column, np.float32) for column in columns))


@dataclass(frozen=True)
class LifterExamples:
    """One log: its scored sets, and by name of a pool what that was told; pools that were told nothing are left out."""

    name: str
    size: int
    scored: Sequence[Scored]
    pools: dict[str, Examples]
    faults: Sequence[Fault] = ()


def read_examples(path: Path) -> LifterExamples:
    """Run the engine over a log."""
    log, size = read_log(path), path.stat().st_size
    scored = scored_sets(log.sets)
    told: dict[str, list[Row]] = {}
    for pool, row in _rows(log.sets, _counts(log.sets, scored)):
        told.setdefault(pool, []).append(row)
    return LifterExamples(
        log.name, size, scored, {pool: Examples.of(rows) for pool, rows in told.items()}, tuple(log.faults)
    )


def _counts(sets: Sequence[LoggedSet], scored: Sequence[Scored]) -> dict[int, float]:
    """By line, what a set counts. A lifter with too few sets to be scored counts less than the others."""
    total = max(len(scored), MIN_ROWS)
    early = {one.row: EARLY / total for one, counts in zip(sets, eligible(sets), strict=True) if counts}
    return early | {s.one.row: 1.0 / total for s in scored}


def _rows(sets: Sequence[LoggedSet], counts: dict[int, float]) -> list[tuple[str, Row]]:
    lifter, states, found = LifterState.empty(), dict[UUID, LiftState](), []
    for one, at in zip(sets, times(sets), strict=True):
        if not 1 <= one.reps <= MAX_REPS:
            continue
        lift = lift_of(one.exercise)
        done, state = performed(one, lift, at), states.get(lift.id, LiftState.empty())
        if not is_storable(done.weight_kg):
            continue
        thought = consider(state, lifter, lift.traits, done)
        if thought is not None:
            body = system_load(lift.traits, 0.0, done.bodyweight_kg)
            found += _told(one, done, body, thought, counts.get(one.row, 0.0))
        states[lift.id], lifter = observe(state, lifter, lift.traits, done, thought=thought)
    return found


def _told(one: LoggedSet, done: PerformedSet, body: float, thought: Considered, counts: float) -> list[tuple[str, Row]]:
    unit = one.weight / done.weight_kg if done.weight_kg else 1.0
    what = (one.row, counts, float(done.reps), done.weight_kg, body, unit)
    numbers_of_load = load_numbers(thought.ahead, float(done.reps), thought.loads)
    numbers_of_reps = reps_numbers(thought.ahead, thought.x, thought.reps)
    load, reps = f"load_{thought.part}", f"reps_{thought.part}"
    return [
        (load, Row(*what, thought.loads, numbers_of_load, *standings(thought.ahead, load))),
        (reps, Row(*what, thought.reps, numbers_of_reps, *standings(thought.ahead, reps))),
    ]
