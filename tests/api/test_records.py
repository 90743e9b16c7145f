"""Personal records: each with its set, gone with it, and never a warm-up's."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from engine.core.constants import ASSUMED_RIR
from tests.api.conftest import Person
from tests.api.importing import imported, row, strong
from tests.api.lifting import BENCH, PULL_UP, SQUAT, a_set, ago, log, train

DAY = 24 * 60


def records(person: Person, *exercises: str, before: str | None = None) -> list[dict[str, Any]]:
    """What stands of these lifts."""
    query = {"exercise_id": ",".join(exercises or (BENCH,))} | ({"before": before} if before else {})
    answer = person.get("/v1/records", query_string=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json["records"]
    return found


def test_each_record_names_its_set(anna: Person) -> None:
    heavy, many, warm, drop = log(
        anna,
        a_set(3 * DAY, weight=100, reps=3, rir=0),
        a_set(2 * DAY, weight=80, reps=10, rir=0),
        a_set(2 * DAY - 5, weight=140, reps=5, set_type="warmup"),
        a_set(2 * DAY - 9, weight=60, reps=25, rir=0, set_type="drop"),
    )
    (found,) = records(anna)
    assert found["heaviest"]["set_id"] == heavy["id"]
    assert found["e1rm"]["set_id"] == many["id"]
    assert found["e1rm"]["e1rm_kg"] == pytest.approx(80 / (1 - 0.0333 * 10))
    assert [one["set_id"] for one in found["reps"]] == [heavy["id"], many["id"], drop["id"]]
    assert warm["id"] not in str(found)


def test_a_record_is_gone_with_its_set_and_back_with_it(anna: Person) -> None:
    lower, higher = log(anna, a_set(2 * DAY, weight=80), a_set(DAY, weight=90))
    assert records(anna)[0]["heaviest"]["set_id"] == higher["id"]
    anna.delete(f"/v1/sets/{higher['id']}")
    assert records(anna)[0]["heaviest"]["set_id"] == lower["id"]
    anna.post(f"/v1/sets/{higher['id']}/restore")
    assert records(anna)[0]["heaviest"]["set_id"] == higher["id"]
    anna.delete(f"/v1/workouts/{higher['workout_id']}")
    assert records(anna)[0]["heaviest"]["set_id"] == lower["id"]


def test_a_set_put_right_holds_no_record_any_more(anna: Person) -> None:
    lower, typo = log(anna, a_set(2 * DAY, weight=80), a_set(DAY, weight=825))
    anna.patch(f"/v1/sets/{typo['id']}", {"weight": 82.5, "unit": "kg", "set_type": "warmup"})
    (found,) = records(anna)
    assert {found[kind]["set_id"] for kind in ("heaviest", "e1rm")} == {lower["id"]}


def test_they_are_told_as_they_stood_before_a_session(anna: Person) -> None:
    first, _ = log(anna, a_set(2 * DAY, weight=80), a_set(DAY, weight=90))
    assert records(anna, before=ago(DAY))[0]["heaviest"]["set_id"] == first["id"]
    assert records(anna, before=ago(9 * DAY)) == [{"exercise_id": BENCH, "heaviest": None, "e1rm": None, "reps": []}]


def test_the_body_counts_in_the_estimate_and_not_in_the_load(anna: Person) -> None:
    for days, kg in ((9, 70), (3, 90)):
        weighing = {"id": str(uuid4()), "measured_at": ago(days * DAY), "weight": kg, "unit": "kg"}
        assert anna.post("/v1/bodyweight", weighing).status_code == 201
    added, heavier = log(
        anna,
        a_set(8 * DAY, exercise_id=PULL_UP, weight=10, reps=5),
        a_set(2 * DAY, exercise_id=PULL_UP, weight=0, reps=5),
    )
    (found,) = records(anna, PULL_UP)
    assert (found["heaviest"]["set_id"], found["e1rm"]["set_id"]) == (added["id"], heavier["id"])


def test_imported_sets_hold_records_too(anna: Person) -> None:
    imported(anna, strong(row(150), row(120)))
    assert records(anna, SQUAT)[0]["heaviest"]["weight_kg"] == 150


def test_held_for_a_time_is_no_record_of_reps(anna: Person) -> None:
    log(anna, a_set(DAY, weight=200, reps=1, duration_seconds=30))
    assert records(anna)[0]["heaviest"] is None


def brute_force(sets: list[dict[str, Any]], exercise: str) -> dict[str, Any]:
    """The records of a lift, by looking at every set; the bias of a lifter without prescriptions is zero."""
    counted = sorted(
        (s for s in sets if s["exercise_id"] == exercise and s["set_type"] != "warmup"), key=lambda s: s["performed_at"]
    )
    best: dict[str, Any] = {"heaviest": None, "e1rm": None, "most": {}}
    for s in counted:
        for load in {one["weight"] for one in counted if one["weight"] <= s["weight"]}:
            best["most"][load] = max(best["most"].get(load, 0), s["reps"])
        if s["set_type"] == "drop":
            continue
        top = best["heaviest"]
        if top is None or (s["weight"], s["reps"]) > (top["weight"], top["reps"]):
            best["heaviest"] = s
        rir = s["rir"] if s["rir"] is not None else 0.0 if s["set_type"] in ("failure", "amrap") else ASSUMED_RIR
        n = s["reps"] + rir
        if s["reps"] <= 12 and n <= 12:
            value = s["weight"] / (1 - 0.0333 * n) if n > 1 else s["weight"]
            if best["e1rm"] is None or value > best["e1rm"][0]:
                best["e1rm"] = value, s["id"]
    return best


@pytest.mark.parametrize("seed", range(4))
def test_random_histories_agree_with_looking_at_every_set(anna: Person, seed: int) -> None:
    dice = random.Random(seed)
    sets: dict[str, dict[str, Any]] = {}
    for step in range(24):
        fresh = [
            a_set(
                dice.randrange(1, 90 * DAY) + dice.random(),
                exercise_id=dice.choice([BENCH, SQUAT]),
                set_type=dice.choice(["working", "working", "working", "failure", "amrap", "drop", "warmup"]),
                weight=dice.choice([40, 60, 60, 80, 82.5, 100]),
                reps=dice.randrange(1, 10),
                rir=dice.choice([None, 0, 1, 2]),
            )
            for _ in range(4)
        ]
        log(anna, *fresh)
        sets |= {one["id"]: one for one in fresh}
        gone, changed = dice.choice(list(sets)), dice.choice(list(sets))
        if step % 2:
            assert anna.delete(f"/v1/sets/{gone}").status_code == 204
            sets.pop(gone)
        if changed in sets:
            patch = {"weight": dice.choice([50, 90, 110]), "unit": "kg", "reps": dice.randrange(1, 10)}
            assert anna.patch(f"/v1/sets/{changed}", patch).status_code == 200
            sets[changed] |= patch
        for exercise, found in zip((BENCH, SQUAT), records(anna, BENCH, SQUAT), strict=True):
            wanted = brute_force(list(sets.values()), exercise)
            heaviest = wanted["heaviest"]
            assert (found["heaviest"] or {}).get("set_id") == (heaviest or {}).get("id")
            assert (found["e1rm"] or {}).get("set_id") == (wanted["e1rm"] or (0, None))[1]
            for load, reps in wanted["most"].items():
                assert max(one["reps"] for one in found["reps"] if one["weight_kg"] >= load) == reps


def test_however_many_lifts_and_sets_it_is_three_questions(anna: Person, queries: list[str]) -> None:
    counts = []
    for lifts in ((BENCH,), (BENCH, SQUAT, PULL_UP)):
        train(anna, 6)
        queries.clear()
        records(anna, *lifts)
        counts.append(len(queries))
    assert counts == [3, 3]


def test_nobody_sees_anothers_records(anna: Person, ben: Person) -> None:
    train(anna)
    assert records(ben) == [{"exercise_id": BENCH, "heaviest": None, "e1rm": None, "reps": []}]
    own = {"id": str(uuid4()), "name": "Sled", "equipment": "machine", "pattern": "squat"}
    assert anna.post("/v1/exercises", own).status_code == 201
    assert ben.get(f"/v1/records?exercise_id={own['id']}").status_code == 404
    assert ben.get(f"/v1/records?exercise_id={BENCH},{own['id']}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        "exercise_id=",
        "exercise_id=bench",
        f"exercise_id={BENCH},",
        f"exercise_id={BENCH}&before=yesterday",
        f"exercise_id={BENCH}&before=2026-02-30T00:00:00Z",
        f"exercise_id={BENCH}&beforre=2026-02-03T00:00:00Z",
        "exercise_id=" + ",".join(str(uuid4()) for _ in range(51)),
        "exercise_id=%00",
    ],
)
def test_bad_input_is_refused(anna: Person, query: str) -> None:
    answer = anna.get(f"/v1/records?{query}")
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["field"]


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get(f"/v1/records?exercise_id={BENCH}").status_code == 401


def test_a_record_of_the_future_is_not_known_before_it(anna: Person) -> None:
    """A time in a zone of its own means the same instant."""
    log(anna, a_set(DAY, weight=80))
    moment = (datetime.now(UTC) - timedelta(days=2)).astimezone().isoformat()
    assert records(anna, before=moment)[0]["heaviest"] is None
