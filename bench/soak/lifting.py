"""A lifter at the app: logs sets on the screen, and reads from it what has been logged."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page

PASSWORD = "a sentence of a password"
PATIENCE_SECONDS = 60.0
DOUBLE_TAP_MS = 850
"""The app takes a tap sooner after the last set for a slip of the finger."""

PLANNED = 3
"""Sets of an exercise that is added by hand."""

Said = tuple[float, int]
"""Load in kg and reps, as they were painted."""

IN_HAND = re.compile(r"^Set (\d+) of (\d+)$")
LOGS = re.compile(r"(\d+(?:\.\d+)?)\s*kg × (\d+)")
CONTROLLED = "navigator.serviceWorker.controller !== null"


class Lifter:
    """One person on one phone. `page` is another one after each kill."""

    def __init__(self, context: BrowserContext, random: Random) -> None:
        self._context, self._random = context, random
        self.page: Page = context.new_page()

    def arrive(self, email: str) -> None:
        """Make an account and let the app keep its own files."""
        page = self.page
        page.goto("/sign-up")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Make an account").click()
        page.get_by_label("Bodyweight").fill("84")
        page.get_by_role("button", name="Start training").click()
        page.get_by_role("heading", name="Check-in").wait_for()
        self._until(lambda: bool(page.evaluate(CONTROLLED)), "the app's files are kept")

    def begin(self, sets: int) -> None:
        """An empty session with bench press in hand, so many sets planned."""
        self.page.get_by_role("button", name="Empty session").click()
        self.page.get_by_role("button", name="Add exercise").click()
        self.page.get_by_role("searchbox").fill("bench press")
        self.page.locator(".found button").first.click()
        self.logged()
        if sets > PLANNED:
            self.page.get_by_role("button", name="More:").click()
            for _ in range(sets - PLANNED):
                self.page.get_by_role("button", name="+1 set").click()
            self.page.get_by_role("button", name="Close").click()

    def logged(self) -> int:
        """How many sets of the running session the screen says are done."""
        found: list[int] = []

        def seen() -> bool:
            with suppress(Error):
                found[:] = self._counted()
            return bool(found)

        self._until(seen, "the workout is painted")
        return found[0]

    def tap_log(self) -> None:
        """Adjust the set in hand a little and tap Log set. That it is painted isn't awaited."""
        self._ready()
        for _ in range(self._random.randrange(3)):
            self._step(self._random.choice(["+1 rep", "−1 rep"]))
        self._button().tap()

    def just_done(self) -> Said:
        """The newest set, as it is painted."""
        text = self.page.get_by_role("group", name="The set just done").locator("b").first.inner_text()
        said = LOGS.search(text)
        if said is None:
            raise AssertionError(f"the set just done reads {text!r}")
        return float(said[1]), int(said[2])

    def until_painted(self, count: int) -> None:
        """Until the screen says that so many sets are done, and a tap counts again."""
        self._until(lambda: self.logged() >= count, f"{count} sets are painted")
        self.page.wait_for_timeout(DOUBLE_TAP_MS)

    def kill_tab(self) -> None:
        """The page's process dies at once; a new page is opened at the workout."""
        with suppress(Error):
            self.page.goto("chrome://crash", timeout=5000)
        with suppress(Error):
            self.page.close()
        self.page = self._context.new_page()
        self.reopen()

    def reopen(self) -> None:
        """Open the app where the workout is; it comes from this phone, whatever the network does."""
        with suppress(Error):
            self.page.goto("/workout", wait_until="commit")

    def finish(self) -> None:
        """All planned sets are done: end the session, back to Today."""
        self._end().click()
        self.page.get_by_role("heading", name="Check-in").wait_for()

    def wait_until_sent(self, seconds: float) -> bool:
        """Whether the app says within so long that the server has everything."""
        ends = time.monotonic() + seconds
        self.page.goto("/sync")
        while time.monotonic() < ends:
            if self.page.get_by_role("heading", name="All on the server").count():
                return True
            with suppress(Error):
                self.page.get_by_role("button", name="Try now").click(timeout=500)
            self.page.wait_for_timeout(300)
        return False

    def _counted(self) -> list[int]:
        page = self.page
        if page.get_by_role("heading", name="All sets done").count():
            text = self._end().inner_text(timeout=200)
            return [int(re.findall(r"\d+", text)[0])]
        found = IN_HAND.match(self._seen.get_by_text(IN_HAND).first.inner_text(timeout=200).strip())
        return [int(found[1]) - 1] if found else []

    def _ready(self) -> None:
        """The button stands there, the rest ended where one runs."""

        def stands() -> bool:
            with suppress(Error):
                if self._seen.locator(".timer__now").count():
                    self._seen.locator(".timer__now").dispatch_event("click", timeout=2000)
            return self._button().count() == 1

        self._until(stands, "Log set stands there")

    def _step(self, name: str) -> None:
        """A tap on a stepper, and until it is painted."""
        before = self._button().inner_text()
        self.page.get_by_role("button", name=name, exact=True).tap()
        self._until(lambda: self._button().inner_text() != before, "the step is painted")

    @property
    def _seen(self) -> Locator:
        """The screen, and not the one that is made ready beneath it."""
        return self.page.locator(".face:not(.face--unseen)")

    def _button(self) -> Locator:
        return self._seen.locator("button.btn--log", has_text="Log set")

    def _end(self) -> Locator:
        return self._seen.locator("button.btn--log", has_text="Finish")

    def _until(self, holds: Callable[[], Any], what: str) -> None:
        ends = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > ends:
                with suppress(Error):
                    self.page.screenshot(path="test-results/soak.png")
                raise AssertionError(f"never: {what}; at {self.page.url}: {self._text()!r}")
            self.page.wait_for_timeout(40)

    def _text(self) -> str:
        with suppress(Error):
            return self.page.locator("body").inner_text(timeout=1000)[-700:]
        return "no page"
