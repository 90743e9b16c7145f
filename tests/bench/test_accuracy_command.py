"""The benchmark's command from end to end, over small logs of its own."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from bench.accuracy import command, split
from bench.accuracy.predictions import HEADER
from tests.bench.logbooks import row, trained, write

ROOT = Path(__file__).parents[2]
EXPORTS = ROOT / "tests" / "importers" / "fixtures"


INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a runner in the background may have it ignored
from bench.accuracy.command import main
sys.exit(main())
"""


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Three lifters with enough sets to be scored."""
    for n in range(3):
        write(tmp_path / "logs" / f"L{n}.csv", trained(24, seed=n, unit="lb" if n == 2 else "kg"))
    return tmp_path / "logs"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_all_models_are_run_side_by_side_and_written_down(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert command.main(["--logs", str(logs), "--out", str(out), "--workers", "2"]) == 0
    shown = capsys.readouterr()
    assert "3 lifters of 3 logs" in shown.out and "100%" in shown.err
    for model in ("repeat", "v0", "epley_ewma", "full"):
        for name in ("L0", "L1", "L2"):
            said = rows_of(out / model / f"{name}.csv")
            assert tuple(said[0]) == HEADER
            assert len(said) == 142, "all but the first set of each lift"
    found = json.loads((out / "summary.json").read_text())
    assert set(found["variants"]) == {"repeat", "v0", "epley_ewma", "full"}
    full = found["variants"]["full"]
    assert full["mean"]["all"]["lifters"] == 3
    errors = [full["lifters"][name]["all"]["mean"] for name in ("L0", "L1", "L2")]
    assert full["mean"]["all"]["mean"] == pytest.approx(sum(errors) / 3)
    assert sum(full["calibration"]["pit"]) == pytest.approx(20)
    told = (out / "summary.md").read_text()
    for title in ("By class of exercise", "By sessions of the exercise before", "Worst lifters", "Worst lifts"):
        assert f"## {title}\n" in told
    drawn = {path.name for path in (out / "plots").iterdir()}
    assert drawn == {"error-by-history.svg", "error-by-class.svg", "calibration.svg", "reliability.svg"}
    assert all("<svg" in (out / "plots" / name).read_text()[:500] for name in drawn)


def test_one_process_and_several_say_the_same(logs: Path, tmp_path: Path) -> None:
    for workers in ("1", "3"):
        command.main(["--logs", str(logs), "--out", str(tmp_path / workers), "--flat", "--workers", workers])
    for name in ("L0.csv", "L1.csv", "L2.csv"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes()
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == ["L0.csv", "L1.csv", "L2.csv"]


def test_what_cannot_be_read_is_told_by_file_and_line_and_the_rest_goes_on(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(logs / "Bad.csv", [row(0, "?", 5), *trained(20)])
    (logs / "NoLog.csv").write_text("a,b\n1,2\n")
    (logs / "Empty.csv").write_text((logs / "L0.csv").read_text().splitlines()[0] + "\n")
    assert command.main(["--logs", str(logs), "--out", str(tmp_path / "out"), "--model", "full"]) == 1
    shown = capsys.readouterr()
    assert "accuracy: Bad.csv:2: weight '?' is no number" in shown.err
    assert "accuracy: NoLog.csv:1: not a log" in shown.err
    assert "accuracy: Empty.csv:1: holds no set" in shown.err
    assert "4 lifters of 6 logs" in shown.out
    assert (tmp_path / "out" / "full" / "Bad.csv").exists()
    assert "- Bad.csv:2: " in (tmp_path / "out" / "summary.md").read_text()


def test_a_defect_that_one_log_shows_does_not_cost_the_others(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from bench.accuracy import work

    replay = work.replay

    def fails_on_pounds(sets, *more):
        if sets[0].unit == "lb":
            raise ZeroDivisionError("by nothing")
        return replay(sets, *more)

    monkeypatch.setattr(work, "replay", fails_on_pounds)
    assert command.main(["--logs", str(logs), "--out", str(tmp_path / "out"), "--workers", "1"]) == 1
    shown = capsys.readouterr()
    assert "accuracy: L2.csv:1: ZeroDivisionError: by nothing" in shown.err
    assert "2 lifters of 3 logs" in shown.out


def test_exports_go_through_the_importers_and_leave_a_log_that_can_be_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    for name in ("hevy_kg.csv", "strong_a.csv"):
        (folder / name).write_bytes((EXPORTS / name).read_bytes())
    (folder / "unknown.csv").write_text("a,b\n1,2\n")
    assert command.main(["--exports", str(folder), "--out", str(tmp_path / "out"), "--model", "full"]) == 1
    assert "accuracy: unknown.csv:1: " in capsys.readouterr().err
    for name in ("hevy_kg.csv", "strong_a.csv"):
        log, said = rows_of(tmp_path / "out" / "logs" / name), rows_of(tmp_path / "out" / "full" / name)
        assert log and {int(one["row"]) for one in said} <= set(range(len(log)))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--logs", "nowhere", "--out", "o"], "no logs (*.csv) in nowhere"),
        (["--logs", ".", "--out", "o", "--model", "best"], "no model best"),
        (["--logs", ".", "--out", "o", "--without", "magic"], "no part magic"),
        (["--logs", ".", "--out", "o", "--flat", "--model", "full", "v0"], "--flat takes one model"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(
    logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(logs)
    assert command.main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("accuracy: ") and told in line


def test_development_and_validation_are_reported_apart(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "validation.txt").write_text("L1\nL2.csv\nsomebody else\n")
    wanted = ["--logs", str(logs), "--out", str(tmp_path / "out"), "--model", "full"]
    assert command.main([*wanted, "--split", str(tmp_path / "validation.txt")]) == 0
    shown = capsys.readouterr().out
    assert "development (1 lifters)" in shown and "validation (2 lifters)" in shown
    found = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert found["parts"] == {"development": ["L0"], "validation": ["L1", "L2"]}
    parts = found["variants"]["full"]["parts"]
    assert parts["development"]["all"]["mean"] == found["variants"]["full"]["lifters"]["L0"]["all"]["mean"]


def test_the_split_by_name_keeps_everyone_where_they_are() -> None:
    names = [f"D{n:02d}" for n in range(1, 52)]
    found = split.split(names, "name")
    assert sorted([*found["development"], *found["validation"]]) == names
    assert 12 <= len(found["validation"]) <= 22
    assert set(split.split(names[:20], "name")["validation"]) == set(found["validation"]) & set(names[:20])


def started(tmp_path: Path) -> tuple[subprocess.Popen[str], list[dict[str, object]]]:
    """A run of some seconds on two processes, just begun, and the rows of each of its logs."""
    rows = trained(1200)
    for n in range(4):
        write(tmp_path / "logs" / f"L{n}.csv", rows)
    arguments = ["--logs", str(tmp_path / "logs"), "--out", str(tmp_path / "out"), "--workers", "2"]
    running = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, *arguments],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (tmp_path / "out").exists() and running.poll() is None:
        time.sleep(0.02)
    return running, rows


def test_a_process_that_is_killed_ends_it_with_a_line(tmp_path: Path) -> None:
    running, _ = started(tmp_path)
    while not (workers := psutil.Process(running.pid).children()):
        time.sleep(0.02)
    workers[0].kill()
    _, told = running.communicate(timeout=30)
    assert running.returncode == 1
    assert told.splitlines()[-1].startswith("accuracy: a process was killed")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_an_interrupt_ends_it_at_once_and_leaves_whole_files(tmp_path: Path) -> None:
    running, rows = started(tmp_path)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.splitlines()[-1] == "accuracy: interrupted; files that are there are whole"
    assert "Traceback" not in told
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    assert all(len(rows_of(path)) == len(rows) - 2 for path in (tmp_path / "out").rglob("*.csv"))


def test_the_cost_of_a_forecast_and_an_update_is_told_by_length_of_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["speed", "--sizes", "40", "400"]) == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    measured = [(what, sets) for sets in ("40", "400") for what in ("expect", "observe", "log a set")]
    assert [(what, sets) for what, sets, _, _ in cells] == measured
    assert all(0 < float(median) <= float(p99) for _, _, median, p99 in cells)
