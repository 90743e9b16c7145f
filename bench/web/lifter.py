"""A lifter whose phone holds a log of a given size, signed in and in the middle of a workout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page

from bench.client import Connection, Person, sign_up
from bench.load import Lifter

SERVER_SETS = 2000
"""As many as the server has of them; the others are older and on the phone alone, as after years of use."""
DAY = "Everything"
SETS_A_LIFT = 5
FILL = """async ([name, sets]) => {
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error)
  })
  for (let first = 0; first < sets.length; first += 2000) {
    const tx = db.transaction('sets', 'readwrite')
    for (const one of sets.slice(first, first + 2000)) tx.objectStore('sets').put(one)
    await new Promise((done, fail) => { tx.oncomplete = done; tx.onerror = () => fail(tx.error) })
  }
  db.close()
}"""


def sign_in(page: Page, api: str, size: int, planned: int) -> None:
    """A new lifter with a log of `size` sets on the phone, on Today; the app's files are kept.

    So many sets are planned for the day, five a lift; the log knows the lifts.
    """
    connection = Connection(api)
    person = sign_up(connection)
    own = Connection(api, person.token)
    exercises = [one["id"] for one in own.want(200, "GET", "/v1/exercises")["exercises"]][:20]
    Lifter(api, person, exercises).fill(min(size, SERVER_SETS), datetime.now(UTC))
    plan = own.want(201, "POST", "/v1/plans", _plan(exercises, planned))
    own.want(200, "POST", f"/v1/plans/{plan['id']}/start")
    own.ask("PATCH", "/v1/me", {"onboarded": True})
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(person.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.wait_for_timeout(2000)  # what follows a sign-in is read
    _fill(page, person, exercises, size)


def _fill(page: Page, person: Person, exercises: Sequence[str], size: int) -> None:
    """Older sets, until the phone's own database holds so many."""
    now = datetime.now(UTC) - timedelta(days=900)
    sets = [
        _stored(i, exercises[i % len(exercises)], now - timedelta(hours=i)) for i in range(max(size - SERVER_SETS, 0))
    ]
    if sets:
        page.evaluate(FILL, [f"gymgenius-{person.id}", sets])


def _stored(nth: int, exercise: str, at: datetime) -> dict[str, Any]:
    return {
        "id": f"00000000-0000-7000-8000-{nth:012d}",
        "workout_id": f"00000000-0000-7000-9000-{nth // 20:012d}",
        "exercise_id": exercise,
        "performed_at": at.isoformat().replace("+00:00", "Z"),
        "set_type": "working",
        "weight": 80,
        "unit": "kg",
        "weight_kg": 80,
        "reps": 8,
        "rir": 2,
        "rest_seconds": None,
        "note": None,
        "recommendation_id": None,
        "deleted_at": None,
    }


def _plan(exercises: Sequence[str], planned: int) -> dict[str, Any]:
    if planned > SETS_A_LIFT * len(exercises):
        raise ValueError(f"{planned} sets are more than {SETS_A_LIFT} of each of {len(exercises)} lifts")
    lifts = [
        {"exercise_id": one, "sets": min(SETS_A_LIFT, planned - done), "rep_low": 5, "rep_high": 8, "rir": 2}
        for one, done in zip(exercises, range(0, planned, SETS_A_LIFT), strict=False)
    ]
    day = {"name": DAY, "exercises": [{**one, "rest_seconds": 150} for one in lifts]}
    return {"id": str(uuid4()), "name": "Plan", "days": [day]}


def begin(page: Page) -> None:
    """The session that is planned, its first set in hand."""
    page.get_by_role("button", name=f"Start {DAY}").click()
    page.get_by_role("button", name="Log set").wait_for()
