"""Thousands of forecasts and prescriptions along simulated logs, in short, for the phone's coach to give too.

A line of the file is one lifter. Every number is kept to twelve digits, a tenth of a millionth of what is compared.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from math import exp, isnan
from pathlib import Path
from typing import Any

from engine.core.considering import consider
from engine.core.constants import ENGINE_VERSION
from engine.core.expecting import QUANTILES
from engine.core.observing import observe
from engine.core.outlook import load_outlook, reps_outlook
from engine.core.prescribe import prescribe
from engine.core.record import Record
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState, PerformedSet, Prescription, RepTarget
from engine.services.stock import gym
from webapp.tests.golden.histories import BEGIN, PRIME, SimulatedLifter, lifters

FILE = Path(__file__).with_name("vectors.json")
ASKED_OF_EACH = 74  # sets of a log that are asked for, about
STATES_OF = 4  # the state of every fourth lifter is kept whole
TYPES = {"working": "w", "failure": "f", "warmup": "u", "drop": "d"}
TARGETS = (RepTarget(6, 8, 1.0), RepTarget(3, 5, 2.0), RepTarget(10, 12, 0.0), RepTarget(8, 8, 3.0))
AFTER = (0.05, 0.5, 2.0, 5.0, 16.0, 40.0)  # days past the end of a log

Row = list[Any]


def document() -> str:
    """The whole file: a header, then a lifter a line."""
    lines = [json.dumps({"engine": ENGINE_VERSION, "begin": _ms(BEGIN)})]
    lines += [json.dumps(_plain(one), separators=(",", ":")) for one in answers()]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def answers() -> Iterator[dict[str, Any]]:
    """Each lifter: who, the log, and what the engine says along it."""
    for nth, one in enumerate(lifters()):
        yield _lifter(one, nth)


def _lifter(one: SimulatedLifter, nth: int) -> dict[str, Any]:
    dice = random.Random(nth)  # noqa: S311 - the same ones every time
    shared, lifts = LifterState(**one.personal), [LiftState.empty() for _ in one.lifts]
    asked: list[Row] = []
    numbers: dict[int, int] = {}
    for i, (which, performed) in enumerate(one.log):
        traits, lift = one.lifts[which], lifts[which]
        if dice.random() < ASKED_OF_EACH / len(one.log):
            ask = _ask(dice, one, which, lift, shared, performed.performed_at, numbers.get(which, 0) + 1)
            asked.append(
                [i, _question(ask), _forecast(lift, shared, traits, performed), _said(ask), _sums(lift, shared)]
            )
        lifts[which], shared = observe(lift, shared, traits, performed)
        numbers[which] = numbers.get(which, 0) + 1 if lifts[which].seen == lift.seen else 1
    end = one.log[-1][1].performed_at
    later = [
        _ask(dice, one, which, lift, shared, end + timedelta(days=days), 1)
        for which, lift in enumerate(lifts)
        for days in AFTER
    ]
    states = {"lifts": [lift.to_json() for lift in lifts], "lifter": shared.to_json()} if nth % STATES_OF == 0 else None
    return {
        "who": one.who,
        "personal": one.personal,
        "inventory": one.inventory,
        "lifts": [[t.pattern, t.equipment, t.load_type, t.bodyweight_share] for t in one.lifts],
        "log": list(_log(one.log)),
        "asked": asked,
        "later": [[int(ask.exercise_id), _ms(ask.now), _question(ask), _said(ask)] for ask in later],
        "states": states,
    }


def _log(log: Sequence[tuple[int, PerformedSet]]) -> Iterator[Row]:
    """Which lift, ms since the set before, type, kg as logged, reps, RIR, rest, bodyweight."""
    at = BEGIN
    for which, s in log:
        pause, at = _ms(s.performed_at) - _ms(at), s.performed_at
        yield [which, pause, TYPES[s.set_type], s.weight_kg, s.reps, s.rir, s.rest_seconds, s.bodyweight_kg]


def _ask(
    dice: random.Random,
    one: SimulatedLifter,
    which: int,
    lift: LiftState,
    shared: LifterState,
    now: datetime,
    number: int,
) -> Ask:
    z = round(dice.gauss(0, 1.5), 2) if dice.random() < 0.2 else None
    return Ask(
        traits=one.lifts[which],
        lifter=Lifter(**one.who),
        lift=lift,
        lifter_state=shared,
        now=now,
        set_number=number + dice.choice([0, 0, 0, 1]),
        goal_strength=one.goal,
        readiness_z=z,
        gym=gym(one.inventory, one.who["unit"]),
        exercise_id=str(which),
        target=dice.choice([None, None, *TARGETS]),
        week_sets={PRIME: dice.randint(0, 20) / 2},
        usual_sets={PRIME: dice.randint(4, 20) / 2} if dice.random() < 0.2 else {},
    )


def _question(ask: Ask) -> Row:
    """Number of the set, goal, readiness (None: no check-in), target, hard sets: this week, usual."""
    target = ask.target and [ask.target.rep_low, ask.target.rep_high, ask.target.rir]
    week = [ask.week_sets[PRIME], ask.usual_sets[PRIME]] if ask.usual_sets else None
    return [ask.set_number, ask.goal_strength, ask.readiness_z, target, week]


def _forecast(lift: LiftState, shared: LifterState, traits: ExerciseTraits, s: PerformedSet) -> Row | None:
    """Load for the reps, quantiles of the reps at the load, and sums over estimates, shares and odds."""
    thought = consider(lift, shared, traits, s)
    if thought is None:
        return None
    load = load_outlook(thought.ahead, float(s.reps), thought.loads)
    reps = reps_outlook(thought.ahead, thought.x, thought.reps)
    sums = [_sum(thought.loads), _sum(load.shares), _sum(thought.reps), _sum(reps.shares), _sum(reps.odds)]
    return [exp(load.quantile(0.5)), *(reps.quantile(level) for level in QUANTILES), *sums]


def _said(ask: Ask) -> Row:
    """What is prescribed, the last number a sum over all that the reasons tell."""
    return shortened(prescribe(ask))


def shortened(said: Prescription) -> Row:
    """A prescription in a row."""
    told = [value for reason in said.reasons for _, value in sorted(reason.values.items())]
    return [
        *(said.weight_kg, said.exact_kg, said.rep_low, said.rep_high, said.rir, said.rest_seconds),
        *(said.confidence, said.flag, said.e1rm_kg, said.e1rm_band.low, said.reps_band.low, said.reps_band.high),
        *(said.reps_first, _sum(said.reps_odds), " ".join(reason.code for reason in said.reasons)),
        _sum([float(value) for value in told if not isinstance(value, str)]),
    ]


def _sums(lift: LiftState, shared: LifterState) -> Row:
    """The states in four numbers: strength, memory, records, the lifter's."""
    strength = [
        *(lift.seen, lift.settled_e1rm_kg or 0.0, lift.fast, lift.slow, lift.error_var, lift.errors),
        *(value for s in lift.sessions for value in (s.e1rm_kg, s.load_kg, s.effort, s.reps, s.rir, s.sets)),
        *(value for s in (lift.newest, lift.heavier) if s for value in (s.load_kg, s.effort, s.fatigue, s.confirmed)),
    ]
    day = shared.day
    of_lifter = [shared.scale_ln, shared.scale_seen, *((day.begun, day.load, day.strength) if day else ())]
    for _, pattern in sorted(shared.patterns.items()):
        of_lifter += [pattern.carried, pattern.usual_fatigue, pattern.seen]
    memory = [value for session in lift.memory for value in session.sets]
    records = [*_of_records(lift.records), *_of_records(shared.records)]
    return [_sum(strength), _sum(memory), _sum(records), _sum(of_lifter)]


def _of_records(records: Mapping[str, Record]) -> Iterator[float]:
    for _, record in sorted(records.items()):
        yield from (record.count, record.miss, *record.sums)


def _sum(values: Sequence[float]) -> float:
    """All numbers in one that changes with each of them, and with their order; what is missing counts as nothing."""
    return sum((1 + i % 7) * value for i, value in enumerate(values) if not isnan(value))


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _plain(value: Any) -> Any:
    """Floats to twelve digits, but in states, which are kept as they are."""
    if isinstance(value, float):
        return int(value) if value == int(value) and abs(value) < 1e9 else float(f"{value:.12g}")
    if isinstance(value, dict):
        return {key: item if key == "states" else _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
