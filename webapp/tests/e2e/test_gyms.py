"""Several gyms: written down, copied, and changed in the middle of a workout."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.stack import Stack
from tests.browser import new_phone
from webapp.tests.e2e.lifter import api, faults_of_axe, load_shown, log_button, picture, set_up, start_bench
from webapp.tests.e2e.outbox import wait_until_sent

pytestmark = pytest.mark.e2e


@pytest.fixture
def phone(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """A phone in a country of kilograms."""
    with new_phone(browser, live_stack.url, locale="en-GB") as context:
        yield context.new_page()


def save(page: Page) -> None:
    """Keep it, and be back among the gyms."""
    page.get_by_role("button", name="Save gym").click()
    expect(page.get_by_role("radiogroup", name="Gym in use")).to_be_visible()


def add_gym(page: Page, preset: str, name: str) -> None:
    """A gym from a preset, under another name."""
    page.goto("/you/gyms/new")
    page.get_by_role("radiogroup", name="Begin with").get_by_text(preset).click()
    page.get_by_label("Name").fill(name)
    save(page)
    expect(page.get_by_role("radio", name=re.compile(name))).to_be_visible()


def heavy_only(page: Page) -> None:
    """A gym whose smallest plates are 20 kg: nearly every load becomes another there."""
    page.goto("/you/gyms/new")
    page.get_by_role("radiogroup", name="Begin with").get_by_text("Home gym").click()
    page.get_by_label("Name").fill("Barn")
    for face in ("10 kg", "5 kg", "2.5 kg", "1.25 kg"):
        page.get_by_role("button", name=f"Two {face} plates fewer").click()
    page.get_by_role("button", name="Save gym").click()
    expect(page.get_by_role("radio", name=re.compile("Barn"))).to_be_visible()


def gym_in_workout(page: Page, name: str) -> None:
    page.get_by_role("button", name="More:").click()
    page.get_by_role("button", name=re.compile("^Gym: ")).click()
    expect(page.get_by_role("heading", name="Where are you?")).to_be_visible()
    page.wait_for_timeout(300)  # the sheet has come to rest
    page.get_by_role("dialog").get_by_role("radio", name=re.compile(name)).click()


def test_another_gym_in_mid_workout_rounds_what_is_open_and_says_what_changed(phone: Page) -> None:
    email = set_up(phone)
    heavy_only(phone)
    phone.goto("/today")
    start_bench(phone)
    before = load_shown(phone)
    gym_in_workout(phone, "Barn")
    changes = phone.get_by_role("list", name="What changed")
    expect(changes).to_contain_text("Bench press")
    expect(changes).to_contain_text(re.compile(r"[\d.]+\u00a0kg → [\d.]+\u00a0kg"))
    expect(changes).to_contain_text("can’t be loaded at Barn: 20\u00a0kg or 60\u00a0kg can.")
    picture(phone, "gym-switch")
    phone.get_by_role("button", name="Close").click()
    assert load_shown(phone) in (20, 60)
    log_button(phone).click()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    wait_until_sent(phone)
    barn = next(gym for gym in api(phone, email, "/v1/gyms")["gyms"] if gym["name"] == "Barn")
    workout = api(phone, email, "/v1/workouts")["workouts"][0]
    assert (barn["active"], workout["gym_id"]) == (True, barn["id"])
    assert barn["used_at"] is not None
    assert api(phone, email, "/v1/sets")["sets"][0]["weight"] in (20, 60)
    assert before not in (20, 60)


def test_the_way_back_brings_the_gym_and_the_loads(phone: Page) -> None:
    set_up(phone)
    heavy_only(phone)
    phone.goto("/today")
    start_bench(phone)
    before = load_shown(phone)
    gym_in_workout(phone, "Barn")
    expect(phone.get_by_role("list", name="What changed")).to_be_visible()
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator(".hero").first).not_to_contain_text(f"{before:g}")
    phone.get_by_role("button", name="Undo").click()
    expect(phone.locator(".hero").first).to_contain_text(f"{before:g}")


def test_it_works_without_a_network_and_over_a_killed_page(phone: Page) -> None:
    set_up(phone)
    heavy_only(phone)
    phone.goto("/today")
    start_bench(phone)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.wait_for_timeout(1000)
    phone.context.set_offline(True)
    gym_in_workout(phone, "Barn")
    expect(phone.get_by_role("list", name="What changed")).to_be_visible()
    phone.reload()
    expect(log_button(phone)).to_be_visible()
    assert load_shown(phone) in (20, 60)


def test_a_gym_is_made_from_a_preset_changed_copied_and_deleted(phone: Page) -> None:
    email = set_up(phone)
    add_gym(phone, "Powerlifting gym", "Iron")
    phone.get_by_role("link", name="Change Iron").click()
    expect(phone.get_by_text("Smallest step on the bar: 0.5 kg")).to_be_visible()
    phone.get_by_role("button", name="Add a stack").click()
    phone.get_by_label("Called").last.fill("Left tower")
    phone.get_by_role("button", name="For every lift of its kind").last.click()
    phone.get_by_role("searchbox").fill("cable curl")
    phone.locator(".found button").first.click()
    phone.get_by_role("button", name="Close").click()
    save(phone)
    phone.get_by_role("link", name="Change Iron").click()
    phone.get_by_role("button", name="Duplicate").click()
    expect(phone.get_by_role("radio", name=re.compile("Iron, copy"))).to_be_visible()
    wait_until_sent(phone)
    gyms = {gym["name"]: gym for gym in api(phone, email, "/v1/gyms")["gyms"]}
    tower = gyms["Iron"]["inventory"]["stacks"][-1]
    assert tower["name"] == "Left tower"
    assert len(tower["exercise_ids"]) == 1
    assert gyms["Iron, copy"]["inventory"] == gyms["Iron"]["inventory"]
    phone.get_by_role("link", name="Change Iron, copy").click()
    phone.get_by_role("button", name="Delete gym").click()
    expect(phone.get_by_role("radio", name=re.compile("Iron, copy"))).to_have_count(0)
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("radio", name=re.compile("Iron, copy"))).to_be_visible()


def test_kilograms_and_pounds_stand_side_by_side(phone: Page) -> None:
    email = set_up(phone)
    add_gym(phone, "Home gym", "Garage")
    phone.get_by_role("link", name="Change Garage").click()
    phone.get_by_role("button", name="In lb").click()
    phone.get_by_role("button", name="Two 45 lb plates more").click()
    expect(phone.get_by_text("never mixed on one bar")).to_be_visible()
    phone.get_by_role("button", name="Add a rack").click()
    phone.get_by_role("button", name="In lb, change the unit").last.click()
    save(phone)
    wait_until_sent(phone)
    garage = next(gym for gym in api(phone, email, "/v1/gyms")["gyms"] if gym["name"] == "Garage")
    assert {plate["unit"] for plate in garage["inventory"]["plates"]} == {"kg", "lb"}
    assert garage["inventory"]["dumbbells"][-1]["unit"] == "kg"


def test_a_load_that_can_not_be_made_is_explained_before_it_is_needed(phone: Page) -> None:
    set_up(phone)
    add_gym(phone, "Home gym", "Garage")
    phone.get_by_role("link", name="Change Garage").click()
    expect(phone.get_by_text("20 kg to 97.5 kg, by 2.5 kg.")).to_be_visible()
    for typed, said in (
        ("77", "77 kg can’t be loaded at Garage: 75 kg or 77.5 kg can."),
        ("77,5", "77.5 kg: 20 + 5 + 2.5 + 1.25 a side, on the 20 kg bar."),
        ("180", "180 kg is more than Garage can load: its heaviest is 97.5 kg."),
    ):
        phone.locator("#try").fill(typed)
        expect(phone.get_by_text(said)).to_be_visible()


def test_today_says_where_and_the_gym_used_last_stays(phone: Page) -> None:
    set_up(phone)
    add_gym(phone, "Home gym", "Garage")
    phone.goto("/today")
    phone.get_by_role("button", name="At Commercial gym").click()
    phone.get_by_role("dialog").get_by_role("radio", name=re.compile("Garage")).check()
    phone.get_by_role("button", name="Close").click()
    expect(phone.get_by_role("button", name="At Garage")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name="At Garage")).to_be_visible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_gyms_can_be_written_down_by_everybody(browser: Browser, live_stack: Stack, scheme: str, width: int) -> None:
    with new_phone(browser, live_stack.url, color_scheme=scheme, locale="en-GB") as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        set_up(page)
        add_gym(page, "CrossFit box", "Box")
        faults = {"gyms": faults_of_axe(page)}
        picture(page, f"gyms-{width}-{scheme}")
        page.get_by_role("link", name="Change Box").click()
        expect(page.get_by_role("heading", name="Try a load")).to_be_visible()
        faults["gym"] = faults_of_axe(page)
        page.screenshot(path=picture(page, f"gym-{width}-{scheme}"), full_page=True)
        page.goto("/today")
        page.get_by_role("button", name="At Commercial gym").click()
        page.wait_for_timeout(300)
        faults["sheet"] = faults_of_axe(page)
        picture(page, f"gym-sheet-{width}-{scheme}")
        assert {name: found for name, found in faults.items() if found} == {}
