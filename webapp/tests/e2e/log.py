"""A log to look at: sessions of the last weeks, written through the API as another phone would."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import PASSWORD, set_up
from webapp.tests.e2e.outbox import ROWS, wait_until_kept_rows

LIFTS = ("Bench press", "Barbell squat", "Barbell row")


def token_of(page: Page, email: str) -> dict[str, str]:
    """The header that says who asks."""
    answer = page.request.post("/v1/login", data={"email": email, "password": PASSWORD})
    return {"authorization": f"Bearer {answer.json()['access_token']}"}


def exercise_id(page: Page, headers: dict[str, str], name: str) -> str:
    """The id of a lift of the catalogue."""
    found = page.request.get("/v1/exercises", params={"q": name, "limit": "1"}, headers=headers).json()
    return str(found["exercises"][0]["id"])


def write_log(page: Page, email: str, sessions: int = 8) -> None:
    """Three lifts of three sets, every third day, the last one yesterday; each session a little heavier."""
    headers = token_of(page, email)
    lifts = [exercise_id(page, headers, name) for name in LIFTS]
    first = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(
        days=1 + 3 * (sessions - 1)
    )
    sets = [
        _set(lift, first + timedelta(days=3 * n, minutes=10 * i + 3 * j), 60 + 2.5 * n)
        for n in range(sessions)
        for i, lift in enumerate(lifts)
        for j in range(3)
    ]
    answer = page.request.post("/v1/sets", data={"sets": sets}, headers=headers)
    assert {result["status"] for result in answer.json()["results"]} == {201}, answer.text()


def lifter_with_log(page: Page, sessions: int = 8) -> str:
    """A new account with a log, seen by the app; returns its e-mail."""
    email = set_up(page)
    write_log(page, email, sessions)
    page.reload()
    page.get_by_role("button", name="Repeat").wait_for()
    wait_until_kept_rows(page, "sets", 9 * sessions)
    assert page.evaluate(ROWS % {"store": "sets"}) == 9 * sessions
    return email


def wait_until_learned(page: Page, lifts: int) -> None:
    """Until the phone has what the server knows of so many lifts: its sets, then its coach's states."""
    wait_until_kept_rows(page, "lifts", lifts)


def all_sent(page: Page) -> None:
    """Until the outbox is empty."""
    page.goto("/you")
    expect(page.get_by_role("link", name="Sync all on the server")).to_be_visible()


def _set(lift: str, at: datetime, weight: float) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "exercise_id": lift,
        "performed_at": at.isoformat(),
        "weight": weight,
        "unit": "kg",
        "reps": 6,
        "rir": 2,
    }
