"""When the next session is due, and in which week of its cycle."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engine.core.schedule import Calendar, Place, due_after, next_weekday, place_after

MONDAY = date(2026, 11, 16)
WEDNESDAY, FRIDAY, SUNDAY = date(2026, 11, 18), date(2026, 11, 20), date(2026, 11, 22)
MON_WED_FRI = Calendar(weekdays=(0, 2, 4))


def test_on_fixed_weekdays_the_next_one_comes() -> None:
    assert due_after(MON_WED_FRI, 0, MONDAY) == WEDNESDAY
    assert due_after(MON_WED_FRI, 2, FRIDAY) == date(2026, 11, 23)
    assert due_after(MON_WED_FRI, 0, SUNDAY) == date(2026, 11, 23)


def test_floating_sessions_rest_after_so_many_in_a_row() -> None:
    three_on_one_off = Calendar(in_a_row=3, rest_days=1)
    assert due_after(three_on_one_off, 0, MONDAY) == date(2026, 11, 17)
    assert due_after(three_on_one_off, 2, WEDNESDAY) == FRIDAY
    assert due_after(three_on_one_off, 5, WEDNESDAY) == FRIDAY


def test_a_session_without_a_set_comes_again_without_a_rest() -> None:
    assert due_after(Calendar(in_a_row=1, rest_days=2), None, MONDAY) == date(2026, 11, 17)


@given(st.sets(st.integers(0, 6), min_size=1), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_next_weekday_is_within_a_week_and_one_of_them(weekdays: set[int], start: date) -> None:
    found = next_weekday(sorted(weekdays), start)
    assert found.weekday() in weekdays and 0 <= (found - start).days < 7
    assert not any(date.fromordinal(day).weekday() in weekdays for day in range(start.toordinal(), found.toordinal()))


def test_past_the_last_day_begins_the_next_week_and_past_the_last_week_the_next_cycle() -> None:
    assert place_after(Place(0, 0, 0), 0, 3, 4) == Place(1, 0, 0)
    assert place_after(Place(2, 0, 0), 2, 3, 4) == Place(0, 1, 0)
    assert place_after(Place(2, 3, 0), 2, 3, 4) == Place(0, 0, 1)
    assert place_after(Place(0, 0, 5), 0, 1, 0) == Place(0, 0, 6)


@given(st.integers(1, 7), st.integers(0, 12))
def test_a_whole_cycle_visits_every_day_of_every_week_once(days: int, weeks: int) -> None:
    place, seen = Place(0), []
    for _ in range(days * max(weeks, 1)):
        seen.append((place.week, place.day))
        place = place_after(place, place.day, days, weeks)
    assert seen == [(week, day) for week in range(max(weeks, 1)) for day in range(days)]
    assert place == Place(0, 0, 1)
