"""The coach on the phone says what the coach on the server says, from what the server knew and what was done since."""

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import log_button, start_bench, wait_until_kept
from webapp.tests.e2e.log import LIFTS, lifter_with_log, wait_until_learned

pytestmark = pytest.mark.e2e
HERE = "Reckoned on this phone."


def reckoning(phone: Page) -> str:
    """The whole sheet behind the number, as it reads."""
    phone.locator(".why-line").tap()
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_text("To load")).to_be_visible()
    said = sheet.inner_text()
    sheet.get_by_role("button", name="Close").click()
    return said


def test_offline_the_next_set_is_reckoned_as_the_server_reckons_it(phone: Page) -> None:
    lifter_with_log(phone)
    wait_until_learned(phone, len(LIFTS))
    start_bench(phone)
    wait_until_kept(phone)
    phone.context.set_offline(True)
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    here = reckoning(phone)
    assert HERE in here

    with phone.expect_response("**/v1/recommendation") as answered:
        phone.context.set_offline(False)
    assert answered.value.json()["set_number"] == 2
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    there = reckoning(phone)
    assert HERE not in there
    assert there.split() == here.replace(HERE, "").split()
