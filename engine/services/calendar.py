"""The sessions of a year, day by day."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from engine.schemas.analytics import CalendarOut, CalendarQuery, CalendarSession
from engine.services.lifts import local_day, zone
from engine.storage import analytics, db, lifters


def of_year(user_id: UUID, query: CalendarQuery, now: datetime) -> CalendarOut:
    """The sessions whose day, in the lifter's time zone, lies in the year."""
    with db.transaction(user_id) as tx:
        lifter = lifters.settings(tx, user_id)
        time_zone = lifter["time_zone"] if lifter else "UTC"
        year = query.year or local_day(now, time_zone).year
        begins = datetime(year, 1, 1, tzinfo=zone(time_zone))
        rows = analytics.sessions(tx, user_id, begins, begins.replace(year=year + 1))
        first = analytics.first_session(tx, user_id)
    sessions = [
        CalendarSession(
            workout_id=row["id"], day=local_day(row["started_at"], time_zone), title=row["title"], sets=row["sets"]
        )
        for row in rows
    ]
    return CalendarOut(year=year, first_year=local_day(first, time_zone).year if first else year, sessions=sessions)
