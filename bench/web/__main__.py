"""How fast the web app is under the hand: a tap on Log set, a start, and what comes over the wire.

    python -m bench.web --base-url http://127.0.0.1:8000            # `make dev` runs, or what stands before it
    python -m bench.web --base-url ... --sizes 200 20000 --taps 40 --json figures.json --trace FOLDER

In Chromium with a profile on the disk, behind Nginx as it is deployed, over HTTP/2. A lifter's log of each size lies in
the phone's own database. "6 x" means a processor slowed six times.

* tap: from the finger's release to the frame that shows the set as logged, which is on the disk then. "bare" is a page
  without an app that writes as many rows: the floor of what can be had.
* warm: the app opened again without network, to a workout that can be logged.
* cold: the same over 4G (9 Mbit/s, 170 ms), with nothing of the app kept.
* first: what a stranger's first visit transfers until the page is quiet.

`--trace` keeps Playwright's trace of each size's taps, for `playwright show-trace`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from bench.accuracy.summary import table
from bench.web.lifter import begin, sign_in
from bench.web.phone import FLAGS, PHONE, deployed, phone
from bench.web.starts import chrome, cold, warm
from bench.web.taps import bare, tapped
from scripts.browser import needed

SLOWER = 6
RATES = (1, SLOWER)
STARTS = 21


@dataclass(frozen=True)
class Figure:
    """One thing measured, with a log of `sets` on the phone: milliseconds, or kilobytes for what came over the wire."""

    what: str
    sets: int
    middle: float
    p95: float
    unit: str = "ms"


def main(arguments_: Sequence[str] | None = None) -> int:
    """Print the table. Raises SystemExit where no browser is there."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.web", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--sizes", type=int, nargs="+", default=(200, 20_000), help="sets in the phone's database")
    parser.add_argument("--taps", type=int, default=40)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--trace", type=Path, help="keep the traces of the taps in this folder")
    options = parser.parse_args(arguments_)
    program = needed()
    with deployed(options.base_url) as door, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        found = [first_visit(browser, door)]
        browser.close()
        for size in options.sizes:
            found += measure(playwright, program, options, door, size)
    rows = [[one.what, f"{one.sets:,}", f"{one.middle:,.0f}", f"{one.p95:,.0f}", one.unit] for one in found]
    print("\n".join(table(["", "sets on the phone", "median", "95 %", ""], rows)))
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=1))
    return 0


def first_visit(browser: Browser, base_url: str) -> Figure:
    """What a stranger's browser loads for the page itself: a service worker's own requests are no page's."""
    context = browser.new_context(base_url=base_url, viewport=PHONE, ignore_https_errors=True, service_workers="block")
    page = context.new_page()
    wire = Wire(page)
    page.goto("/", wait_until="networkidle")
    page.wait_for_timeout(500)
    context.close()
    return Figure("first: page", 0, wire.bytes / 1000, wire.bytes / 1000, "kB")


class Wire:
    """Counts the bytes that a page's requests take, as they are sent: compressed, with their heads."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def measure(playwright: Playwright, program: Path, options: argparse.Namespace, door: str, size: int) -> list[Figure]:
    """Taps and starts of a lifter whose phone holds a log of this size."""
    with TemporaryDirectory() as folder:
        profile = Path(folder)
        with phone(playwright, program, profile, door) as page:
            sign_in(page, options.base_url, size, len(RATES) * options.taps + 1)
            begin(page)
            found = []
            for slower in RATES:
                with _slowed(page, slower), _traced(page, options.trace, f"taps-{size}-{slower}"):
                    found.append(_figure(f"tap: Log set to paint, {slower} x", size, tapped(page, options.taps)))
            page.wait_for_timeout(2000)  # all of it is sent
            for slower in RATES:
                with _slowed(page, slower):
                    found.append(_figure(f"tap: bare page, {slower} x", size, bare(page, options.taps)))
        for slower in RATES:
            with chrome(program, profile, slower) as tab:
                times = [warm(tab, door) for _ in range(STARTS)]
            found.append(_figure(f"start: warm, offline, {slower} x", size, times))
        with chrome(program, profile, SLOWER) as tab:
            found.append(_figure(f"start: cold, 4G, {SLOWER} x", size, [cold(tab, door) for _ in range(STARTS)]))
    return found


@contextmanager
def _slowed(page: Page, times: int) -> Iterator[None]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    yield
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()


@contextmanager
def _traced(page: Page, folder: Path | None, name: str) -> Iterator[None]:
    if folder is None:
        yield
        return
    page.context.tracing.start(name=name, snapshots=True)
    yield
    page.context.tracing.stop(path=folder / f"{name}.zip")


def _figure(what: str, sets: int, times: Sequence[float]) -> Figure:
    return Figure(what, sets, median(times), quantiles(times, n=20, method="inclusive")[18])


if __name__ == "__main__":
    sys.exit(main())
