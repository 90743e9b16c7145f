"""The templates are data: each is held against the catalogue of lifts and against its own rules."""

from __future__ import annotations

from collections import Counter

import pytest

from database import catalogue
from engine.core.landmarks import LANDMARKS
from engine.core.volume import MuscleSets, add_sets, muscle_sets
from engine.schemas.programmes import Template, TemplateDay, TemplateExercise, TemplateSet
from engine.services.programmes import FOLDER, templates

ALL = templates().templates


@pytest.fixture(scope="module")
def lifts() -> dict[str, catalogue.Lift]:
    return {lift.slug: lift for lift in catalogue.read().lifts}


@pytest.fixture(scope="module")
def muscles() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in catalogue.read().muscles_of:
        found.setdefault(row[0], {})[row[1]] = float(row[2])
    return found


def exercises(template: Template) -> list[TemplateExercise]:
    return [one for day in template.days for one in day.exercises]


def key(one: TemplateExercise) -> tuple[str, str | None]:
    return one.lift, one.track


def sets_of(one: TemplateExercise, week: int) -> list[TemplateSet]:
    """The sets of a week as they are done."""
    if not one.schemes:
        return [TemplateSet(reps=one.reps, rir=one.rir)] * one.sets
    return [each for each in one.schemes[week % len(one.schemes)] for _ in range(each.times)]


def test_there_are_the_well_known_ones_each_in_a_file_of_its_name() -> None:
    slugs = {template.slug for template in ALL}
    assert len(ALL) >= 12 and len(slugs) == len(ALL)
    assert {f"{slug}.json" for slug in slugs} == {path.name for path in FOLDER.iterdir()}
    assert slugs >= {
        "full-body-2", "full-body-3", "upper-lower-4", "ppl-3", "ppl-6", "5x5-ab", "531-bbb", "gzclp", "phul",
        "double-progression", "arnold-split", "bro-split", "minimalist-2", "texas-method", "nsuns-4", "madcow-5x5",
    }  # fmt: skip


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.slug)
class TestEach:
    """Every one of them."""

    def test_its_lifts_and_what_may_stand_in_are_in_the_catalogue(
        self, template: Template, lifts: dict[str, catalogue.Lift]
    ) -> None:
        for one in exercises(template):
            assert {one.lift, *one.instead} <= set(lifts), one.lift
            assert one.lift not in one.instead and len(set(one.instead)) == len(one.instead), one.lift

    def test_what_stands_in_trains_a_muscle_that_the_lift_trains_and_needs_other_equipment(
        self, template: Template, lifts: dict[str, catalogue.Lift], muscles: dict[str, dict[str, float]]
    ) -> None:
        for one in exercises(template):
            direct = {muscle for muscle, share in muscles[one.lift].items() if share == 1}
            for other in one.instead:
                assert direct & {m for m, share in muscles[other].items() if share >= 0.5}, (one.lift, other)
            others = {lifts[other].equipment for other in one.instead}
            assert not one.instead or others - {lifts[one.lift].equipment}, one.lift

    def test_no_lift_comes_twice_in_a_day_and_supersets_have_neighbours(self, template: Template) -> None:
        for day in template.days:
            assert len({one.lift for one in day.exercises}) == len(day.exercises), day.name
            letters = [one.superset for one in day.exercises]
            for letter, count in Counter(letter for letter in letters if letter).items():
                first = letters.index(letter)
                assert count >= 2 and letters[first : first + count] == [letter] * count, (day.name, letter)

    def test_percents_are_of_a_load_that_some_rule_keeps(self, template: Template) -> None:
        ruled = {key(one) for one in exercises(template) if one.rule}
        for one in exercises(template):
            if one.schemes and any(each.percent for week in one.schemes for each in week):
                assert key(one) in ruled, one.lift
            assert one.rule is None or one.schemes, one.lift

    def test_two_rules_for_one_load_agree(self, template: Template) -> None:
        rules: dict[tuple[str, str | None], set[str]] = {}
        for one in exercises(template):
            if one.rule:
                rules.setdefault(key(one), set()).add(one.rule.model_dump_json())
        assert all(len(found) == 1 for found in rules.values()), rules

    def test_what_a_rule_needs_is_there(self, template: Template) -> None:
        for one in exercises(template):
            if one.rule is None or one.schemes is None:
                continue
            if one.rule.kind == "amrap":
                assert one.rule.steps == sorted(one.rule.steps) and one.rule.steps, one.lift
                assert all(any(each.amrap for each in week) for week in one.schemes), one.lift
            if one.rule.kind == "stages":
                assert len(one.rule.stages) >= 2 and one.rule.stages[0][0] == one.sets, one.lift
            if one.rule.kind in ("cycle", "week", "linear", "double", "stages"):
                assert one.rule.add_kg > 0, one.lift

    def test_its_weeks_are_those_of_its_cycle(self, template: Template) -> None:
        for one in exercises(template):
            assert not one.schemes or len(one.schemes) in (1, len(template.cycle)), one.lift
            for week in one.schemes or []:
                top = max((each.percent or 0) for each in week)
                assert top <= 1.05, one.lift

    def test_the_first_week_says_as_many_sets_as_the_place_does(self, template: Template) -> None:
        for one in exercises(template):
            assert len(sets_of(one, 0)) == one.sets, one.lift

    def test_its_calendar_fits_its_days(self, template: Template) -> None:
        if template.schedule.kind == "weekdays":
            assert template.schedule.weekdays == sorted(template.schedule.weekdays)
            assert len(template.schedule.weekdays) in (len(template.days), len(template.days) + 1)

    def test_no_muscle_gets_more_than_half_past_its_landmark(
        self, template: Template, muscles: dict[str, dict[str, float]]
    ) -> None:
        for muscle, sets in week_sets(template, muscles).items():
            assert sets <= LANDMARKS[muscle].maximum * 1.5, (muscle, sets)

    def test_the_words_are_short_and_name_a_source(self, template: Template) -> None:
        assert 40 <= len(template.about) <= 300 and template.about.endswith(".")
        assert "!" not in template.about + template.name and len(template.source) >= 10


def week_sets(template: Template, muscles: dict[str, dict[str, float]]) -> dict[str, float]:
    """Fractional sets per muscle in a week of this many training days."""
    found: dict[str, MuscleSets] = {}
    for one in exercises(template):
        for each in sets_of(one, 0):
            found = add_sets(found, muscle_sets(muscles[one.lift], each.type, each.rir or one.rir))
    weekly = 7 / 8 if template.schedule.kind == "floating" else len_ratio(template)
    return {muscle: sets.total() * weekly for muscle, sets in found.items()}


def len_ratio(template: Template) -> float:
    """Rounds of its days in a calendar week."""
    return len(template.schedule.weekdays) / len(template.days)


def test_a_day_is_never_without_a_lift() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        TemplateDay(name="Empty", exercises=[])
