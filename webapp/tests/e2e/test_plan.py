"""A week is made, started, changed; its volume moves along."""

import re

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, set_up
from webapp.tests.e2e.log import all_sent

pytestmark = pytest.mark.e2e


def make_week(phone: Page) -> None:
    """Four days from the form, up to the draft."""
    phone.goto("/plan/new")
    phone.get_by_role("slider", name="From size to strength").fill("25")
    phone.get_by_role("radiogroup", name="Days a week").get_by_text("4", exact=True).click()
    phone.get_by_role("radiogroup", name="Minutes a session").get_by_text("45").click()
    phone.get_by_role("button", name="Make the week").click()
    expect(phone.get_by_role("button", name="Start this plan")).to_be_visible()


def test_a_week_is_made_started_and_shown(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/plan")
    expect(phone.get_by_role("heading", name="No plan runs")).to_be_visible()
    make_week(phone)
    expect(phone.locator(".day")).to_have_count(4)
    expect(phone.get_by_text("25 % towards strength")).to_be_visible()
    assert phone.locator(".vol").count() > 5
    phone.get_by_role("button", name="Start this plan").click()
    expect(phone.get_by_text("next", exact=True)).to_be_visible()
    all_sent(phone)
    (plan,) = api(phone, email, "/v1/plans")["plans"]
    assert (plan["status"], plan["days_per_week"], plan["minutes"], plan["goal_strength"]) == ("active", 4, 45, 0.25)


def test_a_week_is_changed_by_hand(phone: Page) -> None:
    email = set_up(phone)
    make_week(phone)
    before = api(phone, email, "/v1/plans")["plans"][0]["days"][0]["exercises"]
    phone.get_by_role("link", name="Edit").click()
    day = phone.locator("section.card").first
    volume = phone.locator(".vols ul").first.inner_text()
    day.get_by_role("button", name="One set more").first.click()
    phone.wait_for_timeout(100)
    assert phone.locator(".vols ul").first.inner_text() != volume
    day.get_by_role("button", name=re.compile("^Move .* down")).first.click()
    day.get_by_role("button", name=re.compile("^Take out")).last.click()
    day.get_by_role("button", name="Add exercise").click()
    phone.get_by_role("searchbox").fill("farmer")
    phone.get_by_role("dialog").locator(".found button").first.click()
    phone.get_by_label("Name").fill("My week")
    phone.get_by_role("button", name="Save plan").click()
    expect(phone.get_by_role("heading", name="My week")).to_be_visible()
    all_sent(phone)
    (plan,) = api(phone, email, "/v1/plans")["plans"]
    after = plan["days"][0]["exercises"]
    assert plan["name"] == "My week"
    assert [one["name"] for one in after[:2]] == [before[1]["name"], before[0]["name"]]
    assert after[1]["sets"] == before[0]["sets"] + 1
    assert len(after) == len(before)
    assert "armer" in after[-1]["name"]


def test_without_the_server_the_form_says_so_and_keeps_what_was_chosen(phone: Page) -> None:
    set_up(phone)
    phone.goto("/plan/new")
    phone.get_by_role("radiogroup", name="Days a week").get_by_text("6", exact=True).click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Make the week").click()
    expect(phone.get_by_text("The server is away")).to_be_visible()
    expect(phone.get_by_role("radiogroup", name="Days a week").get_by_role("radio", name="6")).to_be_checked()
