"""All lifts by any of their names, a lift over time, and one of one's own."""

import re

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, set_up, wait_until_kept
from webapp.tests.e2e.log import all_sent, lifter_with_log

pytestmark = pytest.mark.e2e


def test_a_lift_is_found_by_another_name_and_offline_by_its_own(phone: Page) -> None:
    set_up(phone)
    wait_until_kept(phone)
    phone.goto("/exercises")
    phone.get_by_role("searchbox").fill("Bankdrücken")
    expect(phone.get_by_role("link", name=re.compile("Bench press"))).not_to_have_count(0)
    phone.context.set_offline(True)
    phone.get_by_role("searchbox").fill("rom dead")
    expect(phone.get_by_role("link", name=re.compile("Romanian deadlift")).first).to_be_visible()
    phone.get_by_role("searchbox").fill("")
    phone.get_by_text("Chest", exact=True).click()
    phone.get_by_text("Kettlebell", exact=True).click()
    for row in phone.locator(".list .row-under").all_inner_texts():
        assert row.startswith("Kettlebell")
        assert "chest" in row


def test_a_lift_over_time_has_a_line_a_table_and_a_sentence(phone: Page) -> None:
    lifter_with_log(phone)
    phone.goto("/exercises")
    phone.get_by_role("link", name=re.compile("^Bench press")).first.click()
    expect(phone.get_by_role("img", name=re.compile("e1RM over 8.sessions"))).to_be_visible()
    expect(phone.locator(".uplot canvas")).to_be_visible()
    expect(phone.locator(".under-chart")).to_have_text(re.compile(r"\d+(\.\d)? ± \d"))
    phone.get_by_role("button", name="Strength as a table").click()
    expect(phone.get_by_role("region", name="Strength by session").get_by_role("row")).to_have_count(9)
    expect(phone.get_by_role("heading", name="Records")).to_be_visible()
    expect(phone.locator(".pill")).to_have_count(24)


def test_an_own_lift_is_made_found_and_changed(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/exercises/new")
    phone.get_by_role("button", name="Make exercise").click()
    expect(phone.get_by_text("A name, as you would look for it")).to_be_visible()
    phone.get_by_label("Name").fill("Viking press")
    phone.get_by_label("Equipment").select_option("plate_loaded")
    phone.get_by_label("Movement").select_option("vertical_push")
    phone.get_by_role("button", name="front delts").click()
    phone.get_by_role("button", name="triceps").dblclick()
    phone.get_by_role("button", name="Make exercise").click()
    phone.get_by_role("searchbox").fill("viking")
    phone.get_by_role("link", name=re.compile("Viking press")).click()
    expect(phone.get_by_text("front delts; indirectly triceps")).to_be_visible()
    expect(phone.get_by_text("No estimate yet")).to_be_visible()
    all_sent(phone)
    (own,) = api(phone, email, "/v1/exercises?own=true")["exercises"]
    assert (own["name"], own["muscles"]) == ("Viking press", {"front_delts": 1.0, "triceps": 0.5})
