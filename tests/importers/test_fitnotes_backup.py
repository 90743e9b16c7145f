"""The FitNotes backup, an SQLite database made here."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime

import pytest

from engine.importers import ImportFault, read

SCHEMA = """
    CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT, metric_weight REAL,
        reps INTEGER, unit INTEGER, is_personal_record INTEGER, is_complete INTEGER, distance INTEGER,
        duration_seconds INTEGER);
    CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL);
    INSERT INTO exercise VALUES (1, 'Barbell Squat'), (2, 'Treadmill');
    INSERT INTO training_log VALUES
        (1, 1, '2024-05-01', 61.23496995, 5, 2, 0, 0, 0, 0),
        (2, 1, '2024-05-01', 102.0582833, 5, 2, 1, 0, 0, 0),
        (3, 2, '2024-05-01', 0, 0, 1, 0, 0, 1500, 600),
        (4, 9, '2024-05-02', 50, 5, 1, 0, 0, 0, 0);
    INSERT INTO BodyWeight VALUES (1, '2024-05-01', 80.5), (2, 'never', 81), (3, '2024-05-02', 1e9);
"""


def backup(script: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(script)
        return db.serialize()


def test_sets_are_read_in_kg_and_the_unit_lifted_is_found():
    found = read(backup(SCHEMA))
    assert found.format_name == "FitNotes (backup)"
    assert [(s.exercise_name, s.reps, s.unit) for s in found.sets] == [("Barbell Squat", 5, "kg")] * 2
    assert [(u.written, u.native) for u in found.units] == [("kg", "lb")]


def test_every_row_is_accounted_for():
    found = read(backup(SCHEMA))
    assert found.skipped_by_reason == {"cardio": 1, "no_exercise": 1}
    assert found.rows_read == 4


def test_body_weights_that_make_sense_are_read():
    (reading,) = read(backup(SCHEMA)).bodyweights
    assert (reading.at, reading.kg) == (datetime(2024, 5, 1, 12), 80.5)


def test_a_backup_in_write_ahead_mode_is_read(tmp_path):
    path = tmp_path / "wal.fitnotes"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(SCHEMA)
    assert len(read(path.read_bytes()).sets) == 2


def test_an_older_backup_without_some_columns_is_read():
    script = """
        CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE training_log (exercise_id INTEGER, date TEXT, metric_weight REAL, reps INTEGER);
        INSERT INTO exercise VALUES (1, 'Dip');
        INSERT INTO training_log VALUES (1, '2015-01-01', 0, 10);
    """
    assert [s.reps for s in read(backup(script)).sets] == [10]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("CREATE TABLE other (a)", "unknown_database"),
        ("CREATE VIEW training_log AS SELECT 1 AS date", "unknown_database"),
    ],
)
def test_another_database_is_refused(script, code):
    with pytest.raises(ImportFault) as fault:
        read(backup(script))
    assert fault.value.code == code


def test_a_cut_backup_is_refused():
    with pytest.raises(ImportFault) as fault:
        read(backup(SCHEMA)[:5000])
    assert fault.value.code in ("broken_database", "unknown_database")
