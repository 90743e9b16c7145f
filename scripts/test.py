"""`make test`: every test on real servers and in a real browser, and the coverage of both languages.

Closes with one line, "N passed, N failed, N skipped"; exits with 0 only if nothing failed and at least 80 % of the
lines of each language were run.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.browser import find_or_install, install_debians

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
COVERAGE = ROOT / "coverage"
V8_COVERAGE = COVERAGE / "v8"
C8 = "node_modules/c8/bin/c8.js"
LINES_PERCENT = "80"


@dataclass(frozen=True)
class Counts:
    """How many tests of a runner's report passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def main() -> int:
    """Run everything, even after a failure; 0 when all is well."""
    began = time.monotonic()
    shutil.rmtree(COVERAGE, ignore_errors=True)
    V8_COVERAGE.mkdir(parents=True)
    browser = find_or_install()
    if browser is None and os.environ.get("CI"):
        print("make test: there is no Chromium, and none could be installed", file=sys.stderr)
        return 1
    if not shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        install_debians("nginx-light")
    steps = {
        "JavaScript": _node_tests(),
        "Python and browser": _python_tests(browser),
        "coverage of JavaScript": _node_coverage(),
    }
    print(f"\ntook {time.monotonic() - began:.0f} s")
    for name, code in steps.items():
        if code:
            print(f"FAILED: {name} (exit code {code})")
    counted = sum(map(_counted, (COVERAGE / "node.xml", COVERAGE / "python.xml")), Counts())
    print(f"{counted.passed} passed, {counted.failed} failed, {counted.skipped} skipped", flush=True)
    return 1 if any(steps.values()) or counted.failed or not counted.passed else 0


def _node_tests() -> int:
    files = sorted(map(str, (ROOT / "webapp" / "tests" / "unit").rglob("*.test.js")))
    reporters = [
        *("--test-reporter=dot", "--test-reporter-destination=stdout"),
        *("--test-reporter=junit", f"--test-reporter-destination={COVERAGE / 'node.xml'}"),
    ]
    return _run("JavaScript", [BIN / "node", "--test", *reporters, *files], {"NODE_V8_COVERAGE": str(V8_COVERAGE)})


def _python_tests(browser: Path | None) -> int:
    report = ["--cov=engine", "--cov=database", "--cov-report=term:skip-covered", f"--cov-fail-under={LINES_PERCENT}"]
    command = [sys.executable, "-m", "pytest", "-q", *report, f"--junitxml={COVERAGE / 'python.xml'}"]
    return _run("Python and browser", command, {"CHROMIUM": str(browser)} if browser else {})


def _node_coverage() -> int:
    """Of the unit tests and of the pages that the browser tests opened, together."""
    command: list[str | Path] = [
        *(BIN / "node", C8, "report", "--temp-directory", V8_COVERAGE, "--reports-dir", COVERAGE / "html-js"),
        *("--all", "--src", "webapp/js", "--include", "webapp/js/**/*.js"),
        *("--reporter", "text", "--reporter", "html", "--check-coverage", "--lines", LINES_PERCENT),
    ]
    return _run("coverage of JavaScript", command, {})


def _run(name: str, command: Iterable[str | Path], more_env: Mapping[str, str]) -> int:
    print(f"\n=== {name}", flush=True)
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}", **more_env}
    return subprocess.run(list(map(str, command)), cwd=ROOT, env=env, stdin=subprocess.DEVNULL, check=False).returncode


def _counted(report: Path) -> Counts:
    """Count the test cases of a JUnit report."""
    if not report.exists():
        return Counts(failed=1)
    cases = list(ElementTree.parse(report).getroot().iter("testcase"))  # noqa: S314 - we have just written it
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Counts(len(cases) - failed - skipped, failed, skipped)


if __name__ == "__main__":
    sys.exit(main())
