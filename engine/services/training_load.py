"""Fitness and fatigue day by day, and the weeks that were lighter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from uuid import UUID

from engine.core.constants import BODYWEIGHT_UNKNOWN
from engine.core.impulse import LIGHTER_AFTER, LIGHTER_RUN, LIGHTER_SHARE, SessionVolume, WeekLoad, curve
from engine.core.lift_class import classify
from engine.core.volume import week_of
from engine.schemas.analytics import LoadDay, LoadOut, LoadQuery, LoadWeek
from engine.services.lifts import Exercise, exercise, lifter_state, local_day, zone
from engine.storage import analytics, db, lifters, plans
from engine.storage.db import Row

MEMORY = timedelta(weeks=26)
"""Before the first day asked for: four times the longer time constant, and sessions that tell what is usual."""

RULE = (
    f"a week whose sessions had, in the mean, at most {LIGHTER_SHARE:.0%} of the kg × reps that is usual for their"
    f" movement, after {LIGHTER_AFTER} weeks of training and for no more than {LIGHTER_RUN} weeks on end"
)


def of_days(user_id: UUID, query: LoadQuery, now: datetime) -> LoadOut:
    """Each day up to today. Four statements and one pass over the sessions, however many sets there are."""
    with db.transaction(user_id) as tx:
        row = lifters.known(tx, user_id)
        time_zone = row["time_zone"] if row else "UTC"
        today = local_day(now, time_zone)
        first = week_of(today) - timedelta(weeks=query.weeks - 1)
        since = _midnight(first, time_zone) - MEMORY
        volumes = analytics.session_volumes(tx, user_id, since, now + timedelta(days=1), BODYWEIGHT_UNKNOWN)
        planned = {week["week"]: week["kind"] for week in plans.lived_weeks(tx, user_id, query.weeks)}
        known = analytics.exercises(tx, user_id, sorted({one["exercise_id"] for one in volumes}))
    exercises = {id_: exercise(one) for id_, one in known.items()}
    sessions = list(_sessions(volumes, exercises, time_zone))
    ends = {day: _midnight(day + timedelta(days=1), time_zone) for day in _days(_start(sessions, first), today)}
    lifter = lifter_state(row)
    days, weeks = curve(sessions, lifter, first, ends, weeks_only=not query.days)
    return LoadOut(
        rule=RULE,
        alpha=lifter.alpha,
        days=[LoadDay(**asdict(day)) for day in days],
        weeks=[_week(week, planned.get(week.week), running=week.week == week_of(today)) for week in weeks],
    )


def _sessions(rows: Iterable[Row], known: Mapping[UUID, Exercise], time_zone: str) -> Iterable[SessionVolume]:
    for row in rows:
        of = known[row["exercise_id"]]
        if of.counts_reps:
            volume = max(row["load_kg_reps"] + of.traits.bodyweight_share * row["body_kg_reps"], 0.0)
            day = local_day(row["at"], time_zone)
            yield SessionVolume(row["at"], day, of.traits.pattern, classify(of.traits).lower, volume)


def _week(week: WeekLoad, planned: str | None, *, running: bool) -> LoadWeek:
    """What the plan called the week counts for more than how light it was; the running week is not judged."""
    light = planned == "deload" if planned else week.lighter and not running
    said = {"kind": "deload" if light else "usual", "by": "plan" if planned else "rule"}
    return LoadWeek.model_validate(asdict(week) | said)


def _start(sessions: list[SessionVolume], first: date) -> date:
    return min(first, sessions[0].day) if sessions else first


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _midnight(day: date, time_zone: str) -> datetime:
    return datetime.combine(day, time(), zone(time_zone))
