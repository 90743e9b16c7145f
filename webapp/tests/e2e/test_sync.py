"""What the server has not got is shown, kept, and never lost."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.stack import Stack
from tests.browser import covered, new_phone
from webapp.tests.e2e.lifter import PASSWORD, api, log_button, set_up, start_bench, wait_until_kept

pytestmark = pytest.mark.e2e


def test_a_refused_set_is_parked_shown_and_can_be_tried_again(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url, service_workers="block") as context, covered(context.new_page()) as page:
        email = set_up(page)
        start_bench(page)
        refuse = True

        def answer(route: Route) -> None:
            if refuse and route.request.method == "POST":
                fault = {"field": "reps", "fault": "too many", "expected": "at most 100"}
                route.fulfill(status=422, json={"status": 422, "title": "Unprocessable", "errors": [fault]})
            else:
                route.continue_()

        page.route("**/v1/sets", answer)
        log_button(page).tap()
        expect(page.get_by_role("status", name="1 change refused by the server")).to_be_visible()
        page.get_by_role("link", name="1 change refused").tap()
        expect(page.get_by_text("reps: too many: at most 100")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save them as a file").tap()
        assert download.value.suggested_filename == "gymgenius-unsent.json"
        page.get_by_role("button", name="Drop it").tap()
        page.get_by_role("button", name="Undo").tap()
        refuse = False
        page.get_by_role("button", name="Try again").tap()
        expect(page.get_by_role("heading", name="All on the server")).to_be_visible()
        assert len(api(page, email, "/v1/sets")["sets"]) == 1


def test_an_ended_session_asks_for_the_password_and_keeps_what_was_logged(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    wait_until_kept(phone)
    token = phone.request.post("/v1/login", data={"email": email, "password": PASSWORD}).json()["access_token"]
    phone.request.post("/v1/logout-everywhere", headers={"authorization": f"Bearer {token}"})
    phone.context.clear_cookies()
    phone.reload()
    expect(log_button(phone)).to_be_visible()
    log_button(phone).tap()
    expect(phone.get_by_role("status", name="1 change waiting")).to_be_visible()
    phone.get_by_role("link", name="1 change waiting").tap()
    phone.get_by_role("link", name="Sign in").tap()
    phone.get_by_label("E-mail").fill(email)
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Sign in").tap()
    expect(phone.get_by_role("link", name="Go on")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    assert len(api(phone, email, "/v1/sets")["sets"]) == 1


def test_the_app_opens_without_a_network_and_says_so(phone: Page) -> None:
    set_up(phone)
    wait_until_kept(phone)
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    phone.context.set_offline(True)
    for path in ("/today", "/sync", "/today"):
        phone.goto(path)
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    expect(phone.get_by_role("status", name="Offline, nothing waiting")).to_be_visible()
    start_bench(phone)
    expect(phone.get_by_text("First time: a test.")).to_be_visible()
