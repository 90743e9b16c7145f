"""A known programme is taken, followed set by set, and moves its loads; what was missed is asked about once."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from webapp.tests.e2e.lifter import PASSWORD, api, faults_of_axe, log_button, picture, set_up
from webapp.tests.e2e.log import all_sent

pytestmark = pytest.mark.e2e
TOO_SMALL = """[...document.querySelectorAll('main button, main a.btn, main select')].map(one => [one.innerText,
  one.getBoundingClientRect()]).filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < 43.5)
  .map(([text, box]) => `${text} ${box.width} ${box.height}`)"""
GUARD_MS = 900  # a second tap sooner is taken for a slip


def change(page: Page, email: str, plan: dict[str, Any], body: dict[str, Any]) -> None:
    """Change a plan as another device would; the phone reads it when the plan is next opened."""
    token = page.request.post("/v1/login", data={"email": email, "password": PASSWORD}).json()["access_token"]
    answer = page.request.patch(f"/v1/plans/{plan['id']}", data=body, headers={"authorization": f"Bearer {token}"})
    assert answer.ok, answer.text()


def take(page: Page, name: str) -> None:
    """From the plan tab to a programme's preview."""
    page.goto("/plan")
    page.get_by_role("link", name="Take a known programme").click()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def set_base(page: Page, lift: str, kg: str) -> None:
    field = page.get_by_label(re.compile(f"^{lift}"))
    field.fill(kg)
    field.press("Tab")


def follow_531(page: Page) -> str:
    """A new lifter on 5/3/1 with known training maxes; returns the e-mail."""
    email = set_up(page)
    take(page, "5/3/1 with five sets of ten")
    for lift, kg in (("Overhead press", "50"), ("Deadlift", "140"), ("Bench press", "80"), ("Barbell squat", "100")):
        set_base(page, lift, kg)
    page.get_by_role("button", name="Follow it").click()
    expect(page.get_by_role("button", name="Start Press")).to_be_visible()
    return email


def active(page: Page, email: str) -> dict[str, Any]:
    all_sent(page)
    plan: dict[str, Any] = api(page, email, "/v1/plans")["plans"][0]
    assert plan["status"] == "active"
    return plan


def test_531_shows_the_loads_of_its_four_weeks_before_and_after_it_is_taken(phone: Page) -> None:
    email = follow_531(phone)
    press = phone.locator(".day").first
    weeks = phone.get_by_role("radiogroup", name="Week of the cycle")
    expect(press).to_contain_text("5 × 32.5 kg, 5 × 37.5 kg, 5+ × 42.5 kg, 5 sets of 10 × 25 kg")
    weeks.get_by_text("2", exact=True).click()
    expect(press).to_contain_text("3 × 35 kg, 3 × 40 kg, 3+ × 45 kg")
    weeks.get_by_text("3", exact=True).click()
    expect(press).to_contain_text("5 × 37.5 kg, 3 × 42.5 kg, 1+ × 47.5 kg")
    weeks.get_by_text("4 light").click()
    expect(press).to_contain_text("5 × 20 kg, 5 × 25 kg, 5 × 30 kg")
    expect(phone.get_by_text("Week 4 of 4, deload")).to_be_visible()
    plan = active(phone, email)
    assert plan["template"] == "531-bbb" and [week["kind"] for week in plan["cycle"]][-1] == "deload"
    assert sorted(one["kg"] for one in plan["run"]["progress"].values()) == [50, 80, 100, 140]


def test_the_session_has_the_loads_and_the_training_max_rises_with_the_cycle(phone: Page) -> None:
    email = follow_531(phone)
    phone.get_by_role("button", name="Start Press").click()
    expect(log_button(phone)).to_be_visible()
    for load in ("32.5", "37.5", "42.5"):
        log_at(phone, load)
    finish(phone)
    plan = active(phone, email)
    assert (plan["next_day"], plan["run"]["week"]) == (1, 0)
    change(phone, email, plan, {"next_day": 3, "run": {**plan["run"], "week": 3}})
    phone.goto("/plan")
    expect(phone.get_by_text("Week 4 of 4, the one that runs")).to_be_visible()  # the day could be started before too
    phone.get_by_role("button", name="Start Squat").click()
    for load in ("40", "50", "60"):
        log_at(phone, load)
    finish(phone)
    expect(phone.get_by_text(re.compile("the cycle is done"))).to_be_visible()
    plan = active(phone, email)
    assert (plan["next_day"], plan["run"]["week"], plan["run"]["cycle"]) == (0, 0, 1)
    assert sorted(one["kg"] for one in plan["run"]["progress"].values()) == [52.5, 82.5, 105, 145]
    weeks = api(phone, email, "/v1/plans/weeks")["weeks"]
    assert weeks[0]["kind"] == "deload"


def log_at(page: Page, load: str) -> None:
    """Write the set in hand down as asked, which is at this load."""
    expect(page.locator(".hero").first).to_contain_text(load)
    page.wait_for_timeout(GUARD_MS)  # since it is in hand, which is when the rest began
    log_button(page).click()


def finish(page: Page) -> None:
    """End the session from its menu."""
    page.get_by_role("button", name=re.compile("^More")).first.click()
    page.get_by_role("button", name=re.compile("Finish")).first.click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()


def test_an_open_set_moves_the_training_max_the_same_day(phone: Page) -> None:
    email = set_up(phone)
    take(phone, "Nine sets by percent, four days")
    for lift, kg in (("Barbell squat", "100"), ("Bench press", "80"), ("Deadlift", "140")):
        set_base(phone, lift, kg)
    phone.get_by_role("button", name="Follow it").click()
    expect(phone.get_by_role("button", name="Start Squat and sumo")).to_be_visible()
    phone.get_by_role("button", name="Start Squat and sumo").click()
    for load in ("75", "85"):
        log_at(phone, load)
    expect(phone.locator(".hero").first).to_contain_text("95")
    phone.get_by_role("button", name="End the rest").click()
    for _ in range(3):
        phone.get_by_role("button", name="+1 rep").click()
    log_button(phone).click()
    finish(phone)
    squat = next(one for one in active(phone, email)["run"]["progress"].values() if one["kg"] in (102.5, 105, 107.5))
    assert squat["kg"] > 100


def test_a_missed_session_is_asked_about_and_answered_with_one_tap(phone: Page) -> None:
    email = follow_531(phone)
    plan = active(phone, email)
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    change(phone, email, plan, {"not_before": yesterday.isoformat()})
    phone.goto("/plan")
    ask = phone.locator(".proposal")
    expect(ask).to_contain_text("was missed")
    picture(phone, "plan-missed")
    phone.goto("/today")
    expect(ask).to_contain_text("was missed")
    expect(phone.get_by_text("Week 1 of 4")).to_be_visible()
    picture(phone, "today-missed")
    phone.goto("/plan")
    merge = ask.get_by_role("button", name=re.compile("^Merge it into Deadlift"))
    merge.click()
    expect(ask).to_have_count(0)
    expect(phone.locator(".day").nth(1)).to_contain_text("Overhead press")
    phone.get_by_role("button", name="Undo").click()
    expect(ask).to_be_visible()
    expect(phone.locator(".day").nth(1)).not_to_contain_text("Overhead press")
    merge.click()
    expect(ask).to_have_count(0)
    moved = active(phone, email)
    assert (moved["next_day"], moved["run"]["carry"]) == (1, 0)


def test_after_a_vacation_the_week_comes_again_lighter(phone: Page) -> None:
    email = follow_531(phone)
    active(phone, email)
    phone.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=12))
    phone.goto("/plan")
    ask = phone.locator(".proposal")
    expect(ask).to_contain_text("12 days off")
    ask.get_by_role("button", name="Repeat the week, lighter").click()
    expect(phone.get_by_text("Lighter for 4 more sessions.")).to_be_visible()
    expect(phone.locator(".day").first).to_contain_text("5 × 30 kg")
    expect(phone.locator(".day").first).not_to_contain_text("5+")
    ease = active(phone, email)["run"]["ease"]
    assert (ease["sessions"], ease["load"]) == (4, 0.9)


def test_what_the_gym_lacks_is_replaced_and_said(phone: Page) -> None:
    email = set_up(phone)
    token = phone.request.post("/v1/login", data={"email": email, "password": PASSWORD}).json()["access_token"]
    inventory = {"dumbbells": [{"low": 2, "high": 40, "step": 2, "unit": "kg"}]}
    gym = {"id": "0192f000-0000-7000-8000-00000000abcd", "name": "Hotel", "inventory": inventory}
    headers = {"authorization": f"Bearer {token}"}
    assert phone.request.post("/v1/gyms", data=gym, headers=headers).ok
    assert phone.request.patch("/v1/me", data={"gym_id": gym["id"]}, headers=headers).ok
    phone.goto("/today")
    phone.reload()
    phone.wait_for_timeout(500)
    take(phone, "Full body, three days")
    swap = "Full body A: Dumbbell bench press for Bench press, which this gym lacks."
    expect(phone.get_by_text(swap)).to_be_visible()
    phone.get_by_role("button", name="Keep for later").click()
    expect(phone.get_by_role("button", name="Start this plan")).to_be_visible()
    all_sent(phone)
    (plan,) = (one for one in api(phone, email, "/v1/plans")["plans"] if one["template"])
    names = {one["name"] for day in plan["days"] for one in day["exercises"]}
    assert "Dumbbell bench press" in names and "Bench press" not in names


def test_templates_once_seen_are_taken_without_a_network(phone: Page) -> None:
    email = set_up(phone)
    take(phone, "5×5, two sessions in turn")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Follow it").click()
    expect(phone.get_by_role("button", name="Start A")).to_be_visible()
    phone.get_by_role("button", name="Change the calendar").click()
    phone.get_by_role("radiogroup", name="When").get_by_text("In order").click()
    phone.get_by_role("button", name="Keep this calendar").click()
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    assert active(phone, email)["schedule"]["kind"] == "floating"


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_screens_of_a_programme_have_no_fault_of_access(phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme="light" if theme == "light" else "dark")
    set_up(phone)
    phone.goto("/plan/templates")
    expect(phone.get_by_role("link", name="5/3/1 with five")).to_be_visible()
    picture(phone, f"plan-templates-{theme}")
    faults = faults_of_axe(phone)
    phone.get_by_role("link", name="5/3/1 with five").click()
    expect(phone.get_by_role("button", name="Follow it")).to_be_visible()
    picture(phone, f"plan-template-{theme}")
    faults += faults_of_axe(phone)
    phone.get_by_role("button", name="Follow it").click()
    expect(phone.get_by_role("button", name="Start Press")).to_be_visible()
    phone.wait_for_timeout(200)
    picture(phone, f"plan-{theme}")
    phone.screenshot(path=str(picture(phone, f"plan-{theme}-top")).replace("-top", "-whole"), full_page=True)
    faults += faults_of_axe(phone)
    phone.get_by_role("link", name="Edit").click()
    phone.locator(".edit-lift__name").first.click()
    picture(phone, f"plan-lift-{theme}")
    faults += faults_of_axe(phone)
    phone.get_by_role("button", name="Close").click()
    picture(phone, f"plan-edit-{theme}")
    faults += faults_of_axe(phone)
    assert faults == []


def test_a_desk_shows_days_and_volume_side_by_side(browser: Browser, live_stack: Stack) -> None:
    with browser.new_context(base_url=live_stack.url, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        follow_531(page)
        days, volume = page.locator(".day").first.bounding_box(), page.locator(".vols").bounding_box()
        assert days and volume and volume["x"] >= days["x"] + days["width"]
        page.wait_for_timeout(200)
        picture(page, "plan-desk")
        page.get_by_role("link", name="Edit").click()
        expect(page.get_by_role("button", name="Save plan")).to_be_visible()
        picture(page, "plan-edit-desk")


def test_nothing_runs_out_of_the_side_with_large_text(phone: Page) -> None:
    follow_531(phone)
    for path, name in ((None, "plan"), ("Edit", "edit")):
        if path:
            phone.get_by_role("link", name=path).click()
            expect(phone.get_by_role("button", name="Save plan")).to_be_visible()
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        phone.wait_for_timeout(200)
        picture(phone, f"plan-large-{name}")
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        small = phone.evaluate(TOO_SMALL)
        assert small == [], small
        phone.evaluate("document.documentElement.style.fontSize = ''")
