"""Sets per muscle and week, the counting rule in view."""

import re

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, set_up
from webapp.tests.e2e.log import all_sent, lifter_with_log

pytestmark = pytest.mark.e2e


def counted(phone: Page, muscle: str) -> float:
    """What the table says of a muscle."""
    row = phone.get_by_role("row").filter(has=phone.get_by_role("rowheader", name=muscle, exact=True))
    text = row.get_by_role("cell").nth(2).inner_text()
    return float(text.replace("½", ".5"))


def test_the_rule_changes_what_an_indirect_set_counts_and_is_remembered(phone: Page) -> None:
    email = lifter_with_log(phone)
    phone.goto("/analytics")
    phone.get_by_role("button", name="Sets per muscle as a table").click()
    phone.get_by_role("button", name="Week before").click()
    rule = phone.get_by_role("radiogroup", name="An indirect set counts")
    found = []
    for face in ("0", "½", "1"):
        rule.get_by_text(face, exact=True).click()
        expect(phone.get_by_text(f"Sets = direct + {face} × indirect")).to_be_visible()
        found.append(counted(phone, "Triceps"))
    assert found[0] == 0, "bench press trains the triceps indirectly"
    assert found[2] == 2 * found[1] > 0
    all_sent(phone)
    assert api(phone, email, "/v1/me")["preferences"]["counting"] == 1
    phone.goto("/analytics")
    expect(rule.get_by_role("radio", name="1")).to_be_checked()


def test_the_week_is_chosen_and_its_last_numbers_stay_offline(phone: Page) -> None:
    lifter_with_log(phone)
    phone.goto("/analytics")
    expect(phone.locator(".vol").first).to_contain_text("Chest")
    after = phone.get_by_role("button", name="Week after")
    if after.is_enabled():  # on a Monday it opens with the week before
        after.click()
    expect(phone.get_by_text("this week", exact=True).first).to_be_visible()
    expect(after).to_be_disabled()
    phone.get_by_role("button", name="Week before").click()
    expect(phone.get_by_role("button", name="Week after")).to_be_enabled()
    expect(phone.locator(".vol").first).to_contain_text("Chest")
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    phone.goto("/analytics")
    expect(phone.locator(".vol").first).to_contain_text("Chest")
    expect(phone.get_by_text(re.compile("as of|these are its last numbers")).first).to_be_visible()


def test_a_new_lifter_is_shown_the_way_to_a_first_number(phone: Page) -> None:
    set_up(phone)
    phone.goto("/analytics")
    expect(phone.get_by_text("No sets yet")).to_be_visible()
    expect(phone.get_by_role("link", name="Import a log")).to_be_visible()
