"""The session around the set in hand: in turn, in another order, in another's place, in less time, and again."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from webapp.tests.e2e.finger import Finger
from webapp.tests.e2e.lifter import api, faults_of_axe, load_shown, log_button, picture, set_up, start_bench
from webapp.tests.e2e.log import LIFTS as LOGGED
from webapp.tests.e2e.log import exercise_id, lifter_with_log, token_of, wait_until_learned

pytestmark = pytest.mark.e2e
SIZES = {"phone": (360, 800), "desk": (1280, 800)}
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap
TOO_LOW = """controls => controls.map(one => [one.getAttribute('aria-label') ?? one.innerText,
    one.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44)"""
LIFTS = ("Barbell row", "Barbell squat", "Overhead press")


@pytest.fixture(params=["phone", pytest.param("desk", marks=pytest.mark.slow)])
def page(phone: Page, request: pytest.FixtureRequest) -> Page:
    """The app on a phone and at a desk."""
    width, height = SIZES[request.param]
    phone.set_viewport_size({"width": width, "height": height})
    return phone


def test_two_in_a_superset_alternate_and_rest_after_the_round(page: Page) -> None:
    email = set_up(page)
    start_with(page, "Bench press", "Barbell row")
    open_list(page)
    page.get_by_role("button", name="Superset", exact=True).click()
    page.get_by_role("checkbox", name="Bench press").check()
    page.get_by_role("checkbox", name="Barbell row").check()
    page.get_by_role("button", name="Do 2 in turn").click()
    expect(page.get_by_text("Superset: rest after each round")).to_be_visible()
    keep_picture(page, "superset-list")
    slot_button(page, "Bench press").click()

    expect(heading(page, "Bench press")).to_be_visible()
    expect(page.get_by_text("then B, no rest: Barbell row")).to_be_visible()
    keep_picture(page, "superset")
    log(page)
    expect(heading(page, "Barbell row")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_count(0)
    log(page)
    expect(heading(page, "Bench press")).to_be_visible()
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()
    end_rest(page)
    for _ in range(2):
        log(page)
        log(page)
        end_rest(page)
    expect(page.get_by_role("heading", name="All sets done")).to_be_visible()

    all_sent(page)
    sets = sorted(api(page, email, "/v1/sets")["sets"], key=lambda one: one["performed_at"])
    assert [one["superset"] for one in sets] == [1] * 6
    turns = [one["exercise_id"] for one in sets]
    assert turns == [turns[0], turns[1]] * 3
    assert turns[0] != turns[1]


def test_a_circuit_goes_round_and_a_superset_can_be_taken_apart(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS[:2])
    open_list(page)
    page.get_by_role("button", name="Superset", exact=True).click()
    for name in ("Bench press", *LIFTS[:2]):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Do 3 in turn").click()
    expect(page.get_by_text("Circuit of 3: rest after each round")).to_be_visible()
    slot_button(page, "Bench press").click()
    for name in LIFTS[:2]:
        log(page)
        expect(heading(page, name)).to_be_visible()
    open_list(page)
    page.get_by_role("button", name="Barbell row: swap, sets, order").click()
    page.get_by_role("button", name="Take the superset apart").click()
    expect(page.get_by_text("Each by itself again")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Take the superset apart")).to_be_visible()
    page.get_by_role("button", name="Take the superset apart").click()
    page.get_by_role("button", name="Close").click()
    log(page)
    expect(page.get_by_role("timer", name="Rest")).to_be_visible()


def test_exercises_are_moved_by_dragging_and_the_way_back_is_a_tap(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS)
    open_list(page)
    assert order(page) == ["Bench press", *LIFTS]
    drag(page, "Overhead press", above="Bench press")
    expect(page.locator(".slot__name").first).to_have_text("Overhead press")
    assert order(page) == ["Overhead press", "Bench press", *LIFTS[:2]]
    expect(page.get_by_text("Overhead press is now 1 of 4")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".slot__name").first).to_have_text("Bench press")
    assert order(page) == ["Bench press", *LIFTS]
    assert faults_of_axe(page) == []
    keep_picture(page, "list")
    page.reload()
    open_list(page)
    assert order(page) == ["Bench press", *LIFTS], "what is undone is undone on the disk"


def test_a_finger_drags_and_the_list_scrolls_with_it(phone: Page) -> None:
    set_up(phone)
    phone.set_viewport_size({"width": 360, "height": 500})
    start_with(phone, "Bench press", *LIFTS, "Deadlift", "Lat pulldown", "Lateral raise")
    open_list(phone)
    grip = phone.get_by_role("button", name="Move Bench press")
    box = grip.bounding_box()
    assert box is not None
    finger = Finger(phone).down(grip).slide(0, 490 - box["y"] - box["height"] / 2, steps=10)
    phone.wait_for_timeout(1500)
    assert phone.locator(".sheet").evaluate("sheet => sheet.scrollTop") > 0
    finger.up()
    expect(phone.locator(".slot__name").last).to_have_text("Bench press")


def test_exercises_are_moved_by_the_arrow_keys_and_it_is_announced(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS[:2])
    open_list(page)
    page.get_by_role("button", name="Move Bench press, 1 of 3").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Move Bench press, 2 of 3")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Bench press is now 2 of 3")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Move Bench press, 3 of 3")).to_be_focused()
    assert order(page) == [*LIFTS[:2], "Bench press"]


def test_one_that_is_taken_out_comes_back_by_undo(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS[:2])
    open_list(page)
    page.get_by_role("button", name="Barbell row: swap, sets, order").click()
    keep_picture(page, "slot")
    page.get_by_role("button", name="Remove this lift").click()
    expect(page.get_by_text("Barbell row is off today")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    open_list(page)
    assert order(page) == ["Bench press", *LIFTS[:2]]


def test_a_swap_says_where_its_load_is_from(page: Page) -> None:
    email = lifter_with_log(page)
    headers = token_of(page, email)
    write_sets(page, headers, "Incline bench press", weight=50, days_ago=21)
    page.reload()
    wait_until_learned(page, len(LOGGED) + 1)
    start_bench(page)
    bench = load_shown(page)
    open_swap(page, "Bench press")
    offers = page.get_by_role("list", name="Suggestions")
    expect(offers.get_by_text("from your own sets 3 weeks ago")).to_be_visible()
    expect(offers.get_by_text("from your Bench press").first).to_be_visible()
    keep_picture(page, "swap")
    assert faults_of_axe(page) == []
    offers.get_by_role("button", name="Dumbbell bench press", exact=False).first.click()

    expect(heading(page, "Dumbbell bench press")).to_be_visible()
    expect(page.get_by_text("Dumbbell bench press: from your Bench press")).to_be_visible()
    expect(page.get_by_text("First time: from your Bench press, on the light side")).to_be_visible()
    assert 0.2 * bench < load_shown(page) < 0.6 * bench, "a dumbbell in each hand"
    keep_picture(page, "swapped")
    page.get_by_role("button", name="Undo").click()
    expect(heading(page, "Bench press")).to_be_visible()


def test_a_swapped_lift_keeps_its_converted_load_over_a_reload_and_the_coach_goes_on_from_its_first_set(
    page: Page,
) -> None:
    lifter_with_log(page)
    start_bench(page)
    open_swap(page, "Bench press")
    page.get_by_role("list", name="Suggestions").get_by_role("button", name="Dumbbell bench press").first.click()
    expect(heading(page, "Dumbbell bench press")).to_be_visible()
    expect(page.get_by_text("First time: from your Bench press")).to_be_visible()
    first = load_shown(page)
    page.reload()
    expect(page.get_by_text("First time: from your Bench press")).to_be_visible()
    assert load_shown(page) == first
    log(page)
    end_rest(page)
    expect(page.get_by_text("Set 2 of 3")).to_be_visible()
    expect(page.get_by_text("First time: from your Bench press")).to_have_count(0)


def test_a_swap_in_the_middle_leaves_done_sets_with_their_lift(page: Page) -> None:
    lifter_with_log(page)
    start_bench(page)
    log(page)
    end_rest(page)
    open_swap(page, "Bench press")
    page.get_by_role("list", name="Suggestions").get_by_role("button").first.click()
    expect(page.get_by_text("Set 1 of 2")).to_be_visible()
    open_list(page)
    expect(page.get_by_text("1 of 1 set")).to_be_visible()


def test_a_lift_without_anything_alike_still_gets_a_first_load(page: Page) -> None:
    set_up(page)
    start_bench(page)
    open_swap(page, "Bench press")
    suggestion = page.get_by_role("list", name="Suggestions").get_by_role("button").first
    expect(suggestion).to_contain_text("a guess from people’s usual ratio: start light")
    suggestion.click()
    expect(page.get_by_role("button", name="Log set")).to_be_visible()
    assert load_shown(page) > 0


def test_where_a_joint_hurts_only_what_asks_less_of_it_is_offered(page: Page) -> None:
    lifter_with_log(page)
    start_bench(page)
    log(page)
    page.get_by_role("button", name="Pain").click()
    page.get_by_role("radiogroup", name="Joint").get_by_text("Shoulder").click()
    page.get_by_role("button", name="Swap another lift").click()
    expect(page.get_by_text("These usually ask less of the shoulder.")).to_be_visible()
    offers = page.get_by_role("list", name="Suggestions")
    expect(offers.get_by_text("Chest press machine")).to_be_visible()
    offered = offers.get_by_role("button").all_inner_texts()
    assert not [text for text in offered if "Barbell, " in text and "bench" in text.lower()], "it asks as much"
    keep_picture(page, "spare")


def test_when_the_rack_is_taken_the_next_comes_first(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS[:2])
    open_list(page)
    slot_button(page, "Bench press").click()
    page.get_by_role("button", name="More:").click()
    page.get_by_role("button", name="Rack taken: Barbell row first").click()
    expect(heading(page, "Barbell row")).to_be_visible()
    expect(page.get_by_text("Bench press waits")).to_be_visible()
    for _ in range(3):
        log(page)
        end_rest(page)
    expect(heading(page, "Bench press")).to_be_visible()


def test_on_other_equipment_only_offers_what_needs_no_barbell(page: Page) -> None:
    set_up(page)
    start_bench(page)
    open_swap(page, "Bench press")
    offers = page.get_by_role("list", name="Suggestions")
    expect(offers.get_by_text("Barbell, ").first).to_be_visible()
    page.get_by_role("checkbox", name="Only on other equipment").check()
    expect(offers.get_by_text("Barbell, ")).to_have_count(0)
    expect(offers.get_by_role("button").first).to_be_visible()


def test_a_session_is_cut_to_the_time_and_put_back(page: Page) -> None:
    set_up(page)
    start_with(page, "Bench press", *LIFTS, "Barbell curl", "Lateral raise")
    open_list(page)
    page.get_by_role("button", name="Fit the time", exact=True).click()
    expect(page.get_by_role("heading", name="Left out")).to_be_visible()
    while int(page.locator(".minutes .hero").inner_text()) > 35:
        page.get_by_role("button", name="5 minutes less").click()
    while int(page.locator(".minutes .hero").inner_text()) < 35:
        page.get_by_role("button", name="5 minutes more").click()
    expect(page.get_by_text("biceps: ").first).to_contain_text(" of ")
    keep_picture(page, "time")
    assert faults_of_axe(page) == []
    page.get_by_role("button", name="Cut to 35 minutes").click()
    expect(page.get_by_text("Cut to 35 minutes")).to_be_visible()
    open_list(page)
    planned = planned_sets(page)
    assert sum(planned) < 18
    assert planned[0] >= 2, "the compound lifts stay"
    page.get_by_role("button", name="Fit the time", exact=True).click()
    page.get_by_role("button", name="Put back what was left out").click()
    open_list(page)
    assert planned_sets(page) == [3] * 6


def test_what_was_done_freely_becomes_a_day_of_a_new_plan(page: Page) -> None:
    email = set_up(page)
    start_with(page, "Bench press", "Barbell row")
    for _ in range(6):
        log(page)
        end_rest(page)
    expect(page.get_by_role("heading", name="All sets done")).to_be_visible()
    keep_picture(page, "all-done")
    page.get_by_role("button", name="Save as a day").click()
    page.get_by_role("textbox", name="Name of the day").fill("Push and pull")
    keep_picture(page, "save-day")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_text("Saved as a plan: Push and pull")).to_be_visible()
    all_sent(page)
    (plan,) = api(page, email, "/v1/plans")["plans"]
    assert (plan["name"], plan["status"]) == ("Push and pull", "draft")
    assert [(one["name"], one["sets"]) for one in plan["days"][0]["exercises"]] == [
        ("Bench press", 3),
        ("Barbell row", 3),
    ]


def test_what_was_done_becomes_a_day_of_the_plan_that_runs(page: Page) -> None:
    email = lifter_with_log(page)
    headers = token_of(page, email)
    plan = page.request.post(
        "/v1/plan/compile", data={"id": str(uuid4()), "days_per_week": 2, "minutes": 45}, headers=headers
    ).json()
    page.request.post(f"/v1/plans/{plan['id']}/start", headers=headers)
    page.reload()
    page.get_by_role("button", name="Start", exact=False).first.wait_for()
    page.goto("/history")
    page.locator(".session").first.click()
    page.get_by_role("button", name="Save as a day").click()
    expect(page.get_by_role("radiogroup", name="Where to")).to_be_visible()
    keep_picture(page, "save-day-plan")
    page.get_by_role("button", name="Save the day").click()
    expect(page.get_by_text("is now day 3 of")).to_be_visible()
    page.goto("/today")
    all_sent(page)
    (kept,) = api(page, email, "/v1/plans")["plans"]
    assert [one["name"] for one in kept["days"][2]["exercises"]] == ["Bench press", "Barbell squat", "Barbell row"]


def test_a_past_session_is_done_again_with_its_sets_and_supersets(page: Page) -> None:
    email = lifter_with_log(page)
    headers = token_of(page, email)
    page.goto(f"/history/{write_superset(page, headers)}")
    expect(page.get_by_role("button", name="Do it again")).to_be_visible()
    keep_picture(page, "session-again")
    page.get_by_role("button", name="Do it again").click()
    expect(heading(page, "Bench press")).to_be_visible()
    expect(page.get_by_text("Set 1 of 2")).to_be_visible()
    expect(page.get_by_text("then B, no rest: Barbell row")).to_be_visible()
    assert load_shown(page) > 60, "the coach says the load"
    open_list(page)
    assert order(page) == ["Bench press", "Barbell row"]


def test_every_control_of_the_sheets_can_be_hit(phone: Page) -> None:
    set_up(phone)
    start_with(phone, "Bench press", *LIFTS[:2])
    controls = phone.locator("dialog button, dialog label.choice")
    open_list(phone)
    assert controls.evaluate_all(TOO_LOW) == []
    phone.get_by_role("button", name="Barbell row: swap, sets, order").click()
    assert controls.evaluate_all(TOO_LOW) == []
    phone.get_by_role("button", name="Swap for another lift").click()
    phone.get_by_role("list", name="Suggestions").wait_for()
    assert controls.evaluate_all(TOO_LOW) == []


def test_text_at_200_percent_stays_inside_the_sheets(phone: Page) -> None:
    set_up(phone)
    start_with(phone, "Bench press", *LIFTS[:2])
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    wider = "sheet => sheet.scrollWidth - sheet.clientWidth"
    open_list(phone)
    assert phone.locator(".sheet").evaluate(wider) <= 0
    keep_picture(phone, "list-200")
    phone.get_by_role("button", name="Fit the time", exact=True).click()
    assert phone.locator(".sheet").evaluate(wider) <= 0
    keep_picture(phone, "time-200")


def start_with(page: Page, *names: str) -> None:
    """An empty session with these lifts, in this order, the first in hand."""
    page.get_by_role("button", name="Empty session").click()
    page.get_by_role("button", name="Add exercise").click()
    for i, name in enumerate(names):
        if i > 0:
            open_list(page)
            page.get_by_role("button", name="Add exercise").click()
        page.get_by_role("searchbox").fill(name)
        page.locator(".found button").filter(has_text=name).first.click()
        expect(heading(page, name)).to_be_visible()
    if len(names) > 1:
        open_list(page)
        slot_button(page, names[0]).click()
        expect(heading(page, names[0])).to_be_visible()


def heading(page: Page, name: str) -> Locator:
    """The exercise in hand."""
    return page.get_by_role("heading", name=name)


def open_list(page: Page) -> None:
    """All exercises of the session."""
    page.locator(".context .name").click()
    expect(page.locator(".slots")).to_be_visible()


def slot_button(page: Page, name: str) -> Locator:
    """What goes to this exercise, in the list."""
    return page.locator(".slot__go").filter(has_text=name)


def open_swap(page: Page, name: str) -> None:
    """What could come in its place."""
    open_list(page)
    page.get_by_role("button", name=f"{name}: swap, sets, order").click()
    page.get_by_role("button", name="Swap for another lift").click()
    page.get_by_role("list", name="Suggestions").wait_for()


def order(page: Page) -> list[str]:
    """The exercises as the open list has them."""
    return [text.strip() for text in page.locator(".slot__name").all_inner_texts()]


def planned_sets(page: Page) -> list[int]:
    """How many sets each exercise of the open list still has."""
    texts = page.locator(".slot .row-under").all_inner_texts()
    return [
        int(text.split(" of ")[1].split("\N{NO-BREAK SPACE}")[0].split()[0]) if " of " in text else 0 for text in texts
    ]


def log(page: Page) -> None:
    """One set as it is prescribed."""
    log_button(page).click()
    page.wait_for_timeout(GUARD_MS)


def end_rest(page: Page) -> None:
    """Go on, where a rest is running."""
    button = page.get_by_role("button", name="End the rest")
    if button.count() > 0:
        button.click()


def all_sent(page: Page) -> None:
    """Until the server has everything, from wherever the app is."""
    expect(page.get_by_role("status", name="All on the server")).to_be_attached()


def drag(page: Page, name: str, above: str) -> None:
    """By the grip, with the mouse, to above another."""
    from_box = page.get_by_role("button", name=f"Move {name}").bounding_box()
    to_box = page.get_by_role("button", name=f"Move {above}").bounding_box()
    assert from_box is not None
    assert to_box is not None
    x = from_box["x"] + from_box["width"] / 2
    page.mouse.move(x, from_box["y"] + from_box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, to_box["y"] + to_box["height"] / 2, steps=8)
    page.wait_for_timeout(200)
    keep_picture(page, "dragging")
    page.mouse.move(x, to_box["y"], steps=4)
    page.wait_for_timeout(100)
    page.mouse.up()


def keep_picture(page: Page, name: str) -> None:
    """One for each size."""
    size = page.viewport_size
    picture(page, f"structure-{name}-{size['width'] if size else 0}")


def write_sets(page: Page, headers: dict[str, str], name: str, weight: float, days_ago: int) -> None:
    """Three sets of a lift, some days ago."""
    lift = exercise_id(page, headers, name)
    first = datetime.now(UTC) - timedelta(days=days_ago)
    send(page, headers, [a_set(lift, first + timedelta(minutes=3 * n), weight) for n in range(3)])


def write_superset(page: Page, headers: dict[str, str]) -> str:
    """Two rounds of two lifts in turn, some hours ago; returns the session's id."""
    lifts = [exercise_id(page, headers, name) for name in ("Bench press", "Barbell row")]
    first = datetime.now(UTC) - timedelta(hours=7)
    send(
        page,
        headers,
        [
            {**a_set(lift, first + timedelta(minutes=4 * turn + i), 80), "superset": 1}
            for turn in range(2)
            for i, lift in enumerate(lifts)
        ],
    )
    newest = page.request.get("/v1/workouts", params={"limit": "1"}, headers=headers).json()
    return str(newest["workouts"][0]["id"])


def a_set(lift: str, at: datetime, weight: float) -> dict[str, Any]:
    """As POST /v1/sets takes it."""
    return {
        "id": str(uuid4()),
        "exercise_id": lift,
        "performed_at": at.isoformat(),
        "weight": weight,
        "unit": "kg",
        "reps": 8,
        "rir": 2,
    }


def send(page: Page, headers: dict[str, str], sets: list[dict[str, Any]]) -> None:
    """As another phone would."""
    answer = page.request.post("/v1/sets", data={"sets": sets}, headers=headers)
    assert {result["status"] for result in answer.json()["results"]} == {201}, answer.text()
