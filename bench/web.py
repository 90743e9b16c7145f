"""How fast the web app is under the hand: a tap on Log set, a start, and what comes over the wire.

    python -m bench.web --base-url http://127.0.0.1:8000            # `make dev` runs, or what stands before it
    python -m bench.web --base-url ... --sizes 200 20000 --taps 40 --json figures.json --trace FOLDER

In Chromium, with the processor slowed six times, behind Nginx as it is deployed, over HTTP/2. A lifter's log of each
size lies in the phone's own database.

* tap: from the finger's release to the frame that shows the set as logged.
* warm: the app opened again without network, to a workout that can be logged.
* cold: the same with nothing of the app kept, over 4G (9 Mbit/s, 170 ms).
* first: what a stranger's first visit transfers until the page is quiet, and then what is kept for offline.

`--trace` keeps Chromium's trace of each size's taps, to be opened in its own performance panel.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from bench.accuracy.summary import table
from bench.client import Connection, Person, sign_up
from bench.load import Lifter
from scripts.browser import arguments, find
from scripts.front import front
from scripts.stack import ROOT

PHONE = ViewportSize(width=360, height=800)
SLOWER = 6
LATENCY_MS, BITS_DOWN, BITS_UP = 170, 9_000_000, 1_500_000
"""4G: what WebPageTest calls so."""
DOUBLE_TAP_MS = 1000
"""A tap sooner after the last set is taken for a second touch of the same finger."""
STARTS = 7
PATIENCE_MS = 60_000
WATCH = """() => {
  window.taps = []
  let began = null
  const number = () => document.querySelector('main')?.textContent.match(/Set (\\d+) of/)?.[1]
  let before = number()
  const logs = one => one instanceof HTMLButtonElement && /^Log/.test(one.textContent.trim())
  const pressed = event => event.composedPath().some(logs)
  addEventListener('pointerup', event => { if (pressed(event)) { began = event.timeStamp; before = number() } }, true)
  const painted = since => requestAnimationFrame(() => {
    scheduler.postTask(() => window.taps.push(performance.now() - since), { priority: 'user-blocking' })
  })
  new MutationObserver(() => {
    if (began === null || number() === before) return
    painted(began)
    began = null
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}"""
FILL = """async ([name, sets]) => {
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error)
  })
  for (let first = 0; first < sets.length; first += 2000) {
    const tx = db.transaction('sets', 'readwrite')
    for (const one of sets.slice(first, first + 2000)) tx.objectStore('sets').put(one)
    await new Promise((done, fail) => { tx.oncomplete = done; tx.onerror = () => fail(tx.error) })
  }
  db.close()
}"""


@dataclass(frozen=True)
class Figure:
    """One thing measured, with a log of `sets` on the phone: milliseconds, or kilobytes for what came over the wire."""

    what: str
    sets: int
    middle: float
    p95: float
    unit: str = "ms"


def main(arguments_: Sequence[str] | None = None) -> int:
    """Print the table; 1 where no browser is there."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.web", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--sizes", type=int, nargs="+", default=(200, 20_000), help="sets in the phone's database")
    parser.add_argument("--taps", type=int, default=40)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--trace", type=Path, help="keep Chromium's traces of the taps in this folder")
    options = parser.parse_args(arguments_)
    program = find()
    if program is None:
        print("no Chromium on this machine: `make test` installs one", file=sys.stderr)
        return 1
    with deployed(options.base_url) as door, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*arguments(), "--ignore-certificate-errors"]
        )
        found = [*first_visit(browser, door)]
        for size in options.sizes:
            found += measure(browser, options, door, size)
        browser.close()
    rows = [[one.what, f"{one.sets:,}", f"{one.middle:,.0f}", f"{one.p95:,.0f}", one.unit] for one in found]
    print("\n".join(table(["", "sets on the phone", "median", "95 %", ""], rows)))
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in found], indent=1))
    return 0


@contextmanager
def deployed(base_url: str) -> Iterator[str]:
    """The address of the app as deployment serves it: behind Nginx, over TLS and HTTP/2; the API is the running one."""
    api = urlsplit(base_url).port or 80
    with TemporaryDirectory() as folder, front(Path(folder), ROOT / "webapp", api, secure=True) as port:
        yield f"https://127.0.0.1:{port}"


def first_visit(browser: Browser, base_url: str) -> Iterator[Figure]:
    """What a stranger's browser loads: for the page itself, and for being offline afterwards."""
    for what, workers in (("first: page", "block"), ("first: with what is kept for offline", "allow")):
        context = browser.new_context(
            base_url=base_url,
            viewport=PHONE,
            ignore_https_errors=True,
            service_workers=workers,  # type: ignore[arg-type]
        )
        page = context.new_page()
        wire = Wire(page)
        page.goto("/", wait_until="networkidle")
        page.wait_for_timeout(3000 if workers == "allow" else 500)
        yield Figure(what, 0, wire.bytes / 1000, wire.bytes / 1000, "kB")
        context.close()


class Wire:
    """Counts the bytes that a page's requests take, as they are sent: compressed, with their heads."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def measure(browser: Browser, options: argparse.Namespace, door: str, size: int) -> Iterator[Figure]:
    """Taps and starts of a lifter whose phone holds a log of this size."""
    with signed_in(browser, door, options.base_url, size) as page:
        begin(page, options.taps)
        if options.trace:
            browser.start_tracing(page=page, screenshots=False)
        taps = tapped(page, options.taps)
        if options.trace:
            options.trace.mkdir(parents=True, exist_ok=True)
            (options.trace / f"taps-{size}.json").write_bytes(browser.stop_tracing())
        yield figure("tap: Log set to paint", size, taps)
        yield figure("start: warm, offline", size, [_warm(page) for _ in range(STARTS)])
        slow = page.context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        yield figure("start: warm, offline, processor not slowed", size, [_warm(page) for _ in range(STARTS)])
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield figure("start: cold, 4G", size, [_cold(page, slow) for _ in range(STARTS)])


def figure(what: str, sets: int, times: Sequence[float]) -> Figure:
    """The middle and the 95th percentile."""
    return Figure(what, sets, median(times), quantiles(times, n=20, method="inclusive")[18])


@contextmanager
def signed_in(browser: Browser, base_url: str, api: str, size: int) -> Iterator[Page]:
    """A page of a new lifter with a log of `size` sets on the phone, on Today, the processor slowed."""
    connection = Connection(api)
    person = sign_up(connection)
    exercises = [one["id"] for one in Connection(api, person.token).want(200, "GET", "/v1/exercises")["exercises"]]
    lifter = Lifter(api, person, exercises[:20])
    lifter.fill(min(size, 2000), datetime.now(UTC))
    Connection(api, person.token).ask("PATCH", "/v1/me", {"onboarded": True})
    context = browser.new_context(base_url=base_url, viewport=PHONE, has_touch=True, ignore_https_errors=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password").fill(person.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today")
    page.evaluate("async () => { await navigator.serviceWorker.ready }")
    page.wait_for_timeout(2000)  # what follows a sign-in is read
    _fill(page, person, exercises[:20], size)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def _fill(page: Page, person: Person, exercises: Sequence[str], size: int) -> None:
    """Older sets, until the phone's own database holds so many."""
    now = datetime.now(UTC) - timedelta(days=900)
    sets = [_stored(i, exercises[i % len(exercises)], now - timedelta(hours=i)) for i in range(max(size - 2000, 0))]
    if sets:
        page.evaluate(FILL, [f"gymgenius-{person.id}", sets])


def _stored(nth: int, exercise: str, at: datetime) -> dict[str, Any]:
    return {
        "id": f"00000000-0000-7000-8000-{nth:012d}",
        "workout_id": f"00000000-0000-7000-9000-{nth // 20:012d}",
        "exercise_id": exercise,
        "performed_at": at.isoformat().replace("+00:00", "Z"),
        "set_type": "working",
        "weight": 80,
        "unit": "kg",
        "weight_kg": 80,
        "reps": 8,
        "rir": 2,
        "rest_seconds": None,
        "note": None,
        "recommendation_id": None,
        "deleted_at": None,
    }


def begin(page: Page, sets: int) -> None:
    """A session with a lift that the log knows, one more set planned than will be logged."""
    page.get_by_role("button", name="Empty session").click()
    page.get_by_role("button", name="Add exercise").click()
    page.get_by_role("searchbox").fill("bench press")
    page.locator(".found button").first.click()
    page.get_by_role("button", name="Log set").wait_for()
    page.get_by_role("button", name="More:").click()
    for _ in range(sets - 2):
        page.get_by_role("button", name="+1 set").click()
    page.get_by_role("button", name="Close").click()
    page.get_by_text(f"Set 1 of {sets + 1}").wait_for()


def tapped(page: Page, times: int) -> list[float]:
    """Milliseconds from the touch to the frame that shows it, of so many taps."""
    page.evaluate(WATCH)
    for nth in range(times):
        page.get_by_role("button", name="Log set").first.tap()
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while page.evaluate("() => window.taps.length") <= nth:
            if time.monotonic() > deadline:
                raise TimeoutError(f"tap {nth + 1} was not shown")
            page.wait_for_timeout(20)
        page.wait_for_timeout(DOUBLE_TAP_MS)
    found: list[float] = page.evaluate("() => window.taps")
    return found


def _warm(page: Page) -> float:
    """Milliseconds to a workout that can be logged, opened again offline."""
    page.context.set_offline(True)
    try:
        return _opened(page)
    finally:
        page.context.set_offline(False)


def _cold(page: Page, session: CDPSession) -> float:
    """The same with nothing of the app kept, over 4G."""
    page.evaluate(
        "async () => { for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister() }"
    )
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    down, up = BITS_DOWN / 8, BITS_UP / 8
    slow = {"offline": False, "latency": LATENCY_MS, "downloadThroughput": down, "uploadThroughput": up}
    session.send("Network.emulateNetworkConditions", slow)
    try:
        return _opened(page)
    finally:
        session.send(
            "Network.emulateNetworkConditions", slow | {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        )


def _opened(page: Page) -> float:
    page.goto("/workout", wait_until="commit")
    page.get_by_role("button", name="Log set").first.wait_for()
    took: float = page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(performance.now())))")
    return took


if __name__ == "__main__":
    sys.exit(main())
