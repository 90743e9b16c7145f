"""scripts/demo.py: from an export to a prescription, against the running product."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.embedded import free_port
from scripts.stack import ROOT, Stack

FIXTURES = ROOT / "tests" / "importers" / "fixtures"


def demo(url: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / "demo.py", "--base-url", url, "--export", *files]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_it_ends_with_a_prescription_and_a_line_per_file(live_stack: Stack) -> None:
    done = demo(live_stack.url, FIXTURES / "strong_a.csv", FIXTURES / "hevy_kg.csv")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Bench press (4 sets): " in done.stdout and " kg x " in done.stdout
    strong, hevy = done.stdout.splitlines()[-2:]
    assert strong.startswith("ok  strong_a.csv") and "11 rows" in strong and "9 sets" in strong
    assert "skipped: no_reps 1, rest_timer 1" in strong
    assert hevy.startswith("ok  hevy_kg.csv") and "first prescription" in hevy


def test_a_file_that_cannot_be_read_is_told_and_fails(live_stack: Stack, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    done = demo(live_stack.url, tmp_path / "empty.csv", FIXTURES / "sheet_unknown.csv", tmp_path / "absent.csv")
    assert done.returncode == 1
    empty, unknown, absent = done.stdout.splitlines()[-3:]
    assert "The file is empty" in empty
    assert "no column for date, exercise, reps" in unknown
    assert "No such file" in absent


def test_a_stack_that_does_not_answer_is_told(tmp_path: Path) -> None:
    done = demo(f"http://127.0.0.1:{free_port()}", FIXTURES / "strong_a.csv")
    assert done.returncode == 1
    assert "does not answer" in done.stdout and "Traceback" not in done.stderr
