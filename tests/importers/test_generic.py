"""Any table, by a mapping of its columns."""

from __future__ import annotations

import pytest

from engine.importers import ColumnMapping, ImportFault, read

MAPPED = {"date": "wann", "exercise": "was", "weight": "wieviel", "reps": "wie oft"}


def test_columns_with_telling_names_are_mapped_by_themselves(history):
    found = history("sheet.csv")
    assert found.format_name == "Table"
    assert found.missing == ()
    assert dict(found.mapping.columns) == {
        "date": "Day",
        "exercise": "Movement",
        "weight": "Load",
        "reps": "Repetitions",
        "rir": "RIR",
        "set_type": "Kind",
    }


def test_decimal_commas_dots_in_dates_and_set_types_are_read(history):
    found = [(s.session_start.day, s.weight, s.rir, s.set_type) for s in history("sheet.csv").sets]
    assert found == [
        (1, 102.5, 2.0, "working"),
        (1, 102.5, 1.5, "working"),
        (1, 60.0, None, "warmup"),
        (3, 80.0, 0.0, "failure"),
    ]


def test_an_unknown_table_says_what_is_missing_and_shows_its_columns(history):
    found = history("sheet_unknown.csv")
    assert found.missing == ("date", "exercise", "reps")
    assert found.columns == ("wann", "was", "wieviel", "wie oft")
    assert found.sample[0] == ("01.02.2026", "Kniebeuge", "100", "5")
    assert found.sets == ()


def test_a_given_mapping_reads_it(export):
    found = read(export("sheet_unknown.csv"), ColumnMapping(MAPPED, unit="kg"))
    assert [(s.exercise_name, s.weight, s.unit, s.reps) for s in found.sets] == [
        ("Kniebeuge", 100.0, "kg", 5),
        ("Kniebeuge", 102.5, "kg", 5),
    ]
    assert found.rows_read == 2


def test_a_mapping_wins_over_a_known_format(export):
    columns = {"date": "Date", "exercise": "Exercise Name", "reps": "Reps"}
    assert read(export("strong_a.csv"), ColumnMapping(columns)).format_name == "Table"


def test_the_order_of_dates_can_be_given(export):
    found = read(export("sheet_unknown.csv"), ColumnMapping(MAPPED, date_order="mdy"))
    assert found.skipped_by_reason == {"bad_date": 1}
    assert found.sets[0].session_start.month == 1


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (ColumnMapping({**MAPPED, "date": "when"}), "No such column: when"),
        (ColumnMapping({"date": "wann"}), "Nothing is mapped to exercise, reps"),
        (ColumnMapping({**MAPPED, "colour": "was"}), "No such field: colour"),
        (ColumnMapping(MAPPED, date_order="ydm"), "No date order"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_with_the_reason(export, mapping, words):
    with pytest.raises(ImportFault, match=words):
        read(export("sheet_unknown.csv"), mapping)


def test_date_and_time_in_two_columns_are_joined():
    data = b"Date;Time;Routine;Exercise;Set;Weight;Reps\n29.04.2025;18:05:00;A;Bench Press;1;100;10\n"
    (one,) = read(data).sets
    assert (one.session_start.hour, one.session_start.day, one.reps) == (18, 29, 10)


def test_a_unit_in_the_weight_column_is_taken():
    data = b"date,exercise,weight (lbs),reps\n2026-01-01,Bench Press,135,5\n"
    assert read(data).sets[0].unit == "lb"


def timed(*times: str) -> bytes:
    return "\n".join(["date,exercise,weight,reps", *(f"{time},Squat,100,5" for time in times)]).encode()


def test_sets_with_times_of_their_own_form_sessions_by_their_pauses():
    found = read(
        timed("2026-01-05 18:00", "2026-01-05 18:04", "2026-01-05 19:30", "2026-01-05 22:00", "2026-01-06 07:00")
    )
    assert [(s.start.day, s.start.hour) for s in found.sessions] == [(5, 18), (5, 22), (6, 7)]
    assert [(s.performed_at.hour, s.performed_at.minute) for s in found.sets[:3]] == [(18, 0), (18, 4), (19, 30)]


def test_the_order_of_the_file_does_not_matter_then():
    times = ("2026-01-05 18:00", "2026-01-05 18:04", "2026-01-05 19:30")
    assert [s.natural_key for s in read(timed(*times)).sets] == [s.natural_key for s in read(timed(*times[::-1])).sets]


def test_starts_of_sessions_are_left_as_they_are():
    found = read(timed(*["2026-01-05 10:00"] * 4, *["2026-01-05 11:30"] * 4))
    assert [s.start.hour for s in found.sessions] == [10, 11]
