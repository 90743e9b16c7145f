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

from scripts.embedded import Postgres, ServerFailed, Valkey
from scripts.embedded.ports import is_taken
from scripts.embedded.process import last_line
from scripts.stack import ROOT, Stack, died

DATABASE = "gymgenius"
WATCH_SECONDS = 0.2


class Stopped(BaseException):
    """A signal asked us to stop; not an error."""


def main(arguments: list[str] | None = None) -> int:
    """Command line: 0 after Ctrl-C or SIGTERM, 1 with one line where something stopped us."""
    began = time.monotonic()
    options = _parse(arguments)
    try:
        with _signals_stop_us(), ExitStack() as running:
            _run(options, running, began)
    except Stopped:
        print("stopped", flush=True)
        return 0
    except ServerFailed as fault:
        print(f"make dev: {fault}", file=sys.stderr, flush=True)
        return 1
    return 0


def _run(options: argparse.Namespace, running: ExitStack, began: float) -> None:
    data_dir: Path = options.data_dir.absolute()
    address = f"http://localhost:{options.port}"
    running.enter_context(_only_one(data_dir, address))
    if is_taken(options.host, options.port):
        raise ServerFailed(f"port {options.port} is taken: give another one, as in make dev PORT={options.port + 1}")
    servers: dict[str, subprocess.Popen[bytes]] = {}
    settings = _settings(data_dir, _servers(data_dir, running, servers))
    _prepare_database(settings, data_dir / "logs" / "setup.log")
    stack = Stack(settings, data_dir / "logs", port=options.port, host=options.host)
    running.callback(stack.stop)
    stack.start()
    _greet(address, data_dir, time.monotonic() - began)
    while True:
        time.sleep(WATCH_SECONDS)
        stack.check()
        _check(servers, data_dir)


def _servers(data_dir: Path, running: ExitStack, processes: dict[str, subprocess.Popen[bytes]]) -> dict[str, str]:
    """Start the servers whose addresses are not given; return the addresses of both."""
    given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
    if "DATABASE_URL" not in given:
        postgres = Postgres(data_dir / "postgres")
        running.callback(postgres.stop)
        postgres.start()
        processes["postgres"] = _started(postgres.process)
        given["DATABASE_URL"] = postgres.make_database(DATABASE)
    if "REDIS_URL" not in given:
        valkey = Valkey(data_dir / "valkey")
        running.callback(valkey.stop)
        valkey.start()
        processes["valkey"] = _started(valkey.process)
        given["REDIS_URL"] = valkey.url
    return given


def _started(process: subprocess.Popen[bytes] | None) -> subprocess.Popen[bytes]:
    if process is None:
        raise ServerFailed("a server was stopped while it started")
    return process


def _settings(data_dir: Path, servers: dict[str, str]) -> dict[str, str]:
    """The environment of API and worker; what the caller's environment says wins."""
    ours = {
        "GYMGENIUS_ENV": "development",
        "JWT_KEYS": f"dev:{_secret(data_dir / 'jwt.key')}",
        "WEBAPP_DIR": str(ROOT / "webapp"),
    }
    return ours | {name: os.environ[name] for name in ours if os.environ.get(name)} | servers


def _secret(file: Path) -> str:
    """Read the secret in `file`, made once, readable by us alone."""
    if not file.exists() or not file.read_text().strip():
        file.touch(0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text().strip()


def _prepare_database(settings: dict[str, str], log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    for step in (["database/create_schema.py"], ["database/seed_data.py", "--demo"]):
        with log.open("ab") as output:
            done = subprocess.run(
                [sys.executable, *step],
                cwd=ROOT,
                env={**os.environ, **settings},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode != 0:
            raise ServerFailed(f"{' '.join(step)} failed: {last_line(log)} (log: {log})")


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


def _holder(lock: str) -> str:
    try:
        held = json.loads(Path(lock).read_text(encoding="utf-8"))
        return f"process {held['pid']}, {held['address']}"
    except (ValueError, KeyError):
        return "it is just starting"


@contextmanager
def _signals_stop_us() -> Iterator[None]:
    """Turn the first signal into Stopped and ignore the others, so that the stopping is not disturbed."""
    ours = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop_once(_number: int, _frame: FrameType | None) -> None:
        for each in ours:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in ours:
        signal.signal(each, stop_once)
    yield


def _check(servers: dict[str, subprocess.Popen[bytes]], data_dir: Path) -> None:
    for name, process in servers.items():
        if (code := process.poll()) is not None:
            raise ServerFailed(died(name, code, data_dir / f"{name}.log"))


def _greet(address: str, data_dir: Path, seconds: float) -> None:
    from database.seed_data import DEMO_ACCOUNTS

    print(f"\nGymGenius runs on {address}   (ready in {seconds:.1f} s)\n")
    for account in DEMO_ACCOUNTS:
        print(f"  demo {account.role:7} {account.email}   password: {account.password}")
    print(f"\n  data in {data_dir}, logs in {data_dir / 'logs'}; Ctrl-C stops everything", flush=True)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make dev", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data-dir", type=Path, default=ROOT / ".data")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 to be seen from other machines")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
