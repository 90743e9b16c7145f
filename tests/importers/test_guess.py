"""Traits guessed for names that match no lift."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import catalogue
from engine.importers.naming import guess_traits
from engine.importers.patterns import MUSCLES, PATTERNS
from engine.schemas.exercises import Equipment, Laterality, LoadType, Pattern, Tracking

SEED = catalogue.read()


@pytest.mark.parametrize(
    ("name", "pattern", "equipment"),
    [
        ("Deadlift Old Data", "hinge", "barbell"),
        ("Bench press Backup", "horizontal_push", "barbell"),
        ("Row Machine Back Up", "horizontal_pull", "machine"),
        ("Leg Press Keller", "squat", "plate_loaded"),
        ("5's Dumbbell Curls", "elbow_flexion", "dumbbell"),
        ("Seated leg curl, blue", "knee_flexion", "machine"),
        ("Cable Low Chest Thing", "horizontal_push", "cable"),
        ("Reverse pec deck machine 3", "rear_delt", "machine"),
        ("Kurzhantelbankdrücken eng", "horizontal_push", "dumbbell"),
        ("Agachamento sumô com halteres", "squat", "dumbbell"),
        ("Remada cavalinho pesada", "horizontal_pull", "other"),
        ("Elevación de talones en prensa", "calf_raise", "other"),
        ("Trazioni zavorrate alla sbarra", "vertical_pull", "bodyweight"),
        ("Soulevé de terre déficit", "hinge", "other"),
        ("Wadenheben Maschine neu", "calf_raise", "machine"),
        ("Hangboard 20mm", "mobility", "other"),
        ("Intensity", "mobility", "other"),
        ("", "mobility", "other"),
    ],
)
def test_pattern_and_equipment_are_read_in_several_languages(name: str, pattern: str, equipment: str) -> None:
    guess = guess_traits(name)
    assert (guess.pattern, guess.equipment) == (pattern, equipment)


def test_a_lift_of_the_own_body_carries_its_share() -> None:
    guess = guess_traits("Shield Chinups")
    assert (guess.load_type, guess.bodyweight_share) == ("bodyweight", 0.95)
    assert guess_traits("Machine dips, purple").load_type == "external"
    helped = guess_traits("Pull ups (assisted, green)")
    assert (helped.equipment, helped.load_type, helped.bodyweight_share) == ("assisted", "assisted", 0.95)


def test_a_band_helps_in_a_pull_up_and_resists_in_a_push_up() -> None:
    assert guess_traits("Klimmzüge mit Band, grün (band)").load_type == "assisted"
    assert guess_traits("Dips (band)").load_type == "assisted"
    assert guess_traits("Push ups (red band)").load_type == "bodyweight"


def test_one_side_time_and_distance_are_noticed() -> None:
    assert guess_traits("Single arm cable thing").laterality == "unilateral"
    assert guess_traits("Plank Tabata round 2").tracking == "time"
    assert guess_traits("Sandbag carry uphill").tracking == "distance"
    assert guess_traits("Reverse lunge, slow").laterality == "unilateral"


def test_what_it_trains_follows_from_the_pattern() -> None:
    assert guess_traits("Porsey Row").muscles == MUSCLES["horizontal_pull"]
    assert guess_traits("Sam").muscles == {}


@given(st.text(max_size=80))
def test_any_text_gets_traits_that_the_database_takes(name: str) -> None:
    guess = guess_traits(name)
    assert guess.pattern in get_args(Pattern)
    assert guess.equipment in get_args(Equipment)
    assert guess.laterality in get_args(Laterality)
    assert guess.load_type in get_args(LoadType)
    assert guess.tracking in get_args(Tracking)
    assert (guess.load_type == "external") == (guess.bodyweight_share == 0)


def test_clues_name_patterns_and_muscles_that_exist() -> None:
    assert {pattern for pattern, _ in PATTERNS} | MUSCLES.keys() <= set(get_args(Pattern))
    assert {muscle for each in MUSCLES.values() for muscle in each} <= {muscle.slug for muscle in SEED.muscles}


def test_five_of_six_known_names_are_guessed_right() -> None:
    pattern_of = {lift.slug: lift.pattern for lift in SEED.lifts}
    right = sum(guess_traits(name).pattern == pattern_of[slug] for name, slug in SEED.names.items())
    assert right / len(SEED.names) > 5 / 6
