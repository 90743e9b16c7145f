"""How today is: five taps, where it is sore, what a watch kept, and what that does to the loads."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import new_phone
from webapp.tests.e2e.lifter import api, faults_of_axe, picture, set_up, wait_until_kept
from webapp.tests.e2e.log import lifter_with_log, token_of
from webapp.tests.e2e.outbox import wait_until_sent
from webapp.tests.e2e.taps import counted, listen

pytestmark = pytest.mark.e2e
ITEMS = ("Sleep", "Mood", "Energy", "Stress", "Soreness")
USUAL = {"sleep_quality": 3, "energy": 3, "stress": 3, "soreness": 3}


@pytest.fixture
def phone(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """A phone whose taps are counted."""
    with new_phone(browser, live_stack.url, locale="en-GB") as context:
        page = context.new_page()
        listen(page)
        yield page


def with_weeks(page: Page, email: str) -> None:
    """Three weeks of usual days, told by another phone."""
    today = date.today()  # noqa: DTZ011 - the phone's own day
    days = [{"day": str(today - timedelta(days=n)), **USUAL, "mood": 2 + n % 3} for n in range(1, 22)]
    answer = page.request.patch("/v1/readiness", data={"days": days}, headers=token_of(page, email))
    assert answer.status == 200, answer.text()


def answer(page: Page, item: str, value: int) -> None:
    page.get_by_role("radiogroup", name=re.compile(f"^{item}")).get_by_role("radio", name=str(value)).tap()


def today_of(page: Page, email: str) -> dict[str, Any]:
    days = api(page, email, "/v1/readiness")["readiness"]
    return next(day for day in days if day["day"] == str(date.today()))  # noqa: DTZ011


def test_a_bad_day_is_told_in_five_taps_and_its_loads_are_said(phone: Page) -> None:
    email = lifter_with_log(phone)
    with_weeks(phone, email)
    phone.goto("/today")
    phone.reload()
    expect(phone.get_by_text("5 taps to go")).to_be_visible()
    with counted(phone) as count:
        for item in ITEMS:
            answer(phone, item, 1)
    assert count.taps == 5
    effect = phone.locator(".check-in [role=status]")
    expect(effect).to_have_text(re.compile(r"^−[\d.]+\u00a0%: [\d.]+ → [\d.]+\u00a0kg on .+\.$"))
    before, after = (float(n) for n in re.findall(r"([\d.]+) → ([\d.]+)", effect.inner_text())[0])
    assert after < before
    wait_until_sent(phone)
    told = today_of(phone, email)
    assert [told[name] for name in ("sleep_quality", "mood", "energy", "stress", "soreness")] == [1] * 5
    assert effect.inner_text().startswith(f"−{abs(told['load_percent']):g}"), "the phone and the server reckon the same"


def test_where_it_is_sore_is_pointed_at(phone: Page) -> None:
    email = set_up(phone)
    answer(phone, "Soreness", 2)
    phone.locator(".body-pick [data-area=quads]").first.tap()
    expect(phone.get_by_role("checkbox", name="Quads")).to_be_checked()
    phone.get_by_role("checkbox", name="Calves").tap()
    expect(phone.get_by_text("Quads and calves sore")).to_be_visible()
    wait_until_sent(phone)
    assert today_of(phone, email)["sore"] == ["quads", "calves"]
    answer(phone, "Soreness", 5)
    expect(phone.locator(".body-pick")).to_have_count(0)
    wait_until_sent(phone)
    assert today_of(phone, email)["sore"] == []


def test_an_answer_is_taken_back_by_a_second_tap_and_a_day_by_one(phone: Page) -> None:
    email = set_up(phone)
    for item in ITEMS:
        answer(phone, item, 4)
    answer(phone, "Mood", 4)
    expect(phone.get_by_text("1 tap to go")).to_be_visible()
    phone.get_by_role("link", name="Sleep hours, HRV, earlier days").tap()
    phone.get_by_role("button", name="Take today’s check-in back").tap()
    expect(phone.get_by_text("5 taps to go")).to_be_visible()
    wait_until_sent(phone)
    assert api(phone, email, "/v1/readiness")["readiness"] == []
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.get_by_text("1 tap to go")).to_be_visible()
    wait_until_sent(phone)
    assert today_of(phone, email)["energy"] == 4


def test_a_check_in_counts_without_a_network(phone: Page) -> None:
    email = lifter_with_log(phone)
    with_weeks(phone, email)
    phone.goto("/today")
    phone.reload()
    expect(phone.get_by_text("5 taps to go")).to_be_visible()
    wait_until_kept(phone)
    phone.wait_for_timeout(500)
    phone.context.set_offline(True)
    for item in ITEMS:
        answer(phone, item, 1)
    expect(phone.locator(".check-in [role=status]")).to_have_text(re.compile(r"^−[\d.]+\u00a0%"))
    phone.reload()
    expect(phone.locator(".check-in [role=status]")).to_have_text(re.compile(r"^−[\d.]+\u00a0%"))
    phone.context.set_offline(False)
    wait_until_sent(phone)
    assert today_of(phone, email)["load_percent"] < 0


def test_hours_and_hrv_are_entered_by_hand_with_a_comma_too(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/readiness")
    phone.get_by_label("Hours slept").fill("7,5")
    phone.get_by_label("HRV, RMSSD").fill("700")
    phone.get_by_label("HRV, RMSSD").blur()
    expect(phone.get_by_text("From 1 to 400")).to_be_visible()
    phone.get_by_label("HRV, RMSSD").fill("62")
    phone.get_by_label("HRV, RMSSD").blur()
    expect(phone.get_by_text("From 1 to 400")).to_have_count(0)
    wait_until_sent(phone)
    told = today_of(phone, email)
    assert (told["sleep_hours"], told["hrv_rmssd"]) == (7.5, 62)


def test_a_watchs_file_is_read_taken_in_and_taken_back(phone: Page, tmp_path: Path) -> None:
    email = set_up(phone)
    today = date.today()  # noqa: DTZ011
    lines = [f"{today - timedelta(days=n)},{60 + n % 5},{6.5 + n % 2}" for n in range(1, 31)]
    file = tmp_path / "oura.csv"
    file.write_text("\n".join(["date,Average HRV,sleep_hours", *lines, "nonsense,,"]))
    phone.goto("/readiness")
    phone.locator("input[type=file]").set_input_files(file)
    expect(phone.get_by_text("30 days in oura.csv, from Average HRV, sleep_hours.")).to_be_visible()
    expect(phone.get_by_text("1 line has none")).to_be_visible()
    phone.get_by_role("button", name="Take in 30 days").click()
    expect(phone.get_by_text("Earlier days")).to_be_visible()
    wait_until_sent(phone)
    assert len(api(phone, email, "/v1/readiness")["readiness"]) == 30
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_text("Earlier days")).to_have_count(0)
    wait_until_sent(phone)
    assert api(phone, email, "/v1/readiness")["readiness"] == []


def test_a_file_that_can_be_read_two_ways_is_asked_about(phone: Page, tmp_path: Path) -> None:
    set_up(phone)
    file = tmp_path / "hrv.csv"
    file.write_text("date,hrv\n03/04/2026,60\n05/06/2026,61\n")
    phone.goto("/readiness")
    phone.locator("input[type=file]").set_input_files(file)
    phone.get_by_role("radiogroup", name="How days are written").get_by_text("Day first").click()
    expect(phone.get_by_role("button", name="Take in 2 days")).to_be_visible()
    other = tmp_path / "log.csv"
    other.write_text("Date,Exercise Name,Reps\n2026-01-01,Bench,5\n")
    phone.locator("input[type=file]").set_input_files(other)
    expect(phone.get_by_text("No days with HRV or hours of sleep in log.csv")).to_be_visible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_everybody_can_tell_how_they_are(browser: Browser, live_stack: Stack, scheme: str, width: int) -> None:
    with new_phone(browser, live_stack.url, color_scheme=scheme, locale="en-GB") as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        email = lifter_with_log(page)
        with_weeks(page, email)
        page.goto("/today")
        page.reload()
        for item in ITEMS:
            answer(page, item, 2)
        page.get_by_role("checkbox", name="Chest").tap()
        expect(page.locator(".check-in [role=status]")).to_have_text(re.compile(r"^−"))
        faults = {"today": faults_of_axe(page)}
        page.screenshot(path=picture(page, f"check-in-{width}-{scheme}"), full_page=True)
        page.goto("/readiness")
        expect(page.get_by_role("heading", name="Today’s loads")).to_be_visible()
        faults["readiness"] = faults_of_axe(page)
        page.screenshot(path=picture(page, f"readiness-{width}-{scheme}"), full_page=True)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert {name: found for name, found in faults.items() if found} == {}
