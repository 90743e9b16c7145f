"""Within a session against the published fractions; between sessions against the sum it stands for."""

from datetime import timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.fatigue import add_volume, after_rest, after_set, carried, effect, rest_for, told_rest
from engine.core.types import LifterState
from tests.core.cast import MONDAY

# [sources: within a session] reps of sets 2, 3, 4 over those of set 1, by minutes of rest; k = .03, 9 reps, to failure
PUBLISHED = {1: (0.58, 0.36, 0.25), 2: (0.69, 0.55, 0.48), 3: (0.77, 0.66, 0.60), 5: (0.85, 0.78, 0.72)}


def fractions(rest_seconds: float, first: float = 9.0, slope: float = 0.03) -> list[float]:
    parts, n, found = (0.0, 0.0), first, []
    for _ in range(3):
        parts = after_rest(after_set(parts, 0.0, n / first), rest_seconds)
        n = first - sum(parts) / slope
        found.append(n / first)
    return found


@pytest.mark.parametrize(("minutes", "expected"), PUBLISHED.items())
def test_later_sets_fall_off_as_published(minutes: int, expected: tuple[float, ...]) -> None:
    assert fractions(60 * minutes) == pytest.approx(expected, abs=0.012)


def test_stopping_short_tires_less() -> None:
    to_failure, three_left = after_set((0, 0), 0), after_set((0, 0), 3)
    assert sum(three_left) == pytest.approx(sum(to_failure) / (1 + 0.33 * 3))


@given(st.floats(0, 0.5), st.floats(0, 0.2), st.floats(0, 10), st.floats(0.03, 0.1), st.floats(0.3, 1))
def test_the_advised_rest_keeps_the_loss_within_the_limit(
    fast: float, slow: float, rir: float, limit: float, share: float
) -> None:
    parts = after_set((fast, slow), rir)
    rest = rest_for(parts, limit, share)
    assert 45 <= rest <= 300
    if rest < 300:
        assert share * (after_rest(parts, rest)[0] + parts[1]) <= limit + 1e-9


def test_a_rest_is_told_in_whole_steps() -> None:
    assert [told_rest(s) for s in (10, 92, 163, 1000)] == [45, 90, 165, 300]


def folded(volumes: list[tuple[float, float]]) -> LifterState:
    """A lifter after sessions of (day, volume)."""
    lifter = LifterState.empty()
    for day, volume in volumes:
        patterns = add_volume(lifter, "squat", True, MONDAY + timedelta(days=day), volume)
        lifter = LifterState(patterns=patterns)
    return lifter


def test_the_recursion_is_the_impulse_response_sum() -> None:
    sessions = [(0.0, 4000.0), (3.0, 4000.0), (7.0, 4000.0)]
    lifter, today = folded(sessions), 10.0
    expected = sum(1.0 * exp(-0.5 * (today - day)) for day, _ in sessions)
    assert carried(lifter, "squat", True, MONDAY + timedelta(days=today)) == pytest.approx(expected)


def test_sets_of_one_session_are_one_impulse() -> None:
    together = folded([(0, 3000.0), (4, 3000.0)])
    apart = folded([(0, 1000.0), (0.01, 1000.0), (0.02, 1000.0), (4, 3000.0)])
    now = MONDAY + timedelta(days=6)
    assert carried(apart, "squat", True, now) == pytest.approx(carried(together, "squat", True, now))


def test_a_bigger_session_costs_by_its_power() -> None:
    lifter = folded([(0, 1000.0), (2, 1000.0), (4, 4000.0)])
    usual = 1000 + (4000 - 1000) / 3
    expected = exp(-0.5 * 5) + exp(-0.5 * 3) + (4000 / usual) ** 0.75 * exp(-0.5 * 1)
    assert carried(lifter, "squat", True, MONDAY + timedelta(days=5)) == pytest.approx(expected)


def test_the_habitual_load_costs_nothing() -> None:
    lifter = folded([(3.5 * i, 5000.0) for i in range(30)])
    assert effect(lifter, "squat", True, MONDAY + timedelta(days=3.5 * 30)) == pytest.approx(0, abs=1e-3)


def test_training_again_too_soon_and_too_much_costs_something() -> None:
    habit = [(3.5 * i, 5000.0) for i in range(30)]
    binge = folded([*habit, (105, 25000.0)])
    assert -0.08 <= effect(binge, "squat", True, MONDAY + timedelta(days=106)) < -0.03


@given(st.lists(st.tuples(st.floats(0.01, 30), st.floats(0, 1e7)), max_size=25), st.floats(0, 60))
def test_fatigue_takes_at_most_eight_per_cent_and_never_adds(steps: list[tuple[float, float]], idle: float) -> None:
    day, sessions = 0.0, []
    for pause, volume in steps:
        day += pause
        sessions.append((day, volume))
    assert -0.08 <= effect(folded(sessions), "squat", True, MONDAY + timedelta(days=day + idle)) <= 0


def test_an_unknown_pattern_is_fresh() -> None:
    assert effect(LifterState.empty(), "hinge", True, MONDAY) == 0
    assert carried(LifterState.empty(), "hinge", True, MONDAY) == 0
