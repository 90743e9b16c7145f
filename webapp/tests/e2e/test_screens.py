"""Every sitting-down screen: axe in both themes, phone and desk, large text, the content policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.stack import Stack
from tests.browser import PHONE, covered
from webapp.tests.e2e.lifter import api, faults_of_axe
from webapp.tests.e2e.log import lifter_with_log, token_of
from webapp.tests.e2e.test_import import read_file, strong_export

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def lifter(browser: Browser, live_stack: Stack) -> Iterator[tuple[BrowserContext, Page, list[str]]]:
    """One lifter with a log, a plan and a gym, and the addresses of all screens."""
    context = browser.new_context(base_url=live_stack.url, **PHONE)
    context.set_default_timeout(10_000)
    with covered(context.new_page()) as page:
        email = lifter_with_log(page)
        page.request.post("/v1/plan/compile", data={"days_per_week": 3}, headers=token_of(page, email))
        yield context, page, list(_addresses(page, email))
    context.close()


def _addresses(page: Page, email: str) -> Iterator[str]:
    yield from (
        "/readiness",
        "/history",
        "/history/trash",
        "/exercises",
        "/exercises/new",
        "/analytics",
        "/plan",
        "/plan/new",
    )
    yield from (
        "/accuracy",
        "/import",
        "/you",
        "/you/bodyweight",
        "/you/knows",
        "/you/alerts",
        "/you/gyms",
        "/you/gyms/new",
        "/you/account",
    )
    workout = api(page, email, "/v1/workouts")["workouts"][0]
    yield f"/history/{workout['id']}"
    yield f"/exercises/{workout['exercises'][0]}"
    plan = api(page, email, "/v1/plans")["plans"][0]
    yield f"/plan/{plan['id']}"
    yield f"/plan/{plan['id']}/edit"


WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LARGE_TEXT = "size => { document.documentElement.style.fontSize = `${size}%` }"
THEME = """theme => {
  localStorage.setItem('gymgenius.theme', theme)
  dispatchEvent(new Event('gymgenius:theme'))
}"""


def _faults_at(page: Page, address: str) -> Iterator[str]:
    """What axe says in both themes, and what is cut off sideways on a phone, at a desk, in large text."""
    page.goto(address)
    page.locator("main h1").first.wait_for()
    page.wait_for_timeout(200)
    for theme in ("dark", "light"):
        page.evaluate(THEME, theme)
        yield from (f"{theme}: {fault}" for fault in faults_of_axe(page))
    for width, text in ((360, 100), (360, 200), (1280, 100)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(LARGE_TEXT, text)
        page.wait_for_timeout(60)
        if (by := page.evaluate(WIDER_THAN_THE_SCREEN)) > 0:
            yield f"{by} px too wide at {width} px, text at {text} %"
    page.set_viewport_size({"width": 360, "height": 800})


def test_everybody_can_use_every_screen(lifter: tuple[BrowserContext, Page, list[str]]) -> None:
    _, page, addresses = lifter
    faults = {address: list(_faults_at(page, address)) for address in addresses}
    assert {address: found for address, found in faults.items() if found} == {}


def test_no_screen_breaks_the_content_policy_or_throws(
    lifter: tuple[BrowserContext, Page, list[str]], tmp_path: Path
) -> None:
    context, _, addresses = lifter
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/today")
    page.wait_for_timeout(500)
    complaints.clear()
    for address in addresses:
        page.evaluate(
            "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')) }", address
        )
        page.locator("main h1").first.wait_for()
        page.wait_for_timeout(100)
    read_file(page, strong_export(tmp_path))
    page.close()
    assert [text for text in complaints if "401" not in text] == []
