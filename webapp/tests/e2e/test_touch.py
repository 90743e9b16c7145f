"""What a resting finger begins: the set is on the disk and the next screen ready before it lifts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import covered, new_phone
from webapp.tests.e2e.finger import Finger
from webapp.tests.e2e.lifter import api, log_button, set_up, start_bench, wait_until
from webapp.tests.e2e.outbox import ROWS

pytestmark = pytest.mark.e2e
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap
READY = "document.querySelector('.face--unseen') !== null"
ALONE = "document.querySelectorAll('.face').length === 1"
TOUCHED = """async () => {
  const { db } = document.querySelector('gg-workout').app
  return await db.get('kv', 'touched') ?? null }"""
# The picture in the moment in which it is turned to, and after the app has painted it anew; without the clock's text.
TURNED = """() => {
  window.pictures = []
  const screen = document.querySelector('gg-workout')
  const take = () => {
    const copy = screen.querySelector('.face:not(.face--unseen)').cloneNode(true)
    for (const ticking of copy.querySelectorAll('gg-timer, gg-session-records')) ticking.replaceChildren()
    return copy.innerHTML.replace(/<!--.*?-->/gs, '').replace(/chips-\\d+/g, 'chips')
  }
  let turned = false
  new MutationObserver(() => {
    const faces = screen.querySelectorAll('.face')
    if (faces.length < 2 || turned || !faces[1].classList.contains('face--unseen')) return
    turned = true
    window.pictures.push(take())
    screen.paint() // by the state as it is now
    window.pictures.push(take())
  }).observe(screen, { attributes: true, subtree: true, attributeFilter: ['class'] })
}"""


@pytest.fixture
def bench(phone: Page) -> Iterator[Page]:
    """Bench press in hand, three sets planned, what comes after the first one read ahead."""
    set_up(phone)
    start_bench(phone)
    phone.wait_for_timeout(500)
    yield phone


def kept(page: Page) -> int:
    """How many sets the phone's disk holds as logged."""
    return int(page.evaluate(ROWS % {"store": "sets"}))


def touch_and_lift(page: Page) -> None:
    """Rest on Log set until the next screen is ready, then lift."""
    finger = Finger(page).down(log_button(page))
    wait_until(page, READY)
    finger.up()
    wait_until(page, ALONE)


def test_a_resting_finger_puts_the_set_on_the_disk_and_lifting_it_logs_it_once(bench: Page) -> None:
    finger = Finger(bench).down(log_button(bench))
    wait_until(bench, READY)
    assert bench.evaluate(TOUCHED)["set"]["reps"] > 0
    assert kept(bench) == 0
    expect(bench.get_by_role("heading", name="Bench press")).to_have_count(1)  # what is unseen is no part of the page
    assert bench.get_by_text("Set 1 of 3").is_visible()
    finger.up()
    expect(bench.get_by_text("Set 2 of 3")).to_be_visible()
    wait_until(bench, ALONE)
    assert (kept(bench), bench.evaluate(TOUCHED)) == (1, None)


def test_a_finger_that_slides_away_logs_nothing(bench: Page) -> None:
    finger = Finger(bench).down(log_button(bench))
    wait_until(bench, READY)
    finger.slide(0, -200).up()
    wait_until(bench, ALONE)
    bench.wait_for_timeout(300)
    assert (kept(bench), bench.evaluate(TOUCHED)) == (0, None)
    assert bench.get_by_text("Set 1 of 3").is_visible()
    touch_and_lift(bench)
    assert kept(bench) == 1


def test_a_page_that_is_killed_under_the_finger_has_the_set_when_it_is_opened_again(
    browser: Browser, live_stack: Stack
) -> None:
    with new_phone(browser, live_stack.url) as context:
        page = context.new_page()
        email = set_up(page)
        start_bench(page)
        page.wait_for_timeout(500)
        Finger(page).down(log_button(page))
        wait_until(page, READY)
        assert kept(page) == 0
        page.close()
        again = context.new_page()
        again.goto("/workout")
        expect(again.get_by_text("Set 2 of 3")).to_be_visible()
        expect(again.get_by_role("status", name="All on the server")).to_be_visible()
        assert len(api(again, email, "/v1/sets")["sets"]) == 1
        again.reload()
        expect(again.get_by_text("Set 2 of 3")).to_be_visible()
        assert (kept(again), again.evaluate(TOUCHED)) == (1, None)


def test_what_was_made_ready_is_what_the_app_would_have_painted(bench: Page) -> None:
    bench.context.set_offline(True)  # the server's word would be another
    for done in range(3):
        bench.wait_for_timeout(GUARD_MS)
        bench.evaluate(TURNED)
        touch_and_lift(bench)
        wait_until(bench, "window.pictures.length === 2")
        ready, painted = bench.evaluate("window.pictures")
        assert ready == painted, f"set {done + 1}"
    expect(bench.get_by_role("heading", name="All sets done")).to_be_visible()


def test_so_it_is_in_a_superset(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.evaluate(
        """async () => {
          const { app } = document.querySelector('gg-workout')
          const { running, exercises } = app.store.state
          const other = exercises.find(one => one.name === 'Barbell row')
          const first = { ...running.slots[0], superset: 1 }
          const slots = [first, { ...first, key: other.id, exercise_id: other.id }]
          await app.db.put('kv', { ...running, slots }, 'running')
        }"""
    )
    phone.reload()
    expect(log_button(phone)).to_be_visible()
    phone.wait_for_timeout(1000)
    phone.context.set_offline(True)
    for done in range(4):
        phone.evaluate(TURNED)
        touch_and_lift(phone)
        wait_until(phone, "window.pictures.length === 2")
        ready, painted = phone.evaluate("window.pictures")
        assert ready == painted, f"set {done + 1}"
        phone.wait_for_timeout(GUARD_MS)


def test_a_mouse_logs_when_it_is_let_go_on_the_button_and_not_beside_it(browser: Browser, live_stack: Stack) -> None:
    context = browser.new_context(base_url=live_stack.url, viewport={"width": 1280, "height": 800})
    with covered(context.new_page()) as page:
        set_up(page)
        start_bench(page)
        button = log_button(page).bounding_box()
        assert button
        page.mouse.move(button["x"] + 20, button["y"] + 20)
        page.mouse.down()
        wait_until(page, READY)
        page.mouse.move(button["x"] + 20, button["y"] - 200)
        page.mouse.up()
        wait_until(page, ALONE)
        assert (kept(page), page.evaluate(TOUCHED)) == (0, None)
        page.mouse.move(button["x"] + 20, button["y"] + 20)
        page.mouse.down()
        wait_until(page, READY)
        page.mouse.up()
        expect(page.get_by_text("Set 2 of 3")).to_be_visible()
        assert kept(page) == 1
        page.wait_for_timeout(GUARD_MS)
        log_button(page).press("Enter")
        expect(page.get_by_text("Set 3 of 3")).to_be_visible()
        assert kept(page) == 2
    context.close()
