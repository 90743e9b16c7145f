"""A week is made, started, changed; its volume moves along."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.stack import Stack
from tests.browser import new_phone
from webapp.tests.e2e.finger import Finger
from webapp.tests.e2e.lifter import api, faults_of_axe, picture, set_up
from webapp.tests.e2e.log import all_sent

pytestmark = pytest.mark.e2e


def make_week(phone: Page) -> None:
    """Four days from the form, up to the draft."""
    phone.goto("/plan/new")
    phone.get_by_role("slider", name="From size to strength").fill("25")
    phone.get_by_role("radiogroup", name="Days a week").get_by_text("4", exact=True).click()
    phone.get_by_role("radiogroup", name="Minutes a session").get_by_text("45").click()
    phone.get_by_role("button", name="Make the week").click()
    expect(phone.get_by_role("button", name="Start this plan")).to_be_visible()


def test_a_week_is_made_started_and_shown(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/plan")
    expect(phone.get_by_role("heading", name="No plan runs")).to_be_visible()
    make_week(phone)
    expect(phone.locator(".day")).to_have_count(4)
    expect(phone.get_by_text("25 % towards strength")).to_be_visible()
    assert phone.locator(".vol").count() > 5
    phone.get_by_role("button", name="Start this plan").click()
    expect(phone.get_by_text("next, today")).to_be_visible()
    all_sent(phone)
    (plan,) = api(phone, email, "/v1/plans")["plans"]
    assert (plan["status"], plan["days_per_week"], plan["minutes"], plan["goal_strength"]) == ("active", 4, 45, 0.25)


def test_a_week_is_changed_by_hand(phone: Page) -> None:
    email = set_up(phone)
    make_week(phone)
    before = api(phone, email, "/v1/plans")["plans"][0]["days"][0]["exercises"]
    phone.get_by_role("link", name="Edit").click()
    day = phone.locator("section.card").first
    volume = phone.locator(".vols ul").first.inner_text()
    day.get_by_role("button", name="One set more").first.click()
    expect(phone.locator(".vols ul").first).not_to_have_text(volume, use_inner_text=True)
    expect(phone.locator(".moved")).to_contain_text("→")
    day.locator(".edit-lift__name").first.click()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("button", name=re.compile("^Move .* down")).click()
    sheet.get_by_role("button", name="Close").click()
    day.locator(".edit-lift__name").last.click()
    sheet.get_by_role("button", name=re.compile("^Take out")).last.click()
    expect(sheet).to_have_count(0)
    day.get_by_role("button", name="Add exercise").click()
    phone.get_by_role("searchbox").fill("farmer")
    phone.get_by_role("dialog").locator(".found button").first.click()
    phone.get_by_label("Name", exact=True).fill("My week")
    phone.get_by_role("button", name="Save plan").click()
    expect(phone.get_by_role("heading", name="My week")).to_be_visible()
    all_sent(phone)
    (plan,) = api(phone, email, "/v1/plans")["plans"]
    after = plan["days"][0]["exercises"]
    assert plan["name"] == "My week"
    assert [one["name"] for one in after[:2]] == [before[1]["name"], before[0]["name"]]
    assert after[1]["sets"] == before[0]["sets"] + 1
    assert len(after) == len(before)
    assert "armer" in after[-1]["name"]


def test_a_deleted_plan_stays_away_and_comes_back_by_the_toast_alone(phone: Page) -> None:
    email = set_up(phone)
    make_week(phone)
    phone.get_by_role("button", name="Delete plan").click()
    expect(phone.get_by_role("button", name="Undo")).to_be_visible()
    with phone.expect_response("**/v1/plans"):
        phone.goto("/plan")  # read anew while the server still has it
    expect(phone.get_by_role("heading", name="No plan runs")).to_be_visible()
    expect(phone.get_by_role("heading", name="Plans")).to_have_count(0)
    phone.wait_for_timeout(300)
    expect(phone.get_by_role("heading", name="Plans")).to_have_count(0)
    for _ in range(30):  # the server hears of it though the page it was deleted on is gone
        if not api(phone, email, "/v1/plans")["plans"]:
            break
        phone.wait_for_timeout(500)
    assert api(phone, email, "/v1/plans")["plans"] == []
    make_week(phone)
    phone.get_by_role("button", name="Delete plan").click()
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("heading", name="Plans")).to_be_visible()


def test_the_next_session_is_cut_to_the_time_before_it_begins(phone: Page) -> None:
    set_up(phone)
    make_week(phone)
    phone.get_by_role("button", name="Start this plan").click()
    expect(phone.get_by_text("next, today")).to_be_visible()
    phone.goto("/")
    lifts = phone.locator(".lifts tr")
    expect(lifts.first).to_be_visible()
    whole = sum(int(row.locator("td").nth(1).inner_text().split()[0]) for row in lifts.all())
    picture(phone, "today-time")
    phone.get_by_role("button", name="Fit the time").click()
    sheet = phone.get_by_role("dialog", name="Fit the time")
    expect(sheet.get_by_text("min in all, warm-up included")).to_be_visible()
    while int(sheet.locator(".hero").inner_text()) > 20:
        sheet.get_by_role("button", name="5 minutes less").click()
    expect(sheet.get_by_role("heading", name="Left out")).to_be_visible()
    expect(sheet.get_by_role("heading", name="What it costs this week")).to_be_visible()
    costs = sheet.locator("section").last.get_by_role("listitem")
    expect(costs.first).to_have_text(re.compile(r"^−[\d½]+ sets? [\w ]+: [\d½]+ of [\d½]+$"))
    assert faults_of_axe(phone) == []
    picture(phone, "today-time-sheet")
    sheet.get_by_role("button", name="Start with 20 minutes").click()
    expect(phone.get_by_role("button", name="Log set")).to_be_visible()
    kept = planned_sets(phone)
    assert 0 < kept < whole
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_text("Cut to 20 minutes")).to_have_count(0)
    assert planned_sets(phone) == whole


def planned_sets(phone: Page) -> int:
    """Sets of the running workout, as the phone keeps it."""
    return int(
        phone.evaluate("""(async () => {
          const answer = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) })
          const db = await answer(indexedDB.open(`gymgenius-${localStorage.getItem('gymgenius.user')}`))
          const { slots } = await answer(db.transaction('kv').objectStore('kv').get('running'))
          db.close()
          return slots.reduce((sum, slot) => sum + slot.sets, 0)
        })()""")
    )


def test_changes_of_a_plan_outlive_the_page_until_they_are_saved_or_discarded(
    browser: Browser, live_stack: Stack
) -> None:
    with new_phone(browser, live_stack.url) as context:
        phone = context.new_page()
        first, _ = edit(phone)
        address, sets = phone.url, first.locator(".count b").first
        before = sets.inner_text()
        more = str(int(before.split()[0]) + 1)
        first.get_by_role("button", name="One set more").first.click()
        phone.get_by_label("Name", exact=True).fill("My week")
        phone.close()  # the tab is killed; the phone's storage stays

        phone = context.new_page()
        phone.goto(address)
        sets = phone.locator("section.card:has([data-list])").first.locator(".count b").first
        expect(sets).to_contain_text(more)
        expect(phone.get_by_label("Name", exact=True)).to_have_value("My week")
        expect(phone.locator(".moved")).to_contain_text("→")
        assert faults_of_axe(phone) == []
        picture(phone, "plan-edit-resumed")
        phone.get_by_role("button", name="Discard them").click()
        expect(sets).to_have_text(before, use_inner_text=True)
        phone.get_by_role("button", name="Undo").click()
        expect(sets).to_contain_text(more)
        expect(phone.get_by_label("Name", exact=True)).to_have_value("My week")
        phone.reload()
        phone.get_by_role("button", name="Discard them").click()
        phone.reload()
        expect(sets).to_have_text(before, use_inner_text=True)
        expect(phone.get_by_role("button", name="Discard them")).to_have_count(0)

        phone.get_by_label("Name", exact=True).fill("Mine")
        phone.get_by_role("button", name="Save plan").click()
        expect(phone.get_by_role("heading", name="Mine")).to_be_visible()
        phone.get_by_role("link", name="Edit").click()
        expect(phone.get_by_label("Name", exact=True)).to_have_value("Mine")
        expect(phone.get_by_role("button", name="Discard them")).to_have_count(0)


def test_without_the_server_the_form_says_so_and_keeps_what_was_chosen(phone: Page) -> None:
    set_up(phone)
    phone.goto("/plan/new")
    phone.get_by_role("radiogroup", name="Days a week").get_by_text("6", exact=True).click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Make the week").click()
    expect(phone.get_by_text("The server is away")).to_be_visible()
    expect(phone.get_by_role("radiogroup", name="Days a week").get_by_role("radio", name="6")).to_be_checked()


def names(day: Locator) -> list[str]:
    """The exercises of a day in the editor, from the top."""
    return [str(one.get_attribute("aria-label")) for one in day.locator("[data-handle]").all()]


def edit(page: Page) -> tuple[Locator, Locator]:
    """The editor of a fresh week, its first two days."""
    set_up(page)
    make_week(page)
    page.get_by_role("link", name="Edit").click()
    days = page.locator("section.card:has([data-list])")
    expect(days).to_have_count(4)
    return days.nth(0), days.nth(1)


def middle(handle: Locator) -> tuple[float, float]:
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_finger_drags_an_exercise_and_undo_brings_it_back(phone: Page) -> None:
    first, _ = edit(phone)
    before = names(first)
    grip, next_one = first.locator("[data-handle]").nth(0), first.locator("[data-handle]").nth(1)
    Finger(phone).down(grip).slide(3, middle(next_one)[1] - middle(grip)[1] + 20, steps=10).up()
    expect(first.locator("[data-handle]").nth(1)).to_have_attribute("aria-label", before[0])
    assert names(first) == [before[1], before[0], *before[2:]]
    phone.get_by_role("button", name="Undo").click()
    expect(first.locator("[data-handle]").nth(0)).to_have_attribute("aria-label", before[0])
    assert phone.locator(".sort-mark").count() == 0


def test_arrow_keys_move_an_exercise_past_the_end_of_its_day_and_keep_the_focus(phone: Page) -> None:
    first, second = edit(phone)
    before, other = names(first), names(second)
    last = first.locator("[data-handle]").last
    last.focus()
    phone.keyboard.press("ArrowUp")
    expect(phone.locator(".sort-live")).to_contain_text(f"place {len(before) - 1} of {len(before)}")
    assert phone.evaluate("document.activeElement.getAttribute('aria-label')") == before[-1]
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    if before[-1] in other:
        pytest.skip("the next day has this lift already")
    expect(second.locator("[data-handle]").first).to_have_attribute("aria-label", before[-1])
    assert names(first) == before[:-1]


def test_a_key_that_comes_before_the_next_frame_moves_it_again(phone: Page) -> None:
    first, _ = edit(phone)
    before = names(first)
    first.locator("[data-handle]").first.focus()
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))"
    phone.evaluate(f"(async () => {{ {press}; await Promise.resolve(); {press} }})()")
    assert names(first) == [*before[1:3], before[0], *before[3:]]


def test_a_mouse_drags_an_exercise_to_another_day_beside_its_volume(browser: Browser, live_stack: Stack) -> None:
    with browser.new_context(base_url=live_stack.url, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        first, second = edit(page)
        moving = names(first)[-1]
        page.evaluate("scrollTo(0, 120)")
        x, y = middle(first.locator("[data-handle]").last)
        page.mouse.move(x, y)
        page.mouse.down()
        goal = second.locator("[data-list]").bounding_box()
        assert goal
        page.mouse.move(x + 4, y + 30, steps=4)
        expect(page.locator(".sort-mark")).to_be_visible()
        page.mouse.move(x + 4, min(goal["y"] + 4, 700), steps=8)
        for _ in range(40):  # near the edge the page scrolls under the hand
            goal = second.locator("[data-list]").bounding_box()
            if goal and goal["y"] < 640:
                break
            page.mouse.move(x + 4, 770)
            page.wait_for_timeout(50)
        assert goal
        page.mouse.move(x + 4, goal["y"] + 4, steps=4)
        page.mouse.up()
        expect(second.locator("[data-handle]").first).to_have_attribute("aria-label", moving)
        assert moving not in names(first)


def test_an_exercise_is_set_set_by_set_paired_and_noted(phone: Page) -> None:
    first, _ = edit(phone)
    first.locator(".edit-lift__name").first.click()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("checkbox", name="In turn with the next one").click()
    sheet.get_by_label("Note").fill("slow down")
    sheet.get_by_label("Note").press("Tab")
    sheet.get_by_label("Rest").select_option(label="1:15")
    sheet.get_by_role("button", name="Set by set").click()
    sheet.get_by_label("Reps", exact=True).first.fill("12")
    sheet.get_by_label("Reps", exact=True).first.press("Tab")
    sheet.get_by_role("checkbox", name="open").last.click()
    picture(phone, "plan-set-by-set")
    sheet.get_by_role("button", name="Close").click()
    expect(first.locator(".pair-mark")).to_have_count(2)
    phone.get_by_role("button", name="Save plan").click()
    expect(phone.get_by_role("button", name="Start this plan")).to_be_visible()
    expect(phone.locator(".day").first).to_contain_text("slow down")
    expect(phone.locator(".day").first.locator(".pair-mark").nth(1)).to_have_text("A2")


def test_the_landmarks_are_the_lifters_to_set(phone: Page) -> None:
    email = set_up(phone)
    make_week(phone)
    phone.get_by_role("button", name="Set the bands").click()
    field = phone.get_by_label("Chest, MRV")
    expect(field).to_have_value("20")
    field.fill("8")
    field.press("Tab")
    expect(phone.get_by_label("Chest, MAV")).to_have_value("8")
    expect(phone.get_by_role("dialog").get_by_text("yours")).to_be_visible()
    picture(phone, "plan-landmarks")
    phone.get_by_role("button", name="Close").click()
    chest = phone.locator(".vol", has_text="Chest")
    expect(chest).to_contain_text("landmarks 5 to 8")
    all_sent(phone)
    assert api(phone, email, "/v1/me")["preferences"]["landmarks"]["chest"]["mrv"] == 8
