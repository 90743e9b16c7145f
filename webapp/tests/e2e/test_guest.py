"""Without an account: everything on the phone, until there is one; then all of it over there, once."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import new_phone
from webapp.tests.e2e.lifter import (
    PASSWORD,
    api,
    faults_of_axe,
    log_button,
    picture,
    set_up,
    wait_until,
    wait_until_kept,
)

pytestmark = pytest.mark.e2e
GUARD_MS = 900
COUNT = """async ([name, store]) => {
  const answer = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) })
  const db = await answer(indexedDB.open(name))
  const count = await answer(db.transaction(store).objectStore(store).count())
  db.close()
  return count
}"""
DATABASES = "indexedDB.databases().then(all => all.map(one => one.name))"


@pytest.fixture
def phone(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """A phone in a country of kilograms."""
    with new_phone(browser, live_stack.url, locale="en-GB") as context:
        yield context.new_page()


def as_guest(page: Page) -> None:
    """From the first page to Today, without an account."""
    page.goto("/")
    page.get_by_role("link", name="Try as guest").click()
    page.get_by_role("button", name="Start training").click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()


def train(page: Page, sets: int) -> None:
    """Bench press from an empty session."""
    page.get_by_role("button", name="Empty session").click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill("bench press")
    page.locator(".found button").first.click()
    for _ in range(sets):
        log_button(page).click()
        page.wait_for_timeout(GUARD_MS)


def finish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Finish")).first.click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()


def new_email() -> str:
    return f"guest-{uuid4().hex[:10]}@example.org"


def make_account(page: Page) -> str:
    email = new_email()
    page.goto("/sign-up")
    expect(page.get_by_text("What is on this phone moves into the account")).to_be_visible()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    return email


def test_a_guest_trains_with_the_phones_coach_and_nothing_is_sent(phone: Page) -> None:
    asked: list[str] = []
    phone.on(
        "request", lambda request: asked.append(request.url.split("/v1/", 1)[1]) if "/v1/" in request.url else None
    )
    as_guest(phone)
    expect(phone.get_by_text("All of this is on this phone only.")).to_be_visible()
    train(phone, 3)
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    finish(phone)
    assert set(asked) == {"catalogue"}, "the lifts, once, and nothing of the guest"
    assert phone.evaluate(COUNT, ["gymgenius-guest", "sets"]) == 3
    assert phone.evaluate(COUNT, ["gymgenius-guest", "outbox"]) >= 6


def test_a_guests_first_sets_outlast_a_reload_in_firefox_too(firefox: Browser, live_stack: Stack) -> None:
    with new_phone(firefox, live_stack.url, locale="en-GB") as context:
        page = context.new_page()
        as_guest(page)
        train(page, 2)
        expect(page.get_by_text("Set 3 of 3")).to_be_visible()
        page.reload()
        expect(page.get_by_text("Set 3 of 3")).to_be_visible()
        assert page.evaluate(COUNT, ["gymgenius-guest", "sets"]) == 2
        assert page.evaluate(COUNT, ["gymgenius-guest", "outbox"]) >= 3, "session and sets"
        picture(page, "firefox")


def test_a_guest_needs_no_network_after_the_first_minute(phone: Page) -> None:
    as_guest(phone)
    wait_until_kept(phone)
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    train(phone, 1)
    phone.reload()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()


def test_all_of_it_moves_into_a_new_account_once(phone: Page) -> None:
    as_guest(phone)
    train(phone, 3)
    finish(phone)
    phone.get_by_role("radiogroup", name=re.compile("^Energy")).get_by_text("4").click()
    expect(phone.get_by_text("4 taps to go")).to_be_visible()
    phone.goto("/you/gyms/new")
    phone.get_by_label("Name").fill("Cellar")
    phone.get_by_role("button", name="Save gym").click()
    phone.goto("/you")
    phone.get_by_role("radiogroup", name="Lifting for").get_by_text("Longer").click()
    phone.goto("/today")
    train(phone, 1)
    email = make_account(phone)
    expect(phone.get_by_role("link", name="Go on")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    phone.get_by_role("link", name="Go on").click()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()

    sets = api(phone, email, "/v1/sets?limit=100")["sets"]
    assert len(sets) == 4
    assert len({one["id"] for one in sets}) == 4
    assert len({one["workout_id"] for one in sets}) == 2
    assert {gym["name"] for gym in api(phone, email, "/v1/gyms")["gyms"]} == {"Commercial gym", "Cellar"}
    me = api(phone, email, "/v1/me")
    assert (me["experience"], me["unit"]) == ("advanced", "kg")
    assert me["onboarded_at"] is not None
    assert api(phone, email, "/v1/readiness")["readiness"][0]["energy"] == 4
    wait_until(phone, f"{DATABASES}.then(names => !names.includes('gymgenius-guest'))")
    phone.reload()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    assert len(api(phone, email, "/v1/sets?limit=100")["sets"]) == 4


def test_signing_in_to_an_older_account_adds_and_overwrites_nothing(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url, locale="en-GB") as first:
        page = first.new_page()
        email = set_up(page)
        page.goto("/you")
        page.get_by_role("radiogroup", name="Lifting for").get_by_text("New").click()
        expect(page.get_by_role("status", name="All on the server")).to_be_visible()
    with new_phone(browser, live_stack.url, locale="en-US") as second:
        page = second.new_page()
        as_guest(page)
        train(page, 2)
        page.goto("/sign-in")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Go on")).to_be_visible()
        expect(page.get_by_role("status", name="All on the server")).to_be_visible()
        me = api(page, email, "/v1/me")
        assert (me["experience"], me["unit"]) == ("novice", "kg"), "the account's own settings"
        assert len(api(page, email, "/v1/sets?limit=100")["sets"]) == 2


def test_a_move_that_the_phone_died_in_is_taken_up_again(phone: Page) -> None:
    as_guest(phone)
    train(phone, 2)
    # what arriving does, stopped before anything is written: the account is known, the phone calls itself theirs
    email = new_email()
    answer = phone.request.post("/v1/register", data={"email": email, "password": PASSWORD}).json()
    bearer = {"authorization": f"Bearer {answer['access_token']}"}
    me = phone.request.get("/v1/me", headers=bearer).json()
    phone.evaluate(
        "([to, me]) => { localStorage.setItem('gymgenius.moving', JSON.stringify({ to, me, planned: false }));"
        " localStorage.setItem('gymgenius.user', to) }",
        [answer["user_id"], me],
    )
    phone.goto("/today")
    expect(phone.get_by_role("link", name="Go on")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    assert len(api(phone, email, "/v1/sets?limit=100")["sets"]) == 2
    assert phone.evaluate("localStorage.getItem('gymgenius.moving')") is None


def test_a_second_tab_follows_into_the_account(phone: Page) -> None:
    as_guest(phone)
    other = phone.context.new_page()
    other.goto("/today")
    expect(other.get_by_text("All of this is on this phone only.")).to_be_visible()
    make_account(phone)
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    expect(other.get_by_text("All of this is on this phone only.")).to_have_count(0)
    expect(other.get_by_role("heading", name="Check-in")).to_be_visible()


@pytest.mark.parametrize(("address", "needs"), [("/import", "Importing a log"), ("/accuracy", "Accuracy")])
def test_what_needs_the_server_says_so(phone: Page, address: str, needs: str) -> None:
    as_guest(phone)
    phone.goto(address)
    expect(phone.get_by_role("heading", name=f"{needs} needs an account")).to_be_visible()
    assert faults_of_axe(phone) == []
    phone.get_by_role("link", name="Make an account").click()
    expect(phone.get_by_label("E-mail")).to_be_visible()


def test_a_guest_leaves_and_thinks_better_of_it(phone: Page) -> None:
    as_guest(phone)
    train(phone, 1)
    phone.goto("/you")
    phone.get_by_role("button", name="Delete what is on this phone").click()
    expect(phone.get_by_role("link", name="Try as guest")).to_be_visible()
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("link", name="Go on")).to_be_visible()
    phone.goto("/you")
    phone.get_by_role("button", name="Delete what is on this phone").click()
    expect(phone.get_by_role("link", name="Try as guest")).to_be_visible()
    phone.reload()
    wait_until(phone, f"{DATABASES}.then(names => !names.includes('gymgenius-guest'))")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_a_guests_screens_can_be_used_by_everybody(browser: Browser, live_stack: Stack, scheme: str) -> None:
    with new_phone(browser, live_stack.url, color_scheme=scheme, locale="en-GB") as context:
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_role("link", name="Try as guest")).to_be_visible()
        page.wait_for_timeout(300)
        faults = {"landing": faults_of_axe(page)}
        picture(page, f"landing-{scheme}")
        as_guest(page)
        faults["today"] = faults_of_axe(page)
        picture(page, f"guest-today-{scheme}")
        page.goto("/you")
        expect(page.get_by_role("link", name="Make an account")).to_be_visible()
        faults["you"] = faults_of_axe(page)
        picture(page, f"guest-you-{scheme}")
        page.goto("/sign-up")
        expect(page.get_by_label("E-mail")).to_be_visible()
        faults["sign-up"] = faults_of_axe(page)
        picture(page, f"guest-sign-up-{scheme}")
        assert {name: found for name, found in faults.items() if found} == {}
