"""The set in hand: one tap as prescribed, another one rep fewer, and every kind of set a lifter does."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import covered, new_phone
from webapp.tests.e2e.lifter import api, faults_of_axe, load_shown, log_button, picture, set_up, start_bench, wait_until

pytestmark = pytest.mark.e2e
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap
COUNT_TAPS = "window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1 }, true)"
IN_HAND = "gg-workout button, gg-workout label"
TOO_SMALL = """controls => controls.map(one => [one.innerText || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.height > 0 && (box.height < 55.9 || box.width < 55.9))
    .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def desk(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """A page at a desk, 1280 × 800."""
    context = browser.new_context(base_url=live_stack.url, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    with covered(page):
        yield page
    context.close()


def start_lift(page: Page, name: str) -> None:
    """An empty session with this lift in hand, three sets planned."""
    page.get_by_role("button", name="Empty session").click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill(name)
    page.locator(".found button").first.click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def kind_of_set(page: Page, kind: str) -> None:
    """Choose the kind of the set in hand."""
    page.get_by_role("button", name="More:").click()
    page.get_by_role("radiogroup", name="Kind of set").get_by_text(kind, exact=True).click()
    page.get_by_role("button", name="Close").click()


def end_rest(page: Page) -> None:
    """Go on before the rest is over."""
    page.get_by_role("button", name="End the rest").click()


def kept(page: Page, email: str) -> list[dict[str, Any]]:
    """The sets that the server has, oldest first, once it has all of them."""
    expect(page.get_by_role("status", name="All on the server")).to_be_visible()
    sets: list[dict[str, Any]] = api(page, email, "/v1/sets?newest_first=false")["sets"]
    return sets


def just_done(page: Page) -> Any:
    """The set that was just logged."""
    return page.get_by_role("group", name="The set just done")


def test_five_sets_as_prescribed_take_five_touches_and_no_key(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone, sets=5)
    phone.evaluate(COUNT_TAPS)
    phone.evaluate("window.keys = 0; addEventListener('keydown', () => { window.keys += 1 }, true)")
    for done in range(5):
        log_button(phone).tap()
        if done < 4:
            expect(phone.get_by_text(f"Set {done + 2} of 5")).to_be_visible()
            phone.wait_for_timeout(GUARD_MS)
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    assert phone.evaluate("window.taps") <= 6
    assert phone.evaluate("window.keys") == 0
    assert len(kept(phone, email)) == 5


def test_the_next_sets_numbers_are_painted_with_the_set_that_was_done(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.wait_for_timeout(500)  # what comes next is read while the lifter lifts
    phone.evaluate("""() => {
      window.seen = []
      const screen = document.querySelector('gg-workout')
      new MutationObserver(() => {
        const set = screen.querySelector('.face:not(.face--unseen) .context .set')?.innerText.trim()
        const { set_number: number } = screen.hand.prescription
        window.seen.push(`${set}: ${number}`)
      }).observe(screen, { subtree: true, childList: true, characterData: true, attributes: true })
    }""")
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    assert "Set 2 of 3: 1" not in phone.evaluate("window.seen"), (
        "the second set never stands beside the first one's numbers"
    )
    assert "Set 2 of 3: 2" in phone.evaluate("window.seen")


def test_another_tap_is_one_rep_fewer_and_undo_brings_the_set_back_in_hand(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    load = load_shown(phone)
    log_button(phone).tap()
    first = int(just_done(phone).inner_text().split("×")[1].split()[0])
    just_done(phone).get_by_role("button", name="one rep fewer").tap()
    expect(just_done(phone)).to_contain_text(f"× {first - 1}")
    just_done(phone).get_by_role("button", name="one rep fewer").tap()
    just_done(phone).get_by_role("button", name="one rep fewer").tap()
    expect(just_done(phone)).to_contain_text(f"× {first - 3}")
    (only,) = kept(phone, email)
    assert only["reps"] == first - 3
    picture(phone, "set-just-done")
    just_done(phone).get_by_role("button", name="Undo").tap()
    expect(phone.get_by_text("Set 1 of 3")).to_be_visible()
    expect(log_button(phone)).to_contain_text(f"× {first - 3}")
    assert load_shown(phone) == load
    assert kept(phone, email) == []


def test_a_held_stepper_climbs_by_this_gyms_steps_faster_and_faster(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    before = load_shown(phone)
    phone.evaluate("""() => { window.steps = []
      document.querySelector('gg-workout').addEventListener('step', () => window.steps.push(performance.now())) }""")
    box = phone.get_by_role("button", name="+2.5 kg").bounding_box()
    assert box
    phone.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    phone.mouse.down()
    wait_until(phone, "window.steps.length >= 8")
    phone.mouse.up()
    count = phone.evaluate("window.steps.length")
    phone.wait_for_timeout(300)
    assert phone.evaluate("window.steps.length") == count, "let go, it stands"
    assert load_shown(phone) == before + 2.5 * count
    gaps = phone.evaluate("window.steps.slice(1).map((at, i) => at - window.steps[i])")
    assert gaps[-1] < gaps[0]


def test_keys_step_too_and_a_held_key_goes_on(desk: Page) -> None:
    set_up(desk)
    start_bench(desk)
    before = load_shown(desk)
    desk.get_by_role("button", name="+2.5 kg").focus()
    desk.keyboard.press("Enter")
    expect(log_button(desk)).to_contain_text(f"{before + 2.5:g}")
    desk.keyboard.press("ArrowDown")
    expect(log_button(desk)).to_contain_text(f"{before:g}")
    desk.keyboard.down(" ")
    wait_until(desk, f"parseFloat(document.querySelector('.hero').innerText) >= {before + 10}")
    desk.keyboard.up(" ")
    assert desk.evaluate(SIDEWAYS) is False
    picture(desk, "set-in-hand-wide")


def test_the_keypad_comes_with_a_tap_on_the_number_and_takes_comma_and_point(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.locator(".hero").first.tap()
    pad = phone.get_by_role("group", name="Keypad")
    for key in ("6", "1", "Point", "3"):
        pad.get_by_role("button", name=key, exact=True).tap()
    expect(phone.get_by_role("textbox", name="Load, kg")).to_have_value("61.3")
    expect(phone.get_by_text("This gym’s nearest: 62.5")).to_be_visible()
    assert pad.locator("button").evaluate_all(TOO_SMALL) == []
    phone.wait_for_timeout(300)
    picture(phone, "set-keypad")
    phone.get_by_role("textbox", name="Reps").tap()
    pad.get_by_role("button", name="4", exact=True).tap()
    phone.get_by_role("button", name="Use these").tap()
    expect(log_button(phone)).to_contain_text("61.3\N{NO-BREAK SPACE}kg × 4")
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Load, kg").fill("62,5")
    phone.get_by_role("button", name="Use these").tap()
    expect(log_button(phone)).to_contain_text("62.5\N{NO-BREAK SPACE}kg × 4")
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    (only,) = kept(phone, email)
    assert (only["weight"], only["reps"]) == (62.5, 4)


def test_warm_ups_are_a_list_of_one_tap_each_and_no_sets_of_the_plan(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Load, kg").fill("100")
    phone.get_by_role("button", name="Use these").tap()
    picture(phone, "set-in-hand")
    phone.get_by_role("button", name="Warm up:").tap()
    sheet = phone.get_by_role("dialog", name="Warm-ups")
    steps = sheet.get_by_role("button", name="Log ")
    phone.wait_for_timeout(300)  # until the sheet has risen
    picture(phone, "set-warm-ups")
    assert faults_of_axe(phone) == []
    count = steps.count()
    assert count >= 3
    for _ in range(count - 1):
        steps.first.tap()
        expect(sheet.get_by_role("button", name="Take back")).to_have_count(_ + 1)
    sheet.get_by_role("button", name="Take back").first.tap()
    expect(steps).to_have_count(2)
    steps.first.tap()
    expect(steps).to_have_count(1)
    steps.first.tap()
    expect(sheet).to_be_hidden()
    expect(phone.get_by_text("Set 1 of 3")).to_be_visible()
    sets = kept(phone, email)
    assert {one["set_type"] for one in sets} == {"warmup"}
    assert len(sets) == count
    assert max(one["weight"] for one in sets) < 100


def test_a_drop_set_is_a_fifth_lighter_and_follows_without_a_rest(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Load, kg").fill("100")
    phone.get_by_role("button", name="Use these").tap()
    log_button(phone).tap()
    phone.get_by_role("button", name="Drop to 80").tap()
    expect(phone.get_by_text("Drop set")).to_be_visible()
    expect(phone.get_by_role("timer")).to_be_hidden()
    picture(phone, "set-drop")
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    assert [(one["set_type"], one["weight"]) for one in kept(phone, email)] == [("working", 100), ("drop", 80)]


def test_as_many_reps_as_go_leaves_the_reserve_unsaid(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    kind_of_set(phone, "AMRAP")
    expect(phone.get_by_text("Reps left in reserve: not said")).to_be_visible()
    phone.get_by_role("button", name="+1 rep").tap()
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    (only,) = kept(phone, email)
    assert (only["set_type"], only["rir"]) == ("amrap", None)


def test_a_plank_has_a_clock_that_survives_a_reload(phone: Page) -> None:
    email = set_up(phone)
    start_lift(phone, "Plank")
    expect(phone.locator(".hero").nth(1)).to_contain_text("0:30")
    phone.get_by_role("button", name="+5 seconds").tap()
    expect(phone.locator(".hero").nth(1)).to_contain_text("0:35")
    picture(phone, "set-timed")
    phone.get_by_role("button", name="Start the clock").tap()
    expect(phone.get_by_role("timer")).to_contain_text("0:02")
    assert faults_of_axe(phone) == []
    phone.reload()
    expect(phone.get_by_role("timer")).to_contain_text("0:0")
    phone.get_by_role("button", name="Stop and log").tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    end_rest(phone)
    phone.get_by_role("button", name="without the clock").tap()
    expect(phone.get_by_text("Set 3 of 3")).to_be_visible()
    before = just_done(phone).locator("b").inner_text()
    just_done(phone).get_by_role("button", name="5 seconds less").tap()
    expect(just_done(phone).locator("b")).not_to_have_text(before)
    first, second = kept(phone, email)
    assert first["reps"] == second["reps"] == 1
    assert 2 <= first["duration_seconds"] <= 60
    assert second["duration_seconds"] == max(1, first["duration_seconds"] - 5)


def test_left_and_right_can_be_logged_apart_and_make_one_set(phone: Page) -> None:
    email = set_up(phone)
    start_lift(phone, "Single-leg press")
    expect(phone.locator(".context")).to_contain_text("each side")
    phone.get_by_role("button", name="More:").click()
    phone.get_by_role("radiogroup", name="Sides").get_by_text("Left", exact=True).click()
    phone.get_by_role("button", name="Close").click()
    expect(log_button(phone)).to_contain_text("left")
    log_button(phone).tap()
    expect(log_button(phone)).to_contain_text("right")
    expect(phone.get_by_text("Set 1 of 3")).to_be_visible()
    expect(phone.get_by_role("timer")).to_be_hidden()
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    assert [one["side"] for one in kept(phone, email)] == ["left", "right"]


def test_an_assisted_lift_says_its_help_and_what_is_moved(phone: Page) -> None:
    email = set_up(phone)
    start_lift(phone, "Assisted pull-up")
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Help, kg").fill("20")
    phone.get_by_role("button", name="Use these").tap()
    expect(log_button(phone)).to_contain_text("20\N{NO-BREAK SPACE}kg help")
    expect(phone.get_by_role("img", name="60\N{NO-BREAK SPACE}kg moved in all")).to_be_visible()
    picture(phone, "set-assisted")
    log_button(phone).tap()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    (only,) = kept(phone, email)
    assert only["weight"] == -20


def test_pain_is_written_down_and_the_lifter_chooses_how_to_go_on(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.locator(".hero").first.tap()
    phone.get_by_role("textbox", name="Load, kg").fill("100")
    phone.get_by_role("button", name="Use these").tap()
    log_button(phone).tap()
    phone.get_by_role("button", name="Pain").tap()
    sheet = phone.get_by_role("dialog", name="Where does it hurt?")
    sheet.get_by_text("Shoulder", exact=True).tap()
    expect(sheet.get_by_role("button", name="Hold")).to_contain_text("100")
    phone.wait_for_timeout(300)
    picture(phone, "set-pain")
    assert faults_of_axe(phone) == []
    sheet.get_by_role("button", name="Lighten").tap()
    expect(phone.get_by_text("90\N{NO-BREAK SPACE}kg for what remains")).to_be_visible()
    assert load_shown(phone) == 90
    phone.get_by_role("status").get_by_role("button", name="Undo").last.click()
    (only,) = kept(phone, email)
    assert only["pain"] == "shoulder"
    phone.goto(f"/history/{only['workout_id']}")
    expect(phone.get_by_text("pain: shoulder")).to_be_visible()


def test_pain_can_lead_to_another_lift(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    phone.get_by_role("button", name="More:").click()
    phone.get_by_role("button", name="Pain").click()
    phone.get_by_text("Elbow", exact=True).click()
    phone.get_by_role("button", name="Swap another lift").click()
    expect(phone.get_by_text("usually ask less of the elbow")).to_be_visible()
    phone.get_by_role("button", name="Close", exact=True).click()
    expect(phone.locator(".context")).to_contain_text("Elbow")


def test_a_note_is_on_the_disk_with_each_key_and_goes_with_the_set(phone: Page) -> None:
    email = set_up(phone)
    start_bench(phone)
    phone.get_by_role("button", name="More:").click()
    phone.get_by_role("button", name="Note").click()
    phone.get_by_role("textbox", name="Note").press_sequentially("slow down")
    on_disk = "document.querySelector('gg-workout').state.running.draft.note === 'slow down'"
    wait_until(phone, on_disk)  # what the state holds was written first
    phone.reload()
    expect(phone.locator(".context")).to_contain_text("note")
    log_button(phone).tap()
    phone.get_by_role("button", name="Note").tap()
    expect(phone.get_by_role("textbox", name="Note")).to_have_value("slow down")
    phone.get_by_role("textbox", name="Note").fill("slow down, elbows in")
    phone.get_by_role("button", name="Keep it").tap()
    expect(phone.get_by_role("dialog")).to_be_hidden()
    wait_until(phone, "document.querySelector('gg-workout').state.done[0].note === 'slow down, elbows in'")
    (only,) = kept(phone, email)
    assert only["note"] == "slow down, elbows in"


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_control_is_56_pixels_and_nothing_runs_over_the_edge(phone: Page, theme: Any) -> None:
    phone.emulate_media(color_scheme=theme)
    set_up(phone)
    start_bench(phone)
    controls = phone.locator(IN_HAND)
    picture(phone, f"hand-{theme}")
    assert controls.evaluate_all(TOO_SMALL) == []
    assert phone.locator(".stepper button").evaluate_all(
        "all => all.every(one => one.getBoundingClientRect().height >= 64)"
    )
    assert log_button(phone).bounding_box()["height"] >= 72  # type: ignore[index]
    for _ in range(2):
        log_button(phone).tap()
        phone.wait_for_timeout(GUARD_MS)
    expect(phone.get_by_text("Set 3 of 3")).to_be_visible()
    picture(phone, f"hand-resting-{theme}")
    assert controls.evaluate_all(TOO_SMALL) == []
    assert faults_of_axe(phone) == []
    assert phone.evaluate(SIDEWAYS) is False
    log_button(phone).tap()
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    picture(phone, f"hand-done-{theme}")
    assert controls.evaluate_all(TOO_SMALL) == []
    phone.get_by_role("button", name="One more set").tap()
    phone.get_by_role("button", name="Close").tap()


def test_a_programmes_set_stands_there_as_it_asks(browser: Browser, live_stack: Stack) -> None:
    with new_phone(browser, live_stack.url) as context:
        page = context.new_page()
        set_up(page)
        start_bench(page)
        page.evaluate("""async () => {
          const screen = document.querySelector('gg-workout')
          const { app } = screen
          const running = app.store.state.running
          const scheme = [
            { reps: [5, 5], rir: 3, kg: 70, percent: 0.75 }, { reps: [3, 3], rir: null, amrap: true, kg: 80 },
          ]
          const next = { ...running, slots: running.slots.map(slot => ({ ...slot, scheme })) }
          await app.db.put('kv', next, 'running')
        }""")
        page.reload()
        expect(log_button(page)).to_contain_text("70\N{NO-BREAK SPACE}kg × 5")
        expect(page.get_by_text("75\N{NO-BREAK SPACE}% of the training max")).to_be_visible()
        log_button(page).tap()
        end_rest(page)
        expect(page.get_by_text("as many as go")).to_be_visible()
        expect(page.locator(".hero").nth(1)).to_contain_text("3+")


def test_at_double_text_and_at_a_desk_all_of_it_has_room(phone: Page, desk: Page) -> None:
    for page, name in ((phone, "double"), (desk, "desk")):
        set_up(page)
        start_lift(page, "Single-leg press")
        if name == "double":
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.get_by_role("button", name="More:").click()
        page.wait_for_timeout(300)
        picture(page, f"more-{name}")
        assert page.locator("dialog").evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
        assert faults_of_axe(page) == []
        page.get_by_role("button", name="Close", exact=True).click()
        page.locator(".hero").first.click()
        page.wait_for_timeout(300)
        picture(page, f"keypad-{name}")
        assert page.locator("dialog").evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
        assert faults_of_axe(page) == []
        page.get_by_role("button", name="Close", exact=True).click()
        log_button(page).click()
        page.wait_for_timeout(GUARD_MS)
        log_button(page).click()
        expect(page.get_by_text("Set 3 of 3")).to_be_visible()
        picture(page, f"resting-{name}")
        assert page.evaluate(SIDEWAYS) is False
        just_done(page).get_by_role("button", name="edit this set").click()
        page.wait_for_timeout(300)
        picture(page, f"set-sheet-{name}")
        assert page.locator("dialog").evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")
        assert faults_of_axe(page) == []
