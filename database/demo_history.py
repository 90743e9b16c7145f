"""A plausible training history, made up: four days a week, sixteen weeks, the same on every machine.

An imaginary lifter has a true strength per lift that grows, varies from day to day and tires within a session. They
choose loads by what they believe from the week before, and stop as their reps in reserve say. No real log went in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

WEEKS = 16
DELOAD_WEEK = 8
SEED = 19
BODYWEIGHT_KG = 81.0


@dataclass(frozen=True)
class DemoLift:
    """One lift of the imaginary lifter. `e1rm` in kg of system load at the start, `gain` its share per week."""

    slug: str
    e1rm: float
    gain: float
    sets: int
    reps: int
    step: float
    rest: int
    share: float = 0.0
    warmups: bool = False


@dataclass(frozen=True)
class DemoSet:
    """One performed set; `weight` in kg as it is logged, `index` counts within the session."""

    slug: str
    session: int
    index: int
    performed_at: datetime
    set_type: str
    weight: float
    reps: int
    rir: float | None
    rest_seconds: int | None


UPPER_A = (
    DemoLift("bench-press", 102, 0.006, 4, 6, 2.5, 180, warmups=True),
    DemoLift("barbell-row", 95, 0.005, 4, 8, 2.5, 150),
    DemoLift("incline-dumbbell-press", 37, 0.006, 3, 9, 2, 120),
    DemoLift("lat-pulldown", 88, 0.005, 3, 11, 5, 120),
    DemoLift("lateral-raise", 17, 0.006, 3, 14, 1, 75),
    DemoLift("triceps-rope-pushdown", 41, 0.006, 3, 12, 2.5, 75),
)
LOWER_A = (
    DemoLift("squat", 140, 0.007, 4, 5, 2.5, 210, warmups=True),
    DemoLift("romanian-deadlift", 132, 0.006, 3, 8, 2.5, 150),
    DemoLift("leg-press", 250, 0.008, 3, 11, 10, 150),
    DemoLift("leg-curl-lying", 62, 0.006, 3, 12, 5, 90),
    DemoLift("calf-raise-standing-machine", 125, 0.006, 4, 11, 5, 75),
)
UPPER_B = (
    DemoLift("overhead-press", 66, 0.005, 4, 6, 2.5, 180, warmups=True),
    DemoLift("pull-up", 107, 0.004, 4, 7, 2.5, 150, share=0.95),
    DemoLift("dumbbell-bench-press", 42, 0.006, 3, 9, 2, 120),
    DemoLift("seated-cable-row", 90, 0.005, 3, 11, 5, 120),
    DemoLift("facepull", 40, 0.006, 3, 14, 2.5, 75),
    DemoLift("bicep-curl-dumbbell", 21, 0.006, 3, 11, 1, 75),
)
LOWER_B = (
    DemoLift("deadlift", 172, 0.006, 3, 5, 2.5, 240, warmups=True),
    DemoLift("front-squat", 108, 0.006, 3, 6, 2.5, 180),
    DemoLift("bulgarian-split-squat", 33, 0.008, 3, 9, 2, 120),
    DemoLift("leg-curl-seated", 70, 0.006, 3, 12, 5, 90),
    DemoLift("hanging-leg-raise", 39, 0.004, 3, 12, 2.5, 75, share=0.32),
)
WEEK = ((0, UPPER_A), (1, LOWER_A), (3, UPPER_B), (4, LOWER_B))
"""Weekday (Monday is 0) and what is done then."""


def history(today: date) -> list[DemoSet]:
    """All sets of the sixteen weeks before `today`, oldest first. The same day gives the same sets."""
    chance = Random(SEED)  # noqa: S311 - no secret is made of it
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS)
    days = [(week, monday + timedelta(weeks=week, days=day), lifts) for week in range(WEEKS + 1) for day, lifts in WEEK]
    made: list[DemoSet] = []
    for session, (week, day, lifts) in enumerate(days):
        skipped = chance.random() < 0.05
        began = datetime.combine(day, time(16, 10), UTC) + timedelta(minutes=chance.randrange(60))
        done = list(_session(session, week, began, lifts, chance))
        if day < today and not skipped:
            made += done
    return made


def weighings(today: date) -> list[tuple[datetime, float]]:
    """A weighing a week, in kg: a slow gain with the noise of breakfast."""
    chance = Random(SEED + 1)  # noqa: S311 - no secret is made of it
    mornings = [datetime.combine(today - timedelta(weeks=w), time(6, 30), UTC) for w in range(WEEKS, 0, -1)]
    return [(at, round(BODYWEIGHT_KG + 0.1 * n + chance.gauss(0, 0.4), 1)) for n, at in enumerate(mornings)]


def _session(
    session: int, week: int, began: datetime, lifts: tuple[DemoLift, ...], chance: Random
) -> Iterator[DemoSet]:
    at, index = began, 0
    form = chance.gauss(0, 0.015)
    for lift in lifts:
        for kind, weight, reps, rir, rest in _sets(lift, week, form, chance):
            at += timedelta(seconds=rest + 35)
            logged_rir = rir if kind == "warmup" or chance.random() < 0.85 else None
            yield DemoSet(lift.slug, session, index, at, kind, weight, reps, logged_rir, rest if index else None)
            index += 1


def _sets(
    lift: DemoLift, week: int, form: float, chance: Random
) -> Iterator[tuple[str, float, int, float | None, int]]:
    """The sets of one lift: type, weight, reps, RIR, rest before it in seconds."""
    easy = week == DELOAD_WEEK
    believed = _e1rm(lift, max(week - 1, 0)) * (0.9 if easy else 1.0)
    weight = _loadable(lift, believed / (1 + (lift.reps + 2) / 30))
    if lift.warmups:
        for part, reps in ((0.5, 6), (0.75, 3)):
            yield "warmup", _loadable(lift, weight * part), reps, None, 90
    for n in range(2 if easy else lift.sets):
        able = _e1rm(lift, week) * (1 + form - 0.018 * n + chance.gauss(0, 0.006))
        most = 30 * (able / (weight + lift.share * BODYWEIGHT_KG) - 1)
        reps = max(1, min(lift.reps + 2, round(most - 2)))
        rir = max(0.0, min(5.0, round(2 * (most - reps)) / 2))
        yield "working", weight, reps, rir, lift.rest + chance.randrange(-20, 40)


def _e1rm(lift: DemoLift, week: int) -> float:
    """True strength in a week: gains that slowly wear off."""
    return lift.e1rm * (1 + lift.gain * week * (1 - 0.02 * week))


def _loadable(lift: DemoLift, system_kg: float) -> float:
    """The nearest loadable weight, without the share of bodyweight; not below an empty start."""
    weight = system_kg - lift.share * BODYWEIGHT_KG
    return max(0.0 if lift.share else lift.step, round(weight / lift.step) * lift.step)
