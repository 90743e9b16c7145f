"""Counting what a hand does: real pointer events, as the page gets them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page

KEPT = """
  addEventListener('pointerdown', () => {
    sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1))
  }, true)
"""


@dataclass
class Count:
    """How many taps, and how many seconds, from the start of the block to its end."""

    taps: int = 0
    seconds: float = 0.0


def listen(page: Page) -> None:
    """Count from the first page on; call it before the first `goto`."""
    page.add_init_script(KEPT)


@contextmanager
def counted(page: Page) -> Iterator[Count]:
    """What it takes from here to the end of the block."""
    page.evaluate("sessionStorage.setItem('taps', '0')")
    began, count = time.monotonic(), Count()
    yield count
    count.seconds = time.monotonic() - began
    count.taps = int(page.evaluate("sessionStorage.getItem('taps')"))
