"""Make what the other commands stand on: uv, the virtual environment, node_modules, webapp/vendor.

    python3 scripts/bootstrap.py run      what `make dev` needs
    python3 scripts/bootstrap.py check    that, and what `make test` and `make lint` need

Standard library only: it runs before anything is installed, with whichever Python is there. Does nothing,
at once, when the lock files are those of the last time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
OLDEST_UV = (0, 13, 0)
UV_VERSION = "0.13.9"
LEVELS = {
    # level: (arguments of `uv sync`, arguments of `npm ci`)
    "run": (("--inexact", "--no-default-groups", "--group", "embedded", "--extra", "personalise"), ("--omit=dev",)),
    "check": ((), ()),
}


class Missing(Exception):
    """Something that we can't install ourselves is not there; the message says how to get it."""


def main() -> int:
    """Command line: 0 when everything is in place, 1 with one line where it can't be."""
    os.chdir(ROOT)
    try:
        _use_new_enough_python()
        prepare(sys.argv[1] if len(sys.argv) > 1 else "run")
    except Missing as fault:
        print(f"make: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def prepare(level: str) -> None:
    """Bring the checkout to `level`; raises Missing."""
    uv_arguments, npm_arguments = LEVELS[level]
    Path(".tools").mkdir(exist_ok=True)
    _forget_another_place()
    python = _Part("python", ("pyproject.toml", "uv.lock"), Path(".venv/bin/python"))
    if not python.is_done(level):
        _say("installing the Python packages of uv.lock ...")
        _let_go(Path(".venv"))
        _run([uv(), "sync", "--frozen", "--quiet", "--python", sys.executable, *uv_arguments], "uv sync")
        python.note(level)
    node = _Part("node", ("package.json", "package-lock.json"), Path("node_modules"))
    if not node.is_done(level):
        _say("installing the web app's packages of package-lock.json ...")
        _let_go(Path("node_modules"))
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--no-update-notifier")
        _run([str(ROOT / ".venv/bin/npm"), "ci", *quiet, *npm_arguments], "npm ci")
        node.note(level)
    _run([str(ROOT / ".venv/bin/python"), "scripts/vendor.py"], "scripts/vendor.py")


def _forget_another_place() -> None:
    """Remove an environment that was made where the checkout lay before: its programs name that place."""
    place = Path(".tools/place")
    if place.exists() and place.read_text() != str(ROOT):
        _let_go(Path(".venv"))
        shutil.rmtree(".venv", ignore_errors=True)
        shutil.rmtree(".tools/uv", ignore_errors=True)
    place.write_text(str(ROOT))


def _let_go(folder: Path) -> None:
    """Remove a link to another checkout's packages: installing would empty what it points to."""
    if folder.is_symlink():
        folder.unlink()


class _Part:
    """A folder of installed packages and the note of which lock files, at which level, it was made from."""

    def __init__(self, name: str, locks: tuple[str, ...], folder: Path) -> None:
        self._name, self._folder = name, folder
        digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
        for lock in locks:
            digest.update(Path(lock).read_bytes())
        self._mark = digest.hexdigest()

    def is_done(self, level: str) -> bool:
        """Tell whether the folder holds what this level, or a higher one, asks for."""
        higher = list(LEVELS)[list(LEVELS).index(level) :]
        return self._folder.exists() and any(self._noted(name) == self._mark for name in higher)

    def note(self, level: str) -> None:
        """Remember what the folder holds now, and that it holds nothing else."""
        for other in LEVELS:
            if self._file(other).exists():
                self._file(other).unlink()
        self._file(level).write_text(self._mark)

    def _noted(self, level: str) -> str:
        return self._file(level).read_text() if self._file(level).exists() else ""

    def _file(self, level: str) -> Path:
        return Path(".tools") / f"{self._name}-{level}"


def _use_new_enough_python() -> None:
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in (13, 12, 14, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    wanted, found = (".".join(map(str, version[:2])) for version in (OLDEST_PYTHON, sys.version_info))
    raise Missing(f"this needs Python {wanted} or newer, and {sys.executable} is {found}")


def uv() -> str:
    """Return a uv that can read our lock file: the one on the PATH if it is new enough, else our own."""
    found = shutil.which("uv")
    if found and _version_of(found) >= OLDEST_UV:
        return found
    own = ROOT / ".tools/uv/bin/uv"
    if not own.exists() or _version_of(str(own)) < OLDEST_UV:
        _install_uv(own.parent.parent)
    return str(own)


def _install_uv(folder: Path) -> None:
    _say(f"installing uv {UV_VERSION} into .tools ...")
    shutil.rmtree(folder, ignore_errors=True)
    if _call([sys.executable, "-m", "venv", str(folder)]).returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        raise Missing("Python's venv module is missing or incomplete; on Debian: apt-get install python3-venv")
    pip = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, f"uv=={UV_VERSION}"], "pip install uv")


def _version_of(uv: str) -> tuple[int, ...]:
    answer = _call([uv, "--version"])
    words = answer.stdout.split()
    if answer.returncode != 0 or len(words) < 2:
        return ()
    return tuple(int(part) for part in words[1].split(".") if part.isdigit())


def _run(command: list[str], name: str) -> None:
    done = subprocess.run(command, env=_environment(), stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise Missing(f"{name} failed (exit code {done.returncode}): the reason stands above")


def _call(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)


def _environment() -> dict[str, str]:
    """Our environment, our own Node first, the system's certificates trusted, caches where they can be written."""
    changed = dict(os.environ)
    changed.pop("VIRTUAL_ENV", None)
    changed["PATH"] = os.pathsep.join([str(ROOT / ".venv/bin"), changed.get("PATH", os.defpath)])
    for trusts_the_system in ("UV_SYSTEM_CERTS", "UV_NATIVE_TLS", "NODE_USE_SYSTEM_CA"):
        changed.setdefault(trusts_the_system, "1")
    if not os.access(Path("~").expanduser(), os.W_OK):
        changed.setdefault("UV_CACHE_DIR", str(ROOT / ".tools/cache/uv"))
        changed.setdefault("npm_config_cache", str(ROOT / ".tools/cache/npm"))
        changed.setdefault("PIP_NO_CACHE_DIR", "1")
    return changed


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
