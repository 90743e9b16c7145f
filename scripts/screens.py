"""docs/screens/: a picture of every screen in both themes, of the demo lifter on the running `make dev`.

    python -m scripts.screens [--base-url http://127.0.0.1:8000] [--into docs/screens]

On a phone of 360 x 800 points, and those that are used at a desk at 1280 x 800 too. A workout is begun, logged and
taken back, so that the demo lifter is afterwards who they were.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright
from playwright.sync_api import Error as BrowserError

from database.demo import LIFTER, PASSWORD
from scripts.browser import arguments, find
from scripts.stack import ROOT

PHONE = ViewportSize(width=360, height=800)
DESK = ViewportSize(width=1280, height=800)
THEMES = ("dark", "light")
OPEN = {"landing": "/", "sign-in": "/sign-in", "sign-up": "/sign-up"}
SCREENS = {
    "today": "/today",
    "plan": "/plan",
    "plan-new": "/plan/new",
    "plan-templates": "/plan/templates",
    "history": "/history",
    "trash": "/history/trash",
    "analytics": "/analytics",
    "accuracy": "/accuracy",
    "exercises": "/exercises",
    "exercise-new": "/exercises/new",
    "import": "/import",
    "sync": "/sync",
    "you": "/you",
    "bodyweight": "/you/bodyweight",
    "knows": "/you/knows",
    "gyms": "/you/gyms",
    "alerts": "/you/alerts",
    "account": "/you/account",
}
AT_A_DESK = ("landing", "today", "plan", "history", "analytics", "accuracy", "exercise", "workout")
COLOURS = 192
SETTLED_MS = 500
PATIENCE_MS = 20_000
SET_THEME = """theme => {
  localStorage.setItem('gymgenius.theme', theme)
  dispatchEvent(new Event('gymgenius:theme'))
}"""


def main() -> int:
    """Take all pictures; 1 where no browser is there or a screen did not open."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screens", description=__doc__)
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screens")
    options = parser.parse_args()
    program = find()
    if program is None:
        print("no Chromium on this machine: `make test` installs one", file=sys.stderr)
        return 1
    options.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments())
        faults = [*_strangers(browser, options), *_lifters(browser, options)]
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


@contextmanager
def _phone(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=base_url,
        viewport=PHONE,
        device_scale_factor=2,
        has_touch=True,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def _strangers(browser: Browser, options: argparse.Namespace) -> Iterator[str]:
    with _phone(browser, options.base_url) as page:
        for name, address in OPEN.items():
            yield from _picture(page, name, address, options.into)


def _lifters(browser: Browser, options: argparse.Namespace) -> Iterator[str]:
    with _phone(browser, options.base_url) as page:
        _sign_in(page)
        for name, address in {**SCREENS, **_with_ids(page)}.items():
            yield from _picture(page, name, address, options.into)
        yield from _workout(page, options.into)


def _sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(LIFTER.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today")


def _with_ids(page: Page) -> dict[str, str]:
    """Screens of one session, lift, plan and gym."""
    login = page.request.post("/v1/login", data={"email": LIFTER.email, "password": PASSWORD}).json()
    token = {"authorization": f"Bearer {login['access_token']}"}

    def first(path: str, what: str) -> Any:
        found = page.request.get(path, headers=token).json()[what]
        return found[0] if found else None

    workout, plan, gym = first("/v1/workouts", "workouts"), first("/v1/plans", "plans"), first("/v1/gyms", "gyms")
    found: dict[str, str] = {}
    if workout:
        found |= {"session": f"/history/{workout['id']}", "exercise": f"/exercises/{workout['exercises'][0]}"}
    if plan:
        found |= {"plan-edit": f"/plan/{plan['id']}/edit"}
    if gym:
        found |= {"gym": f"/you/gyms/{gym['id']}"}
    return found


def _picture(page: Page, name: str, address: str, into: Path) -> Iterator[str]:
    """The screen at an address in both themes; what went wrong."""
    try:
        page.goto(address)
        page.locator("main h1, main h2").first.wait_for()
        _shoot(page, name, into)
    except BrowserError as fault:
        yield f"{name} ({address}): {str(fault).splitlines()[0]}"


def _shoot(page: Page, name: str, into: Path) -> None:
    for theme in THEMES:
        page.evaluate(SET_THEME, theme)
        page.wait_for_timeout(SETTLED_MS)
        _write(page.screenshot(), into / f"{name}-{theme}.png")
        if name in AT_A_DESK:
            page.set_viewport_size(DESK)
            page.wait_for_timeout(SETTLED_MS)
            _write(page.screenshot(scale="css"), into / f"{name}-{theme}-desk.png")
            page.set_viewport_size(PHONE)
    print(name, flush=True)


def _write(picture: bytes, file: Path) -> None:
    """A screen has few colours: a palette makes a third of the file."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(file, optimize=True)


def _workout(page: Page, into: Path) -> Iterator[str]:
    """The workout from its first set to the rest after it, and what can be opened there."""
    try:
        page.goto("/today")
        page.get_by_role("button", name="Empty session").click()
        page.get_by_role("button", name="Add exercise").click()
        page.get_by_role("searchbox").fill("bench press")
        _shoot(page, "find-exercise", into)
        page.locator(".found button").first.click()
        log = page.get_by_role("button", name="Log set")
        log.wait_for()
        _shoot(page, "workout", into)
        yield from _sheet(page, "why", page.get_by_role("button", name="Why").first, into)
        yield from _sheet(page, "more", page.get_by_role("button", name="More").first, into)
        log.click()
        page.wait_for_timeout(SETTLED_MS)
        _shoot(page, "rest", into)
        page.get_by_role("button", name="Undo").first.click()
    except BrowserError as fault:
        yield f"workout: {str(fault).splitlines()[0]}"


def _sheet(page: Page, name: str, button: Locator, into: Path) -> Iterator[str]:
    try:
        button.click()
        page.wait_for_timeout(SETTLED_MS)
        _shoot(page, name, into)
        page.keyboard.press("Escape")
    except BrowserError as fault:
        yield f"{name}: {str(fault).splitlines()[0]}"


if __name__ == "__main__":
    sys.exit(main())
