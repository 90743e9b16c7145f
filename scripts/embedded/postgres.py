"""A real PostgreSQL 16 as a child process, on the loopback interface, its data kept in one folder."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg2
from psycopg2 import sql

from scripts.embedded.account import Account, server_account
from scripts.embedded.ports import free_port
from scripts.embedded.postgres_binaries import programs_for
from scripts.embedded.process import ServerFailed, last_line, spawn, stop

SUPERUSER = "gymgenius"
MAJOR = "16"
START_SECONDS = 30
PREVIOUS_SECONDS = 10.0
SMALL = {
    "shared_buffers": "40MB",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "1",
    "jit": "off",
    "timezone": "UTC",
}
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


class Postgres:
    """Context manager: inside it the server answers at `url`, outside it is stopped.

    `data_dir` is made on first use; the superuser's password lies beside it, readable by us alone.
    `durable=False` trades crash safety for speed, for tests.
    """

    def __init__(self, data_dir: Path, *, port: int | None = None, durable: bool = True) -> None:
        self.data_dir = data_dir.absolute()
        self.port = port or free_port()
        self.log = self.data_dir.with_name("postgres.log")
        self.process: subprocess.Popen[bytes] | None = None
        self._password_file = self.data_dir.with_name("postgres.password")
        self._settings = SMALL if durable else SMALL | THROWAWAY

    @property
    def url(self) -> str:
        """The address of the `postgres` database, as superuser."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """The address of `database`, as superuser."""
        password = self._password_file.read_text().strip()
        return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{self.port}/{database}"

    def make_database(self, name: str) -> str:
        """Create the database `name` unless it is there; return its address."""
        connection = self._connection()
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT FROM pg_database WHERE datname = %s", (name,))
                if cursor.fetchone() is None:
                    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        finally:
            connection.close()
        return self.url_of(name)

    def start(self) -> Self:
        """Make the data folder if it is missing, start the server, wait until it takes connections."""
        self.data_dir.parent.mkdir(parents=True, exist_ok=True)
        self.log.unlink(missing_ok=True)
        owner = self.data_dir.stat().st_uid if self.data_dir.exists() else None
        account = server_account(owner)
        programs = programs_for(account)
        if not self.data_dir.exists():
            self._initialise(programs, account)
        self._check_folder(account)
        _wait_for_the_previous(self.data_dir)
        deadline = time.monotonic() + START_SECONDS
        while not self._launched(programs, account, deadline):
            time.sleep(0.2)
        return self

    def stop(self) -> None:
        """Shut down at once but cleanly: sessions are ended, everything committed is on disk."""
        if self.process is not None:
            stop(self.process, signal.SIGINT, grace=20)
            self.process = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _connection(self) -> psycopg2.extensions.connection:
        try:
            return psycopg2.connect(self.url)
        except psycopg2.OperationalError as fault:
            raise ServerFailed(f"{self.data_dir} can't be opened: {str(fault).strip().splitlines()[-1]}") from fault

    def _initialise(self, programs: Path, account: Account | None) -> None:
        """Make the cluster under another name first: an interrupted initdb leaves nothing half made."""
        self._password_file.touch(0o600)
        self._password_file.write_text(secrets.token_urlsafe(24))
        for left_over in self.data_dir.parent.glob("initdb-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        workshop = Path(tempfile.mkdtemp(prefix="initdb-", dir=self.data_dir.parent))
        try:
            (workshop / "cluster").mkdir(0o700)
            shutil.copy2(self._password_file, workshop / "password")
            if account:
                account.give(workshop)
            self._run_initdb(programs, workshop, account)
            (workshop / "cluster").rename(self.data_dir)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def _run_initdb(self, programs: Path, workshop: Path, account: Account | None) -> None:
        options = [f"--username={SUPERUSER}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
        with _reachable(workshop, account) as (path, fds):
            where = ["-D", f"{path}/cluster", f"--pwfile={path}/password", "--no-sync"]
            command = [str(programs / "initdb"), *where, *options]
            process = spawn(command, log=self.log, account=account, pass_fds=fds, cwd="/", env=_environment())
            if process.wait(60) != 0:
                raise ServerFailed(f"PostgreSQL could not make {self.data_dir}: {last_line(self.log, 'error:')}")

    def _check_folder(self, account: Account | None) -> None:
        folder = self.data_dir
        if account is not None and folder.stat().st_uid == 0:
            account.give(folder)
        if account is None and folder.stat().st_uid != os.geteuid():
            raise ServerFailed(f"{folder} belongs to another user (number {folder.stat().st_uid})")
        version = folder / "PG_VERSION"
        if not version.is_file():
            raise ServerFailed(f"{folder} is not a PostgreSQL data folder: move it away and start again")
        if version.read_text().strip() != MAJOR:
            raise ServerFailed(f"{folder} is of PostgreSQL {version.read_text().strip()}, not {MAJOR}")
        if not self._password_file.is_file():
            raise ServerFailed(f"{self._password_file} is missing: without it {folder} can't be opened")

    def _launched(self, programs: Path, account: Account | None, deadline: float) -> bool:
        """Start once; False when the remains of a killed server are still in the way and time is left."""
        with _reachable(self.data_dir, account) as (path, fds):
            self.process = spawn(
                [str(programs / "postgres"), "-D", path, *self._options()],
                log=self.log,
                account=account,
                pass_fds=fds,
                cwd="/",
                env=_environment(),
                stop_signal=signal.SIGINT,
            )
        while self.process.poll() is None:
            if _is_ready(self.data_dir, self.process.pid):
                return True
            if time.monotonic() > deadline:
                self.stop()
                raise ServerFailed(f"PostgreSQL was not ready after {START_SECONDS} s: see {self.log}")
            time.sleep(0.02)
        reason = last_line(self.log, "FATAL:", "PANIC:")
        if "pre-existing shared memory" in reason and time.monotonic() < deadline:
            return False
        raise ServerFailed(f"PostgreSQL did not start on {self.data_dir}: {reason} (log: {self.log})")

    def _options(self) -> Iterator[str]:
        where = {"listen_addresses": "127.0.0.1", "port": str(self.port), "unix_socket_directories": ""}
        for name, value in (self._settings | where).items():
            yield from ("-c", f"{name}={value}")


@contextmanager
def _reachable(folder: Path, account: Account | None) -> Iterator[tuple[str, Sequence[int]]]:
    """Name `folder` so that `account` can open it, even under a folder closed to it: by a descriptor."""
    if account is None:
        yield str(folder), ()
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}", (descriptor,)
    finally:
        os.close(descriptor)


def _is_ready(data_dir: Path, pid: int) -> bool:
    """Read the server's own status line (the eighth), which pg_ctl relies on too."""
    lines = _pid_file(data_dir)
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"


def _pid_file(data_dir: Path) -> list[str]:
    try:
        return (data_dir / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _wait_for_the_previous(data_dir: Path) -> None:
    """Let a server that is shutting down finish, and forget one whose number another process has now."""
    deadline = time.monotonic() + PREVIOUS_SECONDS
    while lines := _pid_file(data_dir):
        command = Path(f"/proc/{int(lines[0])}/cmdline")
        if not command.exists():
            return
        if b"postgres" not in command.read_bytes():
            (data_dir / "postmaster.pid").unlink()
            return
        if time.monotonic() > deadline:
            raise ServerFailed(f"PostgreSQL (process {lines[0].strip()}) still runs on {data_dir}: stop it first")
        time.sleep(0.1)


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
