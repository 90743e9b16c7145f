"""States from a short history: what-if questions and replays."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.history import HistorySet, replay, state_of_history
from engine.core.prescribe import prescribe
from engine.core.strength import estimate
from engine.core.types import Ask, LifterState, LiftState, RepTarget
from tests.core.cast import BENCH, JONAS, MONDAY, PULL_UP, after, weeks

TWELVE = [
    HistorySet(80.0 + 2.5 * (i // 3), 8, 2.0, MONDAY + timedelta(days=3 * (i // 3), minutes=4 * (i % 3)))
    for i in range(12)
]


@given(st.permutations(TWELVE))
def test_the_order_in_which_a_history_is_sent_does_not_matter(shuffled: list[HistorySet]) -> None:
    assert state_of_history(shuffled, BENCH) == state_of_history(TWELVE, BENCH)


def test_a_history_of_one_set_is_enough_to_prescribe() -> None:
    states = state_of_history([HistorySet(100, 5, 2, MONDAY)], BENCH)
    p = prescribe(Ask(BENCH, JONAS, *states, MONDAY + timedelta(days=3), target=RepTarget(5, 5, 2)))
    assert p.exact_kg == pytest.approx(100)
    assert p.e1rm_kg == 100 / (1 - 0.0333 * 7)


def test_no_history_is_a_cold_start() -> None:
    states = state_of_history([], BENCH)
    assert states == (LiftState.empty(), LifterState.empty())
    assert prescribe(Ask(BENCH, JONAS, *states, MONDAY)).flag == "cold_start"


def test_only_personal_parameters_are_taken_from_the_stored_state() -> None:
    _, stored = after(weeks(9))
    stored = LifterState(rir_bias=-1.0, patterns=stored.patterns, scale_ln=9.0, scale_seen=4)
    lift, lifter = state_of_history(TWELVE, BENCH, lifter_state=stored)
    assert lifter.rir_bias == -1.0
    assert lifter.scale_ln != 9.0
    assert lift.sessions[0].effort == 11


def test_the_body_counts_where_it_is_lifted() -> None:
    lift, _ = state_of_history([HistorySet(0, 5, 2, MONDAY)], PULL_UP, 70)
    assert lift.sessions[0].load_kg == 70


def test_a_replay_gives_what_was_folded_set_by_set() -> None:
    log = weeks(5)
    assert replay(reversed(log), BENCH, LiftState.empty(), LifterState.empty()) == after(log)
    half = replay(log[:7], BENCH, LiftState.empty(), LifterState.empty())
    assert replay(log[7:], BENCH, *half) == after(log)


def test_strict_histories_are_folded_by_the_raw_formula() -> None:
    far = [HistorySet(50, 20, 0, MONDAY)]
    assert estimate(state_of_history(far, BENCH, strict_spec=True)[0]) == 50 / (1 - 0.0333 * 20)
    past_the_pole = [HistorySet(50, 35, 0, MONDAY)]
    assert (estimate(state_of_history(past_the_pole, BENCH, strict_spec=True)[0]) or 0) > 50
