"""What the running session has shown: the newest set speaks for the next one, within what is believable."""

from cProfile import Profile
from datetime import timedelta
from math import exp
from pstats import Stats

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.observing import observe
from engine.core.prescribe import prescribe
from engine.core.rep_curve import multiplier
from engine.core.strength import estimate
from engine.core.types import LifterState, LiftState, Prescription, RepTarget
from tests.core.cast import BENCH, EVERY_GRAM, MONDAY, after, ask, lifted, weeks

TODAY = MONDAY + timedelta(weeks=8)
RANGE = RepTarget(6, 8, 2)


def next_set(
    states: tuple[LiftState, LifterState], minutes: float = 4, target: RepTarget = RANGE, **more: object
) -> Prescription:
    return prescribe(ask(states, TODAY + timedelta(minutes=minutes), set_number=2, target=target, **more))


def shown(p: Prescription) -> float:
    return float(next(r for r in p.reasons if r.code == "newest_set").values["result_kg"])


def test_today_is_as_strong_as_the_newest_set_says() -> None:
    p = next_set(after([*weeks(8), lifted(TODAY, 80, 6, 1)]))
    assert shown(p) == pytest.approx(80 * multiplier(7))
    assert p.e1rm_kg > shown(p)  # the estimate itself waits for the session's best


def test_readiness_and_time_away_are_in_the_set_already() -> None:
    states = after([*weeks(8), lifted(TODAY + timedelta(weeks=6), 80, 7, 2)])
    now = TODAY + timedelta(weeks=6, minutes=4)
    plain, tired = (prescribe(ask(states, now, set_number=2, target=RANGE, readiness_z=z)) for z in (None, -3.0))
    assert plain.exact_kg == tired.exact_kg
    assert not {"readiness", "layoff"} & {reason.code for reason in plain.reasons}


def test_only_fatigue_added_since_counts_and_rest_never_adds_strength() -> None:
    states = after([*weeks(8), lifted(TODAY, 80, 7, 2), lifted(TODAY + timedelta(minutes=2), 80, 6, 1)])
    soon, late = (next_set(states, minutes, RepTarget(12, 12, 2), gym=EVERY_GRAM) for minutes in (3, 100))
    assert soon.exact_kg < late.exact_kg
    within = next(float(r.values["within"]) for r in late.reasons if r.code == "fatigue")
    assert within == 0


def test_one_set_alone_is_believed_to_a_quarter_two_that_agree_are_believed_as_they_are() -> None:
    before = after(weeks(8))
    settled = estimate(before[0])
    assert settled is not None
    one = after([lifted(TODAY, 40, 8, 2)], BENCH, *before)
    two = after([lifted(TODAY + timedelta(minutes=3), 40, 8, 2)], BENCH, *one)
    assert shown(next_set(one)) == pytest.approx(settled * exp(-0.25))
    assert shown(next_set(two, 6)) == pytest.approx(40 * multiplier(10))


def test_between_sessions_the_newest_set_is_no_longer_asked() -> None:
    states = after([*weeks(8), lifted(TODAY, 80, 8, 2), lifted(TODAY + timedelta(minutes=3), 80, 5, 0)])
    codes = [reason.code for reason in prescribe(ask(states, TODAY + timedelta(days=3), target=RANGE)).reasons]
    assert not {"newest_set", "hold", "kept"} & set(codes)
    assert "readiness" in codes


def test_a_state_stored_before_sets_were_remembered_can_be_read_and_asked() -> None:
    lift, lifter = after([*weeks(8), lifted(TODAY, 80, 8, 2)])
    old = {key: value for key, value in lift.to_json().items() if key not in {"newest", "heavier"}}
    read = LiftState.from_json(old)
    assert read.newest is None
    p = next_set((read, lifter))
    assert p.weight_kg > 0
    assert "newest_set" not in {reason.code for reason in p.reasons}
    lift, _ = observe(read, lifter, BENCH, lifted(TODAY + timedelta(minutes=3), 80, 7, 2))
    assert lift.newest is not None
    assert lift.newest.reps == 7


def test_what_is_remembered_of_sets_survives_json() -> None:
    lift, _ = after([*weeks(2), lifted(TODAY, 80, 5, 0), lifted(TODAY + timedelta(minutes=3), 75, 6, None)])
    assert lift.heavier is not None
    assert LiftState.from_json(lift.to_json()) == lift


def test_a_set_that_comes_late_is_not_the_newest() -> None:
    states = after([lifted(TODAY, 80, 8, 2), lifted(TODAY + timedelta(minutes=6), 80, 7, 2)])
    late, _ = observe(*states, BENCH, lifted(TODAY + timedelta(minutes=3), 60, 8, 2))
    assert late.newest == states[0].newest


@given(st.floats(40, 120), st.floats(0, 30), st.integers(3, 12), st.sampled_from([None, 0.0, 1.0, 2.0, 4.0]))
def test_a_heavier_set_at_the_same_effort_never_shows_less(
    weight: float, more: float, reps: int, rir: float | None
) -> None:
    light, heavy = (next_set(after([*weeks(8), lifted(TODAY, w, reps, rir)])) for w in (weight, weight + more))
    assert shown(heavy) >= shown(light) * (1 - 1e-12)


def work_of_a_set(sessions: int) -> int:
    """Function calls that folding in one more set takes after so many weeks."""
    states = after([*weeks(sessions), lifted(MONDAY + timedelta(weeks=sessions), 80, 8, 2)])
    one = lifted(MONDAY + timedelta(weeks=sessions, minutes=3), 80, 7, 2)
    profile = Profile()
    profile.runcall(observe, *states, BENCH, one)
    return int(Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_folding_a_set_in_costs_the_same_after_half_a_year_and_after_six() -> None:
    assert work_of_a_set(300) == pytest.approx(work_of_a_set(25), rel=0.02)
