"""Names of other apps and languages: found when they mean the same, refused when they nearly do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from database import catalogue
from engine.importers.naming import Matcher, key, normalise


@pytest.fixture(scope="module")
def matcher() -> Matcher[str]:
    return Matcher(catalogue.read().names)


def test_writing_does_not_matter() -> None:
    same = [
        "Bench Press (Barbell)",
        "barbell bench-press",
        "BARBELL  BENCH PRESS",
        "Flat Barbell Bench Press",
        "BB bench press",
        "Bench Press - Barbell",
        "Bènch Préss (barbel)",
        "Bench Presses with the Barbell",
    ]
    assert {key(name) for name in same} == {"barbell bench press"}
    assert normalise is key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pull-Ups", "pullup"),
        ("Chest Flyes", "Chest Fly"),
        ("One-Arm Row", "Single arm rows"),
        ("Skull Crushers", "Skullcrusher"),
        ("T-Bar Rows", "T bar row"),
        ("Farmer’s Carry", "Farmers Walks"),
        ("Knee Raise (Captain´s Chair)", "Captain's Chair Knee Raises"),
        ("RDL", "Romanian Deadlifts"),
        ("Leg Press 45º", "45° leg press"),
        ("High to Low Cable Fly", "Cable Fly H2L"),
        ("Bicep Curl (Dambıl)", "Biceps Curl mit Kurzhanteln"),
        ("Supino (Barra)", "SUPINO COM BARRA"),
        ("Tempo Squats (4-2-0)", "Tempo squat"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("High to Low Cable Fly", "Low to High Cable Fly"),
        ("Incline Bench Press", "Bench Press"),
        ("Leg Press", "Single Leg Press"),
        ("Y Raise", "Raise"),
        ("Leg Curl", "Curl"),
        ("Seated Row", "Upright Row"),
        ("bench (15-degree, dumbbell)", "bench (flat, dumbbell)"),
    ],
)
def test_two_lifts_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bench Press (Barbell)", "bench-press"),  # Strong, Hevy
        ("Flat Barbell Bench Press", "bench-press"),  # FitNotes
        ("Squat", "squat"),  # StrongLifts
        ("Barbell Row", "barbell-row"),
        ("Triceps Pushdown (Cable - Straight Bar)", "triceps-pushdown"),
        ("Lat Pulldown (Cable)", "lat-pulldown"),
        ("Lat Pulldown (Machine)", "lat-pulldown-machine"),
        ("Romanian Deadlift, Leverage Machine", "romanian-deadlift-machine"),  # Liftosaur
        ("Supino Reto (Barra)", "bench-press"),  # Portuguese
        ("Elevação Lateral (Halter)", "lateral-raise"),
        ("Shoulder Press (Dambıl)", "dumbbell-shoulder-press"),  # Turkish
        ("Sentadilla (barra)", "squat"),  # Spanish
        ("Développé couché (haltères)", "dumbbell-bench-press"),  # French
        ("Kreuzheben", "deadlift"),  # German
        ("Distensioni su Panca Inclinata con Manubri", "incline-dumbbell-press"),  # Italian
        ("Incline Dumbell Press", "incline-dumbbell-press"),  # a typo
        ("Leg Extension Machine", "leg-extension"),  # its equipment said again
        ("Pull Up (Weighted)", "pull-up"),
        ("Arnold Press", "arnold-press"),
    ],
)
def test_names_of_every_app_find_their_lift(matcher: Matcher[str], name: str, slug: str) -> None:
    assert matcher.match(name) == slug


@pytest.mark.parametrize(
    ("name", "never"),
    [
        ("Bench Press (Dumbbell)", "bench-press"),
        ("Bench Press (Machine)", "bench-press"),
        ("Bench Press (Kettlebell)", "bench-press"),
        ("Squat (Dumbbell)", "squat"),
        ("Squat (Landmine)", "squat"),
        ("Squat (Safety Bar)", "squat"),
        ("Jump Squat", "squat"),
        ("Deadlift (Trap Bar)", "deadlift"),
        ("Deadlift (Resistance Band)", "deadlift"),
        ("Pull Up (Assisted)", "pull-up"),
        ("Pull Up (Band)", "pull-up"),
        ("Lat Pulldown (Single Arm)", "lat-pulldown"),
        ("Single Leg Extensions", "leg-extension"),
        ("Incline Bench Press (Barbell)", "bench-press"),
        ("bench (15-degree, dumbbell)", "dumbbell-bench-press"),
        ("Close Grip Bench Press", "bench-press"),
        ("Rear Delt Fly", "machine-chest-fly"),
        ("Behind the Back Curl (Cable)", "bicep-curl-cable"),
        ("Reverse Curl (Barbell)", "bicep-curl-barbell"),
        ("Seated Calf Raise", "calf-raise-standing"),
        ("Hip Adductor (Machine)", "hip-abduction-machine"),
        ("Front Squat", "squat"),
        ("Leg Press Calf Raise", "leg-press"),
        ("Bent Over Row (Dumbbell)", "barbell-row"),
    ],
)
def test_a_near_miss_is_not_taken_for_the_lift(matcher: Matcher[str], name: str, never: str) -> None:
    assert matcher.match(name) != never


@pytest.mark.parametrize("name", ["", "   ", "()", "12345", "Complex A", "Bench Press (Sandbag)", "press", "the"])
def test_what_is_not_certain_matches_nothing(name: str) -> None:
    small = Matcher({"Bench Press (Barbell)": 1, "Bench Press (Dumbbell)": 2, "Overhead Press (Barbell)": 3})
    assert small.match(name) is None


def test_a_name_with_two_meanings_matches_neither() -> None:
    ambiguous = Matcher({"Fly (Cable)": 1, "Cable Flyes": 2, "Row": 3})
    assert ambiguous.match("cable fly") is None
    assert ambiguous.match("Cable Flyes") == 2  # written exactly so
    assert ambiguous.match("Rows") == 3


def test_the_only_variety_is_meant_where_no_equipment_is_named() -> None:
    one = {"Arnold Press (Dumbbell)": "arnold"}
    assert Matcher(one).match("Arnold Press") == "arnold"
    assert Matcher({**one, "Arnold Press (Machine)": "machine"}).match("Arnold Press") is None
    assert Matcher({"Dragon Row (Assisted)": "helped"}).match("Dragon Row") is None


def test_falsy_values_are_matched_too() -> None:
    zero = Matcher({"Bench Press (Barbell)": 0})
    assert zero.match("barbell bench press") == 0
    assert zero.match("Bench press") == 0


def test_suggestions_put_the_likest_first(matcher: Matcher[str]) -> None:
    assert [s.value for s in matcher.suggest("Deadlift Old Data", 1)] == ["deadlift"]
    assert [s.value for s in matcher.suggest("Bnech Press", 1)] == ["bench-press"]
    assert "lat-pulldown" in [s.value for s in matcher.suggest("Lat pulldown blue machine")]


def test_suggestions_are_different_lifts_and_ranked(matcher: Matcher[str]) -> None:
    found = matcher.suggest("incline press with dumbells, low", 8)
    assert len({s.value for s in found}) == len(found) <= 8
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert all(0 < s.score <= 1 for s in found)


@pytest.mark.parametrize("name", ["", "...", "qqqq", "Zzzdump2"])
def test_nothing_is_suggested_for_what_resembles_nothing(matcher: Matcher[str], name: str) -> None:
    assert matcher.suggest(name) == []


def test_thousands_of_names_take_a_second(matcher: Matcher[str]) -> None:
    names = [f"{name} {i}" for i, name in enumerate(catalogue.read().names)]
    began = time.process_time()
    for name in names:
        matcher.match(name)
    assert time.process_time() - began < 2
    began = time.process_time()
    for name in names[::30]:
        matcher.suggest(name)
    assert time.process_time() - began < 4


def test_a_megabyte_as_a_name_is_no_burden(matcher: Matcher[str]) -> None:
    began = time.process_time()
    assert matcher.match("press " * 200_000) is None
    matcher.suggest("press " * 200_000)
    assert time.process_time() - began < 1


@given(st.text(max_size=120))
def test_any_text_has_a_stable_key(name: str) -> None:
    assert key(key(name)) == key(key(key(name)))
    assert key(name) == key(name.upper().lower()) or not name.isascii()
    assert len(key(name).encode()) <= 2000
