"""Which sets tell of a lifter, and into which arrays they go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from engine.core.types import ExerciseTraits, PerformedSet
from engine.personalise.arrays import MOST_SETS, SHAPES, sample
from engine.personalise.selecting import LoggedSet, newest, tell
from tests.personalise.simulated import BEGAN, TRAITS, Truth, history

BENCH = TRAITS["bench-press"]


def logged(
    days: float, weight: float = 80.0, reps: int = 8, exercise: str = "bench-press", **more: object
) -> LoggedSet:
    done = PerformedSet(BEGAN + timedelta(days=days), "working", weight, reps)
    return LoggedSet(exercise, BENCH, replace(done, **more))  # type: ignore[arg-type]


def sessions(count: int) -> list[LoggedSet]:
    return [logged(2 * day, weight=80.0 + 5 * (day % 2)) for day in range(count)]


def two_loads() -> list[LoggedSet]:
    """What makes any log of the bench press tell something."""
    return [logged(-4, weight=85.0), logged(-2)]


def test_warm_ups_drops_and_endless_sets_tell_nothing() -> None:
    extra = [
        logged(20.01, set_type="warmup"),
        logged(20.02, set_type="drop"),
        logged(20.03, reps=16),
        logged(20.04, weight=0.0),
    ]
    assert tell([*sessions(10), *extra]) == tell(sessions(10))


def test_a_far_lighter_set_tells_only_where_its_effort_is_known() -> None:
    light = logged(0.01, weight=60.0, reps=15)
    assert len(tell([*two_loads(), logged(0), light])) == 3
    assert len(tell([*two_loads(), logged(0), replace(light, done=replace(light.done, rir=1.0))])) == 4


def test_a_typing_error_is_left_out() -> None:
    told = tell([*sessions(6), logged(12, weight=800.0), *(logged(14 + 2 * day) for day in range(6))])
    assert len(told) == 12 and max(one.load_kg for one in told) == 85


def test_a_set_to_failure_has_none_left() -> None:
    told = tell([*two_loads(), logged(0, set_type="failure")])
    assert [one.rir for one in told] == [None, None, 0]


def test_a_lift_that_is_always_done_at_one_load_tells_nothing_of_the_curve() -> None:
    assert tell([logged(2 * day, reps=5 + day % 5) for day in range(30)]) == []


def test_the_second_set_is_begun_tired_and_the_next_session_fresh() -> None:
    told = tell([logged(0), logged(0.002), logged(2, weight=85.0)])
    assert told[0].tired == 0 and told[1].tired > 0.02 and told[2].tired == 0
    assert [one.visit for one in told] == [0, 0, 1]


def test_sessions_are_the_lifters_and_visits_the_exercises() -> None:
    told = tell([logged(0), logged(2, exercise="squat"), logged(4, weight=85.0), logged(6, 70.0, 10, "squat")])
    assert [(one.session, one.visit) for one in told] == [(0, 0), (1, 0), (2, 1), (3, 1)]


def test_of_a_long_log_the_newest_sets_are_taken() -> None:
    told = tell(history(Truth(), sessions=400))
    taken = newest(told, MOST_SETS, 32, 256)
    assert len(taken) == MOST_SETS and taken[-1] == told[-1]


def test_every_set_finds_room_and_the_last_sessions_are_held_out() -> None:
    log_ = history(Truth(), sessions=60)
    made = sample(log_, tell(log_), 10)
    cells = made.data.fitted.size
    assert made.shape == SHAPES[0]
    assert (made.data.cell < cells).sum() == made.sets == len(tell(log_))
    assert made.held_sets == 80 and made.sessions == 60
    assert made.held_since == min(entry.done.performed_at for entry in log_[-80:])
    assert made.data.held.sum() == 40 and made.data.fitted.sum() == 200
    assert (made.data.fatigue < made.data.volume_ln.size).sum() == 240


def test_patterns_beyond_the_room_and_lifts_without_load_do_no_harm() -> None:
    odd = [
        LoggedSet(f"lift {i}", ExerciseTraits(f"pattern {i}"), logged(i + 100 * again, 80.0 + 5 * again).done)
        for again in range(2)
        for i in range(40)
    ]
    made = sample(odd, tell(odd), 5)
    assert made.sets == 64
