"""The rest: counted by its end, told by the best means there is, and never lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from engine.webpush import public_key
from scripts.stack import Stack
from tests.browser import CHROMIUM, TOUCH, devtools, new_phone
from tests.pushing import Browser as DecryptingBrowser
from tests.pushing import PushService, push_service
from tests.servers import VAPID_PRIVATE_KEY
from webapp.tests.e2e.lifter import (
    api,
    faults_of_axe,
    log_button,
    picture,
    set_up,
    start_bench,
    wait_until,
    wait_until_kept,
)

pytestmark = pytest.mark.e2e
NOTIFIED = """async () => (await (await navigator.serviceWorker.ready).getNotifications())
    .map(({ title, body, tag, data }) => ({ title, body, tag, to: data?.to }))"""


SECONDS_SHOWN = """document.querySelector('.timer__now b').textContent.split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)"""


def seconds_shown(page: Page) -> int:
    """What the clock says: below zero past the end."""
    text = page.locator(".timer__now b").inner_text()
    minutes, seconds = re.fullmatch(r"\+?(\d+):(\d\d)", text).groups()  # type: ignore[union-attr]
    return (-1 if text.startswith("+") else 1) * (int(minutes) * 60 + int(seconds))


def hide(page: Page, hidden: bool = True) -> None:
    """Put the page out of sight, as far as it can tell."""
    page.evaluate(
        """hidden => {
            const get = () => hidden ? 'hidden' : 'visible'
            Object.defineProperty(document, 'visibilityState', { configurable: true, get })
            document.dispatchEvent(new Event('visibilitychange'))
        }""",
        hidden,
    )


def rest(page: Page) -> None:
    """Log the set in hand; the rest begins."""
    log_button(page).tap()
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()


def shorten(page: Page, to: int) -> None:
    """Take fifteen seconds off until no more than `to` and fifteen are left."""
    for _ in range((seconds_shown(page) - to) // 15):
        page.get_by_role("button", name="−15 seconds").tap()


def kept(page: Page) -> Any:
    """The running workout as it lies on the disk."""
    return page.evaluate(
        """async () => {
            const name = (await indexedDB.databases()).map(one => one.name).find(one => one.startsWith('gymgenius-'))
            const answer = ask => new Promise(done => { ask.onsuccess = () => done(ask.result) })
            const db = await answer(indexedDB.open(name))
            const found = await answer(db.transaction('kv').objectStore('kv').get('running'))
            db.close()
            return found
        }"""
    )


@pytest.mark.parametrize("size", [(360, 800), (1280, 800)], ids=["phone", "desk"])
def test_the_clock_shortens_lengthens_and_counts_past_zero_in_the_place_of_log_set(
    phone: Page, size: tuple[int, int]
) -> None:
    set_up(phone)
    start_bench(phone)
    phone.set_viewport_size({"width": size[0], "height": size[1]})
    before = log_button(phone).bounding_box()
    picture(phone, f"log-{size[0]}")
    phone.clock.install()
    rest(phone)
    picture(phone, f"rest-{size[0]}")
    clock = phone.get_by_role("timer", name="Rest").bounding_box()
    assert before and clock and abs(before["y"] - clock["y"]) < 2, "the thumb stays where it was"
    whole = seconds_shown(phone)
    begun = kept(phone)["rest"]
    longer = begun["seconds"] + 15
    phone.get_by_role("button", name="+15 seconds").tap()
    expect(phone.locator(".timer__now")).to_contain_text(f"of {longer // 60}:{longer % 60:02}")
    assert kept(phone)["rest"]["ends_at"] == pytest.approx(begun["ends_at"] + 15_000, abs=1)
    assert whole < seconds_shown(phone) <= whole + 15
    for after in (whole, whole - 15):
        phone.get_by_role("button", name="−15 seconds").tap()
        wait_until(phone, f"{SECONDS_SHOWN} <= {after}")
    phone.clock.run_for(5_000)
    assert whole - 33 <= seconds_shown(phone) <= whole - 19, "15 seconds fewer than it was, and five have gone"
    phone.clock.run_for(whole * 1000)
    over = phone.get_by_role("timer", name="Rest, over")
    expect(over).to_contain_text("+0:")
    place = over.bounding_box()
    assert place and abs(before["y"] - place["y"]) < 2
    phone.clock.run_for(60_000)
    assert -90 < seconds_shown(phone) < -60


def test_a_rest_is_skipped_by_a_tap_on_its_clock(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    rest(phone)
    phone.get_by_role("button", name="End the rest").tap()
    expect(phone.get_by_role("timer")).to_have_count(0)
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    assert kept(phone)["rest"] is None


def test_a_rest_goes_on_over_a_reload_a_kill_and_sleep(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    wait_until_kept(phone)
    rest(phone)
    phone.get_by_role("button", name="+15 seconds").tap()
    ends_at = kept(phone)["rest"]["ends_at"]
    phone.reload()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    left = (ends_at - phone.evaluate("Date.now()")) / 1000
    assert abs(seconds_shown(phone) - left) <= 1.5

    phone.close()  # the tab is killed; the phone sleeps past the end
    again = phone.context.new_page()
    again.clock.install(time=(ends_at + 24_000) / 1000)
    again.goto("/workout")
    expect(again.get_by_role("timer", name="Rest, over")).to_contain_text("+0:2")
    assert kept(again)["rest"]["ends_at"] == ends_at


def test_a_clock_that_is_put_back_does_not_make_the_rest_longer(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    rest(phone)
    whole = seconds_shown(phone)
    phone.wait_for_timeout(3000)
    phone.evaluate("""() => { const now = Date.now.bind(Date); Date.now = () => now() - 3_600_000 }""")
    phone.wait_for_timeout(2500)
    assert whole - 9 <= seconds_shown(phone) <= whole - 4


def test_the_lifters_own_rest_for_a_lift_is_kept_and_used_next_time(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    rest(phone)
    whole = seconds_shown(phone)
    phone.get_by_role("button", name="+15 seconds").tap()
    phone.get_by_role("button", name="+15 seconds").tap()
    phone.get_by_role("button", name=re.compile("^Always rest ")).tap()
    expect(phone.get_by_text(re.compile("after each set of "))).to_be_visible()
    phone.get_by_role("button", name="End the rest").tap()
    rest(phone)
    assert whole + 28 <= seconds_shown(phone) <= whole + 30
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    wants = api(phone, email, "/v1/me")["preferences"]
    assert [value for name, value in wants.items() if name.startswith("rest:")] == [whole + 30]


def test_the_rest_of_a_lift_is_chosen_from_a_sheet_and_given_back_to_the_coach(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    rest(phone)
    phone.get_by_role("button", name="Tell me when the rest is over").tap()
    phone.get_by_role("button", name="Close").tap()
    phone.get_by_role("button", name=re.compile("^Rest .*coach")).tap()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("button", name="4:00").tap()
    expect(sheet.locator("b")).to_have_text("4:00")
    sheet.get_by_role("button", name="+15 seconds").tap()
    expect(sheet.locator("b")).to_have_text("4:15")
    sheet.get_by_role("button", name="Close").tap()
    assert 240 < seconds_shown(phone) <= 255, "the rest that runs is meant too"
    phone.get_by_role("button", name=re.compile("^Rest 4:15, your own")).tap()
    sheet.get_by_role("button", name="As the plan or the coach says").tap()
    expect(sheet.get_by_text(re.compile("coach says"))).to_be_visible()


def allowed(browser: Browser, stack: Stack, **more: Any) -> Any:
    """A phone whose lifter lets this site notify."""
    return new_phone(browser, stack.url, permissions=["notifications"], **more)


def agree(page: Page, *means: str) -> None:
    """Switch these on, on the screen that is for it."""
    page.goto("/you/alerts")
    for name in means:
        page.get_by_role("checkbox", name=name).click()
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()


def test_a_page_out_of_sight_notifies_once_and_a_tap_leads_back(browser: Browser, live_stack: Stack) -> None:
    with allowed(browser, live_stack) as context:
        page = context.new_page()
        set_up(page)
        wait_until_kept(page)
        agree(page, "Notification")
        page.goto("/today")
        start_bench(page)
        rest(page)
        shorten(page, 20)
        hide(page)
        page.wait_for_timeout(seconds_shown(page) * 1000)
        wait_until(page, f"({NOTIFIED})().then(all => all.length > 0)")
        (one,) = page.evaluate(NOTIFIED)
        assert (one["title"], one["tag"], one["to"]) == ("Rest is over", "rest", "/workout")
        assert re.search(r"ench press.*, set 2$", one["body"])
        hide(page, hidden=False)
        wait_until(page, f"({NOTIFIED})().then(all => all.length === 0)")


LISTENS = """({ endpoint, keys, publicKey }) => {
    // the browser maker's push service is out of reach here: this browser listens on ours, for all else it is itself
    const bytes = Uint8Array.from(atob(publicKey.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
    let listening = sessionStorage.listening === '1'
    const subscription = {
        endpoint, options: { applicationServerKey: bytes.buffer }, toJSON: () => ({ endpoint, keys }),
        unsubscribe: async () => { listening = false; sessionStorage.listening = '0'; return true },
    }
    PushManager.prototype.getSubscription = async () => listening ? subscription : null
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
        if (applicationServerKey !== publicKey || !userVisibleOnly) throw new DOMException('wrong key', 'AbortError')
        listening = true
        sessionStorage.listening = '1'
        return subscription
    }
}"""


class Delivery:
    """Hands what reached our push service to the browser's service worker, as the browser maker's would."""

    def __init__(self, page: Page, browser: DecryptingBrowser, service: PushService) -> None:
        self._session = devtools(page)
        self._registrations: list[str] = []
        self._session.on("ServiceWorker.workerRegistrationUpdated", self._noted)
        self._session.send("ServiceWorker.enable")
        self._origin = page.evaluate("location.origin")
        self._browser, self._service = browser, service

    def _noted(self, event: dict[str, Any]) -> None:
        self._registrations += [one["registrationId"] for one in event["registrations"] if not one["isDeleted"]]

    def __call__(self, page: Page, count: int) -> Any:
        """Wait for this many messages; deliver the newest as it was decrypted; what it said."""
        for _ in range(1200):
            if len(self._service.messages) >= count:
                break
            page.wait_for_timeout(50)
        assert len(self._service.messages) == count
        says = self._browser.decrypt(self._service.messages[-1].body)
        message = {"origin": self._origin, "registrationId": self._registrations[-1], "data": json.dumps(says)}
        self._session.send("ServiceWorker.deliverPushMessage", message)
        return says


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service that the live worker can reach."""
    with push_service() as running:
        yield running


def listening(context: BrowserContext, service: PushService, browser: DecryptingBrowser) -> None:
    """From the next page on this browser takes its messages from our push service."""
    given = {"endpoint": service.endpoint, "keys": browser.keys, "publicKey": public_key(VAPID_PRIVATE_KEY)}
    context.add_init_script(f"({LISTENS})({json.dumps(given)})")


def test_a_locked_phone_is_told_by_the_server_and_a_shift_and_the_next_set_move_it(
    browser: Browser, live_stack: Stack, service: PushService
) -> None:
    theirs = DecryptingBrowser()
    with allowed(browser, live_stack) as context:
        listening(context, service, theirs)
        page = context.new_page()
        email = set_up(page)
        wait_until_kept(page)
        agree(page, "Locked phone")
        (device,) = api(page, email, "/v1/push")["devices"]
        assert device["service"] == "127.0.0.1"
        deliver = Delivery(page, theirs, service)

        page.get_by_role("button", name="Send one").tap()
        expect(page.get_by_text(re.compile(r"^Sent at .* Did it arrive\?$"))).to_be_visible()
        assert deliver(page, 1)["kind"] == "test"
        expect(page.get_by_text(re.compile(r"^Arrived after "))).to_be_visible()

        page.goto("/today")
        start_bench(page)
        rest(page)
        with page.expect_request(lambda asked: asked.method == "PUT" and asked.url.endswith("/v1/rest-alert")):
            shorten(page, 25)
        page.wait_for_timeout(1500)
        hide(page)
        page.goto("about:blank")  # the app is closed; the phone lies locked on the bench
        says = deliver(page, 2)
        assert (says["kind"], says["title"]) == ("rest", "Rest is over")
        assert says["body"].endswith("set 2")
        page.goto("/workout")
        assert page.evaluate(NOTIFIED) == [] or page.evaluate(NOTIFIED)[0]["tag"] == "rest"


def test_who_looks_at_the_clock_is_told_by_nobody_else(
    browser: Browser, live_stack: Stack, service: PushService
) -> None:
    with allowed(browser, live_stack) as context:
        listening(context, service, DecryptingBrowser())
        page = context.new_page()
        set_up(page)
        wait_until_kept(page)
        agree(page, "Locked phone")
        page.goto("/today")
        start_bench(page)
        rest(page)
        shorten(page, 20)
        called_off = page.expect_request(
            lambda asked: asked.method == "DELETE" and "alert" in asked.url, timeout=60_000
        )
        with called_off:
            expect(page.get_by_role("timer", name="Rest, over")).to_be_visible(timeout=60_000)
        page.wait_for_timeout(5000)
        assert service.messages == []


def test_each_means_says_what_happened_and_what_this_browser_can_not_do(browser: Browser, live_stack: Stack) -> None:
    with allowed(browser, live_stack) as context:
        context.add_init_script("navigator.vibrate = pattern => { window.buzzed = pattern; return true }")
        page = context.new_page()
        set_up(page)
        wait_until_kept(page)
        agree(page, "Sound", "Notification")
        page.get_by_role("button", name="Play it").tap()
        # Firefox lets nothing sound where nothing is there to sound, and says so
        expect(
            page.get_by_text(re.compile("^Played" if CHROMIUM else "^(Played|This browser let nothing sound)"))
        ).to_be_visible()
        if TOUCH:
            page.get_by_role("button", name="Buzz").tap()
            expect(page.get_by_text(re.compile("^Buzzed twice"))).to_be_visible()
            assert page.evaluate("window.buzzed") == [180, 80, 180]
        else:
            expect(page.get_by_text("This device has no vibration for web apps")).to_be_visible()
        page.get_by_role("button", name="Show one").tap()
        expect(page.get_by_text(re.compile("^Shown"))).to_be_visible()
        assert [one["title"] for one in page.evaluate(NOTIFIED)] == ["It works"]
        page.get_by_role("checkbox", name="Locked phone").click()
        expect(page.get_by_text("This browser can’t reach its push service.")).to_be_visible()
        expect(page.get_by_role("checkbox", name="Locked phone")).not_to_be_checked()
        assert faults_of_axe(page) == []


def test_a_no_to_notifications_is_said_and_leaves_the_rest_as_it_was(phone: Page) -> None:
    if not CHROMIUM:  # headless Chromium answers no by itself, Firefox waits for somebody to press the button
        phone.add_init_script("Notification.requestPermission = async () => 'denied'")
    set_up(phone)
    phone.goto("/you/alerts")
    phone.get_by_role("checkbox", name="Notification").click()
    expect(phone.get_by_text(re.compile("The browser was told no")).first).to_be_visible()
    expect(phone.get_by_role("checkbox", name="Notification")).not_to_be_checked()
    expect(phone.get_by_role("checkbox", name="Vibration")).to_be_checked(checked=TOUCH)


def test_the_screen_is_kept_on_only_in_a_workout_and_only_while_it_is_wanted(phone: Page) -> None:
    phone.add_init_script(
        """window.held = 0
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
            const lock = new EventTarget()
            window.held += 1
            lock.release = async () => { window.held -= 1; lock.dispatchEvent(new Event('release')) }
            window.lock = lock
            return lock
        } } })"""
    )
    set_up(phone)
    assert phone.evaluate("window.held") == 0
    start_bench(phone)
    wait_until(phone, "window.held === 1")
    phone.evaluate("window.lock.release()")  # as the browser does when the page goes out of sight
    hide(phone)
    assert phone.evaluate("window.held") == 0
    hide(phone, hidden=False)
    wait_until(phone, "window.held === 1")
    rest(phone)
    phone.get_by_role("button", name="Tell me when the rest is over").tap()
    phone.get_by_role("checkbox", name="Screen stays on").uncheck()
    wait_until(phone, "window.held === 0")
    phone.get_by_role("checkbox", name="Screen stays on").check()
    wait_until(phone, "window.held === 1")
    phone.get_by_role("button", name="Close").tap()
    phone.get_by_role("button", name="Leave the workout").tap()
    wait_until(phone, "window.held === 0")
