"""Lighthouse's marks for Today and the workout, each in both themes, on the phone of a lifter with 2,000 sets.

    python -m bench.lighthouse --base-url http://127.0.0.1:8000 [--into FOLDER]     # `make dev` runs

Behind Nginx as it is deployed, over HTTP/2. The lifter is signed in. "new": of the app's own files nothing is kept;
"kept": opened again. What is asked is asked of the latter.
Lighthouse's defaults: a phone, slow 4G, the processor slowed four times. It is installed by this folder's lock file.
Exits with 1 where a mark is below what the project asks for.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from bench.accuracy.summary import table
from bench.web.__main__ import deployed, phone
from bench.web.lifter import begin, sign_in
from bench.web.starts import Chrome, chrome
from scripts.browser import find
from scripts.stack import ROOT

FOLDER = Path(__file__).parent
OURS = os.environ | {"PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"}
"""With the Node and npm that the project brings along."""
SETS = 2000
SCREENS = ("/today", "/workout")
THEMES = ("dark", "light")
ASKED = {"performance": 95, "accessibility": 100, "best-practices": 100}
RUNS = 3
"""Of the kept app; the middle one counts: a mark moves by a few points from run to run."""
FORGET = """(async () => {
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  for (const name of await caches.keys()) await caches.delete(name)
})()"""


def main(arguments_: Sequence[str] | None = None) -> int:
    """Print the marks; 1 where one is too low, or something that is needed is not there."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.lighthouse", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--into", type=Path, help="keep Lighthouse's reports in this folder")
    options = parser.parse_args(arguments_)
    program = find()
    if program is None:
        print("no Chromium on this machine: `make test` installs one", file=sys.stderr)
        return 1
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=FOLDER, env=OURS, check=True)
    with TemporaryDirectory() as folder, deployed(options.base_url) as door:
        profile = Path(folder)
        with sync_playwright() as playwright, phone(playwright, program, profile, door) as page:
            sign_in(page, options.base_url, SETS)
            begin(page, 5)
            page.wait_for_timeout(2000)
        with chrome(program, profile, 1) as tab:
            rows = [*_marks(tab, door, options.into)]
    print("\n".join(table(["", "theme", *ASKED], [[screen, theme, *map(str, marks)] for screen, theme, marks in rows])))
    low = any(
        mark < asked
        for screen, _, marks in rows
        if screen.endswith("kept")
        for mark, asked in zip(marks, ASKED.values(), strict=True)
    )
    return 1 if low else 0


def _marks(tab: Chrome, door: str, into: Path | None) -> Iterator[tuple[str, str, list[int]]]:
    for screen in SCREENS:
        for theme in THEMES:
            tab.ask("Page.navigate", url=f"{door}{screen}")
            tab.value(f"localStorage.setItem('gymgenius.theme', '{theme}')")
            tab.ask("Runtime.evaluate", expression=FORGET, awaitPromise=True)
            tab.ask("Network.clearBrowserCache")
            new = _report(tab, door + screen)
            yield f"{screen} new", theme, [round(100 * _score(new, name)) for name in ASKED]
            reports = [_report(tab, door + screen) for _ in range(RUNS)]
            if into:
                into.mkdir(parents=True, exist_ok=True)
                (into / f"{screen[1:]}-{theme}.json").write_text(json.dumps(reports[-1]))
            yield f"{screen} kept", theme, [round(median(100 * _score(one, name) for one in reports)) for name in ASKED]


def _score(report: dict[str, Any], name: str) -> float:
    return float(report["categories"][name]["score"] or 0)


def _report(tab: Chrome, url: str) -> dict[str, Any]:
    command = [str(FOLDER / "node_modules/.bin/lighthouse"), url, f"--port={tab.port}", "--disable-storage-reset"]
    how = ["--output=json", "--quiet", f"--only-categories={','.join(ASKED)}"]
    report: dict[str, Any] = json.loads(
        subprocess.run([*command, *how], env=OURS, check=True, capture_output=True).stdout
    )
    return report


if __name__ == "__main__":
    sys.exit(main())
