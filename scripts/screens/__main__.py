"""docs/screens/: a picture of every screen in both themes, taken on the running `make dev`.

    python -m scripts.screens [--base-url http://127.0.0.1:8000] [--into docs/screens] [--only today,workout]

On a phone of 360 x 800 points, by the whole length of the page, and at 1280 x 800 where a desk has another layout. The
demo lifter gets a plan and two workouts, which are thrown away at the end; newcomers are accounts that are deleted.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.browser import arguments, needed
from scripts.screens import demo, newcomers, workout
from scripts.screens.camera import Camera
from scripts.stack import ROOT

HEAD = """# Every screen

Of the demo lifter and of newcomers, on a phone of 360 x 800 and, where a desk has another layout, at 1280 x 800.
Made by `make screens`, this page too; what is longer than 2000 points is cut there.
"""
PARTS = {
    "strangers": demo.strangers,
    "screens": demo.screens,
    "workout": workout.states,
    "lifts": workout.lifts,
    "finish": workout.summary,
    "looks": workout.looks,
    "newcomers": newcomers.empty,
    "faults": newcomers.failing,
    "sync": newcomers.unsent,
}


def main() -> int:
    """Take all pictures; 1 where a screen did not open. Raises SystemExit where no browser is there."""
    parser = argparse.ArgumentParser(prog="python -m scripts.screens", description=__doc__)
    parser.add_argument("--base-url", default="http://127.0.0.1:8000")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screens")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas: " + ", ".join(PARTS))
    options = parser.parse_args()
    program = needed()
    options.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*arguments(), "--lang=en-GB"])
        camera = Camera(browser, options.base_url, options.into)
        for part in options.only.split(","):
            with camera.attempt(part):
                PARTS[part](camera)
        browser.close()
    for fault in camera.faults:
        print(fault, file=sys.stderr)
    if options.only == ",".join(PARTS):
        (options.into / "README.md").write_text(index(camera.taken))
    print(f"{sum(map(len, camera.taken.values()))} pictures of {len(camera.taken)} screens and states")
    return 1 if camera.faults else 0


def index(taken: dict[str, list[str]]) -> str:
    """The pictures by screen, to scroll through."""
    rows = (
        f"## {name}\n\n" + " ".join(f'<img src="{file}" alt="{file}" width="{_width(file)}">' for file in files)
        for name, files in taken.items()
    )
    return f"{HEAD}\n" + "\n\n".join(rows) + "\n"


def _width(file: str) -> int:
    return 480 if file.endswith("-desk.png") else 200


if __name__ == "__main__":
    sys.exit(main())
