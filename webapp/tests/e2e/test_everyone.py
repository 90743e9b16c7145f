"""In the lifter's own language, unit, hand and light; by keyboard, by ear, in large letters."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.stack import ROOT, Stack
from tests.browser import new_phone
from webapp.tests.e2e.lifter import (
    PASSWORD,
    faults_of_axe,
    log_button,
    picture,
    set_up,
    start_bench,
    wait_until,
    wait_until_kept,
)
from webapp.tests.e2e.log import all_sent

pytestmark = pytest.mark.e2e

CLIPPED = """[...document.querySelectorAll('main *, nav *, dialog *')].filter(one => {
    const box = one.getBoundingClientRect()
    const scrolls = one.closest('.scroll, .vh, table, svg, .chips--scroll, .filters')
    return box.width > 1 && !scrolls && (box.right > innerWidth + 1 || box.left < -1)
}).map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5)"""

BROKEN = r"""() => {
  const seen = one => one.checkVisibility() && !one.closest('.vh, [aria-hidden=true]')
  const lines = (text, { index, 0: word }) => {
    const range = document.createRange()
    range.setStart(text, index)
    range.setEnd(text, index + word.length)
    return new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top))).size
  }
  const found = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!seen(text.parentElement)) continue
    for (const match of text.data.matchAll(/[\p{L}\p{N}.,’]+/gu)) if (lines(text, match) > 1) found.push(match[0])
  }
  return found
}"""
"""Words that begin on one line and end on the next."""


def words(language: str) -> dict[str, str]:
    """The sentences of a catalogue that are the same for any count."""
    source = (ROOT / "webapp" / "lang" / f"{language}.js").read_text(encoding="utf-8")
    found = re.findall(r"^  '((?:[^'\\]|\\.)*)': '((?:[^'\\]|\\.)*)',$", source, re.M)
    return {plainly(key): plainly(value) for key, value in found}


def plainly(text: str) -> str:
    """A JavaScript string as it is read."""
    return str(json.loads('"' + text.replace("\\'", "'").replace('"', '\\"') + '"'))


@dataclass
class Reader:
    """Somebody who reads the app in one language: `page`, and `say` for what an English sentence is there."""

    page: Page
    known: dict[str, str]

    def say(self, sentence: str, **values: object) -> str:
        """What stands on the screen for this English sentence."""
        return self.known[sentence].format(**values)


@contextmanager
def reader(browser: Browser, stack: Stack, locale: str) -> Iterator[Reader]:
    """A phone whose browser asks for this language."""
    with new_phone(browser, stack.url, locale=locale) as context:
        yield Reader(context.new_page(), words(locale.split("-")[0]))


def write(field: Locator, text: str) -> None:
    """Key by key into an empty field: fill() fills nothing in a Turkish Firefox, where it doesn't know an INPUT."""
    field.press_sequentially(text)


def begin(one: Reader) -> None:
    """From the sign-up page to Today, reading only the reader's language."""
    page, say = one.page, one.say
    page.goto("/sign-up")
    write(page.get_by_label(say("E-mail")), f"leser-{abs(hash(page))}-{page.evaluate('Date.now()')}@example.org")
    write(page.get_by_label(say("Password"), exact=True), PASSWORD)
    page.get_by_role("button", name=say("Make an account")).click()
    write(page.get_by_label(say("Bodyweight")), "84")
    assert page.evaluate(BROKEN) == []
    page.get_by_role("button", name=say("Start training")).click()
    expect(page.get_by_role("heading", name=say("Check-in"))).to_be_visible()


def test_the_browsers_language_is_spoken_from_the_first_screen_on_until_another_is_chosen(
    browser: Browser, live_stack: Stack
) -> None:
    with reader(browser, live_stack, "de-AT") as one:
        page = one.page
        page.goto("/sign-in")
        expect(page.get_by_role("button", name="Anmelden")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "de"
        page.get_by_label("Sprache").focus()
        page.get_by_label("Sprache").select_option("es")
        expect(page.get_by_role("button", name="Entrar")).to_be_visible()
        expect(page.get_by_label("Idioma")).to_be_focused()
        page.reload()
        expect(page.get_by_role("button", name="Entrar")).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "es"
        assert page.title().startswith("Entrar")


def test_a_cue_in_english_is_marked_for_who_hears_the_screen_in_another_language(
    browser: Browser, live_stack: Stack
) -> None:
    with reader(browser, live_stack, "de-AT") as one:
        begin(one)
        page, say = one.page, one.say
        page.goto("/exercises")
        page.get_by_role("main").locator("a[href^='/exercises/']:not([href$='/new'])").first.click()
        cue = page.locator("section", has=page.get_by_role("heading", name=say("Cue"))).locator("p")
        expect(cue).to_have_attribute("lang", "en")
        page.goto("/exercises/new")
        page.get_by_label(say("Name"), exact=True).fill("Wikingerdrücken")
        page.get_by_label(say("Cue")).fill("Ellbogen voraus")
        page.get_by_role("button", name=say("Make exercise")).click()
        page.get_by_role("searchbox").fill("wikinger")
        page.get_by_role("link", name="Wikingerdrücken").click()
        expect(page.get_by_text("Ellbogen voraus")).to_be_visible()
        assert page.get_by_text("Ellbogen voraus").get_attribute("lang") is None, "their own words are theirs"


def test_what_the_server_refuses_at_the_door_is_said_in_the_readers_language(
    browser: Browser, live_stack: Stack
) -> None:
    with reader(browser, live_stack, "de-DE") as one:
        page, say = one.page, one.say
        page.goto("/sign-up")
        page.get_by_label(say("E-mail")).fill("leser@example.org")
        page.get_by_label(say("Password"), exact=True).fill("x" * 73)
        page.get_by_role("button", name=say("Make an account")).click()
        expect(page.get_by_role("alert")).to_have_text("Höchstens 72 Zeichen")
        page.get_by_label(say("Password"), exact=True).fill("ü" * 40)
        page.get_by_role("button", name=say("Make an account")).click()
        expect(page.get_by_role("alert")).to_have_text("Höchstens 72 Buchstaben; ein Umlaut zählt als zwei")


@pytest.mark.parametrize("locale", ["de-DE", "es-ES", "fr-FR", "pt-BR", "tr-TR"])
def test_a_first_set_is_logged_without_a_word_of_english(browser: Browser, live_stack: Stack, locale: str) -> None:
    with reader(browser, live_stack, locale) as one:
        page, say = one.page, one.say
        begin(one)
        page.get_by_role("button", name=say("Empty session")).click()
        page.get_by_role("button", name=say("Add exercise")).click()
        write(page.get_by_role("searchbox"), {"de-DE": "bankdrück"}.get(locale, "bench press"))
        page.locator(".found button").first.click()
        log = page.get_by_role("button", name=say("Log set"))
        expect(log).to_be_visible()
        hero = page.locator(".hero").first.inner_text()
        assert not re.search(r"\d\.\d", hero), "the point is the language's"
        assert page.evaluate(BROKEN) == []
        log.click()
        expect(page.get_by_text(say("Set {number} of {count}", number=2, count=3))).to_be_visible()
        picture(page, f"everyone-workout-{locale[:2]}")
        said = page.locator("main").inner_text()
        english = re.findall(r"\b(?:Log|Undo|Load|Rest|reps left|expect|Set \d of|sure|First time)\b", said)
        assert english == ([word for word in english if word in {"Log", "Set"}] if locale == "tr-TR" else [])
        assert page.evaluate(BROKEN) == []
        page.goto("/analytics")
        expect(page.get_by_role("heading", name=say("Sets per muscle"))).to_be_visible()
        assert page.evaluate(BROKEN) == []


def test_the_language_goes_with_the_account_to_the_next_phone(browser: Browser, live_stack: Stack, phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you")
    phone.get_by_label("Language").select_option("es")
    expect(phone.get_by_role("heading", name="Aspecto e idioma")).to_be_visible()
    with phone.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/v1/me")):
        phone.get_by_label("Idioma").select_option("de")
    expect(phone.get_by_role("link", name="Heute")).to_be_visible()
    with new_phone(browser, live_stack.url) as context:
        other = context.new_page()
        other.goto("/sign-in")
        other.get_by_label("E-mail").fill(email)
        other.get_by_label("Password").fill(PASSWORD)
        other.get_by_role("button", name="Sign in").click()
        expect(other.get_by_role("link", name="Heute")).to_be_visible()


def test_a_language_is_there_in_the_basement(browser: Browser, live_stack: Stack) -> None:
    with reader(browser, live_stack, "fr-FR") as one:
        begin(one)
        wait_until_kept(one.page)
        one.page.context.set_offline(True)
        one.page.goto("/you")
        expect(one.page.get_by_role("heading", name=one.say("Settings"))).to_be_visible()
        one.page.get_by_label(one.say("Language")).select_option("tr")
        expect(one.page.get_by_role("heading", name="Ayarlar")).to_be_visible()


def test_a_lift_has_its_name_in_the_language_and_is_found_by_both(phone: Page) -> None:
    set_up(phone)
    phone.goto("/you")
    phone.get_by_label("Language").select_option("de")
    expect(phone.get_by_role("heading", name="Einstellungen")).to_be_visible()
    phone.goto("/exercises")
    for query in ("kreuzheben", "deadlift"):
        phone.get_by_role("searchbox").fill(query)
        expect(phone.get_by_role("link", name=re.compile("^Kreuzheben")).first).to_be_visible()
    phone.get_by_role("link", name=re.compile("^Kreuzheben")).first.click()
    expect(phone.get_by_role("heading", name="Kreuzheben", level=1)).to_be_visible()


def test_one_exercise_is_in_pounds_where_all_others_are_in_kilograms(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    log_button(phone).click()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    bench = phone.evaluate("location.pathname")
    assert bench == "/workout"
    phone.goto("/exercises")
    phone.get_by_role("searchbox").fill("bench press")
    phone.get_by_role("link", name=re.compile("^Bench press")).first.click()
    phone.get_by_role("radiogroup", name="Unit of this exercise").get_by_text("lb").click()
    all_sent(phone)
    phone.goto("/workout")
    expect(phone.locator(".hero").first).to_contain_text("lb")
    phone.goto("/you")
    expect(phone.get_by_role("link", name=re.compile("Bodyweight"))).to_contain_text("kg")


@pytest.mark.parametrize("theme", ["dark", "light", "black"])
def test_axe_finds_nothing_in_any_theme(phone: Page, theme: str) -> None:
    set_up(phone)
    phone.goto("/you")
    phone.get_by_role("radiogroup", name="Theme").get_by_text(theme.capitalize(), exact=True).click()
    assert phone.evaluate("document.documentElement.dataset.theme") == theme
    faults = {"you": faults_of_axe(phone)}
    picture(phone, f"everyone-you-{theme}")
    for path in ("/exercises", "/exercises/new", "/sync", "/you/account", "/history/trash", "/import", "/accuracy"):
        phone.goto(path)
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        faults[path] = faults_of_axe(phone)
    phone.goto("/today")
    start_bench(phone)
    faults["workout"] = faults_of_axe(phone)
    log_button(phone).click()
    expect(phone.get_by_text("Set 2 of 3")).to_be_visible()
    phone.wait_for_timeout(300)
    faults["rest"] = faults_of_axe(phone)
    picture(phone, f"everyone-workout-{theme}")
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_left_hand_has_the_controls_on_its_side(phone: Page) -> None:
    set_up(phone)
    start_bench(phone)
    load = phone.get_by_role("group", name="Load")
    reps = phone.get_by_role("group", name="Reps")
    right = (load.bounding_box(), reps.bounding_box())
    assert right[0] and right[1] and right[0]["x"] < right[1]["x"]
    phone.goto("/you")
    phone.get_by_role("radiogroup", name="Hand that holds the phone").get_by_text("Left").click()
    phone.goto("/workout")
    left = (load.bounding_box(), reps.bounding_box())
    assert left[0] and left[1] and left[0]["x"] > left[1]["x"]
    log_button(phone).click()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    log, less, more = (
        phone.get_by_role("button", name=name).bounding_box() for name in ("Log set", "−15 seconds", "+15 seconds")
    )
    assert log and less and more and log["x"] < less["x"] < more["x"], "the minus stays before the plus"
    undo, main = phone.get_by_role("button", name="Undo").bounding_box(), phone.locator("main").bounding_box()
    assert undo and main and undo["x"] < main["x"] + 120
    picture(phone, "everyone-left")


@pytest.mark.parametrize(
    "path", ["/today", "/you", "/exercises", "/plan", "/history", "/analytics", "/sync", "/you/gyms"]
)
def test_german_at_200_percent_is_not_cut_off_on_a_small_phone(large_german: Page, path: str) -> None:
    large_german.goto(path)
    expect(large_german.get_by_role("heading", level=1).first).to_be_visible()
    large_german.evaluate("document.documentElement.style.fontSize = '200%'")
    large_german.wait_for_timeout(200)
    picture(large_german, f"everyone-200-{path.strip('/').replace('/', '-')}")
    assert large_german.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert large_german.evaluate(CLIPPED) == []


@pytest.fixture(scope="module")
def large_german(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """One German lifter for all screens."""
    with reader(browser, live_stack, "de-DE") as one:
        begin(one)
        yield one.page


def test_a_workout_in_german_at_200_percent_is_not_cut_off(browser: Browser, live_stack: Stack) -> None:
    with reader(browser, live_stack, "de-DE") as one:
        page, say = one.page, one.say
        begin(one)
        page.get_by_role("button", name=say("Empty session")).click()
        page.get_by_role("button", name=say("Add exercise")).click()
        page.get_by_role("searchbox").fill("rumänisches kreuzheben")
        page.locator(".found button").first.click()
        expect(page.get_by_role("button", name=say("Log set"))).to_be_visible()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.wait_for_timeout(200)
        picture(page, "everyone-200-workout")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(CLIPPED) == []
        page.get_by_role("button", name=say("Log set")).click()
        page.wait_for_timeout(400)
        picture(page, "everyone-200-rest")
        assert page.evaluate(CLIPPED) == []


def test_a_language_is_chosen_with_the_keyboard_alone(phone: Page) -> None:
    set_up(phone)
    phone.goto("/you")
    expect(phone.get_by_label("Language")).to_be_visible()
    for _ in range(40):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.id") == "language":
            break
    phone.keyboard.type("Fran")
    wait_until(phone, "document.documentElement.lang === 'fr'")
    assert phone.evaluate("document.activeElement.id") == "language", "the focus stays where it was"
