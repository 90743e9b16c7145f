"""FitNotes for iOS, csv."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest


@pytest.mark.parametrize("name", ["fitnotes_ios_iso.csv", "fitnotes_ios_split.csv", "fitnotes_ios_us.csv"])
def test_every_dialect_is_known_and_every_row_accounted_for(history, name):
    found = history(name)
    assert found.format_name == "FitNotes (iOS)"
    assert found.rows_read == len(found.sets) + len(found.skipped)
    assert "bad_date" not in found.skipped_by_reason


def test_decimal_commas_are_read(history):
    assert [s.weight for s in history("fitnotes_ios_iso.csv").sets] == [12.5, 17.5, 30.0]


def test_warmup_failure_rpe_and_rir_are_read(history):
    found = [(s.set_type, s.rir) for s in history("fitnotes_ios_iso.csv").sets]
    assert found == [("warmup", None), ("working", 2.0), ("failure", 1.0)]


def test_a_set_that_was_only_planned_is_skipped(history):
    assert [(s.line, s.reason) for s in history("fitnotes_ios_iso.csv").skipped] == [(5, "not_done")]


def test_utc_is_marked(history):
    assert all(s.in_utc for s in history("fitnotes_ios_iso.csv").sets)
    assert not any(s.in_utc for s in history("fitnotes_ios_us.csv").sets)


def test_split_date_and_time_columns_are_joined(history):
    starts = [s.session_start for s in history("fitnotes_ios_split.csv").sets]
    assert starts == [datetime(2018, 1, 27, 5, 45, 45), datetime(2018, 3, 19, 12, 58, 58)]


def test_the_equipment_joins_the_name(history):
    names = [s.exercise_name for s in history("fitnotes_ios_iso.csv").sets]
    assert names[1:] == ["Incline Press (Dumbbell)", "T-Bar Row"]


def test_the_body_weight_of_the_workout_is_kept(history):
    assert history("fitnotes_ios_iso.csv").sessions[0].bodyweight == 81.5
