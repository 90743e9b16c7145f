"""A finger on the glass, as Chromium's own protocol moves it: it comes down, may slide, and lifts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser import devtools


class Finger:
    """One finger; where it is on the page."""

    def __init__(self, page: Page) -> None:
        self._glass = devtools(page)
        self._at = (0.0, 0.0)

    def down(self, on: Locator) -> Finger:
        """Touch the middle of something."""
        box = on.bounding_box()
        assert box, "it is not to be seen"
        self._at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self._send("touchStart", self._at)
        return self

    def slide(self, x: float, y: float, steps: int = 5) -> Finger:
        """By so many pixels, in steps."""
        x0, y0 = self._at
        for step in range(1, steps + 1):
            self._at = (x0 + x * step / steps, y0 + y * step / steps)
            self._send("touchMove", self._at)
        return self

    def up(self) -> None:
        """Lift it."""
        self._send("touchEnd")

    def _send(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self._glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
