"""Numbers, durations and units in cells."""

from __future__ import annotations

import pytest

from engine.importers import quantities
from engine.importers.effort import effort


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8", 8.0),
        ("8.0", 8.0),
        ("17,5", 17.5),
        ("-20", -20.0),
        (".5", 0.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("61.23496995", 61.23496995),
    ],
)
def test_a_number_is_read(text, value):
    assert quantities.number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "inf", "-Infinity", "1e308", "1e999", "=1+1", "8 reps", "0x10", "1_000", "--1", "9" * 5000, "1e"],
)
def test_what_is_no_number_is_none(text):
    assert quantities.number(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1h 13m", 4380),
        ("55s", 55),
        ("35min", 2100),
        ("1 h 46 min", 6360),
        ("1小时13分钟", 4380),
        ("3324", 3324),
        ("120.0", 120),
        ("0:01:30", 90),
        ("1:30", 90),
        ("soon", None),
        ("0", None),
        ("9" * 5000, None),
    ],
)
def test_a_duration_is_read(text, seconds):
    assert quantities.seconds(text) == seconds


def test_a_workout_left_open_has_no_length():
    assert quantities.session_seconds("264h 1m") is None


@pytest.mark.parametrize(("text", "unit"), [("kgs", "kg"), ("LBS", "lb"), ("lb.", "lb"), ("stone", None), ("", None)])
def test_a_unit_is_read(text, unit):
    assert quantities.unit(text) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Weight (lbs)", "lb"), ("weight_kg", "kg"), ("kg", "kg"), ("Weight(kg)", "kg"), ("Weight", None)],
)
def test_a_unit_in_a_header_is_found(name, unit):
    assert quantities.unit_in(name) == unit


@pytest.mark.parametrize(
    ("rpe", "rir", "found"),
    [
        ("8", "", (2.0, None)),
        ("8.5", "", (1.5, None)),
        ("10", "", (0.0, None)),
        ("5", "", (5.0, None)),
        ("", "", (None, None)),
        ("0", "", (None, None)),
        ("4.5", "", (None, "rpe_ignored")),
        ("11", "", (None, "rpe_ignored")),
        ("-1", "", (None, "rpe_ignored")),
        ("NaN", "", (None, "rpe_ignored")),
        ("8", "3", (3.0, None)),
        ("", "0", (0.0, None)),
        ("", "-1", (None, "rir_ignored")),
        ("", "11", (None, "rir_ignored")),
        ("7.3", "", (2.5, None)),
    ],
)
def test_effort_becomes_reps_in_reserve(rpe, rir, found):
    assert effort(rpe, rir) == found
