"""A past to look back on: half a year of training made up here, or somebody's real export where there is one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from scripts.stack import ROOT
from webapp.tests.e2e.lifter import set_up
from webapp.tests.e2e.log import exercise_id, token_of
from webapp.tests.e2e.test_import import read_file

EXPORTS = ROOT.parent / "shared" / "bench" / "exports"
"""Whole exports as apps write them. They are people's own and no part of the project."""

WEEKS = 26
DELOADS = (6, 13, 20)
"""Weeks of half the reps, counted from the last."""
DAYS: tuple[tuple[int, tuple[tuple[str, float, int], ...]], ...] = (
    (0, (("Bench press", 70, 8), ("Barbell row", 60, 10), ("Barbell squat", 90, 6), ("Dumbbell lateral raise", 8, 15))),
    (2, (("Deadlift", 110, 5), ("Overhead press", 40, 8), ("Pull-up", 0, 8), ("Standing calf raise", 60, 12))),
    (4, (("Bench press", 72.5, 6), ("Barbell squat", 85, 8), ("Barbell curl", 25, 12), ("Leg curl", 35, 12))),
)


def monday_of(moment: datetime) -> datetime:
    """Noon of that week's Monday."""
    return (moment - timedelta(days=moment.weekday())).replace(hour=12, minute=0, second=0, microsecond=0)


def past_sets(ids: dict[str, str], now: datetime) -> list[dict[str, Any]]:
    """Three sessions a week up to last week: a warm-up, three working sets, a drop set at times; slowly heavier."""
    found = []
    for week in range(WEEKS, 0, -1):
        for day, lifts in DAYS:
            begins = monday_of(now) - timedelta(weeks=week) + timedelta(days=day, hours=6)
            for i, (lift, kg, reps) in enumerate(lifts):
                more = 2.5 * ((WEEKS - week) // 4) if kg else 0.0
                at = begins + timedelta(minutes=12 * i)
                found.append(a_set(ids[lift], at, round(kg / 2), 5, "warmup"))
                done = reps // 2 if week in DELOADS else reps
                found += [
                    a_set(ids[lift], at + timedelta(minutes=3 * n), kg + more, done - n // 2, rir=2 - n // 2)
                    for n in (1, 2, 3)
                ]
                if lift == "Barbell curl":
                    found.append(a_set(ids[lift], at + timedelta(minutes=11), 15, 15, "drop"))
    return found


def a_set(lift: str, at: datetime, kg: float, reps: int, set_type: str = "working", **more: Any) -> dict[str, Any]:
    """A set as a phone sends it."""
    what = {"exercise_id": lift, "performed_at": at.isoformat(), "set_type": set_type, "weight": kg, "unit": "kg"}
    return {"id": str(uuid4()), **what, "reps": max(reps, 1), **more}


def lifter_with_past(page: Page) -> tuple[str, dict[str, str]]:
    """A new account with half a year behind it; its e-mail and the ids of its lifts."""
    email = set_up(page)
    headers = token_of(page, email)
    ids = {name: exercise_id(page, headers, name) for _, lifts in DAYS for name, _, _ in lifts}
    sets = past_sets(ids, datetime.now(UTC))
    for start in range(0, len(sets), 100):
        send(page, email, sets[start : start + 100])
    for n in range(60):
        at = (datetime.now(UTC) - timedelta(days=60 - n)).isoformat()
        body = {"id": str(uuid4()), "measured_at": at, "weight": 84 - n / 30 + (n % 5) / 4, "unit": "kg"}
        assert page.request.post("/v1/bodyweight", data=body, headers=headers).status == 201
    page.reload()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
    return email, ids


def send(page: Page, email: str, sets: list[dict[str, Any]]) -> None:
    """These sets, as another phone would send them; all must be taken."""
    answer = page.request.post("/v1/sets", data={"sets": sets}, headers=token_of(page, email))
    assert {result["status"] for result in answer.json()["results"]} == {201}, answer.text()


def import_export(page: Page, path: Path) -> None:
    """Somebody's export, read, confirmed and in."""
    read_file(page, path)
    for group in page.get_by_role("radiogroup", name="Where the file doesn’t tell").all():
        group.get_by_text("kg").click()
    page.get_by_role("button", name="Import ").click()
    expect(page.get_by_role("heading", name="sets added")).to_be_visible(timeout=300_000)
