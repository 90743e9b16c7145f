"""A sheet with the sets side by side."""

from __future__ import annotations


def test_each_filled_pair_is_a_set_and_every_one_is_accounted_for(history):
    found = history("wide_sheet.csv")
    assert found.format_name == "Sheet, sets side by side"
    assert [(s.exercise_name, s.weight, s.reps) for s in found.sets] == [
        ("deadlift (barbell)", 180.0, 5),
        ("deadlift (barbell)", 220.0, 5),
        ("deadlift (barbell)", 260.0, 3),
        ("decline bench (barbell)", 155.0, 10),
    ]
    assert [(s.line, s.reason) for s in found.skipped] == [(3, "no_reps"), (4, "no_reps")]
    assert found.rows_read == 6


def test_the_equipment_is_a_hint(history):
    assert history("wide_sheet.csv").sets[0].equipment_hint == "barbell"
