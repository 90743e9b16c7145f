"""Golden sequences: whole behaviours of the core in files, for this core and for the one on the phone.

    python -m tests.core.golden        write them anew, after a change that was meant; then read the difference

Each sequence is a log, a question and the answer. Floats are kept to nine significant digits, so that another
machine's `exp` gives the same files.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from engine.core.fatigue import after_rest, after_set, rest_for
from engine.core.goal import calculate_training_params
from engine.core.lift_class import classify
from engine.core.loading import loadable, nearest, standard_gym
from engine.core.prescribe import prescribe
from engine.core.rep_curve import multiplier, reps_possible
from engine.core.types import Ask, Bar, ExerciseTraits, Gym, Lifter, PerformedSet, Plate, Rack, RepTarget
from tests.core.cast import (
    ANNA,
    ASSISTED_PULL_UP,
    BENCH,
    CURL,
    JONAS,
    LEG_EXTENSION,
    MONDAY,
    PULL_UP,
    SQUAT,
    TEX,
    after,
    lifted,
    weeks,
)

FOLDER = Path(__file__).parent / "golden"
HOME = Gym(
    "kg",
    (Bar("barbell", 15),),
    (Plate(20, "kg", 4), Plate(10, "kg", 2), Plate(5, "kg", 2), Plate(1.25, "kg", 2)),
    (Rack("dumbbell", (5, 7.5, 10, 15, 20)),),
)
SAME = RepTarget(8, 8, 2)


def _at(days: float, minutes: float = 0) -> datetime:
    return MONDAY + timedelta(days=days, minutes=minutes)


def _days(pairs: list[tuple[float, float, int, float | None]], body: float = 80.0) -> list[PerformedSet]:
    return [lifted(_at(day), weight, reps, rir, body=body) for day, weight, reps, rir in pairs]


def sequences() -> Iterator[tuple[str, list[PerformedSet], dict[str, Any]]]:
    """Name, log, and what the question differs in from Jonas's bench press a week later."""
    yield "steady lifter, slider in the middle", weeks(8), {"now": _at(56)}
    yield "steady lifter, size", weeks(8), {"now": _at(56), "goal_strength": 0.0}
    yield "steady lifter, strength", weeks(8), {"now": _at(56), "goal_strength": 1.0}
    yield "the plan's own reps", weeks(8), {"now": _at(56), "target": SAME}
    yield (
        "three kept back twice",
        [*weeks(6), *_days([(42, 80, 8, 3), (45, 80, 8, 3)])],
        {"now": _at(49), "target": SAME},
    )
    yield "a bad day is followed by a cap", [*weeks(6), *_days([(42, 60, 8, 2)])], {"now": _at(45), "target": SAME}
    yield "a typing error", [*weeks(6), *_days([(42, 800, 8, 2)])], {"now": _at(45), "target": SAME}
    yield "months away", weeks(8), {"now": _at(200)}
    yield "a poor night", weeks(8), {"now": _at(56), "readiness_z": -2.0}
    yield "a good night", weeks(8), {"now": _at(56), "readiness_z": 1.2}
    yield "third set, nothing done yet", weeks(8), {"now": _at(56), "set_number": 3}
    done = [lifted(_at(56, 3 * i), 80, 8 - i, 1) for i in range(2)]
    yield "third set, two done hard", [*weeks(8), *done], {"now": _at(56, 4), "set_number": 3}
    yield "a woman's later set", weeks(8), {"now": _at(56), "set_number": 4, "lifter": ANNA}
    yield "effort never logged", weeks(8, rir=None), {"now": _at(56)}
    yield "many reps", weeks(5, 50, 18, 1), {"now": _at(35), "goal_strength": 0.1}
    yield "raw formula", weeks(5, 50, 12, 2), {"now": _at(35), "goal_strength": 0.1, "strict_spec": True}
    yield "one session only", weeks(1), {"now": _at(3)}
    yield "cold start", [], {"now": _at(0)}
    yield "cold start of a novice", [], {"now": _at(0), "lifter": ANNA, "traits": SQUAT}
    yield "cold start on a bar to hang from", [], {"now": _at(0), "lifter": ANNA, "traits": PULL_UP}
    yield "squat in pounds", weeks(8, 140, 5), {"now": _at(56), "lifter": TEX, "traits": SQUAT}
    yield "dumbbells with wide gaps", weeks(8, 15, 10), {"now": _at(56), "traits": CURL, "gym": HOME}
    yield "a home gym's plates", weeks(8, 77.5, 6), {"now": _at(56), "gym": HOME}
    yield "weighted pull-up", _days([(3 * i, 10, 6, 2) for i in range(6)]), {"now": _at(18), "traits": PULL_UP}
    assisted = _days([(3 * i, -30 + i, 8, 2) for i in range(6)], 70)
    yield "assisted pull-up", assisted, {"now": _at(18), "traits": ASSISTED_PULL_UP, "lifter": Lifter("female", 70)}
    yield "leg extension", weeks(8, 45, 12, 1), {"now": _at(56), "traits": LEG_EXTENSION}
    volume = {"week_sets": {"chest": 14.0}, "usual_sets": {"chest": 10.0}}
    yield "more chest than the week allows", weeks(8), {"now": _at(56), **volume}


def prescriptions() -> list[dict[str, Any]]:
    """All sequences with their answers."""
    found = []
    for name, log, question in sequences():
        traits: ExerciseTraits = question.pop("traits", BENCH)
        lifter: Lifter = question.pop("lifter", JONAS)
        lift, lifter_state = after(log, traits)
        ask = Ask(traits=traits, lifter=lifter, lift=lift, lifter_state=lifter_state, **question)
        answer = prescribe(ask).to_json()
        asked = {key: value for key, value in ask.to_json().items() if key not in {"lift", "lifter_state"}}
        found.append({"name": name, "log": [s.to_json() for s in log], "ask": asked, "prescription": answer})
    return found


def vectors() -> dict[str, Any]:
    """The core's small functions on a grid: what a second implementation must reproduce."""
    sliders, experiences = (0, 0.1, 0.25, 0.4, 0.5, 0.75, 0.9, 1), ("novice", "intermediate", "advanced")
    return {
        "multiplier": [{"n": n / 2, "is": multiplier(n / 2)} for n in range(2, 61)],
        "multiplier_strict": [{"n": n, "is": multiplier(n, strict_spec=True)} for n in range(1, 30)],
        "reps_possible": [{"load": load, "is": reps_possible(100.0, float(load))} for load in range(30, 104, 2)],
        "goal": [
            {"s": s, "experience": e, "isolation": i, "is": calculate_training_params(s, e, isolation=i).to_json()}
            for s in sliders
            for e in experiences
            for i in (False, True)
        ],
        "fatigue": [
            {"rir": rir, "rest": rest, "is": list(after_rest(after_set((0.02, 0.01), rir, 0.8), rest))}
            for rir in (0, 1, 2, 4)
            for rest in (0, 60, 165, 600)
        ],
        "rest": [
            {"parts": [a, 0.02], "limit": limit, "is": rest_for((a, 0.02), limit, 1.0)}
            for a in (0.05, 0.13, 0.2)
            for limit in (0.03, 0.06, 0.1)
        ],
        "class": [
            {"traits": t.to_json(), "is": classify(t).to_json()} for t in (BENCH, SQUAT, CURL, PULL_UP, LEG_EXTENSION)
        ],
        "loadable": [
            {"gym": g.to_json(), "traits": t.to_json(), "is": list(loadable(g, t))}
            for g in (HOME, standard_gym("kg"), standard_gym("lb"))
            for t in (BENCH, CURL, PULL_UP)
        ],
        "plates": [
            {"gym": "kg", "kg": kg, "is": nearest(standard_gym("kg"), BENCH, kg).to_json()}
            for kg in (20, 61, 82.4, 101.3, 187)
        ],
    }


def rounded(value: Any) -> Any:
    """Floats to nine significant digits, everything else as it is."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list) else value


def files() -> dict[str, str]:
    """Each golden file by name, as it should stand."""
    made = {"prescriptions.json": prescriptions(), "vectors.json": vectors()}
    return {name: json.dumps(rounded(value), indent=1, ensure_ascii=False) + "\n" for name, value in made.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
