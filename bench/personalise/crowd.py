"""The refit of the population's priors as it runs in production: a database, a queue, and some worker processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import psycopg2
from psycopg2 import extras

from bench.personalise.reading import of_all_sizes, sets_of
from engine.core.constants import ENGINE_VERSION
from scripts.database import run_script
from scripts.embedded import Postgres, Valkey

OWNER = UUID(int=0)
DEADLINE_S = 1800

Cursor = psycopg2.extensions.cursor


def run(logs: Path, workers: int, lifters: int) -> None:
    """Fill a database of its own with these logs, have the priors refitted, and print how long it took."""
    chosen = of_all_sizes(logs, lifters)
    with tempfile.TemporaryDirectory(prefix="gymgenius-bench-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        with (
            Postgres(folder / "postgres", durable=False) as postgres,
            Valkey(folder / "valkey", durable=False) as queue,
        ):
            url = postgres.make_database("gymgenius")
            for script in ("create_schema.py", "seed_data.py"):
                run_script(script, settings={"DATABASE_URL": url, "DATABASE_OWNER_URL": ""})
            with closing(psycopg2.connect(url)) as connection:
                connection.autocommit = True
                sets = sum(_fill(connection.cursor(), path) for path in chosen)
                print(f"{len(chosen)} lifters, {sets:,} sets; {workers} workers", flush=True)
                _measure(connection.cursor(), url, queue.url, workers, folder)


def _fill(cursor: Cursor, path: Path) -> int:
    """A lifter who shares, with the sets of a log."""
    user = uuid5(NAMESPACE_URL, f"bench {path.stem}")
    extras.register_uuid(conn_or_curs=cursor)  # type: ignore[no-untyped-call]
    cursor.execute(
        "INSERT INTO users (id, email, experience, shares_parameters) VALUES (%s, %s, 'intermediate', true)",
        (user, f"{path.stem.lower()}@example.org"),
    )
    cursor.execute(
        "INSERT INTO lifter_states (user_id, state, engine_version) VALUES (%s, '{}', %s)", (user, ENGINE_VERSION)
    )
    own: dict[UUID, Sequence[object]] = {}
    rows = []
    for number, (name, lift, done) in enumerate(sets_of(path)):
        t = lift.traits
        if not lift.known:
            kind = (
                t.equipment,
                t.pattern,
                t.load_type,
                t.bodyweight_share,
                "unilateral" if t.unilateral else "bilateral",
            )
            own.setdefault(lift.id, (user, lift.id, name[:200], *kind))
        what = (done.performed_at, done.set_type, done.weight_kg, done.reps, done.rir, done.rest_seconds)
        rows.append((user, uuid5(user, str(number)), user, OWNER if lift.known else user, lift.id, *what))
    _store(cursor, user, list(own.values()), rows)
    return len(rows)


def _store(cursor: Cursor, user: UUID, own: Sequence[Sequence[object]], rows: Sequence[Sequence[object]]) -> None:
    extras.execute_values(
        cursor,
        "INSERT INTO exercises (user_id, id, name, equipment, pattern, load_type, bodyweight_share, laterality)"
        " VALUES %s",
        own,
    )
    now = datetime.now(UTC)
    cursor.execute(
        "INSERT INTO workouts (user_id, id, started_at, last_set_at, ended_at) VALUES (%s, %s, %s, %s, %s)",
        (user, user, now, now, now),
    )
    extras.execute_values(
        cursor,
        "INSERT INTO workout_sets (user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type,"
        " weight_kg, reps, rir, rest_seconds, unit) VALUES %s",
        rows,
        template=f"({', '.join(['%s'] * 11)}, 'kg')",
        page_size=2000,
    )


def _measure(cursor: Cursor, url: str, redis: str, workers: int, folder: Path) -> None:
    with _workers(url, redis, workers, folder):
        _until(cursor, "SELECT count(*) FROM jobs WHERE kind = 'summarise'", folder)
        began = time.monotonic()
        _until(cursor, "SELECT count(*) FROM population_priors", folder)
        took = time.monotonic() - began
    cursor.execute(
        "SELECT count(*), sum(extract(epoch FROM finished_at - started_at)), extract(epoch FROM max(finished_at)"
        " - min(started_at)) FROM jobs WHERE kind = 'summarise' AND state = 'done'"
    )
    count, worked, span = cursor.fetchone() or (0, 0, 0)
    print(f"{count} summaries in {span:.1f} s ({worked:.1f} s of work), the priors {took:.1f} s after the first wish")
    cursor.execute("SELECT lifters, priors FROM population_priors ORDER BY fitted_at DESC LIMIT 1")
    lifters, priors = cursor.fetchone() or (0, {})
    print(f"priors of {lifters} lifters: {json.dumps(priors, indent=1)}")


def _until(cursor: Cursor, question: str, folder: Path) -> None:
    """Wait until the count is above 0."""
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        cursor.execute(question)
        if (cursor.fetchone() or (0,))[0]:
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing came within {DEADLINE_S} s: see {folder}")


@contextmanager
def _workers(url: str, redis: str, count: int, folder: Path) -> Iterator[None]:
    """So many worker processes, stopped at the end."""
    settings = {"DATABASE_URL": url, "REDIS_URL": redis, "JWT_KEYS": f"bench:{'x' * 32}", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "engine.worker"]
    running: list[subprocess.Popen[bytes]] = []
    try:
        for number in range(count):
            with (folder / f"worker-{number}.log").open("wb") as log:
                running.append(
                    subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=subprocess.STDOUT)
                )
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(60)
