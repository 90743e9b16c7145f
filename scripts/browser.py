"""A Chromium for the browser tests: the one that is installed, else Playwright's own, else Debian's."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "no Chromium on this machine: `make test` installs one"
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
)


def find() -> Path | None:
    """Return the program of a Chromium on this machine, or None. CHROMIUM names one."""
    if given := os.environ.get("CHROMIUM"):
        return Path(given)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else _playwrights_own()


def needed() -> Path:
    """The program of a Chromium on this machine. Raises SystemExit with what to do where there is none."""
    program = find()
    if program is None:
        raise SystemExit(MISSING)
    return program


def find_or_install() -> Path | None:
    """Return the program of a Chromium, installed if need be and if we can; None where we can't."""
    return find() or _download() or _install_debians()


def arguments() -> list[str]:
    """What to start it with: no talk with the outside, and no sandbox where root can't have one."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.exists() else None


def _download() -> Path | None:
    print("no Chromium here: trying Playwright's own ...", flush=True)
    _try([".venv/bin/playwright", "install", "chromium"])
    return _playwrights_own()


def _install_debians() -> Path | None:
    print("trying Debian's Chromium ...", flush=True)
    install_debians("chromium")
    return find()


def install_debians(package: str) -> None:
    """Install a package of Debian's, where we are root on a Debian; else do nothing."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-qq", "--yes", "--no-install-recommends", package])


def _try(command: list[str], seconds: float = 300) -> None:
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(
            command,
            env=quietly,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(f"{command[0]}: {fault}", flush=True)
