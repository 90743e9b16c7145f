"""Workers as processes, and the database as its owner sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import UUID

import psycopg2
import pytest

from engine.storage import db
from tests.servers import JWT_KEYS

Cursor = psycopg2.extensions.cursor


@pytest.fixture
def handed() -> list[UUID]:
    """The jobs that were handed to the queue."""
    return []


@pytest.fixture(autouse=True)
def as_worker(database_url: str, handed: list[UUID]) -> Iterator[None]:
    """Act as a worker does."""
    db.configure(db.Link(database_url, "gymgenius_worker", after_commit=handed.extend))
    yield
    db.close()


@pytest.fixture
def owner(database_url: str) -> Iterator[Cursor]:
    """The database as its owner sees it."""
    with closing(psycopg2.connect(database_url)) as connection:
        connection.autocommit = True
        yield connection.cursor()


def soon(true: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether it becomes true: a server notices only after a moment that a connection was closed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


class Running:
    """`python -m engine.worker` as a process."""

    def __init__(self, database_url: str, redis_url: str, log: Path) -> None:
        settings = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "JWT_KEYS": JWT_KEYS}
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "engine.worker"],
                env={**os.environ, **settings, "PYTHONUNBUFFERED": "1"},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def children(self) -> list[int]:
        """The processes that it forked for its jobs."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]

    def stop(self, how: signal.Signals) -> int:
        """Send it a signal, and wait until it has ended."""
        self.process.send_signal(how)
        return self.process.wait(20)

    def kill_with_children(self) -> None:
        """What the kernel does when the memory is gone: no last words from anyone."""
        victims = [self.process.pid, *self.children()]
        for pid in victims:
            with suppress(ProcessLookupError):  # its work was done just now
                os.kill(pid, signal.SIGKILL)
        self.process.wait(20)


@pytest.fixture
def start_worker(database_url: str, redis_url: str, tmp_path: Path) -> Iterator[Callable[[], Running]]:
    """Starts workers; those that still run are killed afterwards."""
    started: list[Running] = []

    def start() -> Running:
        started.append(Running(database_url, redis_url, tmp_path / "worker.log"))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            running.kill_with_children()
