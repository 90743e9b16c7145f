"""Fitbod, Liftosaur, RepCount and StrongLifts."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("fitbod.csv", "Fitbod"),
        ("fitbod_2019.csv", "Fitbod"),
        ("liftosaur.csv", "Liftosaur"),
        ("repcount.csv", "RepCount"),
        ("stronglifts_dmy.csv", "StrongLifts 5x5"),
        ("stronglifts_mdy.csv", "StrongLifts 5x5"),
    ],
)
def test_every_format_is_known_and_every_row_accounted_for(history, name, format_name):
    found = history(name)
    assert found.format_name == format_name
    assert found.sets
    assert found.rows_read == len(found.sets) + len(found.skipped)


def test_fitbod_is_in_utc_and_kilograms_and_knows_what_was_lifted_in_pounds(history):
    found = history("fitbod.csv")
    assert all(s.in_utc and s.unit == "kg" for s in found.sets)
    assert [(u.written, u.native) for u in found.units] == [("kg", "lb")]
    assert [s.set_type for s in found.sets] == ["working", "warmup"]


def test_liftosaur_keeps_what_was_done_and_skips_what_was_only_planned(history):
    found = history("liftosaur.csv")
    done = [(s.set_type, s.weight, s.unit, s.reps, s.rir) for s in found.sets]
    assert done == [
        ("warmup", 42.5, "kg", 5, None),
        ("working", 180.0, "kg", 9, None),
        ("working", 225.0, "lb", 5, 1.0),
    ]
    assert found.skipped_by_reason == {"not_done": 1}


def test_liftosaur_knows_when_a_set_was_done(history):
    assert history("liftosaur.csv").sets[1].performed_at == datetime(2026, 6, 29, 5, 12, 51)


def test_liftosaur_names_the_equipment_after_the_comma(history):
    assert history("liftosaur.csv").sets[0].equipment_hint == "Leverage Machine"


def test_repcount_keeps_the_body_weight_of_the_workout(history):
    (session,) = history("repcount.csv").sessions
    assert (session.bodyweight, session.duration_seconds) == (80.0, 114 * 60)


def test_stronglifts_reads_days_first_where_the_dates_say_so(history):
    assert [s.start for s in history("stronglifts_dmy.csv").sessions] == [
        datetime(2018, 11, 19, 12),
        datetime(2018, 11, 22, 12),
    ]


def test_stronglifts_reads_months_first_where_the_dates_say_so(history):
    assert [s.start.month for s in history("stronglifts_mdy.csv").sessions] == [7, 7]


def test_stronglifts_sets_are_read_by_position(history):
    first = [(s.exercise_name, s.weight, s.unit, s.reps) for s in history("stronglifts_dmy.csv").sets[:6]]
    assert first == [("Squat", 40.0, "kg", 5)] * 5 + [("Deadlift", 60.0, "kg", 5)]


def test_stronglifts_takes_the_unit_of_the_country_where_both_are_filled(history):
    assert {(s.weight, s.unit) for s in history("stronglifts_mdy.csv").sets} == {(135.0, "lb"), (145.0, "lb")}


def test_stronglifts_accounts_for_failed_sets_and_for_a_workout_without_any(history):
    skipped = [(s.line, s.reason) for s in history("stronglifts_dmy.csv").skipped]
    assert skipped == [(3, "no_reps"), (4, "no_reps")]
