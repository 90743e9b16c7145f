"""What is remembered of a lift, set by set."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import KG_PER_LB, SESSIONS_REMEMBERED, SETS_REMEMBERED
from engine.core.memory import UNKNOWN, PastSession, remember
from tests.core.cast import MONDAY, after, weeks

LATER = MONDAY + timedelta(days=2)


def test_a_set_is_three_numbers_after_those_before_it() -> None:
    first = remember((), MONDAY, 80.0, 8, 2.0, begins=True)
    assert remember(first, LATER, 82.5, 6, None, begins=False) == (
        PastSession(MONDAY, (80.0, 8.0, 2.0, 82.5, 6.0, UNKNOWN)),
    )


def test_a_session_that_begins_comes_before_the_others() -> None:
    first = remember((), MONDAY, 80.0, 8, 2.0, begins=True)
    assert [one.at for one in remember(first, LATER, 80.0, 8, 2.0, begins=True)] == [LATER, MONDAY]


def test_no_more_than_the_newest_sessions_are_remembered() -> None:
    memory = after(weeks(SESSIONS_REMEMBERED + 3, sets=1))[0].memory
    assert len(memory) == SESSIONS_REMEMBERED
    newest = MONDAY + timedelta(weeks=SESSIONS_REMEMBERED + 2)
    assert [memory[0].at, memory[-1].at] == [newest, MONDAY + timedelta(weeks=3)]


def test_no_more_than_the_first_sets_of_a_session_are_remembered() -> None:
    sets = [one for nth in range(SETS_REMEMBERED + 3) for one in weeks(1, weight=80 + nth, sets=1)]
    memory = after(sets)[0].memory
    assert len(memory[0]) == SETS_REMEMBERED
    assert memory[0].sets[::3] == tuple(80.0 + nth for nth in range(SETS_REMEMBERED))


@given(st.integers(1, 3000))
def test_the_same_load_entered_in_pounds_and_in_kilos_is_the_same(lb: int) -> None:
    exactly, shown = lb * KG_PER_LB, round(lb * KG_PER_LB, 3)
    assert remember((), MONDAY, exactly, 5, None, begins=True) == remember((), MONDAY, shown, 5, None, begins=True)


@given(st.floats(0, 0.0004))
def test_the_least_load_is_never_nothing(kg: float) -> None:
    assert remember((), MONDAY, kg, 5, None, begins=True)[0].sets[0] == 0.001
