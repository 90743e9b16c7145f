"""A workout on a phone: few taps, no network, nothing lost."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.stack import Stack
from tests.browser import new_phone
from webapp.tests.e2e.lifter import api, load_shown, log_button, set_up, start_bench, wait_until_kept

pytestmark = pytest.mark.e2e
CONTROLS = (".hand button", ".hand label", ".bar button", ".why-line", ".hero")
TOO_LOW = """controls => controls.map(one => [one.innerText, one.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 56)"""
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap


def test_five_sets_offline_as_prescribed_take_five_taps_and_no_keyboard(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone, sets=5)
    wait_until_kept(phone)
    phone.context.set_offline(True)
    for done in range(5):
        log_button(phone).tap()
        assert phone.evaluate("document.activeElement?.tagName") != "INPUT"
        phone.wait_for_timeout(GUARD_MS)
        if done < 4:
            expect(phone.get_by_text(f"Set {done + 2} of 5")).to_be_visible()
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    expect(phone.get_by_role("status", name="Offline, 5 changes waiting")).to_be_visible()
    assert api(phone, email, "/v1/sets")["sets"] == [], "nothing can have reached the server"

    phone.context.set_offline(False)
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    sets = api(phone, email, "/v1/sets")["sets"]
    assert len(sets) == 5
    assert len({s["id"] for s in sets}) == 5
    assert len({s["workout_id"] for s in sets}) == 1


def test_a_killed_page_reopens_at_the_same_set_offline(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    wait_until_kept(phone)
    log_button(phone).tap()
    phone.wait_for_timeout(GUARD_MS)
    phone.get_by_role("button", name="End the rest").tap()
    phone.get_by_role("button", name="+1 rep").tap()
    phone.get_by_role("radiogroup", name="Reps left in reserve").get_by_text("1", exact=True).tap()
    expect(log_button(phone)).to_contain_text("1 left")
    said = log_button(phone).inner_text()
    phone.context.set_offline(True)

    phone.close()
    again = phone.context.new_page()
    again.goto("/")
    again.get_by_role("link", name="Go on").tap()
    expect(again.get_by_text("Set 2 of")).to_be_visible()
    assert log_button(again).inner_text() == said


def test_undo_takes_the_set_back_here_and_on_the_server(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.get_by_text("Set 1 of 3")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    assert api(phone, email, "/v1/sets")["sets"] == []


def test_a_stepper_goes_to_the_next_load_of_this_gym_and_asks_for_how_long(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    before = load_shown(phone)
    phone.get_by_role("button", name="+2.5 kg").tap()
    expect(phone.get_by_text("All that remain")).to_be_visible()
    assert load_shown(phone) - before == 2.5
    phone.get_by_text("All that remain").tap()
    expect(phone.get_by_role("radio", name="All that remain")).to_be_checked()
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    assert load_shown(phone) - before == 2.5


def test_numbers_can_be_typed_and_a_logged_set_put_right(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Load, kg").fill("61,3")
    phone.get_by_role("textbox", name="Reps").fill("4")
    phone.get_by_role("button", name="Use these").tap()
    expect(log_button(phone)).to_contain_text("61.3\N{NO-BREAK SPACE}kg × 4")
    phone.get_by_role("button", name="More:").tap()
    phone.get_by_role("radiogroup", name="Kind of set").get_by_text("To failure").tap()
    phone.get_by_role("button", name="Close").tap()
    log_button(phone).tap()
    phone.get_by_role("button", name="edit this set").tap()
    phone.get_by_role("textbox", name="Reps").fill("5")
    phone.get_by_role("button", name="Save").tap()
    expect(phone.get_by_role("button", name="edit this set")).to_contain_text("× 5")
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    (kept,) = api(phone, email, "/v1/sets")["sets"]
    assert (kept["weight"], kept["reps"], kept["rir"], kept["set_type"]) == (61.3, 5, 0, "failure")


def test_exercises_can_be_added_swapped_moved_and_taken_out(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.get_by_role("button", name="More:").tap()
    phone.get_by_role("button", name="Swap for another lift").tap()
    phone.get_by_role("searchbox").fill("overhead press")
    phone.locator(".found button").first.tap()
    expect(phone.get_by_role("heading", name="Overhead press")).to_be_visible()
    phone.get_by_role("button", name="Overhead press").tap()
    phone.get_by_role("button", name="Add exercise").tap()
    phone.get_by_role("searchbox").fill("My own odd lift")
    phone.get_by_role("button", name="Make “My own odd lift” my own lift").tap()
    expect(phone.get_by_role("heading", name="My own odd lift")).to_be_visible()
    phone.get_by_role("button", name="More:").tap()
    phone.get_by_role("button", name="Earlier").tap()
    phone.get_by_role("button", name="Remove this lift").tap()
    expect(phone.get_by_role("heading", name="Overhead press")).to_be_visible()
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.get_by_role("heading", name="My own odd lift")).to_be_visible()


def test_a_discarded_workout_comes_back_by_undo(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    log_button(phone).tap()
    phone.get_by_role("button", name="More:").tap()
    phone.get_by_role("button", name="Discard workout").tap()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    phone.get_by_role("button", name="Undo").tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    assert len(api(phone, email, "/v1/sets")["sets"]) == 1


def test_the_rest_counts_down_past_zero_and_then_offers_the_next_set(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.clock.install()
    log_button(phone).tap()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    phone.get_by_role("button", name="+15 seconds").tap()
    phone.clock.run_for(400_000)
    expect(phone.get_by_role("timer", name="Rest, over")).to_contain_text("+")
    expect(phone.get_by_role("button", name="+1 rep")).to_be_visible()
    log_button(phone).tap()
    expect(phone.get_by_text("Set 3 of 3")).to_be_visible()


def test_every_control_of_the_workout_is_at_least_56_pixels_high(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    controls = phone.locator(", ".join(f"gg-workout {part}" for part in CONTROLS))
    assert controls.evaluate_all(TOO_LOW) == []
    assert log_button(phone).bounding_box()["height"] >= 72  # type: ignore[index]
    log_button(phone).tap()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    assert controls.evaluate_all(TOO_LOW) == []


def test_a_finished_workout_is_on_today_and_on_the_server(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    phone.get_by_role("button", name="More:").tap()
    phone.get_by_role("button", name="Finish workout").tap()
    expect(phone.get_by_role("heading", name="Check-in")).to_be_visible()
    expect(phone.get_by_role("button", name="Repeat")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    (workout,) = api(phone, email, "/v1/workouts")["workouts"]
    assert workout["ended_at"] is not None
    assert workout["sets"] == 1


def test_an_expired_access_token_is_renewed_without_a_word(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url, service_workers="block") as context:
        page = context.new_page()
        email = set_up(page)
        start_bench(page)
        refused: list[str] = []

        def refuse_once(route: Route) -> None:
            if refused:
                route.continue_()
                return
            refused.append(route.request.url)
            route.fulfill(status=401, json={"status": 401, "title": "Unauthorized"})

        page.route("**/v1/sets", refuse_once)
        log_button(page).tap()
        expect(page.get_by_text("Set 2 of 3")).to_be_visible()
        expect(page.get_by_role("status", name="All on the server")).to_be_visible()
        assert refused
        assert len(api(page, email, "/v1/sets")["sets"]) == 1


def test_two_tabs_send_each_set_once(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url) as context:
        one = context.new_page()
        email = set_up(one)
        start_bench(one)
        other = context.new_page()
        other.goto("/today")
        context.set_offline(True)
        log_button(one).tap()
        one.wait_for_timeout(GUARD_MS)
        log_button(one).tap()
        one.wait_for_timeout(GUARD_MS)
        context.set_offline(False)
        expect(one.get_by_role("status", name="All on the server")).to_be_visible()
        assert len(api(one, email, "/v1/sets")["sets"]) == 2
