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
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.browser import find_or_install, install_debians

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
COVERAGE = ROOT / "coverage"
V8_COVERAGE = COVERAGE / "v8"
C8 = "node_modules/c8/bin/c8.js"
LINES_PERCENT = "80"
E2E = "webapp/tests/e2e"
WORKOUT = tuple(
    f"{E2E}/test_{name}.py"
    for name in ("workout", "set_in_hand", "session_structure", "rest_timer", "journey", "accessibility", "everyone")
)
COACH = ("tests/core", "tests/bench", "tests/personalise")
# Four processes for two cores: two reckon, the others mostly wait for servers and pages.
PARTS = {
    "the coach": COACH,
    "Python": ("tests", *(f"--ignore={path}" for path in ("tests/scripts", "tests/worker", *COACH))),
    "the workout in a browser": WORKOUT,
    "servers and the other screens": (
        *("webapp/tests", "tests/scripts", "tests/worker"),
        *(f"--ignore={path}" for path in WORKOUT),
    ),
}


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
    if not shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        install_debians("nginx-light")
    browser = find_or_install()
    if browser is None and os.environ.get("CI"):
        print("make test: there is no Chromium, and none could be installed", file=sys.stderr)
        return 1
    codes = {"JavaScript": _node_tests()}
    codes |= _python_tests({"CHROMIUM": str(browser)} if browser else {})
    codes |= {"coverage of Python": _python_coverage(), "coverage of JavaScript": _node_coverage()}
    print(f"\ntook {time.monotonic() - began:.0f} s")
    for name, code in codes.items():
        if code:
            print(f"FAILED: {name} (exit code {code})")
    counted = sum(map(_counted, ("JavaScript", *PARTS)), Counts())
    print(f"{counted.passed} passed, {counted.failed} failed, {counted.skipped} skipped", flush=True)
    return 1 if any(codes.values()) or counted.failed or not counted.passed else 0


def _node_tests() -> int:
    files = sorted(map(str, (ROOT / "webapp" / "tests" / "unit").rglob("*.test.js")))
    reporters = [
        *("--test-reporter=dot", "--test-reporter-destination=stdout"),
        *("--test-reporter=junit", f"--test-reporter-destination={_report('JavaScript')}"),
    ]
    command = [BIN / "node", "--test", *reporters, *files]
    return _run("JavaScript", command, {"NODE_V8_COVERAGE": str(V8_COVERAGE)})


def _python_tests(env: Mapping[str, str]) -> dict[str, int]:
    """All parts at the same time; the output of each in one piece."""
    with ThreadPoolExecutor(len(PARTS)) as pool:
        return dict(zip(PARTS, pool.map(lambda name: _part(name, env), PARTS), strict=True))


def _part(name: str, env: Mapping[str, str]) -> int:
    pytest = [sys.executable, "-m", "pytest", "-q", "--cov=engine", "--cov=database", "--cov-report="]
    reports = [f"--junitxml={_report(name)}", "-p", "no:cacheprovider"]
    data = COVERAGE / f".coverage.{name.replace(' ', '-')}"
    return _run(name, [*pytest, *reports, *PARTS[name]], {**env, "COVERAGE_FILE": str(data)}, at_once=False)


def _python_coverage() -> int:
    coverage, env = [sys.executable, "-m", "coverage"], {"COVERAGE_FILE": str(COVERAGE / ".coverage")}
    combined = _run("coverage of Python", [*coverage, "combine", "--quiet"], env)
    report = [*coverage, "report", "--skip-covered", f"--fail-under={LINES_PERCENT}"]
    return combined or _run("coverage of Python", report, env, title=False)


def _node_coverage() -> int:
    """Of the unit tests and of the pages that the browser tests opened, together."""
    command = [
        *(BIN / "node", C8, "report", "--temp-directory", V8_COVERAGE, "--reports-dir", COVERAGE / "html-js"),
        *("--all", "--src", "webapp/js", "--include", "webapp/js/**/*.js", "--exclude", "webapp/js/**/types.js"),
        *("--reporter", "text", "--reporter", "html", "--check-coverage", "--lines", LINES_PERCENT),
    ]
    return _run("coverage of JavaScript", command, {})


def _run(
    name: str, command: Sequence[object], more_env: Mapping[str, str], *, at_once: bool = True, title: bool = True
) -> int:
    """Run a command, its output shown at once or when it is done; return its exit code."""
    heading = f"\n=== {name}\n" if title else ""
    if at_once:
        print(heading, end="", flush=True)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}", **more_env},
        stdin=subprocess.DEVNULL,
        stdout=None if at_once else subprocess.PIPE,
        stderr=None if at_once else subprocess.STDOUT,
        check=False,
    )
    if not at_once:
        print(heading + done.stdout.decode(errors="replace"), end="", flush=True)
    return done.returncode


def _report(name: str) -> Path:
    return COVERAGE / f"{name.replace(' ', '-')}.xml"


def _counted(name: str) -> Counts:
    """Count the test cases of a runner's JUnit report; none at all is a failure."""
    if not _report(name).exists():
        return Counts(failed=1)
    cases = list(ElementTree.parse(_report(name)).getroot().iter("testcase"))  # noqa: S314 - it is our own
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return Counts(len(cases) - failed - skipped, failed, skipped)


if __name__ == "__main__":
    sys.exit(main())
