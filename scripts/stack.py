"""The two programs of GymGenius itself, the API under granian and the worker, as child processes."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.embedded.process import ServerFailed, last_line, spawn, stop

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 60
GRACE_SECONDS = 8
WORKERS, THREADS = 2, 4


class Stack:
    """Context manager: inside it the API answers at `url` and the worker works, outside both are stopped.

    `settings` are the environment variables of engine/config.py; logs go to `log_dir`.
    """

    def __init__(self, settings: Mapping[str, str], log_dir: Path, *, port: int, host: str = "127.0.0.1") -> None:
        self.url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - compared only
        self.settings = dict(settings)
        self._env = {**os.environ, "PYTHONUNBUFFERED": "1", **settings}
        self._log_dir, self._host, self._port = log_dir, host, port
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> Self:
        """Start both and wait until they are ready."""
        self.launch()
        deadline = time.monotonic() + READY_SECONDS
        while not self.is_ready():
            self.check()
            if time.monotonic() > deadline:
                raise ServerFailed(f"the API was not ready after {READY_SECONDS} s: see {self.log_of('api')}")
            time.sleep(0.05)
        return self

    def launch(self) -> None:
        """Start both and return at once."""
        self.processes["worker"] = self._spawn("worker", "engine.worker")
        self.processes["api"] = self._spawn("api", "scripts.serve", *self._granian_options())

    def is_ready(self) -> bool:
        """Ask the API whether database, queue and schema are there."""
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:  # noqa: S310 - our own
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def check(self) -> None:
        """Raise ServerFailed where one of the two has died."""
        for name, process in self.processes.items():
            if (code := process.poll()) is not None:
                raise ServerFailed(died(name, code, self.log_of(name)))

    def stop(self) -> None:
        """Stop both, the API first: what it still hands to the queue is kept there."""
        for name in ("api", "worker"):
            if name in self.processes:
                stop(self.processes.pop(name), signal.SIGTERM, GRACE_SECONDS)

    def crash_api(self) -> None:
        """Kill the API with all its processes, as a power cut does, and start it again."""
        process = self.processes.pop("api")
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.processes["api"] = self._spawn("api", "scripts.serve", *self._granian_options())

    def log_of(self, name: str) -> Path:
        """The file that holds the output of "api" or "worker"."""
        return self._log_dir / f"{name}.log"

    def __enter__(self) -> Self:
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _spawn(self, name: str, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", module, *arguments]
        self.log_of(name).unlink(missing_ok=True)
        return spawn(command, log=self.log_of(name), env=self._env, cwd=ROOT)

    def _granian_options(self) -> list[str]:
        return [
            *("--interface", "wsgi", "--factory", "--host", self._host, "--port", str(self._port)),
            *("--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws"),
            # One that was told to stop while it was still starting never hears it.
            *("--workers-kill-timeout", str(GRACE_SECONDS // 2)),
            "engine.app:create_app",
        ]


def died(name: str, code: int, log: Path) -> str:
    """One line that says which child died, how, and its last word."""
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return f"{name} stopped ({how}): {last_line(log, 'Error', 'error', 'FATAL')} (log: {log})"
