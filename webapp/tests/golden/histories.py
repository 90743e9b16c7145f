"""Logs like real ones, always the same: several lifts a session, habits, half-kept notes, breaks, slips of the pen."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.core.constants import KG_PER_LB
from engine.core.types import ExerciseTraits, PerformedSet

BEGIN = datetime(2024, 3, 4, 17, 30, tzinfo=UTC)
SESSIONS = (1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 70, 110, 200)
# pattern, equipment, load type, share of the body, 1RM of the system load (kg), step of the loads (kg)
LIFTS = (
    ("horizontal_push", "barbell", "external", 0.0, 95.0, 2.5),
    ("squat", "barbell", "external", 0.0, 140.0, 2.5),
    ("hinge", "trap_bar", "external", 0.0, 170.0, 5.0),
    ("vertical_pull", "bodyweight", "bodyweight", 0.95, 105.0, 1.25),
    ("dip", "assisted", "assisted", 0.95, 70.0, 5.0),
    ("elbow_flexion", "dumbbell", "external", 0.0, 22.0, 1.0),
    ("horizontal_pull", "cable", "external", 0.0, 80.0, 2.5),
    ("squat", "plate_loaded", "external", 0.0, 260.0, 10.0),
    ("shoulder_raise", "other", "external", 0.0, 14.0, 1.0),
    ("knee_extension", "machine", "external", 0.0, 90.0, 5.0),
)
PRIME = "prime_mover"
HABITS = ("straight", "heavy_light", "top_set", "pyramid", "as_it_comes")
NOTES = ("never", "always", "last_set", "some")
INVENTORY = {
    "bars": [{"kind": "barbell", "weight": 15, "unit": "kg"}, {"kind": "trap_bar", "weight": 45, "unit": "lb"}],
    "plates": [
        *({"weight": weight, "unit": "kg", "count": 4} for weight in (20, 10, 5, 2.5, 1.25)),
        *({"weight": weight, "unit": "lb", "count": 4} for weight in (45, 25, 10)),
    ],
    "dumbbells": [{"kind": "dumbbell", "low": 2, "high": 30, "step": 2, "unit": "kg"}],
    "stacks": [
        {"kind": "cable", "exercise_ids": [], "first": 4, "step": 7, "last": 100, "unit": "kg", "add_ons": [2.5]},
        {"kind": "assisted", "exercise_ids": [], "first": 5, "step": 5, "last": 60, "unit": "kg", "add_ons": []},
    ],
}


@dataclass
class Lift:
    """One lift of a simulated lifter and how they go about it."""

    traits: ExerciseTraits
    strength: float
    step: float
    habit: str
    reps: int
    load: float = 0.0

    def weight(self, system: float, body: float, unit: str) -> float:
        """What is logged (kg) for a system load, as the equipment makes it."""
        step = self.step if unit == "kg" else 2 * self.step * KG_PER_LB
        wanted = system - self.traits.bodyweight_share * body
        low, high = {"assisted": (-60.0, 0.0), "bodyweight": (0.0, 90.0)}.get(self.traits.load_type, (step, 600.0))
        return round(min(max(round(wanted / step) * step, low), high), 5)


@dataclass(frozen=True)
class SimulatedLifter:
    """Who it is, what is personal to them, their lifts, and their log: (which lift, set), in order."""

    who: dict[str, Any]
    personal: dict[str, float]
    goal: float
    inventory: dict[str, Any] | None
    lifts: list[ExerciseTraits]
    log: list[tuple[int, PerformedSet]]


def lifters() -> Iterator[SimulatedLifter]:
    """Three dozen of them, from one session to two hundred."""
    for i in range(42):
        yield _lifter(random.Random(20261122 + i), i)  # noqa: S311 - the same ones every time


def _lifter(dice: random.Random, i: int) -> SimulatedLifter:
    sessions = SESSIONS[i % len(SESSIONS)]
    count = 1 if sessions > 100 else 2 if sessions > 25 else 3
    lifts = [_lift(dice, LIFTS[(i + 3 * n) % len(LIFTS)]) for n in range(count)]
    body = dice.choice([None, 58.0, 84.0])
    who = {
        "sex": dice.choice(["male", "female", None]),
        "bodyweight_kg": body,
        "experience": dice.choice(["novice", "intermediate", "advanced"]),
        "unit": dice.choice(["kg", "kg", "lb"]),
    }
    personal = {
        "rir_bias": round(dice.uniform(-1.5, 2), 3),
        "alpha": round(dice.uniform(0.5, 1), 3),
        "beta_upper": round(dice.uniform(0.5, 1.1), 3),
        "beta_lower": round(dice.uniform(0.3, 0.8), 3),
        "rep_slope_ln": round(dice.gauss(0, 0.2), 4),
    }
    log = list(_log(dice, lifts, sessions, body, who["unit"], NOTES[i % len(NOTES)]))
    inventory = INVENTORY if i % 4 == 3 else None
    known = personal if i % 2 else {}
    return SimulatedLifter(who, known, round(dice.random(), 2), inventory, [lift.traits for lift in lifts], log)


def _lift(dice: random.Random, kind: tuple[str, str, str, float, float, float]) -> Lift:
    pattern, equipment, load_type, share, strength, step = kind
    traits = ExerciseTraits(pattern, equipment, load_type, share, muscles={PRIME: 1.0, "helper": 0.5})
    return Lift(traits, strength * dice.uniform(0.7, 1.2), step, dice.choice(HABITS), dice.choice([5, 6, 8, 8, 10, 12]))


def _log(
    dice: random.Random, lifts: list[Lift], sessions: int, body: float | None, unit: str, notes: str
) -> Iterator[tuple[int, PerformedSet]]:
    at = BEGIN
    for session in range(sessions):
        mass = body or 72.0
        told = None if body is None else round(mass + dice.uniform(-2, 2), 1)
        for which, lift in enumerate(lifts):
            if dice.random() < 0.1 and len(lifts) > 1:
                continue
            lift.strength *= 1 + dice.gauss(0.001, 0.008)
            for performed in _sets(dice, lift, session, mass, unit, notes):
                at += timedelta(seconds=dice.randint(50, 260), milliseconds=dice.randint(0, 999))
                type_, weight, reps, rir = performed
                rest = dice.choice([None, None, 90, 150])
                yield which, PerformedSet(at, type_, weight, reps, rir, rest, told)
        at += timedelta(days=dice.choice([2, 3, 3, 4, 7]), minutes=dice.randint(-90, 90))
        if dice.random() < 0.03:
            at += timedelta(days=dice.randint(14, 90))


def _sets(
    dice: random.Random, lift: Lift, session: int, body: float, unit: str, notes: str
) -> Iterator[tuple[str, float, int, float | None]]:
    today = lift.strength * dice.gauss(1, 0.02)
    planned = list(_plan(dice, lift, session, today))
    if dice.random() < 0.3:
        yield "warmup", lift.weight(0.5 * planned[0][0], body, unit), 10, None
    for nth, (load, reps) in enumerate(planned):
        weight = lift.weight(load, body, unit)
        system = weight + lift.traits.bodyweight_share * body
        possible = 30 * (today / max(system, 1.0) - 1) - 0.7 * nth + dice.gauss(0, 0.6)
        done = max(1, min(round(possible), reps + dice.choice([0, 0, 1]), 25))
        left = min(max(round(2 * (possible - done)) / 2, 0.0), 6.0)
        last = nth == len(planned) - 1
        said = {"never": False, "always": True, "last_set": last, "some": dice.random() < 0.4}[notes]
        failed = last and dice.random() < 0.15
        slip = dice.random()
        yield (
            "failure" if failed else "working",
            round(weight * 10, 5) if slip < 0.003 else round(weight / KG_PER_LB, 5) if slip < 0.006 else weight,
            88 if 0.006 < slip < 0.009 else done,
            left if said and not failed else None,
        )
    if dice.random() < 0.1:
        yield "drop", lift.weight(0.7 * planned[-1][0], body, unit), dice.randint(6, 15), None


def _plan(dice: random.Random, lift: Lift, session: int, today: float) -> Iterator[tuple[float, int]]:
    """System load and reps of each set that is meant to be done."""
    count = 14 if dice.random() < 0.01 else dice.randint(2, 4)
    if not lift.load or dice.random() < 0.35:
        lift.load = lift.strength / (1 + (lift.reps + 2) / 30)
    if dice.random() < 0.05:  # a light week
        yield from [(0.88 * lift.load, lift.reps)] * count
    elif lift.habit == "straight":
        yield from [(lift.load, lift.reps)] * count
    elif lift.habit == "heavy_light":
        yield from [(lift.load, lift.reps) if session % 2 else (0.85 * lift.load, lift.reps + 4)] * count
    elif lift.habit == "top_set":
        yield 1.08 * lift.load, max(lift.reps - 3, 1)
        yield from [(0.9 * lift.load, lift.reps)] * (count - 1)
    elif lift.habit == "pyramid":
        yield from [((0.85 + 0.06 * n) * lift.load, lift.reps + 4 - 2 * n) for n in range(count)]
    else:
        reps = dice.randint(3, 15)
        yield from [(today / (1 + (reps + dice.randint(0, 4)) / 30), reps)] * count
