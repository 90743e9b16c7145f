"""Everything of a lifter, written page by page as it is sent: the memory does not grow with the history."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from engine.schemas.base import from_kg
from engine.services.lifts import zone
from engine.storage import db, export, lifters
from engine.storage.db import Row

COLUMNS = (
    "Date", "Exercise", "Equipment", "Set type", "Weight", "Unit", "Reps", "RIR", "Rest (s)", "Note", "Workout",
    "Performed at", "Set id", "Workout id", "Duration (s)", "Side", "Superset", "Pain",
)  # fmt: skip
FORMAT, VERSION = "gymgenius", 1
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(user_id: UUID) -> Iterator[str]:
    """The sets as a table, oldest first, `Date` in the lifter's own time; any tracker, and our import, reads it."""
    with db.transaction(user_id) as tx:
        lifter = lifters.settings(tx, user_id)
    time_zone = lifter["time_zone"] if lifter else "UTC"
    yield _line(COLUMNS)
    after = None
    while True:
        with db.transaction(user_id) as tx:
            rows = export.sets(tx, user_id, after)
        yield "".join(_line(_cells(row, time_zone)) for row in rows)
        if len(rows) < export.PAGE:
            return
        after = rows[-1]["performed_at"], rows[-1]["id"]


def as_json(user_id: UUID, now: datetime) -> Iterator[str]:
    """Everything as one JSON object: the account, and a list for each kind of thing."""
    with db.transaction(user_id) as tx:
        account = export.account(tx, user_id)
    head = {"format": FORMAT, "version": VERSION, "exported_at": now.isoformat()}
    yield f'{json.dumps(head)[:-1]}, "account": {account}'
    for table in export.tables():
        yield f',\n"{table}": ['
        yield from _listed(user_id, table)
        yield "]"
    yield "}\n"


def safe(cell: str) -> str:
    """Text that a spreadsheet takes for text: a leading apostrophe where it would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(row: Row, time_zone: str) -> tuple[object, ...]:
    local = row["performed_at"].astimezone(zone(time_zone))
    return (
        local.strftime("%Y-%m-%d %H:%M:%S"),
        safe(row["exercise"]),
        row["equipment"],
        row["set_type"],
        _plain(from_kg(row["weight_kg"], row["unit"])),
        row["unit"],
        row["reps"],
        "" if row["rir"] is None else _plain(row["rir"]),
        "" if row["rest_seconds"] is None else row["rest_seconds"],
        safe(row["note"] or ""),
        safe(row["title"] or ""),
        row["performed_at"].isoformat(),
        row["id"],
        row["workout_id"],
        *("" if row[name] is None else row[name] for name in ("duration_seconds", "side", "superset", "pain")),
    )


def _plain(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _line(cells: tuple[object, ...]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _listed(user_id: UUID, table: str) -> Iterator[str]:
    if table in export.WHOLE:
        with db.transaction(user_id) as tx:
            yield ",\n".join(export.whole(tx, user_id, table))
        return
    after = None
    while True:
        with db.transaction(user_id) as tx:
            rows = export.page_by_id(tx, user_id, table, after)
        yield (",\n" if after and rows else "") + ",\n".join(written for _, written in rows)
        if len(rows) < export.PAGE:
            return
        after = rows[-1][0]
