"""In what situation a set is asked for."""

from datetime import timedelta
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.outlook import Outlook, load_numbers, outlook, reps_numbers
from engine.core.situation import asked_load, asked_reps
from engine.core.types import PerformedSet
from tests.core.cast import BENCH, MONDAY, PULL_UP, after, lifted, weeks
from tests.core.wild import EVERY_KIND, histories, lived

WIDEST = 30.0  # 100 reps are 23 units above the usual 8


def ahead(sets: list[PerformedSet], later: timedelta = timedelta(days=7)) -> Outlook:
    found = outlook(*after(sets), BENCH, sets[-1].performed_at + later, 2.0, failure=False)
    assert found is not None
    return found


@given(st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind))))
@settings(max_examples=80)
def test_every_number_of_any_situation_is_bounded(life: tuple) -> None:  # type: ignore[type-arg]
    for _, one, thought in lived(*life):
        if thought:
            numbers = [
                *load_numbers(thought.ahead, float(one.reps), thought.loads),
                *reps_numbers(thought.ahead, thought.x, thought.reps),
            ]
            assert all(isfinite(number) and abs(number) <= WIDEST for number in numbers)


def test_a_situation_has_as_many_numbers_in_the_session_as_before_it() -> None:
    opening, later = ahead(weeks(3)), ahead(weeks(3), timedelta(minutes=4))
    assert (opening.part, later.part) == ("opening", "later")
    assert len(opening.numbers) == len(later.numbers)


def test_where_in_the_session_a_set_is_comes_first() -> None:
    assert ahead(weeks(3)).numbers[:3] == [0.0, 0.0, 0.0]
    assert ahead([*weeks(3), lifted(MONDAY + timedelta(weeks=3), 80, 8)], timedelta(minutes=4)).numbers[:3] == [
        0.5,
        1.0,
        0.0,
    ]
    assert ahead(weeks(3), timedelta(minutes=4)).numbers[:3] == [1.5, 0.0, 1.0]


def test_reps_asked_as_often_before_stand_level_with_them() -> None:
    seen = ahead(weeks(4)).seen
    assert asked_reps(seen, 8.0) == [0, 0, 0, 1, 0, 0, 1, 0, 0, pytest.approx(4 / 3), 0, 0, 0]
    assert asked_reps(seen, 5.0) == [-0.75, -1, 1, 0, -1, 1, 0, 1.5, 0, 0, 1.5, 1, 0]


def test_a_load_as_last_time_stands_level_with_it() -> None:
    seen = ahead(weeks(4)).seen
    x = seen.last[0][0]
    assert asked_load(seen, x) == [0, 0, 1, 0, 0, 1, 0, 0, pytest.approx(4 / 3), 0, 0]
    assert asked_load(seen, x - 0.1) == pytest.approx([-0.5, 0.5, 0, -0.5, 0.5, 0, 1, 0, 0, 1, 0])


def test_the_part_of_the_body_that_is_lifted_is_told() -> None:
    states = after(weeks(2, weight=10.0), PULL_UP)
    found = outlook(*states, PULL_UP, MONDAY + timedelta(weeks=3), None, failure=True)
    assert found is not None
    assert found.numbers[-1] == 1.0
    assert found.numbers[6:8] == [1.0, 0.0]
