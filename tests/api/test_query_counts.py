"""No list asks the database more often because it is longer."""

from __future__ import annotations

from uuid import uuid4

from tests.api.conftest import Person
from tests.api.importing import row, send, strong
from tests.api.lifting import BENCH, PULL_UP, a_set, log

LISTS = (
    "/v1/bodyweight", "/v1/exercises", "/v1/gyms", "/v1/readiness", "/v1/sets", "/v1/workouts", "/v1/plans",
    "/v1/imports", "/v1/accuracy", "/v1/analytics/volume",
    "/v1/analytics/load", "/v1/analytics/intensity", "/v1/analytics/calendar",
    f"/v1/analytics/reps?exercise_id={BENCH}",
    f"/v1/analytics/e1rm?exercise_id={BENCH}", f"/v1/records?exercise_id={BENCH},{PULL_UP}", "/v1/export?format=json",
)  # fmt: skip


def live_a_day(person: Person, n: int) -> None:
    """One more of everything that is listed."""
    day = f"2026-05-{n + 1:02}"
    weighing = {"id": str(uuid4()), "measured_at": f"{day}T07:00:00Z", "weight": 80 + n, "unit": "kg"}
    own = {"id": str(uuid4()), "name": f"Machine {n}", "equipment": "machine", "pattern": "squat"}
    answers = [
        person.post("/v1/bodyweight", weighing),
        person.post("/v1/exercises", own),
        person.post("/v1/gyms", {"id": str(uuid4()), "name": f"Gym {n}", "inventory": {}}),
        person.post("/v1/readiness", {"day": day, "mood": 3}),
        person.post("/v1/plan/compile", {"id": str(uuid4()), "days_per_week": 2}),
        send(person, strong(row(100 + n))),
    ]
    assert [answer.status_code for answer in answers] == [201] * len(answers), [answer.text for answer in answers]
    log(person, *(a_set(60 * 24 * n + m, exercise_id=lift) for m, lift in ((3, BENCH), (2, PULL_UP), (1, own["id"]))))


def asked_for_each(person: Person, queries: list[str]) -> dict[str, int]:
    """How many statements each list takes."""
    counts = {}
    for path in LISTS:
        queries.clear()
        assert person.get(path).data
        counts[path] = len(queries)
    return counts


def test_a_longer_list_asks_no_more(anna: Person, queries: list[str]) -> None:
    live_a_day(anna, 0)
    short = asked_for_each(anna, queries)
    for n in range(1, 6):
        live_a_day(anna, n)
    assert asked_for_each(anna, queries) == short
    assert max(count for path, count in short.items() if "export" not in path) <= 4
