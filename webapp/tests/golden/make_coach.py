"""Golden vectors for the coach on the phone: what engine/core says, for js/coach.js to say too.

After a change of the engine: `PYTHONPATH=. python webapp/tests/golden/make_coach.py`, then js/coach/ follows. It writes
the few cases below (coach.json, to be read), thousands along simulated logs (vectors.json), and the fitted weights
(js/coach/fitted/).
"""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from engine.core.history import replay
from engine.core.prescribe import prescribe
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState, PerformedSet, RepTarget
from webapp.tests.golden import fitted, vectors

GOLDEN = Path(__file__).with_name("coach.json")
CASES = 80
LIGHTER_TODAY = (
    [(80.0, 6, 2.0), (77.5, 7, 2.0)],
    [(80.0, 5, 2.0), (75.0, 8, 3.0)],
    [(82.5, 5, 1.0), (77.5, 8, 2.0)],
)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIFTS = (
    ("horizontal_push", "barbell", "external", 0.0, 60.0),
    ("squat", "barbell", "external", 0.0, 100.0),
    ("hinge", "trap_bar", "external", 0.0, 120.0),
    ("vertical_pull", "bodyweight", "bodyweight", 0.95, 5.0),
    ("dip", "assisted", "assisted", 0.95, -25.0),
    ("elbow_flexion", "dumbbell", "external", 0.0, 14.0),
    ("horizontal_pull", "cable", "external", 0.0, 55.0),
    ("squat", "plate_loaded", "external", 0.0, 160.0),
    ("shoulder_raise", "other", "external", 0.0, 9.0),
)


def cases() -> list[dict[str, Any]]:
    """Random lifters with random histories, always the same ones."""
    dice = random.Random(20261122)  # noqa: S311 - the same cases every time
    return [*(_case(dice, i) for i in range(CASES)), *map(_lighter_today, LIGHTER_TODAY)]


def _case(dice: random.Random, i: int) -> dict[str, Any]:
    pattern, equipment, load_type, share, start = LIFTS[i % len(LIFTS)]
    lifter = {
        "sex": dice.choice(["male", "female", None]),
        "bodyweight_kg": dice.choice([None, 62.5, 84.0]),
        "experience": dice.choice(["novice", "intermediate", "advanced"]),
        "unit": dice.choice(["kg", "lb"]),
    }
    target = {"rep_low": 6, "rep_high": 8, "rir": 1.0} if dice.random() < 0.3 else None
    return {
        "traits": {"pattern": pattern, "equipment": equipment, "load_type": load_type, "bodyweight_share": share},
        "lifter": lifter,
        "sets": _history(dice, start, sessions=dice.choice([0, 1, 2, 4, 9])),
        "now": NOW.isoformat(),
        "set_number": dice.choice([1, 1, 2, 3]),
        "goal_strength": round(dice.random(), 2),
        "target": target,
    }


def _lighter_today(today: list[tuple[float, int, float]]) -> dict[str, Any]:
    """Weeks of one heavy and two lighter sets, and a day on which the heavy load was left: not to be gone back to."""
    pattern, equipment, load_type, share, _ = LIFTS[0]
    usual = [(80.0, 6, 2.0), (75.0, 8, 2.0), (75.0, 8, 2.0)]
    sets = [
        _set(NOW - timedelta(days=4 * session, minutes=4 * (len(done) - nth)), *one)
        for session, done in ((6 - i, usual if i < 6 else today) for i in range(7))
        for nth, one in enumerate(done)
    ]
    return {
        "traits": {"pattern": pattern, "equipment": equipment, "load_type": load_type, "bodyweight_share": share},
        "lifter": {"sex": "male", "bodyweight_kg": 80.0, "experience": "intermediate", "unit": "kg"},
        "sets": sets,
        "now": NOW.isoformat(),
        "set_number": len(today) + 1,
        "goal_strength": 0.5,
        "target": {"rep_low": 5, "rep_high": 6, "rir": 2.0},
    }


def _set(at: datetime, weight: float, reps: int, rir: float) -> dict[str, Any]:
    plain = {"set_type": "working", "weight_kg": weight, "reps": reps, "rir": rir, "rest_seconds": None}
    return {"performed_at": at.isoformat(), **plain}


def _history(dice: random.Random, start: float, sessions: int) -> list[dict[str, Any]]:
    sets, last = [], dice.choice([0.004, 0.01, 2.0, 5.0, 20.0, 60.0])
    for session in range(sessions):
        at = NOW - timedelta(days=last + 4.3 * (sessions - 1 - session))
        weight = round(start * (1 + 0.02 * session + dice.uniform(-0.05, 0.05)) * 2) / 2
        for number in range(dice.randint(1, 4)):
            sets += [
                {
                    "performed_at": (at - timedelta(minutes=3 * (4 - number))).isoformat(),
                    "set_type": dice.choice(["working", "working", "working", "failure", "warmup", "drop"]),
                    "weight_kg": weight,
                    "reps": dice.randint(3, 14),
                    "rir": dice.choice([None, 0.0, 1.0, 2.0, 3.5]),
                    "rest_seconds": dice.choice([None, 90, 180]),
                }
            ]
    return sets


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """What the engine prescribes."""
    traits, lifter = ExerciseTraits(**case["traits"]), Lifter(**case["lifter"])
    body = lifter.bodyweight_kg
    done = [
        PerformedSet(**{**s, "performed_at": datetime.fromisoformat(s["performed_at"])}, bodyweight_kg=body)
        for s in case["sets"]
    ]
    lift, shared = replay(done, traits, LiftState.empty(), LifterState.empty())
    target = RepTarget(**case["target"]) if case["target"] else None
    said = prescribe(
        Ask(
            traits=traits,
            lifter=lifter,
            lift=lift,
            lifter_state=shared,
            now=datetime.fromisoformat(case["now"]),
            set_number=case["set_number"],
            goal_strength=case["goal_strength"],
            target=target,
        )
    )
    return {
        "weight": said.weight_kg,
        "exact": said.exact_kg,
        "reps": [said.rep_low, said.rep_high, said.rir],
        "rest_seconds": said.rest_seconds,
        "confidence": said.confidence,
        "flag": said.flag,
        "band": [said.reps_band.low, said.reps_band.high],
        "e1rm": [said.e1rm_kg, said.e1rm_band.low, said.e1rm_band.high],
        "codes": [reason.code for reason in said.reasons],
        "headline": said.headline,
        "explanation": said.explanation,
    }


def document() -> str:
    """The whole file."""
    return json.dumps([{**case, "answer": answer(case)} for case in cases()], indent=1) + "\n"


def files() -> dict[Path, str]:
    """Every file that is written here, and what stands in it."""
    return {GOLDEN: document(), vectors.FILE: vectors.document(), **fitted.modules()}


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text)
