"""Histories that no coach would believe, and that people type: random ones for properties to hold over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from engine.core.considering import Considered, consider
from engine.core.observing import observe
from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet
from tests.core.cast import ASSISTED_PULL_UP, BENCH, CURL, LEG_EXTENSION, MONDAY, PULL_UP, SQUAT, lifted

EVERY_KIND = (BENCH, SQUAT, CURL, LEG_EXTENSION, PULL_UP, ASSISTED_PULL_UP)
WEIGHTS = {  # kg: of every day, mistyped by ten either way, the least and the most
    "external": (80.0, 77.5, 82.5, 800.0, 8.0, 0.5, 1500.0, 36.287),
    "bodyweight": (0.0, 2.5, 20.0, 200.0, 0.5),
    "assisted": (-20.0, -15.0, 0.0, -200.0, -79.5),
}
PAUSES = (0.2, 1.0, 3.0, 7.0, 28.0, 400.0, 2500.0)  # days

_reps = st.one_of(st.integers(1, 15), st.sampled_from((1, 8, 80, 100)))
_rir = st.one_of(st.none(), st.floats(0, 10).map(lambda one: round(one, 1)))
_types = st.sampled_from(("working",) * 6 + ("failure", "failure", "warmup", "drop"))


def moments(traits: ExerciseTraits) -> st.SearchStrategy[PerformedSet]:
    """One set on MONDAY."""
    return st.builds(lifted, st.just(MONDAY), st.sampled_from(WEIGHTS[traits.load_type]), _reps, _rir, _types)


@st.composite
def histories(
    draw: st.DrawFn, traits: ExerciseTraits, sessions: int = 12, sets: int = 5, least: int = 3
) -> list[PerformedSet]:
    """From `least` to so many sessions, and so many sets in each at most; pauses from an evening to years."""
    sessions_done = draw(
        st.lists(st.lists(moments(traits), min_size=1, max_size=sets), min_size=least, max_size=sessions)
    )
    at, done = MONDAY, []
    for session in sessions_done:
        at += timedelta(days=draw(st.sampled_from(PAUSES)))
        done += [replace(one, performed_at=at + timedelta(minutes=4 * nth)) for nth, one in enumerate(session)]
    return done


States = tuple[LiftState, LifterState]


def lived(
    traits: ExerciseTraits, history: Sequence[PerformedSet]
) -> list[tuple[States, PerformedSet, Considered | None]]:
    """Every set with the states before it and how it looked beforehand."""
    states, found = (LiftState.empty(), LifterState.empty()), []
    for one in history:
        thought = consider(*states, traits, one)
        found.append((states, one, thought))
        states = observe(*states, traits, one, thought=thought)
    return found
