"""A camera for the app: phones to photograph, themes to put on them, small files to keep."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize
from playwright.sync_api import Error as BrowserError

PHONE = ViewportSize(width=360, height=800)
DESK = ViewportSize(width=1280, height=800)
THEMES = ("dark", "light")
TALLEST = 2000
"""Of a longer page, points from its top."""
COLOURS = 128
SETTLED_MS = 350
PATIENCE_MS = 20_000
GO = """address => {
  if (location.pathname !== address) document.querySelector('main')?.setAttribute('data-left', '')
  history.pushState({}, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
}"""
SET_THEME = """theme => {
  localStorage.setItem('gymgenius.theme', theme)
  dispatchEvent(new Event('gymgenius:theme'))
}"""
HEIGHT = """() => {
  const sheet = document.querySelector('dialog[open]')
  return sheet ? Math.ceil((sheet.scrollHeight + 1) / 0.92) : document.documentElement.scrollHeight
}"""
TOO_WIDE = """() => {
  const { scrollWidth, clientWidth } = document.documentElement
  const sheet = document.querySelector('dialog[open]')
  return Math.max(scrollWidth - clientWidth, sheet ? sheet.scrollWidth - sheet.clientWidth : 0)
}"""


@dataclass
class Camera:
    """Takes pictures into a folder and remembers which, and what went wrong."""

    browser: Browser
    base_url: str
    into: Path
    taken: dict[str, list[str]] = field(default_factory=dict)
    """Files by the name of the screen."""
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def phone(self, hand: str = "right", **more: Any) -> Iterator[Page]:
        """A fresh phone in English, or with another `locale`; what it keeps goes with it."""
        with self.browser.new_context(
            base_url=self.base_url,
            viewport=PHONE,
            device_scale_factor=2,
            has_touch=True,
            reduced_motion="reduce",
            service_workers="block",
            **{"locale": "en-GB", **more},
        ) as context:
            context.set_default_timeout(PATIENCE_MS)
            context.add_init_script(f"localStorage.setItem('gymgenius.hand', '{hand}')")
            yield context.new_page()

    @contextmanager
    def attempt(self, name: str) -> Iterator[None]:
        """What goes wrong inside is a fault of that name; the next part goes on."""
        try:
            yield
        except BrowserError as fault:
            self.faults.append(f"{name}: {str(fault).splitlines()[0]}")

    def at(self, page: Page, name: str, address: str, **how: Any) -> None:
        """The screen at an address, as long as it is; `how` as in `shoot`."""
        with self.attempt(f"{name} ({address})"):
            self.go(page, address)
            self.shoot(page, name, **how)

    def go(self, page: Page, address: str) -> None:
        """To an address, by the app's own router where it runs."""
        if page.url == "about:blank":
            page.goto(address)
        else:
            page.evaluate(GO, address)
        page.locator("main:not([data-left]) :is(h1, h2)").first.wait_for()
        page.wait_for_load_state("networkidle")

    def shoot(
        self,
        page: Page,
        name: str,
        *,
        tall: bool = True,
        desk: bool = False,
        themes: tuple[str, ...] = THEMES,
    ) -> None:
        """What the page shows in these themes; `tall` by its whole length, `desk` on a wide window too."""
        page.wait_for_timeout(SETTLED_MS)
        wide = page.evaluate(TOO_WIDE)
        if wide > 0:
            self.faults.append(f"{name}: {wide} points wider than the phone")
        if tall:
            self._lengthen(page)
        for theme in themes:
            page.evaluate(SET_THEME, theme)
            page.wait_for_timeout(SETTLED_MS)
            self._keep(page.screenshot(), name, f"{name}-{theme}.png")
        page.set_viewport_size(PHONE)
        if desk:
            self._at_a_desk(page, name, themes)
        page.evaluate(SET_THEME, THEMES[0])
        print(name, flush=True)

    def _lengthen(self, page: Page) -> None:
        """Make the window so long that all of it shows: what sticks to the bottom stays there."""
        page.evaluate("scrollTo(0, 0)")
        for _ in range(2):  # what is laid out by the height may grow with it, once
            height = max(PHONE["height"], min(TALLEST, page.evaluate(HEIGHT)))
            page.set_viewport_size({"width": PHONE["width"], "height": height})
            page.wait_for_timeout(SETTLED_MS)

    def _at_a_desk(self, page: Page, name: str, themes: tuple[str, ...]) -> None:
        page.set_viewport_size(DESK)
        for theme in themes:
            page.evaluate(SET_THEME, theme)
            page.wait_for_timeout(SETTLED_MS)
            self._keep(page.screenshot(scale="css"), name, f"{name}-{theme}-desk.png")
        page.set_viewport_size(PHONE)

    def _keep(self, picture: bytes, name: str, file: str) -> None:
        """A screen has few colours: a palette makes a third of the file, and must hold the rare ones too."""
        Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1).save(
            self.into / file, optimize=True
        )
        self.taken.setdefault(name, []).append(file)
