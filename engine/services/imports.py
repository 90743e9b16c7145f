"""Imports: read first, stored only when confirmed, taken back whole.

A file that comes in is read and kept; the lifter sees the report and confirms with their choices; a job stores the
sets in parts, each in a transaction of its own. Every row has an id made from what it is, so a job that was cut
short begins again and changes nothing that is there.
"""

from __future__ import annotations

import hashlib
import time
from datetime import datetime
from uuid import UUID, uuid4

from engine.errors import Conflict, Fault, NotFound, Rejected
from engine.schemas.imports import ConfirmIn, ImportOut, ImportsOut
from engine.services import accuracy, coaching, import_names, import_reading, import_report, import_rows, jobs
from engine.services.import_reading import Reading
from engine.storage import db, imports, lifters, users
from engine.storage.db import Row, Transaction

LISTED = 100
UNCONFIRMED = 5
"""Files kept that were read and never confirmed, per lifter."""
FINISHED = ("done", "failed", "undone")
_UNDO_MS = 60_000


def read(user_id: UUID, filename: str, data: bytes, now: datetime) -> ImportOut:
    """Read a file and keep it, storing none of its sets. The same file again is the same import, until confirmed.

    Raises Rejected where it can't be read, with what would be right.
    """
    history = import_reading.history_of(data)
    with db.transaction(user_id) as tx:
        reading = import_reading.reading_of(history, _lifter(tx, user_id), None, now)
        report = _report(tx, user_id, reading)
        digest = hashlib.sha256(data).digest()
        import_id = imports.unconfirmed_twin(tx, user_id, digest)
        values = {"format": report["format"], "report": report, "sets_total": len(reading.sets)}
        if import_id is None:
            import_id = uuid4()
            kept = {"id": import_id, "filename": _name(filename), "sha256": digest, "raw": import_reading.pack(data)}
            imports.add(tx, user_id, kept | values, now)
            imports.forget_unconfirmed(tx, user_id, UNCONFIRMED)
        else:
            imports.change(tx, user_id, import_id, values)
        return _out(_known(tx, user_id, import_id))


def listing(user_id: UUID) -> ImportsOut:
    """This lifter's imports, newest first."""
    with db.transaction(user_id) as tx:
        return ImportsOut(imports=[_out(row) for row in imports.listing(tx, user_id, LISTED)])


def get(user_id: UUID, import_id: UUID) -> ImportOut:
    """One import with its report. Raises NotFound."""
    with db.transaction(user_id) as tx:
        return _out(_known(tx, user_id, import_id))


def progress(user_id: UUID, import_id: UUID) -> ImportOut:
    """How far one import is, without its report. Raises NotFound."""
    with db.transaction(user_id) as tx:
        row = imports.progress(tx, user_id, import_id)
    if row is None:
        raise NotFound("There is no such import")
    return _out(row)


def confirm(user_id: UUID, import_id: UUID, choices: ConfirmIn, now: datetime) -> ImportOut:
    """Want it stored, with what the lifter chose. Sending it again changes nothing.

    Raises NotFound, Conflict for one that was undone, and Rejected for a choice that can't be.
    """
    remapped = _remapped(user_id, import_id, choices, now) if choices.columns else None
    with db.transaction(user_id) as tx:
        row = _known(tx, user_id, import_id, lock=True)
        if row["status"] == "undone":
            raise Conflict("This import was undone; send the file again")
        if row["status"] not in ("read", "failed"):
            return _out(row)
        if remapped:
            report = _report(tx, user_id, remapped)
            imports.change(tx, user_id, import_id, {"report": report, "sets_total": len(remapped.sets)})
            row = row | {"report": report}
        _check(tx, user_id, row["report"], choices)
        changes = {"status": "confirmed", "choices": choices.model_dump(mode="json"), "error": None}
        imports.change(tx, user_id, import_id, changes | {"confirmed_at": now, "finished_at": None})
        jobs.want(tx, "import", user_id, import_id, import_id=str(import_id))
        return _out(_known(tx, user_id, import_id))


def run(user_id: UUID, import_id: UUID, now: datetime) -> None:
    """Store what a confirmed import holds, and let the coach learn of it. Twice changes nothing more than once."""
    began = time.perf_counter()
    started = _start(user_id, import_id)
    if started is None:
        return
    row, raw = started
    try:
        choices = ConfirmIn.model_validate(row["choices"])
        history = import_reading.history_of(import_reading.unpack(raw), choices)
        if not import_rows.store(user_id, import_id, history, choices, now):
            return
        coaching.warm_start(user_id, now)
    except Exception as fault:
        _note(user_id, import_id, fault, now)
        raise
    _finish(user_id, import_id, now, time.perf_counter() - began)


def undo(user_id: UUID, import_id: UUID, now: datetime) -> None:
    """Take an import back: its sets, sessions, exercises and body weights, and nothing else. Raises NotFound."""
    with db.transaction(user_id) as tx:
        row = _known(tx, user_id, import_id)
    bodyweights = _bodyweights(user_id, import_id, row, now)
    with db.transaction(user_id, timeout_ms=_UNDO_MS) as tx:
        lifters.lock(tx, user_id)
        row = _known(tx, user_id, import_id, lock=True)
        if row["status"] == "undone":
            return
        imports.remove_rows(tx, user_id, import_id, bodyweights)
        changes = {"status": "undone", "raw": None, "sets_done": 0, "finished_at": now, "error": None, "backtest": None}
        imports.change(tx, user_id, import_id, changes)
        if row["status"] != "read":
            coaching.begin_anew(tx, user_id)


def _start(user_id: UUID, import_id: UUID) -> tuple[Row, bytes] | None:
    """Mark it as being imported; None where there is nothing left to do."""
    with db.transaction(user_id) as tx:
        row = imports.get(tx, user_id, import_id, lock=True)
        raw = imports.raw(tx, user_id, import_id)
        if row is None or raw is None or row["status"] not in ("confirmed", "importing", "failed"):
            return None
        imports.change(tx, user_id, import_id, {"status": "importing", "error": None, "finished_at": None})
        return row, raw


def _finish(user_id: UUID, import_id: UUID, now: datetime, seconds: float) -> None:
    with db.transaction(user_id) as tx:
        row = _known(tx, user_id, import_id, lock=True)
        if row["status"] != "importing":
            return
        sums = imports.sums(tx, user_id, import_id)
        known = max(0, row["sets_total"] - sums["sets_added"])
        summary = {**sums, "sets_known": known, "seconds": round(seconds, 2)}
        changes = {"status": "done", "summary": summary, "sets_done": row["sets_total"], "finished_at": now}
        told = accuracy.backtest(tx, user_id).model_dump(mode="json")
        imports.change(tx, user_id, import_id, changes | {"backtest": told})


def _note(user_id: UUID, import_id: UUID, fault: Exception, now: datetime) -> None:
    """Say what went wrong; the job will be tried again."""
    with db.transaction(user_id) as tx:
        row = imports.get(tx, user_id, import_id, lock=True)
        if row and row["status"] == "importing":
            error = str(fault)[:500] if isinstance(fault, Rejected) else "Something went wrong on our side"
            imports.change(tx, user_id, import_id, {"status": "failed", "error": error, "finished_at": now})


def _remapped(user_id: UUID, import_id: UUID, choices: ConfirmIn, now: datetime) -> Reading | None:
    with db.transaction(user_id) as tx:
        _known(tx, user_id, import_id)
        raw, lifter = imports.raw(tx, user_id, import_id), _lifter(tx, user_id)
    if raw is None:
        return None
    history = import_reading.history_of(import_reading.unpack(raw), choices)
    return import_reading.reading_of(history, lifter, choices, now)


def _bodyweights(user_id: UUID, import_id: UUID, row: Row, now: datetime) -> list[UUID]:
    """The ids of the body weights that this import brought."""
    if row["status"] == "read" or not (row["report"] or {}).get("bodyweights"):
        return []
    with db.transaction(user_id) as tx:
        raw, lifter = imports.raw(tx, user_id, import_id), _lifter(tx, user_id)
    if raw is None:
        return []
    choices = ConfirmIn.model_validate(row["choices"])
    history = import_reading.history_of(import_reading.unpack(raw), choices)
    reading = import_reading.reading_of(history, lifter, choices, now)
    return [one.id for one in reading.bodyweights(import_id)]


def _report(tx: Transaction, user_id: UUID, reading: Reading) -> Row:
    duplicates = imports.stored(tx, user_id, [one.id_for(user_id) for one in reading.sets])
    names = import_names.load(tx, user_id)
    return import_report.report_of(reading, names, len(duplicates)).model_dump(mode="json")


def _check(tx: Transaction, user_id: UUID, report: Row, choices: ConfirmIn) -> None:
    """Refuse choices about what isn't there, and a table whose columns are not known yet."""
    in_file = {one["name"] for one in report["exercises"]}
    names = import_names.load(tx, user_id)
    faults = [
        Fault(f"{field}.{name}", "the file has no exercise of this name", "a name of the report")
        for field, chosen in (("units", choices.units), ("exercises", choices.exercises))
        for name in chosen
        if name not in in_file
    ]
    faults += [
        Fault(f"exercises.{name}", "there is no such exercise", "the id of one of GET /v1/exercises")
        for name, exercise_id in choices.exercises.items()
        if names.of(exercise_id) is None
    ]
    if report["missing"]:
        missing = ", ".join(report["missing"])
        faults.append(Fault("columns", f"nothing is mapped to {missing}", "a column of the file for each"))
    if faults:
        raise Rejected("A choice does not fit the file", tuple(faults))


def _lifter(tx: Transaction, user_id: UUID) -> Row:
    if (found := users.me(tx, user_id)) is None:
        raise NotFound("This account is gone")
    return found


def _known(tx: Transaction, user_id: UUID, import_id: UUID, lock: bool = False) -> Row:
    if (found := imports.get(tx, user_id, import_id, lock)) is None:
        raise NotFound("There is no such import")
    return found


def _out(row: Row) -> ImportOut:
    return ImportOut.model_validate(row | {"report": row["report"] or None})


def _name(filename: str) -> str:
    """The file's own name, without folders and what can't be stored."""
    bare = filename.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in bare if c.isprintable())[:255] or "export"
