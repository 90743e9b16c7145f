"""Warm-ups that a log doesn't mark."""

from __future__ import annotations

from engine.importers import read

HEAD = b"date,exercise,set type,weight,reps\n"


def kinds(*rows: str) -> list[str]:
    return [one.set_type for one in read(HEAD + "\n".join(rows).encode()).sets]


def row(weight: object, name: str = "Squat", kind: str = "", day: int = 1) -> str:
    return f"2026-01-0{day},{name},{kind},{weight},5"


def test_the_sets_before_the_heavy_ones_are_warm_ups():
    assert kinds(row(60), row(79), row(80), row(100), row(70)) == ["warmup", "warmup"] + ["working"] * 3


def test_each_exercise_of_each_session_is_looked_at_alone():
    assert kinds(row(60), row(100), row(40, "Curl"), row(60, day=2)) == ["warmup", "working", "working", "working"]


def test_a_log_that_marks_warm_ups_itself_is_left_alone():
    assert kinds(row(20, kind="warmup"), row(60), row(100)) == ["warmup", "working", "working"]


def test_drop_sets_and_sets_without_a_load_are_left_alone():
    assert kinds(row(60, kind="drop"), row(100)) == ["drop", "working"]
    assert kinds(row(0, "Pull Up"), row("", "Pull Up")) == ["working", "working"]


def test_assisted_sets_are_left_alone():
    assert kinds(row(-40, "Dip"), row(-20, "Dip")) == ["working", "working"]


def test_the_report_says_how_many():
    (warning,) = read(HEAD + row(60).encode() + b"\n" + row(100).encode()).warnings
    assert warning.startswith("No warm-ups are marked: 1 sets")
