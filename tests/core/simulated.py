"""Lifters of other truths than the coach's: their own rep curve, days, slips of counting, and lives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import exp, log
from random import Random

from engine.core.observing import observe
from engine.core.prescribe import prescribe
from engine.core.types import Ask, LifterState, LiftState, PerformedSet, Prescription, RepTarget
from tests.core.cast import BENCH, JONAS

# reps to failure at a share of the 1RM
CURVES: dict[str, Callable[[float], float]] = {
    "epley": lambda share: 30 * (1 / share - 1),
    "nuzzo": lambda share: 1 - log(share) / 0.026,
    "rts": lambda share: 1 - log(share) / 0.040,
    "steep": lambda share: 1 - log(share) / 0.050,
}


@dataclass(frozen=True)
class Truth:
    """What is so, and the coach can't see. Shares are log units; `hides`: reps kept back beyond those told."""

    curve: str = "epley"
    e1rm_kg: float = 100.0
    gain: float = 0.0008  # a session
    day_sd: float = 0.02
    rep_sd: float = 0.4
    tires: float = 0.01  # a set
    hides: float = 0.0
    logs_reserve: bool = True
    away_before: int = -1  # sixty days off before this session, and 8 % lost
    hurt_before: int = -1  # 20 % lost before this one


@dataclass(frozen=True)
class Outcome:
    """One set: what was prescribed, what was done, and how strong the lifter really was."""

    session: int
    nth: int
    said: Prescription
    reps: int
    e1rm_kg: float

    @property
    def missed(self) -> bool:
        """Whether the reps fell out of the range that was asked."""
        return not self.said.rep_low <= self.reps <= self.said.rep_high


def train(truth: Truth, seed: int, sessions: int = 40, sets: int = 3, target: RepTarget | None = None) -> list[Outcome]:
    """Months of training by prescription, every 3.5 days."""
    random, at, e1rm = Random(seed), datetime(2025, 1, 6, 17, tzinfo=UTC), truth.e1rm_kg
    lift, lifter, outcomes = LiftState.empty(), LifterState.empty(), []
    for session in range(sessions):
        at += timedelta(days=63.5 if session == truth.away_before else 3.5)
        e1rm *= (0.92 if session == truth.away_before else 1.0) * (0.8 if session == truth.hurt_before else 1.0)
        today = e1rm * exp(random.gauss(0, truth.day_sd))
        for nth in range(sets):
            now = at + timedelta(minutes=4 * nth)
            said = prescribe(Ask(BENCH, JONAS, lift, lifter, now, nth + 1, target=target))
            able = CURVES[truth.curve](min(said.weight_kg / (today * (1 - truth.tires * nth)), 1.0))
            done, left = _do(truth, said, max(able + random.gauss(0, truth.rep_sd), 0.0))
            outcomes.append(Outcome(session, nth, said, done, e1rm))
            s = PerformedSet(now, "working", said.weight_kg, done, left, None, JONAS.bodyweight_kg)
            lift, lifter = observe(lift, lifter, BENCH, s)
        e1rm *= 1 + truth.gain * 2 * random.random()
    return outcomes


def _do(truth: Truth, said: Prescription, able: float) -> tuple[int, float | None]:
    """Reps done and reserve told: a test goes to the last rep, any other set stops where the reserve seems left."""
    if said.flag == "cold_start":
        return max(1, int(able)), 0.0
    reps = max(1, round(able - said.rir - truth.hides))
    return reps, max(0.0, float(round(able - reps - truth.hides))) if truth.logs_reserve else None


def turns(outcomes: list[Outcome]) -> int:
    """How often the opening load went the other way than it last had."""
    loads = [one.said.weight_kg for one in outcomes if one.nth == 0]
    ways = [1 if new > old else -1 for old, new in pairwise(loads) if new != old]
    return sum(new != old for old, new in pairwise(ways))
