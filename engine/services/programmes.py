"""Programmes: the templates, where in its cycle a plan stands after a session, and what weeks were lived by one."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from engine.core.schedule import Calendar, Place, due_after, place_after
from engine.core.volume import week_of
from engine.schemas.programmes import LivedWeekOut, LivedWeeksOut, Template, TemplatesOut
from engine.storage import db, plans
from engine.storage.db import Transaction, as_json

FOLDER = Path(__file__).parents[2] / "database" / "seed" / "templates"
MAX_WEEKS = 520
LEVELS = ("novice", "intermediate", "advanced")


@cache
def templates() -> TemplatesOut:
    """All templates, the simplest first, then by how often a week they train."""
    found = [Template.model_validate(json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.json"))]
    found.sort(key=lambda one: (LEVELS.index(one.level), len(one.days), one.slug))
    return TemplatesOut(templates=found)


def weeks(user_id: UUID) -> LivedWeeksOut:
    """The calendar weeks that were trained by a plan, newest first: which of them were deloads."""
    with db.transaction(user_id) as tx:
        rows = plans.lived_weeks(tx, user_id, MAX_WEEKS)
    return LivedWeeksOut(weeks=[LivedWeekOut.model_validate(row) for row in rows])


def move_on(
    tx: Transaction, user_id: UUID, plan_id: UUID, done: int | None, trained: date, more_rest: int, now: datetime
) -> None:
    """The plan's next session is the one after day `done` (None: the same), `more_rest` days later than planned."""
    plan = plans.one(tx, user_id, plan_id)
    if plan is None:
        return
    due = due_after(_calendar(plan["schedule"]), done, trained) + timedelta(days=more_rest)
    values: dict[str, object] = {"not_before": max(due, plan["not_before"] or due)}
    if done is not None:
        run, weeks_ = plan["run"], plan["cycle"]
        kind = weeks_[run["week"]]["kind"] if run["week"] < len(weeks_) else "build"
        if (run.get("ease") or {}).get("sets", 1) < 1:
            kind = "deload"
        plans.lived(tx, user_id, week_of(trained), plan_id, run["week"] + 1, kind)
        place = place_after(Place(done, run["week"], run["cycle"]), done, len(plan["week"]["days"]), len(weeks_))
        moved = {**run, "week": place.week, "cycle": place.cycle, "carry": None}
        values |= {"next_day": place.day, "run": as_json(moved)}
    plans.change(tx, user_id, plan_id, values, now)


def _calendar(schedule: dict[str, object]) -> Calendar:
    weekdays = schedule["weekdays"] if schedule["kind"] == "weekdays" else ()
    return Calendar.from_json({**schedule, "weekdays": weekdays})
