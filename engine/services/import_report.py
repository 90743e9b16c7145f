"""The dry run: what a file holds and what would become of it, before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.importers.history import REASONS, REMARKS, Remark, Skipped
from engine.schemas.imports import ExerciseReport, ReportOut, SkippedOut
from engine.services.import_names import Names
from engine.services.import_reading import Reading

_LINES = 20
_MOST_SUGGESTIONS = 300
"""Unmatched names for which suggestions are looked up."""


def report_of(reading: Reading, names: Names, duplicates: int) -> ReportOut:
    """The report of a reading; `duplicates` of its sets are stored already."""
    history = reading.history
    exercises = list(_exercises(reading, names))
    first, last = history.span or (None, None)
    mapping = dict(history.mapping.columns) if history.mapping else None
    return ReportOut(
        format=history.format_name,
        rows_read=history.rows_read,
        sets=len(reading.sets),
        sessions=len({one.session_key for one in reading.sets}),
        skipped=_skipped([*history.skipped, *reading.early]),
        duplicates=duplicates,
        first_day=reading.instant(first, False) if first else None,
        last_day=reading.instant(last, False) if last else None,
        exercises=exercises,
        unmatched_sets=sum(one.sets for one in exercises if one.exercise_id is None),
        bodyweights=len(history.bodyweights) + sum(session.bodyweight is not None for session in history.sessions),
        remarks=_remarks(history.remarks),
        warnings=list(history.warnings),
        columns=list(history.columns),
        sample=[list(row) for row in history.sample],
        mapping=mapping,
        missing=list(history.missing),
    )


def _exercises(reading: Reading, names: Names) -> Iterable[ExerciseReport]:
    suggested = 0
    for guess in reading.history.units:
        meaning = names.meaning(guess.exercise_name)
        suggested += meaning is None
        suggest = meaning is None and suggested <= _MOST_SUGGESTIONS
        yield ExerciseReport(
            name=guess.exercise_name,
            sets=guess.sets,
            exercise_id=meaning.id if meaning else None,
            matched_name=meaning.name if meaning else None,
            suggestions=names.suggestions(guess.exercise_name) if suggest else [],
            unit=guess.native or guess.written or (reading.unit if guess.basis == "no_weight" else None),
            unit_grounds=guess.grounds,
        )


def _skipped(skipped: Iterable[Skipped]) -> list[SkippedOut]:
    lines: dict[str, list[int]] = {}
    for one in skipped:
        lines.setdefault(one.reason, []).append(one.line)
    return _told(lines, REASONS)


def _remarks(remarks: Iterable[Remark]) -> list[SkippedOut]:
    lines: dict[str, list[int]] = {}
    for one in remarks:
        lines.setdefault(one.code, []).append(one.line)
    return _told(lines, REMARKS)


def _told(lines: dict[str, list[int]], sentences: Mapping[str, str]) -> list[SkippedOut]:
    return [
        SkippedOut(reason=code, text=sentences[code], rows=len(found), lines=found[:_LINES])
        for code, found in sorted(lines.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
