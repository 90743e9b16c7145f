"""Who holds a record, and who never does."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.bests import Done, e1rm, standing
from tests.core.cast import MONDAY


def done(n: int, weight: float, reps: int, rir: float | None = 2.0, set_type: str = "working") -> Done:
    """The n-th set of a history."""
    return Done(MONDAY + timedelta(hours=n), set_type, weight, weight, reps, rir, n)


def test_the_heaviest_is_the_first_of_the_most_reps() -> None:
    bests = standing([done(0, 100, 3), done(1, 100, 5), done(2, 100, 5), done(3, 90, 12)])
    assert bests.heaviest is not None and bests.heaviest.of == 1


def test_a_warm_up_holds_nothing() -> None:
    bests = standing([done(0, 300, 50, set_type="warmup")])
    assert bests == standing([])


def test_a_drop_set_holds_reps_at_a_load_and_nothing_else() -> None:
    bests = standing([done(0, 100, 5), done(1, 120, 1, set_type="drop"), done(2, 60, 20, 0.0, set_type="drop")])
    assert bests.heaviest is not None and bests.heaviest.of == 0
    assert bests.strongest is not None and bests.strongest.of == 0
    assert [one.of for one in bests.front] == [1, 0, 2]


def test_more_than_twelve_reps_tell_nothing_of_one() -> None:
    assert e1rm(done(0, 100, 13)) is None
    assert e1rm(done(0, 100, 12)) == pytest.approx(100 / (1 - 0.0333 * 12) * 1.07, rel=0.1)


Histories = st.lists(
    st.builds(
        done,
        st.integers(0, 500),
        st.sampled_from([-20.0, 0.0, 20.0, 60.0, 60.5, 100.0, 140.0]),
        st.integers(1, 30),
        st.sampled_from([None, 0.0, 1.0, 2.5, 4.0]),
        st.sampled_from(["working", "failure", "drop", "warmup"]),
    ),
    max_size=40,
    unique_by=lambda one: one.at,
)


@given(Histories)
def test_the_front_answers_for_every_load(history: list[Done]) -> None:
    front = standing(history).front
    assert [one.reps for one in front] == sorted({one.reps for one in front})
    for load in {one.weight_kg for one in history}:
        most = max((s.reps for s in history if s.set_type != "warmup" and s.weight_kg >= load), default=0)
        assert most == max((one.reps for one in front if one.weight_kg >= load), default=0)


@given(Histories, st.integers(0, 40))
def test_a_record_goes_with_its_set_and_only_with_it(history: list[Done], which: int) -> None:
    bests = standing(history)
    holders = {one.of for one in (bests.heaviest, bests.strongest, *bests.front) if one is not None}
    without = [one for one in history if one.of != which]
    after = standing(without)
    held = {one.of for one in (after.heaviest, after.strongest, *after.front) if one is not None}
    assert which not in held
    if which not in holders:
        assert after == bests
