"""FitNotes for Android, csv."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest


@pytest.mark.parametrize(
    ("name", "unit"),
    [("fitnotes_header_unit.csv", "lb"), ("fitnotes_unit_column.csv", "kg"), ("fitnotes_edited.csv", "lb")],
)
def test_the_unit_is_found_in_header_or_column(history, name, unit):
    found = history(name)
    assert found.format_name == "FitNotes (Android)"
    assert {s.unit for s in found.sets if s.weight is not None} == {unit}
    assert found.rows_read == len(found.sets) + len(found.skipped)


def test_a_day_is_a_session_at_noon(history):
    (session,) = history("fitnotes_header_unit.csv").sessions
    assert (session.start, session.minutes_known) == (datetime(2017, 6, 23, 12), False)


def test_timed_rows_keep_their_seconds(history):
    timed = [(s.line, s.duration_seconds) for s in history("fitnotes_unit_column.csv").sets if s.duration_seconds]
    assert timed == [(3, 90)]


def test_comments_are_kept(history):
    assert history("fitnotes_unit_column.csv").sets[0].note == "slow"


def test_american_dates_of_an_edited_file_are_read(history):
    assert [s.start.month for s in history("fitnotes_edited.csv").sessions] == [6, 6]
