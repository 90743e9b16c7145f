"""The project's figures are those of the benchmark's published scorer, on the real logs beside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.accuracy import command

BENCH = Path(__file__).parents[2].parent / "shared" / "bench"
LIFTERS = ("D24", "D34", "D47", "D51")
"""In kg and lb, with sets to failure, drops and efforts, and with sessions close together."""


@pytest.fixture
def shared() -> Path:
    """The folder of real logs and the published scorer; the test is skipped where there is none."""
    if os.environ.get("CI") == "true" or not BENCH.is_dir():
        pytest.skip("needs the real logs, which are not the project's to publish")
    return BENCH


def differences(ours: dict[str, Any], theirs: dict[str, Any], at: str) -> list[str]:
    found = [f"{at}: {sorted(ours)} against {sorted(theirs)}"] if ours.keys() != theirs.keys() else []
    for key in ours.keys() & theirs.keys():
        if isinstance(ours[key], dict):
            found += differences(ours[key], theirs[key], f"{at}.{key}")
        elif not abs(ours[key] - theirs[key]) <= 1e-9:
            found.append(f"{at}.{key}: {ours[key]} against {theirs[key]}")
    return found


def test_every_figure_is_that_of_the_published_scorer(shared: Path, tmp_path: Path) -> None:
    logs, out = tmp_path / "logs", tmp_path / "out"
    logs.mkdir()
    for name in LIFTERS:
        (logs / f"{name}.csv").write_bytes((shared / "lifters" / f"{name}.csv").read_bytes())
    assert command.main(["--logs", str(logs), "--out", str(out), "--model", "full"]) == 0
    found, theirs = json.loads((out / "summary.json").read_text()), tmp_path / "theirs.json"
    scorer = [sys.executable, str(shared / "score.py"), str(logs), str(out / "full"), "--json", str(theirs)]
    subprocess.run(scorer, check=True, capture_output=True)
    ours = found["variants"]["full"]["lifters"]
    assert set(ours) == set(LIFTERS) and "effort_known" in ours["D24"]
    assert differences(ours, json.loads(theirs.read_text()), "full") == []


def test_nothing_is_known_too_early_on_real_logs(shared: Path, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    for name in LIFTERS[2:]:
        (logs / f"{name}.csv").write_bytes((shared / "lifters" / f"{name}.csv").read_bytes())
    ours = [sys.executable, "-m", "bench.accuracy", "--logs", "{logs}", "--out", "{out}", "--flat"]
    check = [sys.executable, str(shared / "causal.py"), "--lifters", "2", "--cuts", "4", str(logs), "--", *ours]
    done = subprocess.run(check, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 cuts, 0 faults" in done.stdout
