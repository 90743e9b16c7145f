"""A compiled week: inside the time, the landmarks and the ramp, and honest about what it left out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.guardrails import volume_ceiling
from engine.core.landmarks import LANDMARKS
from engine.core.picking import CatalogueLift
from engine.core.plan import PlanAsk, PlanWeek, compile_week
from engine.core.plan_words import text
from engine.core.split import SPLITS, WEEKDAYS
from engine.core.types import ExerciseTraits, Reason

MUSCLES = {
    "squat": {"quads": 1.0, "glutes": 1.0},
    "hinge": {"hamstrings": 1.0, "glutes": 1.0, "lower_back": 0.5},
    "lunge": {"quads": 1.0, "glutes": 0.5},
    "knee_extension": {"quads": 1.0},
    "knee_flexion": {"hamstrings": 1.0},
    "hip_extension": {"glutes": 1.0},
    "calf_raise": {"calves": 1.0},
    "horizontal_push": {"chest": 1.0, "triceps": 0.5, "front_delts": 0.5},
    "incline_push": {"chest": 1.0, "front_delts": 0.5},
    "vertical_push": {"front_delts": 1.0, "triceps": 0.5, "side_delts": 0.5},
    "chest_fly": {"chest": 1.0},
    "horizontal_pull": {"upper_back": 1.0, "lats": 0.5, "biceps": 0.5},
    "vertical_pull": {"lats": 1.0, "biceps": 0.5},
    "shoulder_raise": {"side_delts": 1.0},
    "rear_delt": {"rear_delts": 1.0},
    "shrug": {"traps": 1.0},
    "elbow_flexion": {"biceps": 1.0},
    "elbow_extension": {"triceps": 1.0},
    "trunk_flexion": {"abs": 1.0},
    "trunk_extension": {"lower_back": 1.0},
}
CATALOGUE = tuple(
    CatalogueLift(
        f"{equipment}-{pattern}",
        f"{equipment} {pattern}",
        ExerciseTraits(pattern, equipment, muscles=muscles),
        popularity,
    )
    for (pattern, muscles), (equipment, popularity) in product(
        MUSCLES.items(), [("barbell", 90.0), ("dumbbell", 80.0), ("machine", 70.0)]
    )
)
TRAITS = {lift.id: lift.traits for lift in CATALOGUE}

habits = st.one_of(st.just({}), st.dictionaries(st.sampled_from(sorted(LANDMARKS)), st.floats(0, 25), min_size=8))
asks = st.builds(
    PlanAsk,
    goal_strength=st.floats(0, 1),
    days=st.integers(1, 7),
    minutes=st.integers(15, 180),
    equipment=st.lists(st.sampled_from(["barbell", "dumbbell", "machine"]), unique=True).map(tuple),
    experience=st.sampled_from(["novice", "intermediate", "advanced"]),
    week_sets=habits,
    catalogue=st.just(CATALOGUE),
)


def usual(**more: object) -> PlanWeek:
    return compile_week(PlanAsk(**{"goal_strength": 0.5, "days": 4, "minutes": 75, "catalogue": CATALOGUE, **more}))  # type: ignore[arg-type]


def sets_of(week: PlanWeek) -> dict[str, float]:
    found: dict[str, float] = {}
    for day in week.days:
        for exercise in day.exercises:
            for muscle, share in TRAITS[exercise.exercise_id].muscles.items():
                found[muscle] = found.get(muscle, 0.0) + share * exercise.sets
    return found


@given(asks)
def test_no_muscle_passes_its_landmark_or_thirty_per_cent_over_the_habit(ask: PlanAsk) -> None:
    for muscle, sets in sets_of(compile_week(ask)).items():
        assert sets <= LANDMARKS[muscle].maximum + 1e-6
        if ask.week_sets:
            assert sets <= volume_ceiling(ask.week_sets.get(muscle, 0.0)) + 1e-6


@given(asks)
def test_no_day_takes_longer_than_the_time_box(ask: PlanAsk) -> None:
    for day in compile_week(ask).days:
        assert day.minutes <= ask.minutes + 0.05
        assert day.minutes == pytest.approx(
            5 + sum(e.minutes for e in day.exercises), abs=0.06 * len(day.exercises) + 0.1
        )


@given(asks)
def test_a_plan_is_whole_and_says_what_each_muscle_gets(ask: PlanAsk) -> None:
    week = compile_week(ask)
    assert len(week.days) <= ask.days
    for day in week.days:
        assert day.exercises
        assert len({e.exercise_id for e in day.exercises}) == len(day.exercises)
        for e in day.exercises:
            assert e.sets >= 2
            assert not ask.equipment or TRAITS[e.exercise_id].equipment in ask.equipment
    told = {m.muscle: m.sets for m in week.muscles if m.sets}
    assert told == pytest.approx({m: s for m, s in sets_of(week).items() if s})


@given(asks)
def test_the_order_of_the_catalogue_does_not_matter(ask: PlanAsk) -> None:
    turned = PlanAsk(
        **{**{name: getattr(ask, name) for name in PlanAsk.__dataclass_fields__}, "catalogue": CATALOGUE[::-1]}
    )
    assert compile_week(turned) == compile_week(ask)


@pytest.mark.parametrize("days", range(2, 7))
def test_every_wanted_muscle_is_trained_when_there_is_time(days: int) -> None:
    week = usual(days=days, minutes=120)
    assert len(week.days) == days
    assert [day.weekday for day in week.days] == list(WEEKDAYS[days])
    missing = {"chest", "lats", "upper_back", "quads", "hamstrings", "glutes", "biceps", "triceps", "side_delts"} - set(
        sets_of(week)
    )
    assert not missing


def test_a_plan_for_size_has_more_reps_and_more_sets_than_one_for_strength() -> None:
    size, strength = usual(goal_strength=0.0, minutes=150), usual(goal_strength=1.0, minutes=150)
    assert size.days[0].exercises[0].rep_low > strength.days[0].exercises[0].rep_high
    assert sum(sets_of(size).values()) > sum(sets_of(strength).values())


def test_what_had_no_time_is_said() -> None:
    short = usual(minutes=30)
    notes = [text(note) for note in short.notes]
    assert any("the time was up" in note for note in notes)
    assert any("below the range" in note for note in notes)


def test_what_was_held_back_by_the_ramp_is_said() -> None:
    habit = dict.fromkeys(LANDMARKS, 3.0)
    week = usual(week_sets=habit, minutes=150)
    held = next(note for note in week.notes if note.code == "held_back" and note.values["muscle"] == "biceps")
    assert text(held).startswith("Biceps: ")
    assert "held back" in text(held)
    assert max(sets_of(week).values()) <= 5


def test_what_no_equipment_serves_is_said() -> None:
    bars = tuple(lift for lift in CATALOGUE if lift.traits.pattern != "calf_raise")
    week = usual(catalogue=bars)
    assert any("nothing in the catalogue for calf raise" in text(note) for note in week.notes)


def test_an_empty_catalogue_gives_an_empty_week_that_says_so() -> None:
    week = usual(catalogue=())
    assert week.days == ()
    assert week.notes


def test_a_novice_gets_fewer_sets_and_more_in_reserve() -> None:
    novice, advanced = usual(experience="novice"), usual(experience="advanced", minutes=120)
    assert sum(sets_of(novice).values()) < sum(sets_of(advanced).values())
    assert {e.rir for day in novice.days for e in day.exercises} == {3}


def test_the_same_movement_comes_back_as_another_exercise_for_size() -> None:
    week = usual(goal_strength=0.0, minutes=150)
    pushes = [
        e.exercise_id for day in week.days for e in day.exercises if TRAITS[e.exercise_id].pattern == "elbow_flexion"
    ]
    assert len(pushes) == len(set(pushes)) == 2


def test_every_split_begins_with_heavy_places_or_is_the_small_day() -> None:
    for days in SPLITS.values():
        for day in days:
            assert len(day.places) >= 6


def test_unknown_notes_are_not_an_error() -> None:
    assert text(Reason("moon_phase")) == "moon phase"
