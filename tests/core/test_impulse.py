"""Doses of training, what is left of them, and lighter weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.fatigue import add_volume, carried
from engine.core.impulse import DayLoad, SessionVolume, WeekLoad, curve
from engine.core.types import LifterState

FIRST = date(2026, 1, 5)  # a Monday


def at(day: date, hour: int = 18) -> datetime:
    """That hour of a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def session(day: int, volume: float = 3000.0, pattern: str = "squat", hour: int = 18) -> SessionVolume:
    """A session so many days after the first Monday."""
    on = FIRST + timedelta(days=day)
    return SessionVolume(at(on, hour), on, pattern, pattern == "squat", volume)


def drawn(volumes: list[SessionVolume], days: int) -> tuple[list[DayLoad], list[WeekLoad]]:
    """The first so many days."""
    ends = {FIRST + timedelta(days=n): at(FIRST + timedelta(days=n + 1), 0) for n in range(days)}
    return curve(volumes, LifterState(), FIRST, ends)


def test_the_same_session_thrice_a_week_comes_to_three_doses_in_both_memories() -> None:
    days, weeks = drawn([session(7 * week + day) for week in range(60) for day in (0, 2, 4)], 420)
    assert days[-1].fitness == pytest.approx(3, rel=0.05)
    assert sum(day.fatigue for day in days[-7:]) / 7 == pytest.approx(3, rel=0.01)
    assert all(week.doses == pytest.approx(3) and not week.lighter for week in weeks)


def test_after_the_last_session_fatigue_goes_before_fitness() -> None:
    days, _ = drawn([session(7 * week + day) for week in range(20) for day in (0, 2, 4)], 160)
    assert days[137].fatigue > days[137].fitness * 0.9
    assert days[-1].fatigue < days[-1].fitness * 0.4


def test_what_is_carried_is_the_coachs_own_term() -> None:
    volumes = [session(3 * n, 2000 + 150.0 * (n % 4)) for n in range(12)]
    days, _ = drawn(volumes, 40)
    state = LifterState()
    for one in volumes:
        state = LifterState(patterns=add_volume(state, one.pattern, one.lower, one.at, one.volume))
    assert days[39].carried == pytest.approx(carried(state, "squat", True, at(FIRST + timedelta(days=40), 0)))


def test_two_lifts_of_a_pattern_are_one_dose() -> None:
    apart = [session(7 * n, 1500, hour=hour) for n in range(6) for hour in (17, 18)]
    together = [session(7 * n, 3000, hour=17) for n in range(6)]
    assert [day.doses for day in drawn(apart, 40)[0]] == pytest.approx([day.doses for day in drawn(together, 40)[0]])


def test_a_week_of_light_sessions_is_marked_and_one_of_few_is_not() -> None:
    plan = dict.fromkeys(range(10), (0, 2, 4)) | {6: (0,)}
    volumes = [session(7 * week + d, 1500 if week == 8 else 3000) for week, on in plan.items() for d in on]
    _, weeks = drawn(volumes, 70)
    assert [n for n, week in enumerate(weeks) if week.lighter] == [8]


def test_three_lighter_weeks_are_a_new_habit() -> None:
    volumes = [session(7 * week + d, 3000 if week < 7 else 1200) for week in range(10) for d in (0, 3)]
    assert not any(week.lighter for week in drawn(volumes, 70)[1])


@given(
    st.lists(st.tuples(st.integers(0, 60), st.floats(0, 9000), st.sampled_from(["squat", "hinge", "row"])), max_size=60)
)
def test_nothing_is_ever_negative_and_doses_add_up(given_volumes: list[tuple[int, float, str]]) -> None:
    volumes = [session(day, volume, pattern) for day, volume, pattern in sorted(given_volumes)]
    days, weeks = drawn(volumes, 61)
    assert all(min(day.doses, day.fitness, day.fatigue, day.carried) >= 0 for day in days)
    assert sum(day.doses for day in days) == pytest.approx(sum(week.doses for week in weeks))
