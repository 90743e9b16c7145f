"""A set as it looked beforehand."""

from dataclasses import replace
from datetime import timedelta
from math import exp, isfinite, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.considering import by_formula, consider, tells
from engine.core.constants import FORMULA_REPS, MOST_REPS_SHOWN
from engine.core.load_estimates import LOAD_ESTIMATES
from engine.core.rep_estimates import REP_ESTIMATES
from engine.core.types import LifterState, LiftState
from tests.core.cast import ASSISTED_PULL_UP, BENCH, MONDAY, after, lifted, weeks
from tests.core.wild import EVERY_KIND, histories, lived

NEXT = MONDAY + timedelta(weeks=4)
LIFES = st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind)))


@pytest.mark.parametrize("kind", ["warmup", "drop"])
def test_warm_ups_and_drops_are_not_considered(kind: str) -> None:
    assert consider(*after(weeks(3)), BENCH, lifted(NEXT, 80, 8, 2, kind)) is None


@pytest.mark.parametrize(
    ("weight", "reps"), [(0.0, 8), (-5.0, 8), (float("nan"), 8), (float("inf"), 8), (5001.0, 8), (80.0, 0)]
)
def test_a_set_that_lifted_nothing_tells_nothing(weight: float, reps: int) -> None:
    assert not tells(BENCH, lifted(NEXT, weight, reps))
    assert consider(*after(weeks(3)), BENCH, lifted(NEXT, weight, reps)) is None


def test_assistance_takes_off_no_more_than_there_is() -> None:
    assert tells(ASSISTED_PULL_UP, lifted(NEXT, -79.0, 8))
    assert not tells(ASSISTED_PULL_UP, lifted(NEXT, -80.0, 8))


def test_a_lift_never_done_or_not_yet_done_once_is_not_considered() -> None:
    first = lifted(MONDAY, 80, 8)
    assert consider(LiftState.empty(), LifterState.empty(), BENCH, first) is None
    assert by_formula(LiftState.empty(), LifterState.empty(), BENCH, first) is None
    assert consider(*after([first]), BENCH, lifted(MONDAY + timedelta(minutes=4), 80, 8)) is None


def test_the_formula_gives_back_the_load_and_the_reps_of_what_was_always_done() -> None:
    said = by_formula(*after(weeks(4, sets=1)), BENCH, lifted(NEXT, 80, 8))
    assert said is not None
    assert said.load_kg == pytest.approx(80, rel=0.01)
    assert said.reps == pytest.approx(8, abs=0.3)


def test_a_set_that_tells_no_reserve_is_taken_to_leave_what_the_one_before_left() -> None:
    states = after(weeks(4))
    told, silent = (by_formula(*states, BENCH, lifted(NEXT, 80, 8, rir)) for rir in (2.0, None))
    assert told == silent


def test_a_set_to_failure_leaves_nothing_whether_it_says_so_or_not() -> None:
    states = after(weeks(4))
    silent, told = (consider(*states, BENCH, lifted(NEXT, 80, 8, rir, "failure")) for rir in (None, 0.0))
    assert silent is not None
    assert silent.ahead.setting.failure
    assert repr(silent) == repr(told)  # missing estimates are equal to none


def test_x_is_the_log_of_what_the_muscles_moved() -> None:
    thought = consider(*after(weeks(4, weight=-20.0), ASSISTED_PULL_UP), ASSISTED_PULL_UP, lifted(NEXT, -15.0, 8))
    assert thought is not None
    assert exp(thought.x) == pytest.approx(65)
    assert thought.loads[LOAD_ESTIMATES.index("opening")] == pytest.approx(log(60))


@given(LIFES)
@settings(max_examples=80)
def test_no_history_makes_an_estimate_that_is_no_number(life: tuple) -> None:  # type: ignore[type-arg]
    for states, one, thought in lived(*life):
        said = by_formula(*states, life[0], one)
        if said and tells(life[0], one):
            assert isfinite(said.load_kg)
            assert said.load_kg > 0
            assert FORMULA_REPS[0] <= said.reps <= FORMULA_REPS[1]
        if thought:
            assert len(thought.loads) == len(LOAD_ESTIMATES)
            assert len(thought.reps) == len(REP_ESTIMATES)
            assert all(estimate != estimate or isfinite(estimate) for estimate in thought.loads)
            assert all(estimate != estimate or 0.5 <= estimate <= MOST_REPS_SHOWN for estimate in thought.reps)


def test_weighing_a_set_changes_no_state() -> None:
    lift, lifter = after(weeks(4))
    before = replace(lift), replace(lifter)
    consider(lift, lifter, BENCH, lifted(NEXT, 80, 8))
    assert (lift, lifter) == before
