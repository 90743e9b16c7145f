"""The slider against its published table, and the adjustments by experience and class."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.goal import calculate_training_params

# TECHNICAL_SPEC.md, section 4: s, reps, rest compound, rest isolation, sets, main-lift sets, sets per muscle
TABLE = [
    (0.00, (12, 19), 90, 60, (2, 3), 2, (10, 20)),
    (0.25, (8, 12), 120, 75, (3, 4), 3, (10, 20)),
    (0.50, (5, 8), 165, 90, (3, 4), 4, (8, 16)),
    (0.75, (3, 5), 210, 105, (4, 5), 5, (6, 12)),
    (1.00, (2, 3), 270, 120, (4, 6), 6, (5, 10)),
]


@pytest.mark.parametrize(("s", "reps", "rest", "_", "sets", "main", "muscle"), TABLE)
def test_a_compound_lift_follows_the_table(
    s: float, reps: tuple[int, int], rest: int, _: int, sets: tuple[int, int], main: int, muscle: tuple[int, int]
) -> None:
    p = calculate_training_params(s)
    assert (p.rep_low, p.rep_high) == reps
    assert p.rest_seconds == rest
    assert (p.sets_low, p.sets_high) == sets
    assert p.main_lift_sets == main
    assert (p.muscle_sets_low, p.muscle_sets_high) == muscle
    assert p.rir == 2


def test_an_isolation_lift_stays_light() -> None:
    p = calculate_training_params(1.0, isolation=True)
    assert p.slider == 0.35
    assert p.rep_low >= 8
    assert p.rep_low < p.rep_mid < p.rep_high
    assert calculate_training_params(0.0, isolation=True).rest_seconds == 60


def test_a_novice_keeps_more_back_and_does_less() -> None:
    novice, usual = calculate_training_params(0.5, "novice"), calculate_training_params(0.5)
    assert novice.rir == usual.rir + 1
    assert novice.sets_high < usual.sets_high
    assert (novice.muscle_sets_low, novice.muscle_sets_high) == (4, 10)
    assert calculate_training_params(1.0, "novice").slider == 0.6


def test_an_advanced_lifter_does_more() -> None:
    advanced, usual = calculate_training_params(0.5, "advanced"), calculate_training_params(0.5)
    assert advanced.sets_high > usual.sets_high
    assert advanced.muscle_sets_low > usual.muscle_sets_low


@given(st.floats(-2, 3), st.sampled_from(["novice", "intermediate", "advanced"]), st.booleans())
def test_every_slider_gives_something_that_can_be_done(s: float, experience: str, isolation: bool) -> None:
    p = calculate_training_params(s, experience, isolation=isolation)
    assert 1 <= p.rep_low < p.rep_high <= 19
    assert p.rep_low <= p.rep_mid <= p.rep_high
    assert 60 <= p.rest_seconds <= 270
    assert 1 <= p.sets_low <= p.sets_high <= 7
    assert 0.03 <= p.fatigue_limit <= 0.10


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_strength_means_fewer_reps_and_longer_rests(a: float, b: float) -> None:
    light, heavy = (calculate_training_params(s) for s in sorted((a, b)))
    assert heavy.rep_mid <= light.rep_mid
    assert heavy.rest_seconds >= light.rest_seconds
