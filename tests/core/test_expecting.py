"""What is expected of a set before it is done."""

from dataclasses import replace
from datetime import timedelta
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.constants import SESSIONS_REMEMBERED, SETS_REMEMBERED
from engine.core.expecting import MODELS, PARTS, QUANTILES, SetForecast, expect
from engine.core.observing import observe
from engine.core.types import LifterState, LiftState
from tests.core.cast import BENCH, CURL, LEG_EXTENSION, MONDAY, SQUAT, after, lifted, weeks
from tests.core.wild import EVERY_KIND, WEIGHTS, histories, lived, moments

NEXT = MONDAY + timedelta(weeks=6)
STEADY = after(weeks(6))
LIFES = st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind)))
EXTERNAL = st.sampled_from((BENCH, SQUAT, CURL, LEG_EXTENSION)).flatmap(
    lambda kind: st.tuples(st.just(kind), histories(kind))
)
models = st.sampled_from(MODELS)


def finite(found: SetForecast) -> bool:
    return all(map(isfinite, (found.load_kg, found.repeat_kg, *found.reps, found.repeat_reps)))


@given(EXTERNAL, models, st.sampled_from(WEIGHTS["external"]))
@settings(max_examples=80)
def test_the_load_expected_never_looks_at_the_load_that_was_taken(life: tuple, model: str, kg: float) -> None:  # type: ignore[type-arg]
    for states, one, _ in lived(*life):
        found, other = (expect(*states, life[0], s, model=model) for s in (one, replace(one, weight_kg=kg)))
        assert (found and (found.load_kg, found.repeat_kg)) == (other and (other.load_kg, other.repeat_kg))


@given(LIFES, models, st.integers(1, 100))
@settings(max_examples=80)
def test_the_reps_expected_never_look_at_those_that_were_done(life: tuple, model: str, reps: int) -> None:  # type: ignore[type-arg]
    for states, one, _ in lived(*life):
        found, other = (expect(*states, life[0], s, model=model) for s in (one, replace(one, reps=reps)))
        assert (found is None) == (other is None)
        if found and other:
            assert found.reps == pytest.approx(other.reps)
            assert found.repeat_reps == other.repeat_reps


@given(LIFES, models)
@settings(max_examples=100)
def test_no_history_makes_a_forecast_that_is_no_number(life: tuple, model: str) -> None:  # type: ignore[type-arg]
    for states, one, thought in lived(*life):
        found = expect(*states, life[0], one, model=model)
        if found:
            assert finite(found)
            assert list(found.reps) == sorted(found.reps)
            assert found.sessions >= 0
        assert model != "full" or found == expect(*states, life[0], one, thought=thought)


@given(histories(BENCH, sessions=16, sets=14, least=13))
@settings(max_examples=4)
def test_a_history_longer_than_memory_is_forecast_as_well(history: list) -> None:  # type: ignore[type-arg]
    for states, one, thought in lived(BENCH, history)[-20:]:
        found = expect(*states, BENCH, one, thought=thought)
        assert found is None or finite(found)
        assert len(states[0].memory) <= SESSIONS_REMEMBERED
        assert all(1 <= len(session) <= SETS_REMEMBERED for session in states[0].memory)


@given(histories(BENCH, sessions=8))
@settings(max_examples=50)
def test_another_lift_of_the_same_day_makes_no_forecast_that_is_no_number(history: list) -> None:  # type: ignore[type-arg]
    lifter, lifts = LifterState.empty(), dict.fromkeys((BENCH.pattern, CURL.pattern), LiftState.empty())
    for one in history:
        for kind in (BENCH, CURL):
            found = expect(lifts[kind.pattern], lifter, kind, one)
            assert found is None or finite(found)
            lifts[kind.pattern], lifter = observe(lifts[kind.pattern], lifter, kind, one)


@given(LIFES, st.sets(st.sampled_from(PARTS)))
@settings(max_examples=80)
def test_no_part_of_the_forecast_is_needed(life: tuple, without: set[str]) -> None:  # type: ignore[type-arg]
    for states, one, _ in lived(*life)[-5:]:
        found = expect(*states, life[0], one, without=frozenset(without))
        assert found is None or (finite(found) and list(found.reps) == sorted(found.reps))


@given(st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), moments(kind))), models)
def test_nothing_is_expected_of_a_lift_never_done(first: tuple, model: str) -> None:  # type: ignore[type-arg]
    assert expect(LiftState.empty(), LifterState.empty(), *first, model=model) is None


@pytest.mark.parametrize("kind", ["warmup", "drop"])
@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_expected_of_warm_ups_and_drops(kind: str, model: str) -> None:
    assert expect(*STEADY, BENCH, lifted(NEXT, 80, 8, 2, kind), model=model) is None


@pytest.mark.parametrize("model", MODELS)
def test_what_was_always_done_is_expected_again(model: str) -> None:
    found = expect(*STEADY, BENCH, lifted(NEXT, 80, 8), model=model)
    assert found is not None
    assert (found.load_kg, found.repeat_kg, found.repeat_reps) == (pytest.approx(80, rel=0.02), 80, 8)
    assert found.reps[2] == pytest.approx(8, abs=0.6)
    assert (found.opening, found.sessions) == (True, 6)


def test_the_second_set_of_a_session_is_no_opening_one() -> None:
    states = after([lifted(NEXT, 85, 6)], BENCH, *STEADY)
    found = expect(*states, BENCH, lifted(NEXT + timedelta(minutes=4), 80, 8))
    assert found is not None
    assert (found.opening, found.sessions, found.repeat_kg) == (False, 6, 85)


def test_there_is_a_quantile_for_every_level() -> None:
    found = expect(*STEADY, BENCH, lifted(NEXT, 80, 8))
    assert found is not None
    assert len(found.reps) == len(QUANTILES)
