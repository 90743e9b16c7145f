"""A real browser for the tests: `browser` for the session, `phone` a page on a phone of 360 × 800.

JOURNEY_BROWSER=firefox and JOURNEY_SIZE=1280x800 make another of them; `make journeys` runs the journeys with each.
What the pages run of webapp/js is written as V8 coverage to coverage/v8, where `make test` adds it to that of the
unit tests; Chromium alone can tell.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Error,
    Locator,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from scripts import firefox as firefox_program
from scripts.browser import arguments, find
from scripts.stack import ROOT, Stack

CHROMIUM = os.environ.get("JOURNEY_BROWSER", "chromium") == "chromium"
WIDTH, HEIGHT = map(int, os.environ.get("JOURNEY_SIZE", "360x800").split("x"))
TOUCH = CHROMIUM and WIDTH < 600  # Firefox's pages are given a mouse: they aren't told of a touch screen
PHONE: dict[str, Any] = {
    "viewport": {"width": WIDTH, "height": HEIGHT},
    "device_scale_factor": 2,
    **({"has_touch": True, "is_mobile": True} if TOUCH else {}),
}
FIREFOX: dict[str, bool | int] = {
    "fission.autostart": False,  # a process for each new phone would take seconds
    "dom.ipc.processCount": 1,
    "alerts.useSystemBackend": False,  # there is no desktop to show notifications
}
V8_COVERAGE = ROOT / "coverage" / "v8"
PATIENCE_MS = 15_000  # the suite's other parts share the machine
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as running:
        yield running


def _lifetime(fixture_name: str, config: pytest.Config) -> Literal["session", "module"]:
    """Firefox keeps what its closed phones took: after eighty of them it has 3 GB and takes twice as long."""
    return "session" if CHROMIUM else "module"


@pytest.fixture(scope=_lifetime)
def browser(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Headless Chromium, or what JOURNEY_BROWSER says. No Chromium is a failure in CI and a skip elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", _until_turned(Locator.click))
        # what a finger would tap a mouse clicks, where there is no touch screen
        patch.setattr(Locator, "tap", _until_turned(Locator.tap) if TOUCH else Locator.click)
        if not CHROMIUM:
            patch.setattr(Locator, "fill", _type)
            yield request.getfixturevalue("firefox")
            return
        if find() is None:
            missing = "no Chromium on this machine: `make test` installs one"
            pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
        with playwright.chromium.launch(**start_options()) as started:
            yield started


def _until_turned(act: Callable[..., None]) -> Callable[..., None]:
    """A tap in the workout is over when one screen stands there again: for a moment the next lies beneath it."""

    def acted(one: Locator, **options: Any) -> None:
        act(one, **options)
        with suppress(Error):  # the page is gone
            if "/workout" in one.page.url:
                expect(one.page.locator(".face--unseen")).to_have_count(0)

    return acted


_fill = Locator.fill


def _type(field: Locator, value: str, **options: Any) -> None:
    """Key by key: filled by a script, as Playwright does it in Firefox, a field never tells of its change."""
    if field.evaluate("one => ['date', 'time', 'datetime-local', 'range'].includes(one.type)"):
        _fill(field, value, **options)
        return
    _fill(field, "", **options)
    field.press_sequentially(value)


@pytest.fixture(scope=_lifetime)
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Headless Firefox, as it is installed."""
    if firefox_program.find() is None:
        pytest.skip("no Firefox on this machine: apt install firefox-esr")
    with playwright.firefox.launch(**start_options(chromium=False)) as started:
        yield started


def start_options(*, chromium: bool = CHROMIUM) -> dict[str, Any]:
    """What Playwright is to start the browser with."""
    if chromium:
        return {"executable_path": find(), "args": arguments()}
    program = {"executable_path": firefox_program.PROGRAM, "env": firefox_program.environment()}
    return {"channel": "moz-firefox", **program, "firefox_user_prefs": FIREFOX}


@pytest.fixture
def phone(browser: Browser, live_stack: Stack) -> Iterator[Page]:
    """A page of a fresh phone; `phone.goto("/")` opens the app."""
    with new_phone(browser, live_stack.url) as context:
        yield context.new_page()


def only_chromium(why: str) -> None:
    """Skip in another browser."""
    if not CHROMIUM:
        pytest.skip(why)


def devtools(page: Page) -> CDPSession:
    """What only Chromium can be asked for; a skip elsewhere."""
    only_chromium("needs the Chrome DevTools protocol")
    return page.context.new_cdp_session(page)


@contextmanager
def new_phone(browser: Browser, base_url: str, **more: Any) -> Iterator[BrowserContext]:
    """A phone with nothing on it; closed at the end. What its pages run is counted."""
    if "reduced_motion" in more:
        only_chromium("Playwright can't ask Firefox for reduced motion")
    context = browser.new_context(base_url=base_url, **PHONE, **more)
    context.set_default_timeout(PATIENCE_MS)
    pages: list[Coverage] = []
    open_page = context.new_page

    def open_counted_page() -> Page:
        pages.append(Coverage(open_page()))
        return pages[-1].page

    context.new_page = open_counted_page  # type: ignore[method-assign]
    try:
        yield context
    finally:
        for counted in pages:
            counted.write()
        context.close()


@contextmanager
def covered(page: Page) -> Iterator[Page]:
    """Count what a page of another context runs until the block ends."""
    counted = Coverage(page)
    try:
        yield page
    finally:
        counted.write()


class Coverage:
    """Collects which parts of webapp/js a page runs, until it is closed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession | None = None
        if page.context.browser and page.context.browser.browser_type.name != "chromium":
            return
        self._session = page.context.new_cdp_session(page)
        self._session.send("Profiler.enable")
        self._session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
        self._close = page.close
        page.close = self._write_and_close  # type: ignore[method-assign]

    def write(self) -> None:
        """Add what the page has run so far; nothing where it is gone or can't tell."""
        if self._session is None or self.page.is_closed():
            return
        taken = self._session.send("Profiler.takePreciseCoverage")["result"]
        ours = [_as_file(script) for script in taken if "/js/" in script["url"]]
        V8_COVERAGE.mkdir(parents=True, exist_ok=True)
        target = V8_COVERAGE / f"coverage-{os.getpid()}-{uuid4().hex}.json"
        target.write_text(json.dumps({"result": [script for script in ours if script]}))

    def _write_and_close(self, **options: Any) -> None:
        self.write()
        self._close(**options)


def _as_file(script: dict[str, Any]) -> dict[str, Any] | None:
    """Name the script by its file, as Node does; None for what is not a file of ours."""
    file: Path = ROOT / "webapp" / "js" / script["url"].split("/js/", 1)[1].split("?")[0]
    return {**script, "url": file.as_uri()} if file.is_file() else None
