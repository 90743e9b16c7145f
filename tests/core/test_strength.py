"""Sets into states."""

from datetime import timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import SESSIONS_KEPT
from engine.core.observing import observe
from engine.core.strength import estimate
from engine.core.types import LifterState, LiftState, PerformedSet
from tests.core.cast import ASSISTED_PULL_UP, BENCH, MONDAY, PULL_UP, after, lifted, weeks

WEEK = timedelta(weeks=1)


def e1rm(*sets: PerformedSet) -> float:
    found = estimate(after(sets)[0])
    assert found is not None
    return found


def test_the_first_set_is_the_first_estimate() -> None:
    assert e1rm(lifted(MONDAY, 100, 5, 2)) == 100 / (1 - 0.0333 * 7)


def test_a_session_is_worth_its_best_set() -> None:
    later = MONDAY + timedelta(minutes=5)
    assert e1rm(lifted(MONDAY, 80, 8), lifted(later, 90, 5), lifted(later + timedelta(minutes=4), 60, 8)) == e1rm(
        lifted(MONDAY, 80, 8)
    )


def test_sets_within_the_formulas_range_come_before_others() -> None:
    many, few = lifted(MONDAY, 80, 20), lifted(MONDAY + timedelta(minutes=5), 60, 5)
    assert e1rm(many, few) == e1rm(few)


def test_where_none_is_in_range_the_first_stands() -> None:
    first, second = lifted(MONDAY, 50, 20), lifted(MONDAY + timedelta(minutes=5), 55, 20)
    assert e1rm(first, second) == e1rm(first)


def test_later_sessions_move_the_estimate_by_half() -> None:
    first, second = lifted(MONDAY, 100, 5, 2), lifted(MONDAY + WEEK, 110, 5, 2)
    a, b = e1rm(first), e1rm(second)
    assert e1rm(first, second) == pytest.approx(a + 0.5 * (b - a))


def test_sets_of_the_same_evening_are_one_session() -> None:
    sets = [lifted(MONDAY + timedelta(minutes=40 * i), 80, 8) for i in range(4)]
    lift, _ = after(sets)
    assert (lift.seen, lift.sessions[0].sets) == (1, 4)


def test_the_next_day_is_another_session() -> None:
    lift, _ = after([lifted(MONDAY, 80, 8), lifted(MONDAY + timedelta(hours=20), 80, 8)])
    assert lift.seen == 2
    assert lift.settled_e1rm_kg is not None


def test_a_warm_up_changes_nothing() -> None:
    before = after(weeks(2))
    assert after([lifted(MONDAY + 3 * WEEK, 40, 10, None, "warmup")], BENCH, *before) == before


def test_a_drop_set_tires_but_tells_nothing_of_strength() -> None:
    before = after([lifted(MONDAY, 80, 8)])
    lift, lifter = after([lifted(MONDAY + timedelta(minutes=1), 60, 12, 0, "drop")], BENCH, *before)
    assert estimate(lift) == estimate(before[0])
    assert lift.fast > before[0].fast
    assert lifter.patterns["horizontal_push"].volume == 80 * 8 + 60 * 12


@pytest.mark.parametrize("weight", [0.0, -20.0, float("nan"), float("inf"), 1e308])
def test_a_set_that_lifted_nothing_changes_nothing(weight: float) -> None:
    before = after(weeks(1))
    assert after([lifted(MONDAY + WEEK, weight, 8)], BENCH, *before) == before


def test_a_set_to_failure_without_rir_left_none() -> None:
    assert e1rm(lifted(MONDAY, 100, 5, None, "failure")) == e1rm(lifted(MONDAY, 100, 5, 0))


def test_an_unlogged_rir_is_taken_as_two_and_remembered_as_unknown() -> None:
    lift, _ = after([lifted(MONDAY, 100, 5, None)])
    assert estimate(lift) == e1rm(lifted(MONDAY, 100, 5, 2))
    assert not lift.sessions[0].rir_known


def test_a_bodyweight_lift_is_reckoned_with_the_body() -> None:
    lift, _ = after([lifted(MONDAY, 10, 5, 2, body=75)], PULL_UP)
    assert lift.sessions[0].load_kg == 85
    lift, _ = after([lifted(MONDAY, -30, 5, 2, body=75)], ASSISTED_PULL_UP)
    assert lift.sessions[0].load_kg == 45


def test_the_rir_bias_is_taken_off() -> None:
    biased, _ = after([lifted(MONDAY, 100, 5, 3)], lifter=LifterState(rir_bias=-1.0))
    assert biased.sessions[0].effort == 9


def test_nothing_given_is_changed() -> None:
    lift, lifter = after(weeks(3))
    copies = LiftState.from_json(lift.to_json()), LifterState.from_json(lifter.to_json())
    observe(lift, lifter, BENCH, lifted(MONDAY + 5 * WEEK, 300, 8))
    assert (lift, lifter) == copies


def test_a_state_does_not_grow() -> None:
    short, long = after(weeks(20)), after(weeks(300))
    assert len(long[0].sessions) == len(short[0].sessions) == SESSIONS_KEPT
    assert len(str(long[0].to_json())) < 1.1 * len(str(short[0].to_json()))


def test_a_typing_error_moves_the_estimate_by_a_seventh_at_most() -> None:
    steady = after(weeks(8))
    wrong = after([lifted(MONDAY + 9 * WEEK, 800, 8)], BENCH, *steady)
    now, then = estimate(wrong[0]), estimate(steady[0])
    assert now is not None
    assert then is not None
    assert now / then <= 1 + 0.5 * (exp(0.25) - 1) + 1e-9 < 1.143


def test_forecasts_that_are_off_widen_the_error_and_good_ones_narrow_it() -> None:
    steady, _ = after(weeks(30))
    wild, _ = after([lifted(MONDAY + i * WEEK, 80 + 15 * (-1) ** i, 8) for i in range(30)])
    assert steady.error_var < 1 < wild.error_var


def test_lifts_done_tell_of_lifts_never_done() -> None:
    _, lifter = after([lifted(MONDAY, 100, 5)])
    assert lifter.scale_seen == 1
    assert exp(lifter.scale_ln) == pytest.approx(e1rm(lifted(MONDAY, 100, 5)))  # the bench press has ratio 1


def test_a_late_set_of_the_past_joins_the_newest_session_without_harm() -> None:
    states = after(weeks(3))
    lift, _ = after([lifted(MONDAY - WEEK, 80, 8)], BENCH, *states)
    assert lift.seen == 3
    assert lift.sessions[0].last_at == states[0].sessions[0].last_at


hard_sets = st.tuples(
    st.floats(0.02, 20), st.floats(1, 400), st.integers(1, 20), st.sampled_from([None, 0.0, 1.0, 2.5, 4.0])
)


@given(st.lists(hard_sets, min_size=1, max_size=12), st.data())
def test_heavier_at_the_same_effort_never_lowers_the_estimate(
    history: list[tuple[float, float, int, float | None]], data: st.DataObject
) -> None:
    which = data.draw(st.integers(0, len(history) - 1))
    more = data.draw(st.floats(0, 200))

    def sets(extra: float) -> list[PerformedSet]:
        day, found = 0.0, []
        for i, (pause, weight, reps, rir) in enumerate(history):
            day += pause
            found.append(lifted(MONDAY + timedelta(days=day), weight + (extra if i == which else 0), reps, rir))
        return found

    assert e1rm(*sets(more)) >= e1rm(*sets(0)) * (1 - 1e-12)
