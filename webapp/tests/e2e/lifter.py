"""What the browser tests do with a phone, in a lifter's words."""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Error, Page, expect

from scripts.stack import ROOT
from tests.browser import CHROMIUM, PATIENCE_MS

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
REFLECTED = """for (const name of Object.getOwnPropertyNames(Element.prototype))
  if (/^aria\\w+Elements$/.test(name)) delete Element.prototype[name]"""
"""Takes ariaLabelledByElements and its like from the page; axe then goes by the attributes, and the app has no others.

Firefox's page dies of them: it keeps an element's list once for all worlds of a page, but the array of it for each
world, and where it has the list and not the array it writes to null. Playwright asks in a world of its own, before axe.
"""
STILL = """Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < Infinity)
  .map(one => one.finished.catch(() => {})))"""
PASSWORD = "a sentence of a password"  # noqa: S105 - of lifters who live for one test
PICTURES = Path(os.environ.get("PICTURES") or ROOT / "test-results")


def sign_up(page: Page) -> str:
    """A new account, up to the three questions; returns its e-mail."""
    email = f"lifter-{uuid4().hex[:10]}@example.org"
    page.goto("/sign-up")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    expect(page.get_by_role("heading", name="Your gym")).to_be_visible()
    return email


def set_up(page: Page) -> str:
    """A new account, its questions answered, on Today."""
    email = sign_up(page)
    page.get_by_label("Bodyweight").fill("84")
    page.get_by_role("button", name="Start training").click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
    return email


def start_bench(page: Page, sets: int = 3) -> None:
    """An empty session with bench press in hand, `sets` planned."""
    page.get_by_role("button", name="Empty session").click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill("bench press")
    page.locator(".found button").first.click()
    expect(page.get_by_role("button", name="Log set")).to_be_visible()
    more = sets - 3
    if more > 0:
        page.get_by_role("button", name="More:").click()
        for _ in range(more):
            page.get_by_role("button", name="+1 set").click()
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_text(f"Set 1 of {sets}")).to_be_visible()


def log_button(page: Page) -> Any:
    """The one button that writes the set down, wherever the rest has put it."""
    return page.get_by_role("button", name="Log set")


def load_shown(page: Page) -> float:
    """The load that stands large on the workout screen, in the lifter's unit."""
    found = re.match(r"[\d.]+", page.locator(".hero").first.inner_text())
    assert found, "no number to be seen"
    return float(found[0])


def api(page: Page, email: str, path: str) -> Any:
    """What the server says, asked by itself, not through the app."""
    token = page.request.post("/v1/login", data={"email": email, "password": PASSWORD}).json()["access_token"]
    return page.request.get(path, headers={"authorization": f"Bearer {token}"}).json()


def wait_until(page: Page, expression: str) -> None:
    """Until this is true in the page, also over a reload.

    Asked from outside each time: the page's own polling would evaluate a string, which the content policy forbids.
    """
    ends = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < ends:
        with suppress(Error):  # the page is just being replaced
            if page.evaluate(expression):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def wait_until_kept(page: Page) -> None:
    """Until the service worker has all files."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until(page, "navigator.serviceWorker.controller !== null")


def faults_of_axe(page: Page) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of best practice, one line each, once nothing fades in any more."""
    page.evaluate(STILL)
    if not CHROMIUM:
        page.evaluate(REFLECTED)
    # the content policy forbids inline script; the debugger's evaluate is not the page's
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{v['id']} ({v['impact']}): {node['html'][:120]}" for v in found["violations"] for node in v["nodes"][:3]]


def picture(page: Page, name: str) -> Path:
    """Keep a picture of the screen in test-results, or where PICTURES says."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    return path
