"""What a row is worth, whatever the format: checks, duplicates, identity."""

from __future__ import annotations

from uuid import UUID

import pytest

from engine.importers import read
from engine.importers.history import REASONS, REMARKS

HEADER = b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
USER = UUID(int=1)


def strong(*rows: str) -> bytes:
    return HEADER + "\n".join(rows).encode()


def row(weight="100", reps="5", day="2026-01-05", name="Squat (Barbell)", number="1", rpe="", seconds="0"):
    return f"{day} 10:00:00,,1h,{name},{number},{weight},{reps},0,{seconds},,,{rpe}"


def ids(data: bytes) -> set[UUID]:
    return {one.id_for(USER) for one in read(data).sets}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"weight": "NaN"}, "bad_number"),
        ({"weight": "inf"}, "bad_number"),
        ({"weight": "1e308"}, "bad_number"),
        ({"weight": "=2+3"}, "bad_number"),
        ({"weight": "1501"}, "weight_out_of_range"),
        ({"weight": "-201"}, "weight_out_of_range"),
        ({"reps": "NaN"}, "bad_number"),
        ({"reps": "-1"}, "bad_number"),
        ({"reps": "101"}, "reps_out_of_range"),
        ({"reps": "1e11"}, "reps_out_of_range"),
        ({"reps": "0"}, "no_reps"),
        ({"reps": ""}, "no_reps"),
        ({"reps": "0", "seconds": "60", "name": "Running"}, "cardio"),
        ({"reps": "0", "seconds": "601", "name": "Plank"}, "cardio"),
        ({"day": "2026-02-30"}, "bad_date"),
        ({"day": "2026-366"}, "bad_date"),
        ({"name": ""}, "no_exercise"),
    ],
)
def test_a_row_that_is_no_set_is_skipped_with_its_reason(changed, reason):
    found = read(strong(row(), row(**changed)))
    assert [(s.line, s.reason) for s in found.skipped] == [(3, reason)]
    assert (len(found.sets), found.rows_read) == (1, 2)


def test_every_reason_has_its_sentence():
    assert all(REASONS.values()) and all(REMARKS.values())


@pytest.mark.parametrize(("rpe", "code"), [("11", "rpe_ignored"), ("-3", "rpe_ignored"), ("x", "rpe_ignored")])
def test_an_impossible_rpe_never_costs_the_set(rpe, code):
    found = read(strong(row(rpe=rpe)))
    assert (found.sets[0].rir, found.remarks[0].code) == (None, code)


def test_half_a_rep_is_rounded_down_and_remarked():
    found = read(strong(row(reps="8.5")))
    assert (found.sets[0].reps, found.remarks[0].code) == (8, "reps_rounded")


def test_a_row_cut_short_is_skipped():
    found = read(strong(row(), "2026-01-05 10:00:00,,1h,Squat"))
    assert found.skipped_by_reason == {"broken_row": 1}


def test_the_same_file_gives_the_same_ids():
    data = strong(row(), row(number="2"), row(number="3", weight="90"))
    assert ids(data) == ids(data)
    assert len(ids(data)) == 3


def test_two_equal_sets_are_two():
    assert len(ids(strong(row(number="1"), row(number="2")))) == 2


def test_a_grown_export_keeps_the_ids_of_its_old_sets():
    old = strong(row(), row(number="2"))
    new = strong(row(day="2026-01-07"), row(), row(number="2"), row(number="3"))
    assert ids(old) < ids(new)
    assert len(ids(new)) == 4


def test_another_lifter_has_other_ids():
    (one,) = read(strong(row())).sets
    assert one.id_for(USER) != one.id_for(UUID(int=2))


def test_the_same_log_in_another_dialect_has_the_same_ids():
    other = b"Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;"
    other += b"Distance;Distance Unit;Seconds;Notes;Workout Notes\n"
    other += b"2026-01-05 10:00:00;;Squat (Barbell);1;100;kg;5;;;;0;;\n"
    assert ids(strong(row())) == ids(other)


def test_two_exports_in_one_file_are_read_once():
    rows = [row(number="1"), row(number="2"), row(day="2026-01-07")]
    found = read(strong(*rows) + b"\n" + strong(*rows))
    assert len(found.sets) == 3
    assert found.skipped_by_reason == {"duplicate": 3, "repeated_header": 1}


def test_two_exports_in_one_file_without_a_second_header_are_read_once():
    rows = [row(number="1"), row(number="2"), row(day="2026-01-07")]
    found = read(strong(*rows, *rows))
    assert found.skipped_by_reason == {"duplicate": 3}


def test_an_exercise_done_twice_in_a_session_is_no_duplicate():
    found = read(strong(row(number="1"), row(number="1", name="Curl"), row(number="1")))
    assert len(found.sets) == 3


def test_long_names_and_notes_are_cut_not_lost():
    found = read(strong(row(name="x" * 5000)))
    assert len(found.sets[0].exercise_name) == 200
