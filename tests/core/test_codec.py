"""Every noun through JSON and back, bit for bit."""

import json
from datetime import UTC, datetime, timedelta, timezone
from math import nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.codec import Value
from engine.core.loading import standard_gym
from engine.core.prescribe import prescribe
from engine.core.types import Ask, Gym, LifterState, LiftState, Prescription, RepTarget
from tests.core.cast import BENCH, JONAS, MONDAY, after, ask, lifted, weeks

AWKWARD = st.floats(1e-3, 1e6, allow_nan=False)


def through_json(value: Value) -> object:
    return type(value).from_json(json.loads(json.dumps(value.to_json())))


def test_states_come_back_equal() -> None:
    for state in after(weeks(6, step=1.1)):
        assert through_json(state) == state


@given(
    st.lists(st.tuples(AWKWARD, st.integers(1, 30), st.one_of(st.none(), AWKWARD.filter(lambda x: x < 10))), max_size=8)
)
def test_any_state_comes_back_bit_for_bit(sets: list[tuple[float, int, float | None]]) -> None:
    performed = [lifted(MONDAY + timedelta(hours=13 * i), w, r, rir) for i, (w, r, rir) in enumerate(sets)]
    lift, lifter = after(performed)
    assert repr(through_json(lift)) == repr(lift)
    assert repr(through_json(lifter)) == repr(lifter)


def test_a_state_read_back_goes_on_as_if_never_written() -> None:
    lift, lifter = after(weeks(4))
    read = LiftState.from_json(lift.to_json()), LifterState.from_json(lifter.to_json())
    more = [lifted(MONDAY + timedelta(days=40), 85, 7)]
    assert after(more, BENCH, *read) == after(more, BENCH, lift, lifter)


def test_an_ask_and_its_answer_can_be_kept_and_replayed() -> None:
    question = ask(after(weeks(3)), MONDAY + timedelta(days=30), readiness_z=-0.7, target=RepTarget(5, 5, 1.5))
    kept = Ask.from_json(json.loads(json.dumps(question.to_json())))
    assert kept == question
    assert through_json(prescribe(question)) == prescribe(kept)
    assert isinstance(prescribe(kept), Prescription)


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_gym_comes_back_equal(unit: str) -> None:
    assert Gym.from_json(json.loads(json.dumps(standard_gym(unit).to_json()))) == standard_gym(unit)


def test_the_smallest_difference_survives() -> None:
    lift, _ = after([lifted(MONDAY, nextafter(80.0, 81.0), 5)])
    assert through_json(lift) == lift
    assert lift != after([lifted(MONDAY, 80.0, 5)])[0]


def test_instants_of_any_zone_mean_the_same_instant() -> None:
    here = datetime(2026, 3, 2, 18, tzinfo=timezone(timedelta(hours=1)))
    lift, _ = after([lifted(here, 80, 5)])
    assert lift == after([lifted(here.astimezone(UTC), 80, 5)])[0] == LiftState.from_json(lift.to_json())


def test_a_field_that_an_older_writer_lacked_takes_its_default() -> None:
    assert LiftState.from_json({"seen": 3, "field_of_tomorrow": 1}).error_var == LiftState().error_var


def test_the_lifter_himself_comes_back() -> None:
    assert through_json(JONAS) == JONAS
    assert through_json(BENCH) == BENCH
