"""`make dev`, run as a person runs it: the whole stack in a folder of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from scripts.embedded import free_port
from scripts.stack import ROOT

READY = re.compile(r"runs on (\S+) .*ready in ([\d.]+) s")


@dataclass
class Dev:
    """A started `make dev`."""

    process: subprocess.Popen[str]
    data_dir: Path
    port: int

    def wait_until_ready(self) -> str:
        """Read on until the demo sign-ins are told; return everything read."""
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops everything" in line:
                return said
        pytest.fail(f"it ended with {self.process.wait()}: {said}")

    def ends(self, seconds: float = 30) -> tuple[int, str]:
        """Wait for its end; return the exit code and the rest of what it said."""
        said, _ = self.process.communicate(timeout=seconds)
        return self.process.returncode, said

    def children(self) -> list[psutil.Process]:
        """Everything that it started, however deep."""
        return psutil.Process(self.process.pid).children(recursive=True)


def start(data_dir: Path, port: int | None = None, **env: str) -> Dev:
    port = port or free_port()
    command = [sys.executable, "-m", "scripts.dev", "--port", str(port), "--data-dir", str(data_dir)]
    clean = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    process = subprocess.Popen(
        command, cwd=ROOT, env=clean | env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return Dev(process, data_dir, port)


def kill(dev: Dev) -> None:
    if dev.process.poll() is None:
        dev.process.kill()
        dev.process.wait()


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dev]:
    """One that runs, shared by the tests that don't end it."""
    started = start(tmp_path_factory.mktemp("dev") / "data")
    try:
        started.wait_until_ready()
        yield started
        started.process.send_signal(signal.SIGINT)
        assert started.ends()[0] == 0
    finally:
        kill(started)


def named(children: list[psutil.Process], part: str) -> psutil.Process:
    return next(child for child in children if part in " ".join(child.cmdline()))


def gone(processes: list[psutil.Process], seconds: float = 10) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_it_serves_the_api_and_says_that_it_is_ready(dev: Dev) -> None:
    with urllib.request.urlopen(f"http://localhost:{dev.port}/readyz") as answer:
        assert answer.status == 200


def test_a_second_one_says_that_one_runs(dev: Dev) -> None:
    code, said = start(dev.data_dir).ends()
    assert code != 0
    assert said.strip() == (
        f"make dev: one runs already on {dev.data_dir}: process {dev.process.pid}, http://localhost:{dev.port}"
    )


def test_the_api_signs_in_as_a_role_that_owns_nothing(dev: Dev) -> None:
    settings = (dev.data_dir / "environment").read_text()
    assert "DATABASE_URL=postgresql://gymgenius_app:" in settings
    assert (dev.data_dir / "environment").stat().st_mode & 0o077 == 0


def test_jobs_are_listed_from_the_running_one(dev: Dev) -> None:
    command = [sys.executable, "-m", "scripts.within", str(dev.data_dir), "-m", "engine.worker", "jobs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_everything_together_stays_under_400_megabytes(dev: Dev) -> None:
    """By proportional set size: memory that processes share is counted once."""
    everything = [psutil.Process(dev.process.pid), *dev.children()]
    assert sum(process.memory_full_info().pss for process in everything) < 400 * 1024 * 1024


def test_a_dead_child_stops_everything_with_one_line(tmp_path: Path) -> None:
    dev = start(tmp_path / "data")
    try:
        said = dev.wait_until_ready()
        assert READY.search(said)
        children = dev.children()
        named(children, "engine.worker").kill()
        code, said = dev.ends()
        assert code == 1
        assert said.startswith("make dev: worker stopped (signal SIGKILL)")
        assert len(said.strip().splitlines()) == 1
        assert gone(children, 1)
    finally:
        kill(dev)


def test_killed_itself_it_leaves_no_child_and_starts_again(tmp_path: Path) -> None:
    dev = start(tmp_path / "data")
    try:
        dev.wait_until_ready()
        children = dev.children()
        dev.process.kill()
        assert gone(children)
    finally:
        kill(dev)
    again = start(tmp_path / "data")
    try:
        assert READY.search(again.wait_until_ready())
        again.process.terminate()
        assert again.ends() == (0, "stopped\n")
    finally:
        kill(again)


def test_ctrl_c_while_it_starts_leaves_no_child(tmp_path: Path) -> None:
    dev = start(tmp_path / "data")
    try:
        while not (tmp_path / "data" / "logs" / "api.log").exists():
            assert dev.process.poll() is None
            time.sleep(0.01)
        children = dev.children()
        dev.process.send_signal(signal.SIGINT)
        code, said = dev.ends()
        assert (code, said.splitlines()[-1]) == (0, "stopped")
        assert gone(children, 1)
    finally:
        kill(dev)


def test_a_busy_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        assert start(tmp_path / "data", port).ends() == (
            1,
            f"make dev: port {port} is taken: give another one, as in make dev PORT={port + 1}\n",
        )


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_what_is_no_port_is_told(tmp_path: Path, port: str) -> None:
    command = [sys.executable, "-m", "scripts.dev", "--port", port, "--data-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith("is not a port: give a number from 1 to 65535")


def test_where_nothing_runs_there_are_no_jobs_to_list(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.within", str(tmp_path), "-m", "engine.worker", "jobs"]
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "make: nothing runs here: start `make dev` first, or give a DATABASE_URL\n",
    )


def test_a_corrupt_data_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data" / "postgres").mkdir(parents=True)
    code, said = start(tmp_path / "data").ends()
    assert (code, said.count("\n")) == (1, 1)
    assert "is not a PostgreSQL data folder" in said


def test_a_data_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("holiday")
    code, said = start(tmp_path / "data").ends()
    assert (code, said.count("\n")) == (1, 1)


def test_a_given_database_and_redis_are_used(tmp_path: Path, own_database_url: str, redis_url: str) -> None:
    dev = start(tmp_path / "data", DATABASE_URL=own_database_url, REDIS_URL=redis_url)
    try:
        dev.wait_until_ready()
        assert not [child for child in dev.children() if "postgres" in child.name()]
        assert not (tmp_path / "data" / "postgres").exists()
        dev.process.terminate()
        assert dev.ends()[0] == 0
    finally:
        kill(dev)


def test_a_given_database_that_is_away_is_one_line(tmp_path: Path, redis_url: str) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    code, said = start(tmp_path / "data", DATABASE_URL=url, REDIS_URL=redis_url).ends()
    assert (code, said.count("\n")) == (1, 1)
    assert "create_schema.py failed" in said


def test_what_holds_the_lock_is_told_in_json(dev: Dev) -> None:
    assert json.loads((dev.data_dir / "dev.lock").read_text())["pid"] == dev.process.pid
