"""What a forecast and an update cost, and that a long history makes neither dearer.

A made-up lifter trains eight lifts three times a week; the last sets of logs of 200, 2,000 and 20,000 are timed, in
processor time, so that what else the machine does is no part of it. `expect` makes a forecast from nothing; `observe`
learns from a set for which that was done, as it is when a set is logged.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import quantiles

from bench.accuracy.lifts import Lift, lift_of
from bench.accuracy.summary import table
from engine.core.considering import consider
from engine.core.expecting import expect
from engine.core.observing import observe
from engine.core.types import LifterState, LiftState, PerformedSet

SIZES = (200, 2_000, 20_000)
TIMED = 1_000
"""Calls timed at each size; a shorter log is lived through several times."""
LIFTS = (
    "Bench Press (Barbell)",
    "Squat (Barbell)",
    "Deadlift (Barbell)",
    "Overhead Press (Barbell)",
    "Lat Pulldown (Cable)",
    "Bicep Curl (Dumbbell)",
    "Leg Extension (Machine)",
    "Pull Up",
)
SETS_PER_LIFT = 3
LIFTS_PER_SESSION = 4
NANOSECONDS = 1_000.0
"""In a microsecond."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of one call, after so many sets: the middle and the 99th percentile."""

    what: str
    sets: int
    median: float
    p99: float


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy speed", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="lengths of the history, in sets")
    sizes = parser.parse_args(arguments).sizes
    if min(sizes) < 1:
        parser.error("a history has at least one set")
    found = [cost for size in sizes for cost in measure(size)]
    rows = [[one.what, f"{one.sets:,}", f"{one.median:.1f}", f"{one.p99:.1f}"] for one in found]
    print("\n".join(table(["", "sets before", "median µs", "99 % µs"], rows)))
    return 0


def measure(size: int) -> list[Cost]:
    """The cost of both calls on the last sets of histories of this length."""
    expecting: list[int] = []
    observing: list[int] = []
    seed = 0
    while len(observing) < TIMED:
        timed = min(TIMED - len(observing), max(size // 4, 1))
        _live(size, timed, seed, expecting, observing)
        seed += 1
    both = [sum(pair) for pair in zip(expecting, observing, strict=True)]
    return [_cost("expect", size, expecting), _cost("observe", size, observing), _cost("log a set", size, both)]


def _cost(what: str, size: int, nanoseconds: Sequence[int]) -> Cost:
    cuts = quantiles(nanoseconds, n=100, method="inclusive")
    return Cost(what, size, cuts[49] / NANOSECONDS, cuts[98] / NANOSECONDS)


def _live(size: int, timed: int, seed: int, expecting: list[int], observing: list[int]) -> None:
    """Live through a history, timing both calls on its last `timed` sets."""
    lifter, states = LifterState.empty(), dict.fromkeys(LIFTS, LiftState.empty())
    for i, (name, lift, done) in enumerate(history(size, seed)):
        state = states[name]
        began = time.thread_time_ns()
        thought = consider(state, lifter, lift.traits, done)
        expect(state, lifter, lift.traits, done, thought=thought)
        expected = time.thread_time_ns()
        states[name], lifter = observe(state, lifter, lift.traits, done, thought=thought)
        observed = time.thread_time_ns()
        if i >= size - timed:
            expecting.append(expected - began)
            observing.append(observed - expected)


def history(size: int, seed: int) -> Iterator[tuple[str, Lift, PerformedSet]]:
    """A lifter who gets a little stronger, with good and bad days; effort is logged in every third session."""
    chance, at, session = random.Random(seed), datetime(2015, 1, 5, 18, tzinfo=UTC), 0
    left = size
    while left > 0:
        day = chance.gauss(0.0, 0.022)
        for place in range(min(left, LIFTS_PER_SESSION * SETS_PER_LIFT)):
            nth, of = divmod(place, SETS_PER_LIFT)
            name = LIFTS[(session * LIFTS_PER_SESSION + nth) % len(LIFTS)]
            weight = 2.5 * round((20 + 40 * (1 + session / 2000) * (1 + day)) / 2.5)
            rir = float(chance.randint(0, 3)) if session % 3 == 0 else None
            moment = at + timedelta(seconds=150 * place)
            yield (
                name,
                lift_of(name),
                PerformedSet(moment, "working", weight, max(1, 9 - of + chance.randint(-1, 1)), rir),
            )
        left -= LIFTS_PER_SESSION * SETS_PER_LIFT
        session, at = session + 1, at + timedelta(days=(2, 2, 3)[session % 3])
