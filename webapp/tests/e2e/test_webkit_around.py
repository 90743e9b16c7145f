"""What stands around a workout, in WebKit: the first minute, how today is, the plan, what lies behind, the settings."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from webapp.tests.e2e.in_webkit import BOTH, PHONE, Lifter
from webapp.tests.e2e.lifter import PASSWORD
from webapp.tests.e2e.past import DAYS, a_set, past_sets

MOST_TAPS, MOST_SECONDS, SECONDS_A_KEY = 12, 60, 0.25
USUAL = {"sleep_quality": 3, "energy": 3, "stress": 3, "soreness": 3}
HANDLES = """[...document.querySelector('section.card:has([data-list])').querySelectorAll('[data-handle]')]
  .map(one => one.getAttribute('aria-label'))"""
pytestmark = pytest.mark.e2e
both = pytest.mark.parametrize("lifter", BOTH, indirect=True)


@both
def test_a_known_programme_is_followed_and_changed_by_the_keyboard(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lifter.go("/plan")
    page.tap("link", "Take a known programme")
    page.tap("link", "Full body, three days")
    page.find("heading", "Full body, three days")
    lifter.picture("template")
    page.tap("button", "Follow it")
    page.find("button", "Start Full body A")
    lifter.picture("plan")
    lifter.fits()
    page.tap("link", "Edit")
    page.find("button", "Save plan")
    before = page.value(HANDLES)
    assert len(before) > 2
    page.value("document.querySelector('[data-handle]').focus()")
    page.press("ArrowDown")
    page.until(f"{HANDLES}[1] === {before[0]!r}")
    page.see(f"{before[0]}: place 2 of {len(before)}")
    assert page.value("document.activeElement.getAttribute('aria-label')") == before[0], "the focus goes along"
    page.drag(*(page.find("button", before[n]) for n in (2, 1)))
    page.until(f"{HANDLES}[0] === {before[2]!r}")
    lifter.picture("plan-edit")
    lifter.fits()
    page.tap("button", "Save plan")
    page.find("button", "Start Full body A")
    lifter.wait_until_sent()
    plan = lifter.ask("/v1/plans")["plans"][0]
    names = [one["name"] for one in plan["days"][0]["exercises"]]
    assert plan["status"] == "active"
    assert names[:3] == [before[2], before[1], before[0]]


@both
def test_half_a_year_is_looked_back_on(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    ids = {name: lifter.lift(name) for _, lifts in DAYS for name, _, _ in lifts}
    sets = past_sets(ids, datetime.now(UTC))
    for start in range(0, len(sets), 100):
        results = lifter.ask("/v1/sets", {"sets": sets[start : start + 100]})["results"]
        assert {one["status"] for one in results} == {201}
    page.reload()
    page.find("button", "Repeat")
    lifter.go("/history")
    hand = "document.querySelector('[role=grid] [aria-selected=true]')"
    page.until(f"/\\d+ sets$/.test({hand}?.getAttribute('aria-label'))")
    lifter.picture("history")
    lifter.fits()
    page.value("document.querySelector('[role=grid] [tabindex=\"0\"]').focus()")
    page.press("ArrowLeft")
    page.until(f"/: no session$/.test({hand}.getAttribute('aria-label')) && document.activeElement === {hand}")
    page.press("ArrowLeft")
    page.until(f"/: \\d+ sets$/.test({hand}.getAttribute('aria-label'))")
    page.press("Enter")
    page.until("/^.history.[0-9a-f-]{36}$/.test(location.pathname)")
    page.find("button", "Do it again")
    assert re.search(r"\b12\s+working sets|working sets\s+12\b", page.text())
    lifter.picture("session")
    lifter.fits()

    lifter.go(f"/exercises/{ids['Bench press']}")
    page.find("image", "e1RM over 52 sessions")
    page.see("Heaviest")
    lifter.picture("lift")
    lifter.fits()
    page.tap("button", "Strength as a table")
    table = page.find("region", "Strength by session")
    assert page.value("document.querySelectorAll('[aria-label=\"Strength by session\"] tr').length") == 53
    assert page.text(table).count("deload") == 6
    lifter.go("/analytics")
    page.find("image", "Body map: ")
    page.until("document.querySelector('gg-load .uplot canvas') !== null")
    lifter.picture("analytics")
    lifter.fits()
    page.tap("button", "Fitness and fatigue as a table")
    page.find("region", "Fitness and fatigue")
    lifter.picture("analytics-table")


@both
def test_how_today_is_takes_five_taps_to_tell(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lift = lifter.lift("Bench press")
    noon = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
    days = (noon - timedelta(days=n) for n in range(22, 0, -3))
    lifter.ask(
        "/v1/sets",
        {"sets": [a_set(lift, day + timedelta(minutes=3 * n), 60, 6, rir=2) for day in days for n in range(3)]},
    )
    told = [{"day": str(date.today() - timedelta(days=n)), **USUAL, "mood": 2 + n % 3} for n in range(1, 22)]  # noqa: DTZ011
    lifter.ask("/v1/readiness", {"days": told}, "PATCH")
    page.reload()
    page.see("5 taps to go")
    lifter.picture("check-in")
    with lifter.counted() as count:
        for item in ("Sleep", "Mood", "Energy", "Stress", "Soreness"):
            page.choose(item, "1")
    assert count.taps == 5
    said = "document.querySelector('.check-in [role=status]').innerText"
    page.until(f"/^−[\\d.]+\\s%: [\\d.]+ → [\\d.]+\\skg on .+\\.$/.test({said})")
    before, after = (float(n) for n in re.findall(r"([\d.]+) → ([\d.]+)", page.value(said))[0])
    assert after < before
    page.tap("checkbox", "Quads")
    page.see("Quads sore")
    lifter.picture("checked-in")
    lifter.fits()
    lifter.wait_until_sent()
    today = next(one for one in lifter.ask("/v1/readiness")["readiness"] if one["day"] == str(date.today()))  # noqa: DTZ011
    assert [today[name] for name in (*USUAL, "mood")] == [1] * 5
    assert today["sore"] == ["quads"]
    assert page.value(said).startswith(f"−{abs(today['load_percent']):g}"), "the phone and the server reckon the same"


@both
def test_language_unit_light_hand_and_keyboard_are_the_lifters(lifter: Lifter) -> None:
    page = lifter.page
    lifter.set_up()
    lifter.go("/you")
    page.choose("Theme", "Black")
    page.until("document.documentElement.dataset.theme === 'black'")
    page.choose("Hand that holds the phone", "Left")
    page.choose("Unit", "lb")
    page.pick("Language", "Deutsch")
    page.find("heading", "Einstellungen")
    assert page.value("document.documentElement.lang") == "de"
    lifter.picture("settings-german")
    lifter.fits()
    lifter.wait_until_sent()
    me = lifter.ask("/v1/me")
    assert (me["unit"], me["preferences"]["language"]) == ("lb", "de")
    lifter.go("/today")
    page.tap("button", "Leere Einheit")
    page.tap("button", "Übung hinzufügen")
    page.fill("", "bankdrück", role="searchbox")
    page.tap("button", "Bankdrücken", page.find("dialog", ""))
    page.until("document.querySelector('.hero')?.innerText.includes('lb')")
    load, reps = (page.box(page.find("group", name))["x"] for name in ("Last", "Wdh."))
    assert reps < load, "the left hand has the controls on its side"
    lifter.picture("workout-german")
    lifter.fits()
    for _ in range(40):
        page.press("Tab")
        if page.value("document.activeElement.matches('.btn--log')"):
            break
    page.press("Enter")
    page.see("Satz 2 von 3")
    page.press("Tab")
    assert page.value("document.activeElement !== document.body"), "the focus is not lost with the button"
    if page.size == PHONE:  # at a desk, larger text is a smaller window
        page.value("(document.documentElement.style.fontSize = '200%')")
        lifter.picture("workout-german-200")
        lifter.fits()


@both
def test_the_first_prescription_is_twelve_taps_and_a_minute_away(lifter: Lifter) -> None:
    page = lifter.page
    lifter.go("/sign-up")
    page.find("textbox", "E-mail")
    with lifter.counted() as count:
        lifter.sign_up()
        page.choose("Unit", "kg")
        page.tap("radio", "New to lifting")
        page.fill("Bodyweight", "62")
        page.choose("Sex", "Female")
        page.tap("radio", "Home gym")
        promised = page.text(page.find("status", "")) + page.text()
        lifter.picture("questions")
        page.tap("button", "Start training")
        page.tap("button", "Bench press")
        page.find("button", "Log set")
        shown = lifter.load()
    assert f"Bench press would begin with {shown:g} kg" in " ".join(promised.split())
    typed = SECONDS_A_KEY * len(lifter.email + PASSWORD + "62")
    assert count.taps <= MOST_TAPS
    assert count.seconds + typed < MOST_SECONDS
    lifter.picture("first-prescription")


@both
def test_the_first_page_says_what_it_is_and_lets_anybody_in(lifter: Lifter) -> None:
    page = lifter.page
    lifter.go("/")
    page.find("heading", "GymGenius")
    page.see("The coach you can check")
    lifter.picture("landing")
    lifter.fits()
    page.tap("link", "Sign in")
    page.find("textbox", "Password")
    lifter.picture("sign-in")
    lifter.go("/")
    with lifter.counted() as count:
        page.tap("link", "Try as guest")
        page.tap("button", "Start training")
        page.tap("button", "Bench press")
        page.find("button", "Log set")
    assert count.taps == 3
    lifter.log("Set 2 of 3")
    kept = lifter.kept()
    assert (len(kept["sets"]), len(kept["outbox"]) >= 2) == (1, True), "the set, and what tells a server of it one day"
    page.reload()
    page.see("Set 2 of 3")
    lifter.go("/sign-up")
    page.see("What is on this phone moves into the account")
    lifter.make_account()
    page.tap("link", "Go on")
    page.see("Set 2 of 3")
    (moved,) = lifter.sets()
    assert moved["id"] == kept["sets"][0]["id"]
