"""The seed files, as people edit them: consistent with one another and with what the product knows."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from database import catalogue
from database.catalogue import SEED, Catalogue
from engine.importers.naming import Matcher, key
from engine.schemas.exercises import Equipment, Laterality, LoadType, Pattern, Tracking

LANGUAGES = {"de", "es", "fr", "pt", "tr"}  # as the web app speaks them, beside English
WITHOUT_A_DIRECT_MUSCLE = {"cardio", "mobility"}


@pytest.fixture(scope="module")
def seed() -> Catalogue:
    return catalogue.read()


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_there_are_enough_lifts(seed: Catalogue) -> None:
    assert len(seed.lifts) >= 260


def test_every_slug_name_and_cue_is_used_once(seed: Catalogue) -> None:
    assert repeated([lift.slug for lift in seed.lifts]) == []
    assert repeated([lift.name.casefold() for lift in seed.lifts]) == []
    assert repeated([lift.cue for lift in seed.lifts]) == []


def test_slugs_are_plain(seed: Catalogue) -> None:
    assert [lift.slug for lift in seed.lifts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", lift.slug)] == []


def test_cues_are_one_or_two_short_sentences(seed: Catalogue) -> None:
    assert [lift.cue for lift in seed.lifts if not 8 <= len(lift.cue) <= 160 or lift.cue[-1] != "."] == []
    assert [lift.cue for lift in seed.lifts if "!" in lift.cue or lift.cue.count(". ") > 1] == []


def test_what_a_lift_is_comes_from_the_fixed_vocabularies(seed: Catalogue) -> None:
    for lift in seed.lifts:
        assert lift.equipment in get_args(Equipment), lift.slug
        assert lift.pattern in get_args(Pattern), lift.slug
        assert lift.laterality in get_args(Laterality), lift.slug
        assert lift.load_type in get_args(LoadType), lift.slug
        assert lift.tracking in get_args(Tracking), lift.slug
        assert 0 <= lift.popularity <= 100, lift.slug


def test_every_pattern_and_equipment_has_a_lift(seed: Catalogue) -> None:
    assert {lift.pattern for lift in seed.lifts} == set(get_args(Pattern))
    assert {lift.equipment for lift in seed.lifts} == set(get_args(Equipment))


def test_bodyweight_is_shared_in_just_where_it_is_lifted(seed: Catalogue) -> None:
    for lift in seed.lifts:
        assert 0 <= lift.bodyweight_share <= 1, lift.slug
        assert (lift.load_type == "external") == (lift.bodyweight_share == 0), lift.slug
        assert lift.load_type == "assisted" or lift.equipment != "assisted", lift.slug
        assert lift.load_type != "assisted" or lift.equipment in {"assisted", "band"}, lift.slug
        assert lift.equipment != "barbell" or lift.bodyweight_share == 0, lift.slug


def test_muscles_and_fractions_are_known(seed: Catalogue) -> None:
    slugs = {lift.slug for lift in seed.lifts}
    muscles = {muscle.slug for muscle in seed.muscles}
    assert len(muscles) == len(seed.muscles)
    assert {slug for slug, _, _ in seed.muscles_of} <= slugs
    assert {muscle for _, muscle, _ in seed.muscles_of} == muscles
    assert {fraction for _, _, fraction in seed.muscles_of} == {1.0, 0.5, 0.25}
    assert repeated([f"{slug} {muscle}" for slug, muscle, _ in seed.muscles_of]) == []


def test_every_lift_has_a_direct_muscle(seed: Catalogue) -> None:
    direct = {slug for slug, _, fraction in seed.muscles_of if fraction == 1}
    lacking = [lift.slug for lift in seed.lifts if lift.slug not in direct]
    assert [
        lift.slug for lift in seed.lifts if lift.slug in lacking and lift.pattern not in WITHOUT_A_DIRECT_MUSCLE
    ] == []


def test_landmarks_rise(seed: Catalogue) -> None:
    assert [m.slug for m in seed.muscles if not 0 <= m.mv <= m.mev <= m.mav <= m.mrv <= 40] == []


def test_every_alias_means_a_lift_that_exists(seed: Catalogue) -> None:
    assert set(seed.aliases.values()) <= {lift.slug for lift in seed.lifts}


def test_no_alias_is_written_twice() -> None:
    with (SEED / "aliases.csv").open(encoding="utf-8", newline="") as file:
        assert repeated([row["alias"].casefold() for row in csv.DictReader(file)]) == []


def test_no_two_lifts_share_a_name_after_normalisation(seed: Catalogue) -> None:
    meanings: dict[str, set[str]] = {}
    for name, slug in seed.names.items():
        meanings.setdefault(key(name), set()).add(slug)
    assert {name: slugs for name, slugs in meanings.items() if len(slugs) > 1 or not name} == {}


def test_every_name_finds_its_own_lift(seed: Catalogue) -> None:
    matcher = Matcher(seed.names)
    assert {name: matcher.match(name) for name, slug in seed.names.items() if matcher.match(name) != slug} == {}


def test_the_lifts_that_most_lifters_do_have_a_name_in_every_language(seed: Catalogue) -> None:
    popular = sorted(seed.lifts, key=lambda lift: -lift.popularity)[:150]
    assert [lift.slug for lift in popular if set(seed.called.get(lift.slug, {})) != LANGUAGES] == []


def test_names_in_other_languages_are_of_lifts_that_exist_and_each_means_one(seed: Catalogue) -> None:
    assert set(seed.called) <= {lift.slug for lift in seed.lifts}
    for language in LANGUAGES:
        names = [called[language].casefold() for called in seed.called.values()]
        assert repeated(names) == [], language
        assert [name for name in names if name != name.strip() or not 2 <= len(name) <= 60] == [], language


def test_the_readers_columns_are_the_files_columns() -> None:
    headers = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in Path(SEED).glob("*.csv")}
    assert headers == {
        "aliases.csv": "alias,slug",
        "exercise_muscles.csv": "slug,muscle,fraction",
        "exercises.csv": "slug,name,equipment,pattern,laterality,load_type,bodyweight_share,tracking,popularity,cue",
        "muscles.csv": "slug,name,region,mv,mev,mav,mrv",
        "names.csv": "slug,lang,name",
    }
