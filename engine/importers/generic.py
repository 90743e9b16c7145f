"""Any table of sets, by a mapping of its columns: given by the lifter, or proposed from the columns' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from engine.importers import quantities
from engine.importers.equipment import in_brackets, signed
from engine.importers.history import ColumnMapping, History, ImportFault, Unit
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import Cells, dates_in, named_rows
from engine.importers.set_times import in_sessions
from engine.importers.table import Table, plain

NAME = "Table"

FIELDS: Mapping[str, tuple[str, ...]] = {
    "date": (
        "date",
        "session start",
        "performed at",
        "start time",
        "start",
        "datetime",
        "timestamp",
        "workout date",
        "day",
        "datum",
        "fecha",
        "data",
        "tarih",
        "日期",
        "日付",
    ),
    "time": ("time", "time of day", "uhrzeit", "hora", "heure", "ora"),
    "exercise": (
        "exercise",
        "exercise name",
        "exercisename",
        "movement",
        "lift",
        "name",
        "übung",
        "ejercicio",
        "exercice",
        "esercizio",
        "exercício",
        "egzersiz",
    ),
    "reps": (
        "reps",
        "repetitions",
        "rep",
        "reps done",
        "wiederholungen",
        "wdh",
        "repeticiones",
        "répétitions",
        "ripetizioni",
        "repetições",
        "tekrar",
    ),
    "weight": (
        "weight",
        "weight kg",
        "weight (kg)",
        "weight (kgs)",
        "weight lb",
        "weight lbs",
        "weight (lb)",
        "weight (lbs)",
        "load",
        "kg",
        "lb",
        "lbs",
        "gewicht",
        "peso",
        "poids",
        "carga",
        "ağırlık",
    ),
    "unit": ("unit", "weight unit", "units", "einheit", "unidad", "unité"),
    "set_type": ("set type", "settype", "type", "kind"),
    "warmup": ("warmup", "is warmup", "iswarmup", "warm up", "warm-up"),
    "number": ("set", "set order", "set number", "set index", "set no"),
    "rpe": ("rpe",),
    "rir": ("rir", "reps in reserve"),
    "rest": ("rest", "rest seconds", "rest (s)", "rest time"),
    "seconds": ("seconds", "duration seconds", "duration", "secs"),
    "distance": ("distance", "distance km", "distance (km)"),
    "equipment": ("equipment", "gear"),
    "note": ("note", "notes", "comment", "comments"),
    "title": ("workout", "workout name", "routine", "session", "title", "program"),
}
"""Field name to the column names that propose it, most telling first."""

REQUIRED = ("date", "exercise", "reps")

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("w", "warmup", "warm up", "warm-up"), "warmup"),
    **dict.fromkeys(("d", "drop", "dropset", "drop set", "drop-set"), "drop"),
    **dict.fromkeys(("f", "failure", "to failure", "amrap to failure"), "failure"),
    **dict.fromkeys(("amrap", "as many reps as possible"), "amrap"),
}
_YES = ("1", "true", "yes", "y", "x", "ja", "sí", "si", "oui", "sim")
_SAMPLE = 5


def propose(table: Table) -> ColumnMapping:
    """The mapping that the columns' names suggest; it may lack required fields."""
    columns: dict[str, str] = {}
    for field, names in FIELDS.items():
        at = table.column(*names)
        if at is not None and table.header[at] not in columns.values():
            columns[field] = table.header[at]
    return ColumnMapping(columns)


def parse(table: Table, mapping: ColumnMapping | None = None, warnings: Iterable[str] = ()) -> History:
    """Every row by the mapping, or by the proposed one.

    Where a proposal lacks a required field the history is empty and names what is `missing`, with the
    columns and a sample to choose from. Raises ImportFault for a given mapping that can't be used.
    """
    used = mapping or propose(table)
    if mapping:
        _check(table, mapping)
    missing = tuple(field for field in REQUIRED if field not in used.columns)
    history = _unread(table, warnings) if missing else _read(table, used, warnings)
    return _with_choices(history, table, used, missing)


def _check(table: Table, mapping: ColumnMapping) -> None:
    unknown = [field for field in mapping.columns if field not in FIELDS]
    absent = [name for name in mapping.columns.values() if plain(name) not in table.names]
    lacking = [field for field in REQUIRED if field not in mapping.columns]
    if mapping.date_order not in (None, "ymd", "dmy", "mdy"):
        raise ImportFault("mapping", f"No date order {mapping.date_order!r}.", "ymd, dmy or mdy.")
    if unknown:
        raise ImportFault("mapping", f"No such field: {', '.join(unknown)}.", f"Of {', '.join(FIELDS)}.")
    if absent:
        raise ImportFault("mapping", f"No such column: {', '.join(absent)}.", f"Of {', '.join(table.header)}.")
    if lacking:
        raise ImportFault("mapping", f"Nothing is mapped to {', '.join(lacking)}.", "A column for each.")


def _unread(table: Table, warnings: Iterable[str]) -> History:
    rows = sum(1 for _ in table.rows())
    if not rows:
        raise ImportFault("empty", "The file has a header and no rows.", "At least one set.")
    return History(NAME, (), (), (), 0, warnings=tuple(warnings))


def _with_choices(history: History, table: Table, used: ColumnMapping, missing: tuple[str, ...]) -> History:
    sample = tuple(tuple(cells) for _, cells in islice(table.rows(), _SAMPLE))
    return History(
        format_name=NAME,
        sets=history.sets,
        sessions=history.sessions,
        skipped=history.skipped,
        rows_read=history.rows_read,
        remarks=history.remarks,
        warnings=history.warnings,
        units=history.units,
        mapping=used,
        columns=table.header,
        sample=sample,
        missing=missing,
    )


def _read(table: Table, mapping: ColumnMapping, warnings: Iterable[str]) -> History:
    at = {field: plain(name) for field, name in mapping.columns.items()}
    days = [table.names.index(at[field]) for field in ("date", "time") if field in at]
    dates = dates_in(table, days, mapping.date_order)
    book = Logbook(NAME, dates, warnings)
    unit = mapping.unit or (quantities.unit_in(at["weight"]) if "weight" in at else None)
    named = named_rows(table, book, [at[field] for field in REQUIRED])
    rows = [_row(line, {field: cells[name] for field, name in at.items()}, unit) for line, cells in named]
    for row in in_sessions(rows, dates):
        book.take(row)
    return book.finish()


def _row(line: int, cells: Cells, unit: Unit | None) -> RawRow:
    exercise = cells["exercise"]
    return RawRow(
        line=line,
        date=" ".join(cells[name] for name in ("date", "time") if cells.get(name)),
        exercise=exercise,
        reps=cells["reps"],
        weight=signed(exercise, cells.get("weight", "")),
        unit=quantities.unit(cells.get("unit", "")) or unit,
        kind=_kind(cells),
        number=cells.get("number", ""),
        equipment=cells.get("equipment", "") or in_brackets(exercise),
        rpe=cells.get("rpe", ""),
        rir=cells.get("rir", ""),
        seconds=cells.get("seconds", ""),
        distance=cells.get("distance", ""),
        rest=cells.get("rest", ""),
        note=cells.get("note", ""),
        title=cells.get("title", ""),
    )


def _kind(cells: Cells) -> str:
    if cells.get("warmup", "").casefold() in _YES:
        return "warmup"
    return _KINDS.get(cells.get("set_type", "").casefold(), "working")
