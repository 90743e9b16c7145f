"""Lighthouse's marks for Today and the workout, each in both themes, on the phone of a lifter with 2,000 sets.

    python -m bench.lighthouse --base-url http://127.0.0.1:8000 [--into FOLDER]     # `make dev` runs

Behind Nginx as it is deployed, over HTTP/2. The lifter is signed in, and of the app's own files nothing is kept: what a
service worker answers Lighthouse takes for HTTP/1.1 with its six connections, and no visit is like what it makes of it.
Lighthouse's defaults: a phone, slow 4G, the processor slowed four times. It is installed by this folder's lock file.
Exits with 1 where a mark is below what the project asks for.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from bench.accuracy.summary import table
from bench.web.lifter import begin, sign_in
from bench.web.phone import deployed, phone
from bench.web.starts import Chrome, chrome
from scripts.browser import needed
from scripts.stack import ROOT

FOLDER = Path(__file__).parent
OURS = os.environ | {"PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
"""With the Node and npm that the project brings along."""
SETS, PLANNED = 2000, 6
"""What the log holds, and what the day is planned for."""
SCREENS = ("/today", "/workout")
THEMES = ("dark", "light")
ASKED = {"performance": 95, "accessibility": 100, "best-practices": 100}
RUNS = 3
"""The middle one counts: a mark moves by a few points from run to run."""
SETTLED_S = 5
"""Until a page has registered its service worker, and that has its files."""
FORGET = """(async () => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
})()"""


def main(arguments_: Sequence[str] | None = None) -> int:
    """Print the marks; 1 where one is too low. Raises SystemExit where no browser is there."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.lighthouse", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--into", type=Path, help="keep Lighthouse's reports in this folder")
    options = parser.parse_args(arguments_)
    program = needed()
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, env=OURS, check=True)
    with TemporaryDirectory() as folder, deployed(options.base_url) as door:
        profile = Path(folder)
        with sync_playwright() as playwright, phone(playwright, program, profile, door) as page:
            sign_in(page, options.base_url, SETS, PLANNED)
            begin(page)
            page.wait_for_timeout(2000)
        with chrome(program, profile, 1) as tab:
            rows = [*_marks(tab, door, options.into)]
    print("\n".join(table(["", "theme", *ASKED], [[screen, theme, *map(str, marks)] for screen, theme, marks in rows])))
    low = any(mark < asked for _, _, marks in rows for mark, asked in zip(marks, ASKED.values(), strict=True))
    return 1 if low else 0


def _marks(tab: Chrome, door: str, into: Path | None) -> Iterator[tuple[str, str, list[int]]]:
    for screen in SCREENS:
        for theme in THEMES:
            reports = []
            for _ in range(RUNS):
                _forget(tab, door + screen, theme)
                reports.append(_report(tab, door + screen))
            if into:
                into.mkdir(parents=True, exist_ok=True)
                (into / f"{screen[1:]}-{theme}.json").write_text(json.dumps(reports[-1]))
            yield screen, theme, [round(median(100 * _score(one, name) for one in reports)) for name in ASKED]


def _forget(tab: Chrome, url: str, theme: str) -> None:
    """Choose a theme; keep nothing else but the lifter's data. Not while the page loads, which would keep it again."""
    tab.ask("Page.navigate", url=url)
    time.sleep(SETTLED_S)
    tab.value(f"localStorage.setItem('gymgenius.theme', '{theme}')")
    tab.ask("Runtime.evaluate", expression=FORGET, awaitPromise=True)
    tab.ask("Page.navigate", url="about:blank")
    tab.ask("Network.clearBrowserCache")


def _score(report: dict[str, Any], name: str) -> float:
    return float(report["categories"][name]["score"] or 0)


def _report(tab: Chrome, url: str) -> dict[str, Any]:
    command = [str(FOLDER / "node_modules/.bin/lighthouse"), url, f"--port={tab.port}", "--disable-storage-reset"]
    how = ["--output=json", "--quiet", f"--only-categories={','.join(ASKED)}"]
    told = subprocess.run([*command, *how], env=OURS, check=True, stdout=subprocess.PIPE)
    report: dict[str, Any] = json.loads(told.stdout)
    return report


if __name__ == "__main__":
    sys.exit(main())
