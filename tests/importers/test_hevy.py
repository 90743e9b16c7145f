"""Hevy's exports, by account unit, clock and language."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest

from engine.importers import read

DIALECTS = (
    "hevy_kg.csv",
    "hevy_lbs_12h.csv",
    "hevy_portuguese.csv",
    "hevy_turkish.csv",
    "hevy_api.csv",
    "hevy_semicolon.csv",
)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_is_known_and_every_row_accounted_for(history, name):
    found = history(name)
    assert found.format_name == "Hevy"
    assert found.sets
    assert found.rows_read == len(found.sets) + len(found.skipped)
    assert "bad_date" not in found.skipped_by_reason


def test_the_newest_first_file_becomes_oldest_first(history):
    starts = [s.session_start for s in history("hevy_kg.csv").sets]
    assert starts == sorted(starts)
    assert starts[0] == datetime(2026, 7, 24, 23, 30)


def test_set_types_and_efforts_are_read(history):
    bench = [s for s in history("hevy_kg.csv").sets if s.exercise_name.startswith("Bench")]
    assert [(s.set_type, s.rir) for s in bench] == [("warmup", None), ("working", 2.0), ("failure", 0.0)]


def test_a_drop_set_and_a_blank_weight(history):
    chin = history("hevy_kg.csv").sets[0]
    assert (chin.set_type, chin.weight, chin.rir) == ("drop", None, 2.5)


def test_a_session_may_end_the_next_day(history):
    assert history("hevy_kg.csv").sessions[0].duration_seconds == 70 * 60


def test_twelve_hour_times_are_read(history):
    starts = [s.session_start for s in history("hevy_lbs_12h.csv").sets]
    assert starts == [datetime(2026, 7, 27, 0, 5), datetime(2026, 7, 28, 18, 49)]


def test_pounds_are_stated_by_the_column(history):
    assert {s.unit for s in history("hevy_lbs_12h.csv").sets} == {"lb"}


def test_portuguese_months_are_read(history):
    assert [s.start.month for s in history("hevy_portuguese.csv").sessions] == [2, 4, 5]


def test_turkish_months_are_read(history):
    assert [s.start.month for s in history("hevy_turkish.csv").sessions] == [8, 2, 4]


def test_the_api_built_file_is_in_utc_and_keeps_the_unit_lifted(history):
    hang, bench = history("hevy_api.csv").sets
    assert hang.duration_seconds == 70
    assert (bench.in_utc, bench.weight, bench.unit) == (True, 135.0, "lb")


def test_assistance_is_negative(history):
    assert [s.weight for s in history("hevy_kg.csv").sets if "Assisted" in s.exercise_name] == [-15.0]


def test_a_timed_set_keeps_its_seconds(history):
    found = history("hevy_kg.csv")
    assert found.skipped_by_reason == {}
    timed = [(s.exercise_name, s.duration_seconds, s.reps) for s in found.sets if s.duration_seconds]
    assert timed == [("Dead Hang", 45, 1)]


def test_a_superset_keeps_its_number(history):
    head = "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    rows = ["weight_kg,reps,distance_km,duration_seconds,rpe"]
    rows += [
        f'Arms,"26 Jul 2026, 07:06",,,{name},{group},,0,normal,20,10,,,' for name, group in (("Curl", 0), ("Dip", ""))
    ]
    assert [s.superset for s in read((head + "\n".join(rows)).encode()).sets] == [1, None]
