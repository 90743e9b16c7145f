"""Lifters whose parameters are known, since we made them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import exp, log, sqrt

from engine.core.lift_class import classify
from engine.core.types import ExerciseTraits, PerformedSet
from engine.personalise.selecting import LoggedSet

BEGAN = datetime(2025, 1, 6, 18, tzinfo=UTC)
TRAITS = {
    "bench-press": ExerciseTraits("horizontal_push", "barbell"),
    "squat": ExerciseTraits("squat", "barbell"),
    "lat-pulldown": ExerciseTraits("vertical_pull", "cable"),
    "bicep-curl-dumbbell": ExerciseTraits("elbow_flexion", "dumbbell"),
}
STRENGTH = {"bench-press": 4.5, "squat": 4.9, "lat-pulldown": 4.2, "bicep-curl-dumbbell": 3.0}  # log kg
ROUNDING = 0.5  # kg


@dataclass(frozen=True)
class Truth:
    """What a simulated lifter is like; `logs_rir`: the share of sets whose reps in reserve are logged."""

    rep_slope_ln: float = 0.0
    rir_bias: float = 0.0
    sigma_day: float = 0.02
    reps_sd: float = 0.5
    walk: float = 1e-5
    logs_rir: float = 1.0
    slack: float = 2.0


def history(truth: Truth, *, sessions: int, seed: int = 1, sets: int = 2) -> list[LoggedSet]:
    """A log of four lifts every other day, at rep targets and efforts that differ from session to session."""
    return list(_history(truth, sessions, random.Random(seed), sets))


def _history(truth: Truth, sessions: int, chance: random.Random, sets: int) -> Iterator[LoggedSet]:
    theta = dict(STRENGTH)
    for session in range(sessions):
        at = BEGAN + timedelta(days=2 * session)
        for name, traits in TRAITS.items():
            theta[name] += chance.gauss(0, sqrt(truth.walk * 2))
            today = theta[name] + chance.gauss(0, truth.sigma_day)
            slope = classify(traits).rep_slope * exp(truth.rep_slope_ln)
            aim = chance.choice((4, 6, 8, 10, 12))
            for number in range(sets):
                at += timedelta(minutes=8)  # long rests: within-session fatigue is not what is tried here
                said = chance.choice((0, 0, 1, 2, 3))
                done = _set(truth, chance, today, slope, aim, said, at)
                yield LoggedSet(name, traits, done)
                aim = max(2, aim + chance.choice((-3, 0, 2))) if number == 0 else aim


def _set(
    truth: Truth, chance: random.Random, today: float, slope: float, aim: int, said: int, at: datetime
) -> PerformedSet:
    """A load chosen for `aim` reps with `said` left by the lifter's own feeling, and the reps that came of it."""
    told = chance.random() < truth.logs_rir
    felt = said if told else truth.slack
    left = felt - truth.rir_bias * min(0.5 * felt, 1.0) if told else felt  # truly in reserve where the lifter stops
    wanted = exp(today - slope * (aim + left - 1) + chance.gauss(0, 0.02))
    load = max(ROUNDING, round(wanted / ROUNDING) * ROUNDING)
    able = 1 + (today - log(load)) / slope + chance.gauss(0, truth.reps_sd)
    reps = min(max(1, round(able - left)), 15)
    return PerformedSet(at, "working", load, reps, float(said) if told else None, 480)
