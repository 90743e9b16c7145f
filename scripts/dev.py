"""`make dev`: everything on this machine, without Docker: PostgreSQL, Valkey, the API, the worker, the web app.

python -m scripts.dev [--port 8000] [--data-dir .data] [--host 127.0.0.1]

DATABASE_URL and REDIS_URL, where given, are used instead of servers of our own. Ctrl-C stops every child.
"""

import argparse
import fcntl
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from scripts.database import PreparationFailed, make_login, run_script
from scripts.embedded import Postgres, ServerFailed, Valkey
from scripts.embedded.ports import is_taken
from scripts.stack import READY_SECONDS, ROOT, Stack, died

DATABASE, LOGIN = "gymgenius", "gymgenius_app"
ENVIRONMENT_FILE = "environment"
WATCH_SECONDS = 0.2


class Stopped(Exception):
    """A signal asked us to stop; not an error."""


class Signals:
    """Remembers that a signal asked us to stop. It never interrupts: a child that is just starting is not lost."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._remember)

    def pause(self, seconds: float) -> None:
        """Sleep a little; raises Stopped where we were asked to stop."""
        if not self.asked:
            time.sleep(seconds)
        if self.asked:
            raise Stopped

    def _remember(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def main(arguments: list[str] | None = None) -> int:
    """Command line: 0 after Ctrl-C or SIGTERM, 1 with one line where something stopped us."""
    began = time.monotonic()
    options = _parse(arguments)
    signals = Signals()
    fault: Exception = Stopped()
    try:
        with ExitStack() as running:
            _run(options, running, signals, began)
    except (Stopped, ServerFailed) as why:
        fault = why
    if signals.asked:  # even where a child failed then: Ctrl-C reached it too
        print("stopped", flush=True)
        return 0
    print(f"make dev: {fault}", file=sys.stderr, flush=True)
    return 1


def _run(options: argparse.Namespace, running: ExitStack, signals: Signals, began: float) -> None:
    """Start everything, each with its stopping arranged first, and watch it until something ends."""
    data_dir: Path = options.data_dir.absolute()
    address = f"http://localhost:{options.port}"
    running.enter_context(_only_one(data_dir, address))
    if _is_refused(options.host, options.port):
        raise ServerFailed(f"port {options.port} is taken: give another one, as in make dev PORT={options.port + 1}")
    servers: dict[str, subprocess.Popen[bytes]] = {}
    settings = _settings(data_dir, _servers(data_dir, running, servers))
    _create_schema(settings, data_dir / "logs" / "schema.log")
    running.enter_context(_told_to_others(settings, data_dir / ENVIRONMENT_FILE))
    signals.pause(0)
    stack = Stack(settings, data_dir / "logs", port=options.port, host=options.host)
    running.callback(stack.stop)
    stack.launch()
    sign_ins = _seed(settings, data_dir / "logs" / "seed.log")  # while the API starts
    deadline = time.monotonic() + READY_SECONDS
    while not stack.is_ready():
        _check(servers, stack, data_dir)
        if time.monotonic() > deadline:
            raise ServerFailed(f"the API was not ready after {READY_SECONDS} s: see {stack.log_of('api')}")
        signals.pause(0.05)
    _greet(address, data_dir, sign_ins, time.monotonic() - began)
    while True:
        signals.pause(WATCH_SECONDS)
        _check(servers, stack, data_dir)


def _is_refused(host: str, port: int) -> bool:
    try:
        return is_taken(host, port)
    except PermissionError as fault:
        raise ServerFailed(f"port {port} is for root alone: give one from 1024 on") from fault


def _servers(data_dir: Path, running: ExitStack, processes: dict[str, subprocess.Popen[bytes]]) -> dict[str, str]:
    """Start the servers whose addresses are not given; return the addresses of both."""
    given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    for name, server in (("DATABASE_URL", Postgres(data_dir / "postgres")), ("REDIS_URL", Valkey(data_dir / "valkey"))):
        if name not in given:
            running.callback(server.stop)
            server.start()
            if server.process:
                processes[server.data_dir.name] = server.process
            given[name] = server.make_database(DATABASE) if isinstance(server, Postgres) else server.url
    return given


def _settings(data_dir: Path, servers: dict[str, str]) -> dict[str, str]:
    """The environment of API and worker; what the caller's environment says wins."""
    ours = {
        "GYMGENIUS_ENV": "development",
        "JWT_KEYS": f"dev:{_secret(data_dir / 'jwt.key')}",
        "WEBAPP_DIR": str(ROOT / "webapp"),
        # 43 characters of base64url are 32 bytes, which is what a key of P-256 is
        "VAPID_PRIVATE_KEY": _secret(data_dir / "vapid.key", 32),
    }
    return ours | {name: os.environ[name] for name in ours if os.environ.get(name)} | servers


def _secret(file: Path, length: int = 48) -> str:
    """Read the secret in `file`, so many bytes in base64url, made once, readable by us alone."""
    if not file.exists() or not file.read_text().strip():
        file.touch(0o600)
        file.write_text(secrets.token_urlsafe(length))
    return file.read_text().strip()


def _create_schema(settings: dict[str, str], log: Path) -> None:
    """Bring the schema up to date. In a database of our own, API and worker then own nothing, as in production."""
    _script(log, "create_schema.py", settings=settings)
    if not os.environ.get("DATABASE_URL"):
        settings["DATABASE_OWNER_URL"] = settings["DATABASE_URL"]
        settings["DATABASE_URL"] = make_login(settings["DATABASE_URL"], LOGIN)


def _seed(settings: dict[str, str], log: Path) -> list[str]:
    """Bring catalogue and demo accounts up to date; return the lines that tell the demo sign-ins."""
    said = _script(log, "seed_data.py", "--demo", settings=settings)
    return [line.strip() for line in said.splitlines() if "@" in line]


def _script(log: Path, *command: str, settings: dict[str, str]) -> str:
    log.parent.mkdir(parents=True, exist_ok=True)
    try:
        said = run_script(*command, settings=settings)
    except PreparationFailed as fault:
        log.write_text(str(fault), encoding="utf-8")
        raise ServerFailed(f"{command[0]} failed: {_last_line(str(fault))} (log: {log})") from fault
    log.write_text(said, encoding="utf-8")
    return said


def _last_line(text: str) -> str:
    return (text.strip() or "it said nothing").splitlines()[-1]


@contextmanager
def _told_to_others(settings: dict[str, str], file: Path) -> Iterator[None]:
    """Keep the settings in a file of ours alone while we run, for `make jobs` and `make seed`."""
    file.unlink(missing_ok=True)
    file.touch(0o600)
    file.write_text("".join(f"{name}={value}\n" for name, value in settings.items()), encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


@contextmanager
def _only_one(data_dir: Path, address: str) -> Iterator[None]:
    """Hold the data folder's lock; the kernel lets go of it when we die, however we die."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "dev.lock").open("a+", encoding="utf-8")
    except OSError as fault:
        raise ServerFailed(f"{data_dir} can't be used: {fault.strerror}") from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServerFailed(f"one runs already on {data_dir}: {_holder(lock.name)}") from None
        lock.truncate(0)
        json.dump({"pid": os.getpid(), "address": address}, lock)
        lock.flush()
        yield


def is_running(data_dir: Path) -> bool:
    """Tell whether a `make dev` holds this data folder."""
    try:
        with (data_dir / "dev.lock").open("r+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _holder(lock: str) -> str:
    try:
        held = json.loads(Path(lock).read_text(encoding="utf-8"))
        return f"process {held['pid']}, {held['address']}"
    except (ValueError, KeyError):
        return "it is just starting"


def _check(servers: dict[str, subprocess.Popen[bytes]], stack: Stack, data_dir: Path) -> None:
    """Raise ServerFailed where a child has died; a server before those that stand on it."""
    for name, process in servers.items():
        if (code := process.poll()) is not None:
            raise ServerFailed(died(name, code, data_dir / f"{name}.log"))
    stack.check()


def _greet(address: str, data_dir: Path, sign_ins: list[str], seconds: float) -> None:
    print(f"\nGymGenius runs on {address}   (ready in {seconds:.1f} s)\n")
    for line in sign_ins:
        print(f"  {line}")
    print(f"\n  data in {data_dir}, logs in {data_dir / 'logs'}; Ctrl-C stops everything", flush=True)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make dev", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--data-dir", type=Path, default=ROOT / ".data")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 to be seen from other machines")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 1 to 65535")


if __name__ == "__main__":
    sys.exit(main())
