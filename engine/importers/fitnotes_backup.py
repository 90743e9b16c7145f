"""The backup of FitNotes for Android: an SQLite database, weights always in kg.

The file comes from outside, so it is opened in memory, read-only in effect, and with a limit on the work
that a query may cost.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from engine.importers import quantities
from engine.importers.dates import DateReader
from engine.importers.history import MAX_ROWS, BodyweightReading, History, ImportFault
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow

NAME = "FitNotes (backup)"

_MAGIC = b"SQLite format 3\x00"
_MOST_STEPS = 50_000
"""Callbacks of a thousand virtual-machine steps each: far beyond what a real log costs."""
_WANTED = "A FitNotes backup, or its CSV export."
_SETS = """
    SELECT t.date, e.name, t.metric_weight, t.reps, t.distance, t.duration_seconds
    FROM training_log AS t LEFT JOIN exercise AS e ON e._id = t.exercise_id
    ORDER BY t.date, t._id LIMIT ?
"""
_COLUMNS = {"date", "exercise_id", "metric_weight", "reps"}
_OPTIONAL = ("distance", "duration_seconds")


def matches_bytes(data: bytes) -> bool:
    """Whether this is an SQLite database."""
    return data.startswith(_MAGIC)


def parse_bytes(data: bytes) -> History:
    """Every row of `training_log`: a set, or skipped; `line` is the row's number in order of time.

    Raises ImportFault for a broken database and for one of another app.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            _open(db, data)
            return _history(db)
    except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError) as e:
        raise ImportFault("broken_database", "The backup is broken.", _WANTED) from e


def _open(db: sqlite3.Connection, data: bytes) -> None:
    # Bytes 18 and 19 ask for a write-ahead log, which a database in memory can't have.
    db.deserialize(data[:18] + b"\x01\x01" + data[20:])
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA query_only = ON")
    steps = iter(range(_MOST_STEPS))
    db.set_progress_handler(lambda: next(steps, None) is None, 1000)
    db.text_factory = lambda raw: raw.decode("utf-8", "replace").replace("\x00", "")


def _history(db: sqlite3.Connection) -> History:
    columns = _columns(db, "training_log")
    if not columns >= _COLUMNS or "name" not in _columns(db, "exercise"):
        raise ImportFault("unknown_database", "This is a database, but not of FitNotes.", _WANTED)
    rows = db.execute(_without_absent(columns), (MAX_ROWS + 1,)).fetchall()
    if len(rows) > MAX_ROWS:
        raise ImportFault("too_many_rows", f"More than {MAX_ROWS:,} rows.", "A smaller export.")
    book = Logbook(NAME, DateReader())
    for number, row in enumerate(rows, 1):
        book.take(_row(number, [_text(value) for value in row]))
    return book.finish(_bodyweights(db))


def _columns(db: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; none for a view, which could hide any query."""
    kind = db.execute("SELECT type FROM sqlite_master WHERE lower(name) = lower(?)", (table,)).fetchone()
    if kind != ("table",):
        return set()
    return {name for (name,) in db.execute("SELECT lower(name) FROM pragma_table_info(?)", (table,))}


def _without_absent(columns: set[str]) -> str:
    """The query, for older databases that lack a column."""
    sql = _SETS
    for name in _OPTIONAL:
        sql = sql if name in columns else sql.replace(f"t.{name}", "NULL")
    return sql if "_id" in columns else sql.replace("t._id", "t.rowid")


def _text(value: object) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    return str(value).strip()


def _row(number: int, cells: list[str]) -> RawRow:
    date, exercise, weight, reps, distance, seconds = cells
    return RawRow(
        line=number,
        date=date,
        exercise=exercise,
        reps=reps,
        weight=weight,
        unit="kg",
        seconds=seconds,
        distance=distance,
    )


def _bodyweights(db: sqlite3.Connection) -> Iterator[BodyweightReading]:
    columns = _columns(db, "BodyWeight")
    if not {"date", "body_weight_metric"} <= columns:
        return
    dates = DateReader()
    found: Iterable[tuple[object, object]] = db.execute("SELECT date, body_weight_metric FROM BodyWeight")
    for date, kg in found:
        moment, weight = dates.read(_text(date)), quantities.number(_text(kg))
        if moment and weight and 20 <= weight <= 400:
            yield BodyweightReading(moment.at, moment.in_utc, weight)
