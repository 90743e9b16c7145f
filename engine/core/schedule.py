"""When a plan's next session is due, and which week of its cycle it falls in. webapp/js/schedule.js does the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class Calendar(Value):
    """How sessions lie: on `weekdays` (0 Monday to 6 Sunday); without any, `in_a_row` and then `rest_days`."""

    weekdays: tuple[int, ...] = ()
    in_a_row: int = 1
    rest_days: int = 0


@dataclass(frozen=True, slots=True)
class Place(Value):
    """Where a plan stands: the next day's index, the week of its cycle and how many cycles are behind, all from 0."""

    day: int
    week: int = 0
    cycle: int = 0


def due_after(calendar: Calendar, done: int | None, trained: date) -> date:
    """The date of the session after the one with index `done` on the day `trained`; None: it comes again."""
    if calendar.weekdays:
        return next_weekday(calendar.weekdays, trained + timedelta(days=1))
    rests = calendar.rest_days if done is not None and (done + 1) % calendar.in_a_row == 0 else 0
    return trained + timedelta(days=1 + rests)


def next_weekday(weekdays: Sequence[int], start: date) -> date:
    """The first date from `start` on that falls on one of the weekdays."""
    return min(start + timedelta(days=(weekday - start.weekday()) % 7) for weekday in weekdays)


def place_after(place: Place, done: int, days: int, weeks: int) -> Place:
    """The place after the session with index `done` of `days`: past the last one begins the cycle's next week."""
    following = (done + 1) % max(days, 1)
    if following:
        return Place(following, place.week, place.cycle)
    week = place.week + 1
    return Place(0, week, place.cycle) if week < max(weeks, 1) else Place(0, 0, place.cycle + 1)
