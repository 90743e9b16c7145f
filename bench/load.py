"""What the API bears: logging sets and asking for the next one, at 1, 8 and 32 connections, on short and long logs.

    python bench/load.py --base-url http://127.0.0.1:8000          # make dev runs; RATE_LIMITS=0 lets everyone sign up
    python bench/load.py --base-url ... --sizes 200 --connections 8 --seconds 10 --json figures.json

Makes lifters with logs of 200, 2,000 and 20,000 sets, then measures each operation for some seconds: requests per
second, and the 50th, 95th and 99th percentile of the time to the answer. Ends with what a long log costs against a
short one, and with editing and deleting one old set. Needs nothing but Python's standard library.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.client import Connection, Failed, Json, Person, sign_up

BATCH = 500
SETS_PER_SESSION = 20
EXERCISES = 25
EDITS = 30
INTERLEAVED = 300


@dataclass(frozen=True)
class Figure:
    """What was measured of one operation: times in milliseconds."""

    operation: str
    sets: int
    connections: int
    requests: int
    per_second: float
    p50: float
    p95: float
    p99: float

    def line(self) -> str:
        """A row of the table."""
        return (
            f"{self.operation:16} {self.sets:>7,} {self.connections:>6} {self.requests:>8,} {self.per_second:>9.1f}"
            f" {self.p50:>8.2f} {self.p95:>8.2f} {self.p99:>8.2f}"
        )


HEADER = (
    f"{'operation':16} {'sets':>7} {'conns':>6} {'requests':>8} {'req/s':>9} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8}"
)


class Lifter:
    """One lifter at the API: logs sets as training goes, and asks for the next one."""

    def __init__(self, base_url: str, person: Person, exercises: Sequence[str]) -> None:
        self.connection = Connection(base_url, person.token)
        self.person, self.exercises = person, exercises
        self._chance = random.Random(len(person.token))

    def fill(self, size: int, until: datetime) -> None:
        """A log of `size` sets, three sessions a week, the last one the day before `until`."""
        start = until - timedelta(days=1 + size / SETS_PER_SESSION * 7 / 3)
        for first in range(0, size, BATCH):
            sets = [self._set(self._when(start, i), i) for i in range(first, min(first + BATCH, size))]
            answer = self.connection.want(200, "POST", "/v1/sets", {"sets": sets})
            if any(result["status"] != 201 for result in answer["results"]):
                raise Failed(f"a set was refused: {answer['results'][0]}")
            self.person.logged += [one["id"] for one in sets]

    def log(self) -> None:
        """Log one set, performed now."""
        self.connection.want(201, "POST", "/v1/sets", self._set(datetime.now(UTC), self._chance.randrange(1000)))

    def ask(self) -> None:
        """Ask for the next set of some exercise."""
        exercise = self._chance.choice(self.exercises)
        self.connection.want(200, "POST", "/v1/recommendation", {"exercise_id": exercise, "set_number": 2})

    def _when(self, start: datetime, i: int) -> datetime:
        session, place = divmod(i, SETS_PER_SESSION)
        return start + timedelta(days=session * 7 / 3, minutes=3 * place)

    def _set(self, performed_at: datetime, i: int) -> Json:
        return {
            "id": str(uuid4()),
            "exercise_id": self.exercises[i // 4 % len(self.exercises)],
            "performed_at": performed_at.isoformat(),
            "weight": 60 + i % 9 * 2.5,
            "unit": "kg",
            "reps": 5 + i % 6,
            "rir": i % 4,
        }


def measure(operation: str, size: int, work: Sequence[Callable[[], None]], seconds: float) -> Figure:
    """Do each piece of work over and over, all at once, for so many seconds."""
    times: list[list[float]] = [[] for _ in work]
    faults: list[Exception] = []
    ends = time.perf_counter() + seconds

    def repeat(one: Callable[[], None], into: list[float]) -> None:
        try:
            while (began := time.perf_counter()) < ends:
                one()
                into.append((time.perf_counter() - began) * 1000)
        except (Failed, OSError, EOFError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=repeat, args=pair) for pair in zip(work, times, strict=True)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return figure(operation, size, len(work), [t for some in times for t in some], time.perf_counter() - began)


def figure(operation: str, size: int, connections: int, times: list[float], seconds: float) -> Figure:
    """The figures of these times."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return Figure(operation, size, connections, len(times), len(times) / seconds, cuts[49], cuts[94], cuts[98])


def old_set(lifter: Lifter, size: int) -> Iterator[Figure]:
    """Editing and deleting one old set of many, one after the other."""
    chosen = lifter.person.logged[: EDITS * 7 : 7]
    for operation, method, status, body in (
        ("edit old set", "PATCH", 200, True),
        ("delete old set", "DELETE", 204, False),
    ):
        times = []
        for i, id_ in enumerate(chosen):
            began = time.perf_counter()
            lifter.connection.want(status, method, f"/v1/sets/{id_}", {"reps": 11 + i % 3} if body else None)
            times.append((time.perf_counter() - began) * 1000)
        yield figure(operation, size, 1, times, sum(times) / 1000)


def cost_ratio(short: Lifter, long: Lifter, operation: Callable[[Lifter], None]) -> float:
    """The median time on a long log against that on a short one, taken in turns: the machine has its moods."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(INTERLEAVED):
        for lifter, into in zip((short, long), times, strict=True):
            began = time.perf_counter()
            operation(lifter)
            into.append(time.perf_counter() - began)
    return statistics.median(times[1]) / statistics.median(times[0])


def prepare(base_url: str, size: int, lifters: int) -> list[Lifter]:
    """Lifters with logs of this size, filled two at a time."""
    nobody = Connection(base_url)
    person = sign_up(nobody)
    listed = Connection(base_url, person.token).want(200, "GET", "/v1/exercises?own=false&limit=200")["exercises"]
    exercises = [one["id"] for one in listed if one["tracking"] == "reps"][:EXERCISES]
    made = [Lifter(base_url, sign_up(nobody), exercises) for _ in range(lifters)]
    until = datetime.now(UTC)
    filling = iter(made)
    lock = threading.Lock()

    def fill() -> None:
        while True:
            with lock:
                lifter = next(filling, None)
            if lifter is None:
                return
            lifter.fill(size, until)

    threads = [threading.Thread(target=fill) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if any(len(lifter.person.logged) != size for lifter in made):
        raise Failed("the logs could not be filled")
    return made


def run(options: argparse.Namespace) -> list[Figure]:
    """Everything, printed as it is measured."""
    print(HEADER)
    figures: list[Figure] = []
    ends: dict[int, Lifter] = {}
    for size in options.sizes:
        began = time.perf_counter()
        lifters = prepare(options.base_url, size, max(options.connections) if size < 10_000 else options.lifters)
        ends[size] = lifters[0]
        print(f"# {len(lifters)} lifters with {size:,} sets in {time.perf_counter() - began:.1f} s", flush=True)
        for connections in options.connections:
            some = [lifters[i % len(lifters)] for i in range(connections)]
            some = [Lifter(options.base_url, one.person, one.exercises) for one in some]
            for operation, work in (
                ("log a set", [one.log for one in some]),
                ("recommendation", [one.ask for one in some]),
            ):
                figures.append(measure(operation, size, work, options.seconds))
                print(figures[-1].line(), flush=True)
    short, long = min(ends), max(ends)
    for operation, one in (("log a set", Lifter.log), ("recommendation", Lifter.ask)):
        print(
            f"# {operation}: {long:,} sets cost {cost_ratio(ends[short], ends[long], one):.2f} times {short:,}",
            flush=True,
        )
    for made in old_set(ends[long], long):
        figures.append(made)
        print(made.line(), flush=True)
    return figures


def numbers(text: str) -> list[int]:
    """1,8,32."""
    return [int(part) for part in text.split(",")]


def main(arguments: list[str] | None = None) -> int:
    """Command line: 0 when everything was measured, 1 with one line where the API answered otherwise than it should."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--connections", type=numbers, default=[1, 8, 32])
    parser.add_argument("--sizes", type=numbers, default=[200, 2000, 20000])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--lifters", type=int, default=8, help="how many have logs of 10,000 sets or more")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    try:
        figures = run(options)
    except (Failed, OSError) as fault:
        print(f"load: {fault}", file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in figures], indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
