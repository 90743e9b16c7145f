"""kill -9 of the worker in the middle of an import: the next worker finishes it, and nothing is doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from engine.config import Settings
from tests.api.conftest import Person
from tests.api.importing import confirmed, long_log
from tests.servers import JWT_KEYS, ROOT

SESSIONS, SETS = 250, 20
PATIENCE_S = 60


class Workers:
    """Real worker processes on the suite's servers."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self._env = {
            **os.environ,
            "DATABASE_URL": settings.database_url,
            "REDIS_URL": settings.redis_url,
            "JWT_KEYS": JWT_KEYS,
        }
        self._log = log.open("ab")
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "engine.worker"]
        worker = subprocess.Popen(command, cwd=ROOT, env=self._env, stdout=self._log, stderr=self._log)
        self.started.append(worker)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """SIGKILL for the worker and whatever it forked, at once."""
        for pid in (worker.pid, *_children(worker.pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        worker.wait()


def _children(pid: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return found + [grandchild for child in found for grandchild in _children(child)]


@pytest.fixture
def workers(api_settings: Settings, tmp_path: Path) -> Iterator[Workers]:
    started = Workers(api_settings, tmp_path / "worker.log")
    yield started
    for worker in started.started:
        started.kill(worker)


def wait_for(person: Person, import_id: UUID, *statuses: str, least: int = 0) -> dict[str, Any]:
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        state: dict[str, Any] = person.get(f"/v1/imports/{import_id}").json
        if state["status"] in statuses and state["sets_done"] >= least:
            return state
        time.sleep(0.01)
    pytest.fail(f"still {state['status']}, {state['sets_done']} sets")


def test_the_next_worker_finishes_it_and_nothing_is_doubled(anna: Person, workers: Workers) -> None:
    import_id = confirmed(anna, long_log(SESSIONS, SETS))
    first = workers.start()
    wait_for(anna, import_id, "importing", least=1)
    workers.kill(first)
    halfway = anna.get(f"/v1/imports/{import_id}").json
    assert halfway["status"] == "importing", "the worker was too fast for this test"
    assert 0 < halfway["sets_done"] < halfway["sets_total"] == SESSIONS * SETS
    workers.start()
    done = wait_for(anna, import_id, "done", "failed")
    assert done["status"] == "done" and done["error"] is None
    assert done["summary"]["sets_added"] == SESSIONS * SETS
    assert done["summary"]["sessions_added"] == SESSIONS
    assert done["summary"]["exercises_added"] == 1
