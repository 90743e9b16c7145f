"""A log as Strong exports it, made up: sessions of several lifts over some months, every number by a seed."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
STEP = 1.25
# name, first load in kg, growth a session, (share of the load, reps) of each set, by turns of sessions
LIFTS = (
    ("Bench Press (Barbell)", 70.0, 0.6, (((1.0, 6), (1.0, 6), (1.0, 5)),)),
    ("Squat (Barbell)", 110.0, 1.0, (((0.84, 8), (0.92, 5), (1.0, 2)),)),
    ("Bent Over Row (Barbell)", 60.0, 0.5, (((1.0, 5), (1.0, 5), (1.0, 5)), ((0.86, 10), (0.86, 10), (0.86, 9)))),
    ("Overhead Press (Barbell)", 42.5, 0.3, (((1.0, 6), (1.0, 5), (0.9, 8)),)),
    ("Lateral Raise (Dumbbell)", 10.0, 0.0, (((1.0, 12), (1.0, 12), (1.0, 12)),)),
)


def strong_log(folder: Path, sessions: int = 24, *, seed: int = 7) -> Path:
    """Three sets of each lift, every third day until January 2026; one typing error of twice the load."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    first = datetime(2026, 1, 5, 18, tzinfo=UTC) - timedelta(days=3 * (sessions - 1))
    rows = [row for n in range(sessions) for row in _session(first + timedelta(days=3 * n), n, chance)]
    slip = _row(first + timedelta(days=3 * (sessions // 2)), "Squat (Barbell)", 4, 240, 5)
    path = folder / "strong_log.csv"
    path.write_text(HEADER + "".join(rows) + slip)
    return path


def _session(when: datetime, n: int, chance: random.Random) -> Iterator[str]:
    """Good days and bad days; the lift that doesn't grow is done the same way every time."""
    for name, start, growth, turns in LIFTS:
        day = chance.uniform(0.97, 1.03) if growth else 1.0
        for order, (share, reps) in enumerate(turns[n % len(turns)], start=1):
            load = round((start + growth * n) * day * share / STEP) * STEP
            yield _row(when, name, order, load, reps + (chance.choice((-1, 0, 0, 1)) if growth else 0))


def _row(when: datetime, name: str, order: int, load: float, reps: int) -> str:
    return f'{when:%Y-%m-%d %H:%M:%S},"Evening",50m,"{name}",{order},{load:g},{reps},0,0,"","",\n'
