"""Strong in its dialects."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest

DIALECTS = (
    "strong_a.csv",
    "strong_a3.csv",
    "strong_b.csv",
    "strong_c.csv",
    "strong_d.csv",
    "strong_d_headless.csv",
    "strong_e.csv",
    "strong_e3.csv",
    "strong_german.csv",
    "strong_spanish.csv",
    "strong_french.csv",
    "strong_chinese.csv",
    "strong_italian.csv",
    "strong_wrapped.csv",
    "strong_reheaded.csv",
)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_is_known_and_every_row_accounted_for(history, name):
    found = history(name)
    assert found.format_name == "Strong"
    assert found.sets
    assert found.rows_read == len(found.sets) + len(found.skipped)
    assert found.remarks == () or name == "strong_a.csv"


def test_tokens_become_set_types(history):
    kinds = [(s.exercise_name, s.set_type) for s in history("strong_a.csv").sets]
    assert kinds == [
        ("Bench Press (Barbell)", "warmup"),
        ("Bench Press (Barbell)", "working"),
        ("Bench Press (Barbell)", "working"),
        ("Bench Press (Barbell)", "drop"),
        ("Chest Dip (Assisted)", "working"),
        ("Chest Dip (Assisted)", "failure"),
        ("Plank", "working"),
        ("Pull Up", "working"),
        ("Pull Up", "working"),
    ]


def test_a_rest_timer_becomes_the_rest_of_the_set_before(history):
    rests = [s.rest_seconds for s in history("strong_a.csv").sets[:4]]
    assert rests == [None, 180, None, None]


def test_skipped_rows_say_line_and_reason(history):
    skipped = [(s.line, s.reason) for s in history("strong_a.csv").skipped]
    assert skipped == [(4, "rest_timer"), (12, "no_reps")]
    assert [(s.line, s.duration_seconds) for s in history("strong_a.csv").sets if s.duration_seconds] == [(9, 60)]


def test_rpe_becomes_rir_and_a_blank_stays_unknown(history):
    rirs = [s.rir for s in history("strong_a.csv").sets[:6]]
    assert rirs == [None, 2.0, 1.5, None, None, None]


def test_an_rpe_that_says_nothing_is_remarked_and_the_set_kept(history):
    (remark,) = history("strong_a.csv").remarks
    assert (remark.line, remark.code, remark.text) == (8, "rpe_ignored", "3")


def test_assistance_is_negative(history):
    dips = [s.weight for s in history("strong_a.csv").sets if "Dip" in s.exercise_name]
    assert dips == [-22.5, -17.5]


def test_the_equipment_in_brackets_is_a_hint(history):
    assert history("strong_a.csv").sets[0].equipment_hint == "Barbell"
    assert history("strong_a.csv").sets[-1].equipment_hint == ""


def test_sessions_keep_title_note_and_length(history):
    first, second = history("strong_a.csv").sessions
    assert (first.title, first.note, first.duration_seconds) == ("Push", "felt fine", 50 * 60)
    assert second.duration_seconds == 65 * 60


def test_a_note_row_is_kept_with_its_session(history):
    assert history("strong_e.csv").sessions[0].note == "grip one finger in"


def test_sets_are_spread_over_the_session_in_order(history):
    times = [s.performed_at for s in history("strong_a.csv").sets[:6]]
    assert times[0] == datetime(2026, 3, 2, 7, 15)
    assert times == sorted(set(times))


def test_american_dates_are_read_month_first(history):
    assert [s.session_start for s in history("strong_a3.csv").sets] == [
        datetime(2025, 3, 14, 17, 40),
        datetime(2025, 3, 14, 17, 40),
        datetime(2025, 3, 16, 9, 5),
    ]


def test_european_dates_are_read_day_first(history):
    assert history("strong_e3.csv").sets[0].session_start == datetime(2023, 2, 25, 22, 8)


def test_the_unit_comes_from_the_column_or_the_row(history):
    assert {s.unit for s in history("strong_c.csv").sets} == {"lb"}
    assert [s.unit for s in history("strong_d.csv").sets] == ["lb", "kg", None]
    assert {s.unit for s in history("strong_a.csv").sets} == {None}


def test_a_lost_header_changes_nothing(history):
    whole, headless = history("strong_d.csv").sets, history("strong_d_headless.csv").sets
    assert [s.natural_key for s in whole] == [s.natural_key for s in headless]
    assert [s.line - 1 for s in whole] == [s.line for s in headless]


def test_commas_inside_wrapped_lines_survive(history):
    assert history("strong_wrapped.csv").sessions[0].title == "Full, body"


def test_rest_timers_are_known_in_any_language(history):
    for name in ("strong_german.csv", "strong_spanish.csv", "strong_italian.csv"):
        assert history(name).skipped_by_reason == {"rest_timer": 1}
        assert history(name).sets[0].rest_seconds
