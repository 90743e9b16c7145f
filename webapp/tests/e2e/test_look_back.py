"""Looking back: the year, a session, records, a lift over all time, muscles on a body, fatigue, bodyweight.

On half a year made up here, and on a real export where there is one.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.stack import Stack
from tests.browser import PHONE, covered
from webapp.tests.e2e.lifter import api, faults_of_axe, log_button, picture, set_up, start_bench, wait_until_kept
from webapp.tests.e2e.log import all_sent, exercise_id, lifter_with_log, token_of, wait_until_learned
from webapp.tests.e2e.past import EXPORTS, a_set, import_export, lifter_with_past, send

pytestmark = pytest.mark.e2e
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
GUARD_MS = 900  # a tap sooner after the last set is taken for a double tap


class Past:
    """A lifter with half a year behind them: the page, their e-mail, and the ids of their lifts."""

    def __init__(self, page: Page, email: str, ids: dict[str, str]) -> None:
        self.page, self.email, self.ids = page, email, ids

    def api(self, path: str) -> Any:
        """What the server says, asked by itself."""
        return api(self.page, self.email, path)


@pytest.fixture(scope="module")
def past(browser: Browser, live_stack: Stack) -> Iterator[Past]:
    """One past for all journeys of this file; what they add to it they take away again."""
    context: BrowserContext = browser.new_context(base_url=live_stack.url, **PHONE)
    context.set_default_timeout(15_000)
    with covered(context.new_page()) as page:
        yield Past(page, *lifter_with_past(page))
    context.close()


def chosen(page: Page) -> str:
    """What a screen reader hears of the day in hand."""
    return page.locator("[role=grid] [aria-selected=true]").get_attribute("aria-label") or ""


def test_the_year_is_walked_by_the_keyboard_and_a_day_opens_its_session(past: Past) -> None:
    page = past.page
    page.goto("/history")
    expect(page.get_by_role("grid")).to_have_count(12)
    expect(page.locator("[aria-selected=true]")).to_have_attribute("aria-label", re.compile(r"\d+ sets"))
    assert page.locator("[role=grid] [tabindex='0']").count() == 1, "one stop for the keyboard"
    page.locator("[role=grid] [tabindex='0']").focus()
    before = chosen(page)
    page.keyboard.press("ArrowLeft")
    hand = page.locator("[role=grid] [aria-selected=true]")
    expect(hand).to_have_attribute("aria-label", re.compile(": no session$"))
    expect(hand).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(hand).to_have_attribute("aria-label", re.compile(r": \d+ sets$"))
    assert chosen(page) != before
    day = chosen(page).split(":")[0]
    expect(page.get_by_role("link", name=re.compile(f"^{day}"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(f"^{day.split()[0]}, "))).to_be_visible()
    assert re.search(r"/history/[0-9a-f-]{36}$", page.url)


def test_years_are_turned_and_an_empty_one_says_so(past: Past) -> None:
    page = past.page
    send(page, past.email, [a_set(past.ids["Deadlift"], datetime(2023, 5, 17, 9, tzinfo=UTC), 60, 5)])
    page.goto("/history")
    expect(page.get_by_role("button", name="Year after")).to_be_disabled()
    expect(page.get_by_role("button", name="Year before")).to_be_enabled()
    for _ in range(datetime.now(UTC).year - 2023):
        page.get_by_role("button", name="Year before").click()
    expect(page.get_by_text("1 session in 2023")).to_be_visible()
    assert "17 May" in chosen(page)
    expect(page.get_by_role("button", name="Year before")).to_be_disabled()
    page.get_by_role("button", name="Year after").click()
    expect(page.get_by_text("0 sessions in 2024")).to_be_visible()
    expect(page.get_by_text(re.compile("31 December: no session"))).to_be_visible()
    (old,) = past.api("/v1/sets?until=2024-01-01T00:00:00Z")["sets"]
    page.request.delete(f"/v1/sets/{old['id']}", headers=token_of(page, past.email))


def test_a_session_tells_its_records_pains_and_notes_and_a_record_goes_with_its_set(past: Past) -> None:
    page = past.page
    at = datetime.now(UTC) - timedelta(hours=2)
    heavy = a_set(past.ids["Bench press"], at, 140, 3, rir=1, pain="shoulder", note="Left one clicks")
    send(page, past.email, [a_set(past.ids["Bench press"], at - timedelta(minutes=5), 200, 5, "warmup"), heavy])
    workout = past.api(f"/v1/sets/{heavy['id']}")["workout_id"]

    page.goto(f"/history/{workout}")
    records = page.locator("gg-session-records")
    expect(records.get_by_text(re.compile("heaviest, before"))).to_be_visible()
    expect(records.get_by_text(re.compile("best e1RM, from 140.kg × 3"))).to_be_visible()
    expect(records).not_to_contain_text("200")
    expect(page.get_by_text("Shoulder: pain noted at 1 set.")).to_be_visible()
    expect(page.get_by_text("Left one clicks")).to_be_visible()
    picture(page, "session-records")

    page.goto(f"/exercises/{past.ids['Bench press']}")
    card = page.locator("section", has=page.get_by_role("heading", name="Records"))
    card.get_by_role("link", name=re.compile("^Heaviest")).click()
    expect(page.locator(".done [aria-current]")).to_contain_text("140 kg × 3")
    page.locator(".done [aria-current]").click()
    page.get_by_role("button", name="Delete set").click()
    expect(records).to_be_empty()
    all_sent(page)
    page.goto(f"/exercises/{past.ids['Bench press']}")
    expect(card).to_be_visible()
    expect(card).not_to_contain_text("140")
    page.request.delete(f"/v1/workouts/{workout}", headers=token_of(page, past.email))


def test_a_lift_is_told_over_all_time_with_its_band_its_deloads_and_its_ranges_of_reps(past: Past) -> None:
    page = past.page
    page.goto(f"/exercises/{past.ids['Bench press']}")
    expect(page.get_by_role("img", name=re.compile(r"e1RM over 52.sessions, now .* ± "))).to_be_visible()
    expect(page.get_by_text("Deload weeks are drawn as rings and left out of the mean.")).to_be_visible()
    page.get_by_role("button", name="Strength as a table").click()
    rows = page.get_by_role("region", name="Strength by session").get_by_role("row")
    expect(rows).to_have_count(53)
    expect(rows.filter(has_text="deload")).to_have_count(6)

    page.get_by_role("button", name="Sets by reps as a table").click()
    told = page.get_by_role("region", name="Sets by reps").get_by_role("row", name=re.compile("^7–9 "))
    in_range = int(told.get_by_role("cell").first.inner_text())
    every = page.locator("section", has=page.get_by_role("heading", name="Every set"))
    every.get_by_label("Reps").select_option("7-9")
    while page.get_by_role("button", name="Older sets").count():
        page.get_by_role("button", name="Older sets").click()
        page.wait_for_timeout(150)
    pills = every.locator(".pill").all_inner_texts()
    assert len(pills) == in_range
    assert all(re.search(r"× [789]\b", text) for text in pills)


def test_muscles_stand_on_a_body_and_a_deload_week_is_named(past: Past) -> None:
    page = past.page
    page.goto("/analytics")
    page.get_by_role("button", name="Week before").click()
    body = page.get_by_role("img", name=re.compile("^Body map: "))
    said = body.get_attribute("aria-label") or ""
    assert re.search(r"Quads[^;]* lower half of the band", said), said
    body.locator("[data-muscle=chest]").first.click()
    expect(page.get_by_text(re.compile(r"^Chest: \d+(½)? sets, .*, 5 to 20\.$"))).to_be_visible()
    page.get_by_role("button", name="Where the week went as a table").click()
    table = page.get_by_role("region", name="Where the week went")
    expect(table.get_by_role("row", name=re.compile(r"^Chest \d+½? lower half$"))).to_be_visible()
    for _ in range(5):
        page.get_by_role("button", name="Week before").click()
    expect(page.get_by_text("A deload week: fewer sets are meant.")).to_be_visible()
    page.get_by_role("button", name="Week by week as a table").click()
    expect(page.get_by_role("region", name="Week by week").get_by_role("row", name=re.compile("deload"))).to_have_count(
        1
    )


def test_fitness_fatigue_and_intensity_have_a_line_a_table_and_a_sentence(past: Past) -> None:
    page = past.page
    page.goto("/analytics")
    expect(page.get_by_role("img", name=re.compile("^Fitness and fatigue since .* doses a week$"))).to_be_visible()
    expect(page.locator("gg-load .uplot canvas")).to_be_visible()
    expect(page.get_by_text(re.compile("^Fatigue (is|and fitness are) "))).to_be_visible()
    page.get_by_role("button", name="Fitness and fatigue as a table").click()
    assert page.get_by_role("region", name="Fitness and fatigue").get_by_role("row").count() > 20

    expect(page.get_by_text(re.compile("of the sets were at 80 % of the e1RM"))).to_be_visible()
    page.get_by_role("radiogroup", name="Sets by").get_by_text("Reps in reserve").click()
    expect(page.get_by_text(re.compile("of the sets ended with fewer than 3 reps left"))).to_be_visible()
    page.get_by_role("button", name="How heavy, how hard as a table").click()
    told = page.get_by_role("region", name="How heavy, how hard").get_by_role("row").all_inner_texts()[1:]
    sets = sum(int(line.split("\t")[1]) for line in told)
    found = past.api("/v1/analytics/intensity?weeks=12")
    assert sets == found["sets"] - found["reserve_unknown"] > 100


def test_bodyweight_is_logged_for_another_day_and_told_by_its_weekly_mean(past: Past) -> None:
    page = past.page
    page.goto("/you/bodyweight")
    expect(page.get_by_text(re.compile(r"the mean of your last seven days: [−+]?\d.* over four weeks"))).to_be_visible()
    page.get_by_label("Weight", exact=True).fill("92,5")
    page.get_by_label("Day").fill("2026-01-15")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("Bodyweight, 62 weighings"))).to_be_visible()
    page.get_by_role("button", name="Bodyweight as a table").click()
    row = page.get_by_role("region", name="Bodyweight by day").get_by_role("row", name=re.compile("15 Jan 2026"))
    expect(row).to_contain_text("92.5")
    all_sent(page)
    oldest = past.api("/v1/bodyweight?limit=1000")["bodyweights"][-1]
    assert (oldest["weight"], oldest["measured_at"][:10]) == (92.5, "2026-01-15")
    page.request.delete(f"/v1/bodyweight/{oldest['id']}", headers=token_of(page, past.email))


def test_the_end_of_a_workout_shows_the_record_that_was_broken(phone: Page) -> None:
    email = set_up(phone)
    bench = exercise_id(phone, token_of(phone, email), "Bench press")
    days = [datetime.now(UTC) - timedelta(days=n) for n in (9, 6, 3)]
    send(phone, email, [a_set(bench, at + timedelta(minutes=3 * n), 40, 5, rir=3) for at in days for n in range(3)])
    phone.reload()
    wait_until_learned(phone, 1)
    start_bench(phone)
    phone.get_by_role("button", name=re.compile(r"^\+2.5 kg")).click()
    phone.get_by_role("button", name=re.compile(r"^\+2.5 kg")).click()
    for done in range(3):
        log_button(phone).tap()
        phone.wait_for_timeout(GUARD_MS)
        if done < 2:
            expect(phone.get_by_text(f"Set {done + 2} of 3")).to_be_visible()
    expect(phone.get_by_role("heading", name="All sets done")).to_be_visible()
    records = phone.locator("gg-session-records")
    expect(records.get_by_role("heading", name=re.compile(r"^\d records?$"))).to_be_visible()
    expect(records).to_contain_text("heaviest, before 40 kg")
    picture(phone, "workout-records")
    assert faults_of_axe(phone) == []


def test_without_a_server_the_sets_on_this_phone_are_looked_back_on(phone: Page) -> None:
    email = lifter_with_log(phone)
    bench = exercise_id(phone, token_of(phone, email), "Bench press")
    wait_until_kept(phone)
    phone.context.set_offline(True)
    phone.goto("/analytics")
    phone.get_by_role("button", name="Week before").click()
    expect(phone.locator(".vol").first).to_contain_text("Chest")
    expect(phone.get_by_role("img", name=re.compile("^Body map: .*Chest"))).to_be_visible()
    phone.goto(f"/exercises/{bench}")
    expect(phone.get_by_role("img", name=re.compile("e1RM over 8.sessions"))).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile(r"^Heaviest .* 77.5.kg × 6"))).to_be_visible()
    phone.goto("/history")
    phone.locator(".session").first.click()
    expect(phone.locator("gg-session-records").get_by_role("heading", name=re.compile(r"^\d records$"))).to_be_visible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("size", [(360, 800), pytest.param((1280, 800), marks=pytest.mark.slow)], ids=["phone", "desk"])
def test_every_look_back_is_readable_by_all(past: Past, scheme: Any, size: tuple[int, int]) -> None:
    page = past.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    workout = past.api("/v1/workouts?limit=1")["workouts"][0]["id"]
    screens = (
        "/history",
        f"/history/{workout}",
        f"/exercises/{past.ids['Barbell squat']}",
        "/analytics",
        "/you/bodyweight",
    )
    faults = {}
    for path in screens:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".card").first).to_be_visible()
        faults[path] = faults_of_axe(page)
        assert page.evaluate(WIDER_THAN_THE_SCREEN) <= 0, path
        for table in page.get_by_role("button", name=re.compile("as a table$")).all():
            table.click()
        faults[f"{path} as tables"] = faults_of_axe(page)
        assert page.evaluate(WIDER_THAN_THE_SCREEN) <= 0, f"{path} as tables"
    page.set_viewport_size({"width": 360, "height": 800})
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.skipif(
    not EXPORTS.is_dir(), reason="no real export here: they are people's own, and no part of the project"
)
def test_a_real_export_is_looked_back_on_whole(phone: Page) -> None:
    email = set_up(phone)
    import_export(phone, EXPORTS / "hevy-lbs.csv")
    sets: list[dict[str, Any]] = []
    cursor = ""
    while cursor is not None:
        page = api(phone, email, f"/v1/sets?limit=1000{cursor and f'&cursor={cursor}'}")
        sets += page["sets"]
        cursor = page["next_cursor"]
    lifts = [one["exercise_id"] for one in sets if one["set_type"] not in ("warmup", "drop") and one["weight"] > 0]
    lift = max(sorted(set(lifts)), key=lifts.count)
    straight = [one for one in sets if one["exercise_id"] == lift and one["set_type"] not in ("warmup", "drop")]
    heaviest = max(straight, key=lambda one: (one["weight_kg"], one["reps"]))
    (told,) = api(phone, email, f"/v1/records?exercise_id={lift}")["records"]
    assert (told["heaviest"]["weight_kg"], told["heaviest"]["reps"]) == (heaviest["weight_kg"], heaviest["reps"])

    phone.goto(f"/exercises/{lift}")
    card = phone.locator("section", has=phone.get_by_role("heading", name="Records"))
    card.get_by_role("link", name=re.compile("^Heaviest")).click()
    expect(phone.locator(".done [aria-current]")).to_contain_text(f"× {heaviest['reps']}")
    year = sets[0]["performed_at"][:4]
    sessions = {one["workout_id"] for one in sets if one["performed_at"].startswith(year)}
    phone.goto("/history")
    for _ in range(datetime.now(UTC).year - int(year)):
        phone.get_by_role("button", name="Year before").click()
    expect(phone.get_by_text(re.compile(rf"^{len(sessions)} sessions? in {year}, "))).to_be_visible()
    for path in ("/history", f"/exercises/{lift}", "/analytics"):
        phone.goto(path)
        expect(phone.locator(".card").first).to_be_visible()
        phone.wait_for_load_state("networkidle")
        assert faults_of_axe(phone) == [], path
        assert phone.evaluate(WIDER_THAN_THE_SCREEN) <= 0, path
    picture(phone, "analytics-real")
