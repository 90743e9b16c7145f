"""What was done: seen, put right, thrown away and brought back, with and without a network."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, wait_until_kept
from webapp.tests.e2e.log import all_sent, lifter_with_log

pytestmark = pytest.mark.e2e


def open_latest(phone: Page) -> None:
    """The newest session, from the list."""
    phone.goto("/history")
    phone.locator(".session").first.click()
    expect(phone.get_by_role("link", name="Bench press", exact=True)).to_be_visible()


def test_sessions_stand_by_month_and_the_calendar_counts_them(phone: Page) -> None:
    email = lifter_with_log(phone)
    phone.goto("/history")
    expect(phone.locator(".session")).to_have_count(8)
    year = str(datetime.now(UTC).year)
    days = [one for one in api(phone, email, "/v1/workouts")["workouts"] if one["started_at"].startswith(year)]
    expect(phone.get_by_text(re.compile(f"^{len(days)} sessions? in {year}, "))).to_be_visible()
    expect(phone.locator("[role=grid] [aria-label$=' sets']")).to_have_count(len(days))


def test_a_set_put_right_offline_reaches_the_server_later(phone: Page) -> None:
    email = lifter_with_log(phone)
    wait_until_kept(phone)
    phone.context.set_offline(True)
    open_latest(phone)
    phone.locator(".done .line").first.click()
    phone.get_by_label("Reps").fill("9")
    phone.get_by_label("Left in reserve").fill("-1")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_text("RIR is reps you had left; 0 means none")).to_be_visible()
    phone.get_by_label("Left in reserve").fill("1.5")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.locator(".done .line").first).to_contain_text("× 9")

    phone.context.set_offline(False)
    all_sent(phone)
    changed = [s for s in api(phone, email, "/v1/sets")["sets"] if s["reps"] == 9]
    assert [s["rir"] for s in changed] == [1.5]


def test_a_deleted_set_comes_back_by_undo_and_from_the_trash(phone: Page) -> None:
    email = lifter_with_log(phone)
    open_latest(phone)
    lines = phone.locator(".done .line")
    expect(lines).to_have_count(9)
    lines.first.click()
    phone.get_by_role("button", name="Delete set").click()
    expect(lines).to_have_count(8)
    phone.get_by_role("button", name="Undo").click()
    expect(lines).to_have_count(9)
    lines.first.click()
    phone.get_by_role("button", name="Delete set").click()
    expect(lines).to_have_count(8)
    phone.goto("/history/trash")
    phone.get_by_role("button", name="Restore Bench press").click()
    expect(phone.get_by_text("Nothing in the trash")).to_be_visible()
    all_sent(phone)
    assert len(api(phone, email, "/v1/sets")["sets"]) == 72


def test_a_deleted_session_comes_back_whole(phone: Page) -> None:
    email = lifter_with_log(phone)
    open_latest(phone)
    phone.get_by_role("button", name="Delete session").click()
    expect(phone.locator(".session")).to_have_count(7)
    phone.goto("/history/trash")
    expect(phone.get_by_role("heading", name="Sessions")).to_be_visible()
    phone.get_by_role("button", name="Restore the session").click()
    expect(phone.get_by_text("Nothing in the trash")).to_be_visible()
    phone.goto("/history")
    expect(phone.locator(".session")).to_have_count(8)
    all_sent(phone)
    assert len(api(phone, email, "/v1/sets")["sets"]) == 72


def test_a_note_stays_with_its_session(phone: Page) -> None:
    email = lifter_with_log(phone)
    open_latest(phone)
    phone.get_by_role("button", name="Title and note").click()
    phone.get_by_role("textbox", name="Title").fill("Upper A")
    phone.get_by_role("textbox", name="Note").fill("Slept badly")
    phone.get_by_role("button", name="Save", exact=True).click()
    expect(phone.get_by_role("heading", name="Upper A")).to_be_visible()
    expect(phone.get_by_text("Slept badly")).to_be_visible()
    all_sent(phone)
    assert api(phone, email, "/v1/workouts")["workouts"][0]["note"] == "Slept badly"
