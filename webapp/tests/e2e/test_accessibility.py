"""Everybody can use it: axe on every screen, large text, both themes, no motion where none is wanted."""

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import WIDTH, new_phone
from webapp.tests.e2e.lifter import faults_of_axe, log_button, set_up, sign_up, start_bench

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_from_the_door_to_the_last_set(browser: Browser, live_stack: Stack, scheme: str) -> None:
    with new_phone(browser, live_stack.url, color_scheme=scheme) as context:
        page = context.new_page()
        faults: dict[str, list[str]] = {}
        page.goto("/sign-in")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        faults["sign-in"] = faults_of_axe(page)
        sign_up(page)
        faults["welcome"] = faults_of_axe(page)
        page.get_by_role("button", name="Start training").click()
        expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
        faults["today"] = faults_of_axe(page)
        page.goto("/sync")
        expect(page.get_by_role("heading", name="Sync")).to_be_visible()
        faults["sync"] = faults_of_axe(page)
        page.goto("/today")
        start_bench(page)
        faults["workout"] = faults_of_axe(page)
        page.get_by_role("button", name="First time").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.wait_for_timeout(300)
        faults["why"] = faults_of_axe(page)
        page.get_by_role("button", name="Close").click()
        log_button(page).click()
        expect(page.get_by_role("timer", name="Rest")).to_be_visible()
        page.wait_for_timeout(300)
        faults["rest"] = faults_of_axe(page)
        page.get_by_role("button", name="More:").click()
        page.wait_for_timeout(300)
        faults["more"] = faults_of_axe(page)
        assert {name: found for name, found in faults.items() if found} == {}


def test_text_at_200_percent_clips_nothing_sideways(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    phone.wait_for_timeout(200)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = log_button(phone).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= WIDTH


def test_a_set_is_logged_with_the_keyboard_alone(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    focused = "document.activeElement.innerText ?? ''"
    for _ in range(40):
        phone.keyboard.press("Tab")
        if "Log set" in phone.evaluate(focused):
            break
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement !== document.body"), "the focus is not lost with the button"


def test_nothing_moves_where_motion_is_not_wanted(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url, reduced_motion="reduce") as context:
        page = context.new_page()
        set_up(page)
        running = "document.getAnimations().length"
        page.get_by_role("button", name="Empty session").click()
        page.get_by_role("button", name="Add exercise").click()
        assert page.evaluate(running) == 0


def test_the_page_breaks_no_rule_of_its_content_policy(phone: Page) -> None:
    complaints: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    phone.on("pageerror", lambda error: complaints.append(str(error)))
    set_up(phone)
    start_bench(phone)
    log_button(phone).tap()
    phone.wait_for_timeout(500)
    assert complaints == []
