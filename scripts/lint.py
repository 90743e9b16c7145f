"""`make lint`: every check that needs no running server, two at a time; all of them, even when one fails."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
DOCKERFILES = ("engine/Dockerfile", "webapp/Dockerfile")


@dataclass(frozen=True)
class Check:
    """A command that must exit with 0."""

    name: str
    command: tuple[str, ...]


def main() -> int:
    """Run all; 0 when all passed."""
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        passed = list(pool.map(_passes, _checks()))
    print(f"lint: {sum(passed)} passed, {passed.count(False)} failed in {time.monotonic() - began:.0f} s")
    return 0 if all(passed) else 1


def _checks() -> Iterator[Check]:
    node, tsc = str(BIN / "node"), "node_modules/typescript/bin/tsc"
    schema = (str(BIN / "check-jsonschema"), "--builtin-schema")
    yield Check("mypy --strict", (str(BIN / "mypy"),))
    yield Check("tsc --strict, the pages", (node, tsc, "--project", "webapp/tsconfig.json"))
    yield Check("tsc --strict, the service worker", (node, tsc, "--project", "webapp/tsconfig.sw.json"))
    yield Check("node --check", (sys.executable, "-m", "scripts.check_syntax"))
    yield Check("ruff check", (str(BIN / "ruff"), "check", "."))
    yield Check("ruff format", (str(BIN / "ruff"), "format", "--check", "."))
    yield Check("the compose file", (*schema, "vendor.compose-spec", "docker-compose.yml"))
    yield Check("the workflow", (*schema, "vendor.github-workflows", ".github/workflows/ci.yml"))
    yield Check("zizmor", (str(BIN / "zizmor"), "--offline", "--quiet", ".github"))
    yield Check("hadolint", (str(BIN / "hadolint"), *DOCKERFILES))
    yield Check("engine/requirements*.txt", (sys.executable, "-m", "scripts.requirements", "--check"))
    yield Check(".ci/run", ("bash", "-n", ".ci/run"))


def _passes(check: Check) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    told = f"{check.name:34} {verdict:6} {time.monotonic() - began:5.1f} s\n"
    print(told + (done.stdout if done.returncode else ""), end="", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
