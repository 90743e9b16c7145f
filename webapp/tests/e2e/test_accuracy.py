"""How often the coach was right: from another app's log to the figures, which are the server's own."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, faults_of_axe, log_button, picture, set_up, start_bench
from webapp.tests.e2e.strong_log import LIFTS, strong_log
from webapp.tests.e2e.test_import import read_file
from webapp.tests.e2e.test_screens import THEME

pytestmark = pytest.mark.e2e

TARGETS_TOO_SMALL = """() => [...document.querySelectorAll('.accuracy :is(button, a, label)')]
    .map(one => [one.innerText || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.height > 0 && box.height < 48).map(([name, box]) => `${name}: ${box.height}`)"""
SIZES = {"phone": (360, 800), "desk": (1280, 900)}


def figure(share: float) -> str:
    """A share in percent as the app writes it: one decimal, none where it is zero."""
    return f"{round(share * 100, 1):g}"


def bring_log(phone: Page, path: Path) -> None:
    """Import the file and wait for its back-test."""
    read_file(phone, path)
    if phone.get_by_text("Say kg or lb first").is_visible():
        phone.get_by_role("radiogroup", name="Where the file doesn’t tell").get_by_text("kg").click()
    phone.get_by_role("button", name=re.compile("^Import ")).click()
    expect(phone.get_by_role("heading", name="Had you had this coach")).to_be_visible(timeout=30_000)


def card(phone: Page, title: str) -> Any:
    """The card with this heading."""
    return phone.locator("section", has=phone.get_by_role("heading", name=title, exact=True))


def test_a_log_is_brought_judged_and_looked_at(phone: Page, tmp_path: Path) -> None:
    email = set_up(phone)
    bring_log(phone, strong_log(tmp_path))
    said = api(phone, email, "/v1/accuracy")
    assert said["overall"]["sets"] > 200
    expect(phone.get_by_text(said["headline"])).to_be_visible()
    expect(card(phone, "Had you had this coach")).to_contain_text(f"{said['lifts_coach_better']} of {len(LIFTS)}")
    expect(phone.locator("gg-error-chart canvas")).to_be_visible()
    worst = phone.get_by_role("button", name=re.compile("You did 240.kg × 5"))
    expect(worst).to_contain_text("Barbell squat")
    card(phone, "Had you had this coach").scroll_into_view_if_needed()
    picture(phone, "import-backtest")

    phone.get_by_role("link", name="All figures").click()
    expect(phone.locator(".headline")).to_contain_text(f"{figure(said['overall']['mean_error'])}\u00a0%")
    expect(phone.get_by_text(said["headline"])).to_be_visible()
    _shows_the_figures_of(phone, said)
    for title in ("Lift by lift", "Over time"):
        card(phone, title).get_by_role("button", name=f"{title}: as a table").click()
    phone.evaluate("scrollTo(0, 0)")
    for theme in ("dark", "light"):
        phone.evaluate(THEME, theme)
        assert faults_of_axe(phone) == [], theme
        for name, (width, height) in SIZES.items():
            phone.set_viewport_size({"width": width, "height": height})
            picture(phone, f"accuracy-{theme}-{name}")
    phone.set_viewport_size({"width": 360, "height": 800})
    assert phone.evaluate(TARGETS_TOO_SMALL) == []

    span = phone.get_by_role("radiogroup", name="Span of time")
    span.get_by_text("12 weeks").click()
    expect(phone.get_by_role("heading", name="No sets in this span")).to_be_visible()
    phone.get_by_role("button", name="Look at all time").click()
    expect(phone.locator(".headline")).to_be_visible()

    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_text(re.compile("^As of today, "))).to_be_visible()
    expect(phone.locator(".headline")).to_contain_text(figure(said["overall"]["mean_error"]))
    worst.click()
    expect(phone.locator(".done .line[aria-current]")).to_contain_text("240")
    expect(phone.locator(".done .line[aria-current]")).to_be_in_viewport()


def _shows_the_figures_of(phone: Page, said: dict[str, Any]) -> None:
    """Lift by lift, over time and for the bands: what the server says."""
    by_lift = card(phone, "Lift by lift")
    by_lift.get_by_role("button", name="Lift by lift: as a table").click()
    for lift in said["lifts"]:
        cells = by_lift.get_by_role("row", name=re.compile(f"^{re.escape(lift['name'])}")).get_by_role("cell")
        shown = [figure(lift[key]) for key in ("mean_error", "repeat_mean_error")]
        assert cells.all_inner_texts() == [*shown, str(lift["sets"])]
    by_lift.get_by_text("Error", exact=True).click()
    worst_first = sorted(said["lifts"], key=lambda lift: -lift["mean_error"])
    expect(by_lift.get_by_role("rowheader").first).to_contain_text(worst_first[0]["name"])
    losing = [lift["name"] for lift in said["lifts"] if lift["better"] == "repeat"]
    told = by_lift.get_by_text("The coach is closer on").inner_text()
    assert not losing or any(name in told.split("Repeating last time is closer on")[1] for name in losing)
    card(phone, "Over time").get_by_role("button", name="Over time: as a table").click()
    expect(card(phone, "Over time").get_by_role("row")).to_have_count(1 + len(said["over_time"]))
    for band in said["bands"]:
        held = f"Promised {figure(band['nominal'])}\u00a0%, held {int(band['measured'] * 100 + 0.5)}\u00a0%"
        expect(phone.get_by_text(held)).to_be_visible()


def test_nobody_is_judged_without_sessions_and_a_prescription_leads_to_its_record(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you")
    phone.get_by_role("link", name="Accuracy").click()
    expect(phone.get_by_role("heading", name="Nothing to judge yet")).to_be_visible()
    expect(phone.get_by_text("from its fourth session on")).to_be_visible()
    expect(phone.get_by_role("link", name="Import a log")).to_be_visible()

    phone.goto("/today")
    with phone.expect_response("**/v1/recommendation"):
        start_bench(phone)
    phone.get_by_role("button", name="First time").click()
    expect(phone.get_by_role("dialog").get_by_text(re.compile(r"kg: expect [\d–]+, \d+\u00a0%"))).to_be_visible()
    phone.get_by_role("link", name="How often is this right?").click()
    expect(phone.get_by_role("link", name="All lifts")).to_be_visible()
    expect(phone.get_by_text("Bench press", exact=True)).to_be_visible()
    phone.go_back()
    log_button(phone).tap()
    expect(phone.get_by_role("timer", name="Rest")).to_be_visible()
    expect(phone.get_by_role("status", name="All on the server")).to_be_visible()
    phone.goto("/accuracy")
    given = card(phone, "Prescriptions given and kept")
    expect(
        given.get_by_text("1\u00a0prescription was answered by a set, 1 at the load that was given.")
    ).to_be_visible()
    given.get_by_role("button", name="Prescriptions given and kept: as a table").click()
    said = api(phone, email, "/v1/accuracy")["prescriptions"]
    row = given.get_by_role("row", name=re.compile(f"^{int(said['confidence'] * 100 + 0.5)}"))
    expect(row.get_by_role("cell").first).to_have_text(f"{int(said['in_range'] * 100 + 0.5)}\u00a0%")


def test_what_the_coach_still_assumes_is_said_and_shared_only_when_allowed(phone: Page) -> None:
    email = set_up(phone)
    phone.goto("/you")
    phone.get_by_role("link", name="What the coach knows of you").click()
    expect(phone.get_by_text("Nothing is fitted to you yet")).to_be_visible()
    told = api(phone, email, "/v1/parameters")["parameters"]
    for parameter in told:
        row = phone.get_by_role("listitem").filter(has_text=parameter["label"])
        expect(row).to_contain_text("still assumed")
        expect(row).to_contain_text("Your log told nothing yet")
    assert api(phone, email, "/v1/me")["shares_parameters"] is False
    with phone.expect_response(lambda answer: answer.request.method == "PATCH" and answer.url.endswith("/v1/me")):
        phone.get_by_role("checkbox", name="Let others start from mine").check()
    assert api(phone, email, "/v1/me")["shares_parameters"] is True
    picture(phone, "what-the-coach-knows")
