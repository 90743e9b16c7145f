"""The load tool measures what it says, against the product as it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import load
from scripts.stack import Stack


def test_every_operation_is_measured_at_every_size_and_number_of_connections(
    live_stack: Stack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = tmp_path / "figures.json"
    few = ["--sizes", "20,60", "--connections", "1,3", "--seconds", "0.3", "--lifters", "2"]
    assert load.main(["--base-url", live_stack.url, *few, "--json", str(figures)]) == 0
    found = json.loads(figures.read_text())
    assert [(one["operation"], one["sets"], one["connections"]) for one in found] == [
        *((what, size, n) for size in (20, 60) for n in (1, 3) for what in ("log a set", "recommendation")),
        ("edit old set", 60, 1),
        ("delete old set", 60, 1),
    ]
    assert all(0 < one["p50"] <= one["p95"] <= one["p99"] and one["requests"] > 0 for one in found)
    assert "60 sets cost" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main(["--base-url", "http://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err.startswith("load: ")


def test_percentiles_are_those_of_the_times() -> None:
    figure = load.figure("log a set", 200, 1, [float(i) for i in range(101)], 2.0)
    assert (figure.p50, figure.p95, figure.p99, figure.per_second) == (50, 95, 99, 50.5)
