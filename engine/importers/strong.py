"""Strong, in all its dialects: comma or semicolon, unit per column, per row or nowhere, headers in any language.

All rows of a workout carry its start time. `Set Order` holds a number or a token; rest timers and notes
share the column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.importers import quantities
from engine.importers.dates import DateReader
from engine.importers.equipment import in_brackets, signed
from engine.importers.history import History, Unit
from engine.importers.logbook import Logbook
from engine.importers.raw_row import RawRow
from engine.importers.rows import dates_in, named_rows
from engine.importers.table import Table

NAME = "Strong"

_HEADERS: Mapping[str, str] = {
    **dict.fromkeys(("date", "datum", "fecha", "data", "日期"), "date"),
    **dict.fromkeys(("workout name", "workout-name", "nombre de entrenamiento"), "title"),
    **dict.fromkeys(("nom de l'entraînement", "锻炼名称"), "title"),
    **dict.fromkeys(("duration", "workout duration", "duration (sec)"), "duration"),
    **dict.fromkeys(("dauer", "duración", "durée", "时长"), "duration"),
    **dict.fromkeys(("exercise name", "name der übung", "nombre del ejercicio"), "exercise"),
    **dict.fromkeys(("nom de l'exercice", "运动名称", "menu"), "exercise"),
    **dict.fromkeys(("set order", "reihenfolge festlegen", "orden de la serie"), "number"),
    **dict.fromkeys(("ordre de la série", "设置顺序"), "number"),
    **dict.fromkeys(("weight", "weight (kg)", "weight (lb)", "weight (lbs)", "kg", "lb", "lbs"), "weight"),
    **dict.fromkeys(("gewicht", "peso", "poids", "重量"), "weight"),
    "weight unit": "unit",
    **dict.fromkeys(("reps", "wiederh.", "rep.", "réps", "次"), "reps"),
    **dict.fromkeys(("distance", "distance (meters)", "km", "mi"), "distance"),
    **dict.fromkeys(("entfernung", "distancia", "距离"), "distance"),
    **dict.fromkeys(("seconds", "sec", "sekunden", "segundos", "secondes", "秒"), "seconds"),
    **dict.fromkeys(("notes", "note", "notizen", "notas", "备注"), "note"),
    **dict.fromkeys(("workout notes", "workout note", "workout-notizen"), "session_note"),
    **dict.fromkeys(("notas del entrenamiento", "notes d'entraînement", "锻炼备注"), "session_note"),
    "rpe": "rpe",
}
_NEEDED = {"date", "exercise", "number", "reps", "weight"}

_A = "date title duration exercise number weight reps distance seconds note session_note rpe".split()  # noqa: SIM905
_D = (
    "date title exercise number weight unit reps rpe distance distance_unit seconds note session_note duration".split()  # noqa: SIM905
)

_TOKENS: Mapping[str, str] = {
    **dict.fromkeys(("w", "warm up", "warmup"), "warmup"),
    **dict.fromkeys(("d", "drop", "drop set", "dropset"), "drop"),
    **dict.fromkeys(("f", "failure"), "failure"),
    **dict.fromkeys(("rest timer", "ruhezeit", "temporizador de descanso"), "rest_timer"),
    **dict.fromkeys(("note", "notiz", "nota"), "note"),
}


def matches(table: Table) -> bool:
    """By the header's names; by its twelve columns in another language; or headless, by the first row."""
    return set(_fields(table)) >= _NEEDED


def parse(table: Table, warnings: Iterable[str] = ()) -> History:
    """Every row: a set, or skipped with its reason."""
    fields = _fields(table)
    headless = _is_headless(table)
    unit = None if headless else quantities.unit_in(table.header[fields.index("weight")])
    dates = dates_in(table, [fields.index("date")], headless=headless)
    book = Logbook(NAME, dates, warnings)
    for line, cells in named_rows(table, book, _NEEDED, fields, headless):
        book.take(_row(line, cells, unit))
    return book.finish()


def _row(line: int, cells: Mapping[str, str], unit: Unit | None) -> RawRow:
    return RawRow(
        line=line,
        date=cells["date"],
        exercise=cells["exercise"],
        reps=cells["reps"],
        weight=signed(cells["exercise"], cells["weight"]),
        unit=quantities.unit(cells.get("unit", "")) or unit,
        kind=_kind(cells),
        number=cells["number"],
        equipment=in_brackets(cells["exercise"]),
        rpe=cells.get("rpe", ""),
        seconds=cells.get("seconds", ""),
        distance=cells.get("distance", ""),
        note=cells.get("note", ""),
        title=cells.get("title", ""),
        session_note=cells.get("session_note", ""),
        duration=cells.get("duration", ""),
    )


def _kind(cells: Mapping[str, str]) -> str:
    """What `Set Order` says; a word that isn't known is told by what else stands in the row."""
    token = cells["number"].casefold().replace("_", " ")
    if not token or quantities.number(token) is not None:
        return "working"
    if token in _TOKENS:
        return _TOKENS[token]
    if quantities.has_amount(cells["reps"]):
        return "working"
    return "rest_timer" if quantities.has_amount(cells.get("seconds", "")) else "note"


def _fields(table: Table) -> list[str]:
    """The field that each column holds, "" for one that is not used."""
    known = [_HEADERS.get(name, "") for name in table.names]
    if set(known) >= _NEEDED:
        return known
    if len(known) == len(_A) and table.names[-1] == "rpe" and _looks_like_a(table):
        return list(_A)
    return _D[: len(known)] if _is_headless(table) else known


def _looks_like_a(table: Table) -> bool:
    """Twelve columns ending in RPE, in a language not listed: the first row decides."""
    cells = next((cells for _, cells in table.rows()), [])
    row = dict(zip(_A, cells, strict=False))
    numbers = (row.get(name, "") for name in ("weight", "reps"))
    return DateReader().read(row.get("date", "")) is not None and all(
        quantities.number(text) is not None for text in numbers
    )


def _is_headless(table: Table) -> bool:
    """The semicolon dialect whose header line got lost: the first field is itself a date."""
    sized = table.delimiter == ";" and len(table.header) in (len(_D), len(_D) - 1)
    return sized and DateReader().read(table.header[0]) is not None
