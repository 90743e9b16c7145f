"""`make journeys`: the journeys of webapp/tests/e2e in Firefox, WebKit and at a desk; `make test` has Chromium's phone.

Closes with a table, a row a file; exits with 0 only if nothing failed. Arguments are files to run instead of all.
Pictures go to test-results/, a folder for each way.
"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts import firefox
from scripts.browser import find_or_install

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "test-results"
ALL = "webapp/tests/e2e"
WAYS = (("firefox", "360x800"), ("firefox", "1280x800"), ("chromium", "1280x800"), ("webkit", "both sizes"))
OWN = {"webkit": ("-m", "", "-k", "webkit")}
"""What has journeys of its own, which choose their sizes themselves; they skip where it is not installed."""
NONE_CHOSEN = 5
"""pytest's exit code where none of the files has a test for this way."""
Outcome = dict[str, Counter[str]]
"""How many tests of a file passed, failed and were skipped."""


def main(files: Sequence[str]) -> int:
    """Run all that can be run here, even after a failure; 0 when all is well."""
    programs = {"firefox": firefox.find(), "chromium": find_or_install()}
    if programs["firefox"] is None:
        print("make journeys: no Firefox on this machine, its journeys are left out (apt install firefox-esr)")
    ways = [way for way in WAYS if way[0] in OWN or programs[way[0]]]
    codes = [_run(engine, size, files or [ALL], programs.get(engine)) for engine, size in ways]
    _print([" ".join(way) for way in ways], [_outcome(_report(*way)) for way in ways])
    return 1 if any(codes) or not codes else 0


def _run(engine: str, size: str, files: Sequence[str], program: Path | None) -> int:
    print(f"\n=== {engine} {size}", flush=True)
    report = _report(engine, size)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    chosen = {"PICTURES": str(report.parent)}
    if program:
        chosen |= {"JOURNEY_BROWSER": engine, "JOURNEY_SIZE": size, engine.upper(): str(program)}
    which = OWN.get(engine, ("-k", " and ".join(f"not {other}" for other in OWN)))
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *which]
    code = subprocess.run([*pytest, *files], cwd=ROOT, env={**os.environ, **chosen}, check=False).returncode
    return 0 if code == NONE_CHOSEN and files != [ALL] else code


def _report(engine: str, size: str) -> Path:
    return RESULTS / f"{engine}-{size.replace(' ', '-')}" / "journeys.xml"


def _outcome(report: Path) -> Outcome:
    """By the name of the file; one failure of no file where there is no report."""
    if not report.exists():
        return {"": Counter(failed=1)}
    found: Outcome = {}
    for case in ElementTree.parse(report).getroot().iter("testcase"):  # noqa: S314 - it is our own
        file = next(part for part in (case.get("classname") or "").split(".")[::-1] if part.startswith("test_"))
        failed = case.find("failure") is not None or case.find("error") is not None
        end = "failed" if failed else "skipped" if case.find("skipped") is not None else "passed"
        found.setdefault(file, Counter())[end] += 1
    return found


def _print(ways: Sequence[str], outcomes: Sequence[Outcome]) -> None:
    print(f"\n{'passed, failed, skipped':28}" + "".join(f"{way:>20}" for way in ways))
    for file in sorted({file for outcome in outcomes for file in outcome}):
        print(f"{file:28}" + "".join(f"{_said(outcome.get(file, Counter())):>20}" for outcome in outcomes))
    print(f"{'all':28}" + "".join(f"{_said(sum(outcome.values(), Counter())):>20}" for outcome in outcomes))


def _said(counts: Counter[str]) -> str:
    return " ".join(f"{counts[end]:4}" for end in ("passed", "failed", "skipped"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
