"""Straight sets: the load stays while it gives the reps, moves when it does not, and never swings."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import KG_PER_LB
from engine.core.explain import headline
from engine.core.fatigue import after_rest, after_set
from engine.core.loading import standard_gym
from engine.core.prescribe import prescribe
from engine.core.rep_curve import reps_possible
from engine.core.types import Gym, Prescription, Rack, RepTarget
from tests.core.cast import CURL, EVERY_GRAM, JONAS, MONDAY, TEX, after, ask, lifted, weeks

TODAY = MONDAY + timedelta(weeks=8)
RANGE = RepTarget(6, 8, 2)


def given_sets(*done: tuple[float, int, float | None], target: RepTarget = RANGE, **more: object) -> Prescription:
    sets = [lifted(TODAY + timedelta(minutes=4 * i), *one) for i, one in enumerate(done)]
    now = TODAY + timedelta(minutes=4 * len(done))
    return prescribe(ask(after([*weeks(8), *sets]), now, set_number=len(done) + 1, target=target, **more))


@pytest.mark.parametrize("done", [(82.5, 8, 2.0), (82.5, 7, 2.0), (82.5, 7, None), (80.0, 7, 3.0)])
def test_a_load_that_gives_the_reps_stays_on(done: tuple[float, int, float | None]) -> None:
    p = given_sets(done)
    assert p.weight_kg == p.exact_kg == done[0]
    assert (p.rep_low, p.rep_high) == (6, 8)
    assert p.reasons[0].code == "hold"
    assert p.flags == ()


def test_a_held_load_says_what_to_expect() -> None:
    p = given_sets((80, 7, 2), (80, 7, 2))
    assert p.headline == headline(p.reasons, "kg") == "Same load: expect 7–8"
    assert p.reps_expected == pytest.approx(7.5, abs=0.4)


def test_a_set_far_easier_than_asked_goes_up_though_its_reps_were_in_range() -> None:
    easy, right = given_sets((75, 6, 4)), given_sets((75, 7, 2))
    assert easy.weight_kg > 75 == right.weight_kg


def test_a_set_that_missed_goes_down_at_once() -> None:
    p = given_sets((80, 4, 0))
    assert p.weight_kg < 80
    assert "hard_cap" not in p.flags
    assert "your last set" in p.headline


def test_what_missed_today_is_not_gone_back_to() -> None:
    p = given_sets((82.5, 4, 0), (72.5, 8, 4))
    assert p.weight_kg < 82.5


def test_a_single_step_too_wide_holds_the_load_and_shifts_the_reps() -> None:
    gym = Gym("kg", racks=(Rack("dumbbell", (10, 20, 40)),))
    sets = [lifted(MONDAY + timedelta(days=3 * i), 20, 10, 2) for i in range(6)]
    today = MONDAY + timedelta(days=18)
    states = after([*sets, lifted(today, 20, 12, 2)], CURL)
    p = prescribe(ask(states, today + timedelta(minutes=3), CURL, gym=gym, set_number=2, target=RepTarget(8, 8, 2)))
    assert p.weight_kg == 20
    assert p.rep_low > 8


def steady(strength: float, target: RepTarget, gym: Gym, k: float, rest: float) -> list[float]:
    """Loads of a session of six sets, by a lifter whose reps follow strength and fatigue alone."""
    states, parts, loads = after(weeks(8)), (0.0, 0.0), []
    for i in range(6):
        now = TODAY + timedelta(seconds=rest * i)
        p = prescribe(ask(states, now, set_number=i + 1, target=target, gym=gym))
        n = reps_possible(strength * (1 - sum(parts) * 0.5), p.weight_kg) * k
        reps = max(1, min(round(n - target.rir), p.rep_high))
        states = after([lifted(now, p.weight_kg, reps, max(0.0, round(n) - reps))], lift=states[0], lifter=states[1])
        parts = after_rest(after_set(parts, target.rir), rest)
        loads.append(p.weight_kg)
    return loads


@given(
    st.floats(90, 150),
    st.builds(
        lambda low, more, rir: RepTarget(low, low + more, rir),
        st.integers(4, 10),
        st.integers(0, 4),
        st.sampled_from([0.0, 1.0, 2.0, 3.0]),
    ),
    st.sampled_from([standard_gym("kg"), EVERY_GRAM, Gym("kg", racks=(Rack("barbell", tuple(range(20, 160, 10))),))]),
    st.floats(0.6, 1.6),
    st.sampled_from([90.0, 180.0, 300.0]),
)
def test_steady_sets_never_swing_between_two_loads(
    strength: float, target: RepTarget, gym: Gym, k: float, rest: float
) -> None:
    loads = steady(strength, target, gym, k, rest)
    for a, b, c, d in zip(loads, loads[1:], loads[2:], loads[3:], strict=False):
        assert not (a == c != b == d), loads


@given(
    st.lists(
        st.tuples(st.floats(50, 100), st.integers(3, 14), st.sampled_from([None, 0.0, 2.0, 4.0])),
        min_size=1,
        max_size=4,
    ),
    st.integers(3, 10),
    st.integers(0, 4),
)
def test_a_kilo_and_a_pound_lifter_are_held_and_moved_alike(
    done: list[tuple[float, int, float | None]], low: int, more: int
) -> None:
    target = RepTarget(low, low + more, 2)
    through_lb = [(kg / KG_PER_LB * KG_PER_LB, reps, rir) for kg, reps, rir in done]
    kilos, pounds = (
        given_sets(*sets, target=target, gym=EVERY_GRAM, lifter=who) for sets, who in ((done, JONAS), (through_lb, TEX))
    )
    assert pounds.exact_kg == pytest.approx(kilos.exact_kg, rel=1e-9)
    assert pounds.weight_kg == pytest.approx(kilos.weight_kg, rel=1e-9)
