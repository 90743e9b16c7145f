"""A new version of the app waits until it is let in."""

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import set_up, start_bench, wait_until, wait_until_kept

pytestmark = pytest.mark.e2e
# the same worker under another address is a new version to the browser
RELEASE = "navigator.serviceWorker.register('/sw.js?new', { type: 'module' }).then(() => true)"
SERVED_BY_THE_NEW = "navigator.serviceWorker.controller.scriptURL.endsWith('?new')"


def test_a_new_version_is_offered_and_takes_over_when_it_is_let_in(phone: Page) -> None:
    set_up(phone)
    wait_until_kept(phone)
    phone.evaluate(RELEASE)
    expect(phone.get_by_text("A new version is here")).to_be_visible()
    assert not phone.evaluate(SERVED_BY_THE_NEW), "the old one serves until then"
    phone.get_by_role("button", name="Use it").tap()
    wait_until(phone, SERVED_BY_THE_NEW)
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()


def test_nobody_is_asked_in_the_middle_of_a_workout(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    wait_until_kept(phone)
    phone.evaluate(RELEASE)
    wait_until(phone, "navigator.serviceWorker.ready.then(registration => registration.waiting !== null)")
    expect(phone.get_by_text("A new version is here")).to_have_count(0)
