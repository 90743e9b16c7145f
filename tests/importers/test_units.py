"""The unit of a log that doesn't state it, and the unit it was lifted in."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

import csv
from datetime import datetime

import pytest

from engine.importers.history import ImportedSet
from engine.importers.units import guess_units, is_storable, settle, to_kg, usual_unit


def lifted(weights, unit=None, name="Squat (Barbell)"):
    at = datetime(2026, 1, 1)
    return [
        ImportedSet("k", at, False, name, "", i, i, "working", w, unit, 5, None, None, "", i, at)
        for i, w in enumerate(weights)
    ]


POUNDS = [45, 95, 135, 185, 225, 135, 155, 165, 175, 185] * 4
KILOS = [60, 62.5, 82.5, 72.5, 22, 24, 26, 16, 14, 12] * 4


def test_plates_in_pounds_speak_for_pounds():
    (guess,) = guess_units(lifted(POUNDS))
    assert (guess.written, guess.native, guess.basis) == ("lb", "lb", "round_numbers")
    assert "lb" in guess.grounds


def test_halves_and_even_dumbbells_speak_for_kilograms():
    assert guess_units(lifted(KILOS))[0].written == "kg"


def test_too_few_sets_are_asked_about():
    (guess,) = guess_units(lifted([60, 80]))
    assert (guess.written, guess.native, guess.basis) == (None, None, "unknown")


def test_numbers_that_fit_both_are_asked_about():
    assert usual_unit([20, 55, 60, 40, 30] * 10) is None


def test_pounds_exported_as_kilograms_are_found():
    (guess,) = guess_units(lifted([61.23496995, 83.91458845, 20.411656650000003], "kg"))
    assert (guess.written, guess.native, guess.basis) == ("kg", "lb", "converted")
    assert guess.grounds.startswith("61.235 kg is 135 lb")


def test_kilograms_exported_as_pounds_are_found():
    (guess,) = guess_units(lifted([44.09245243697551, 110.23113109243879]))
    assert (guess.written, guess.native) == ("lb", "kg")


def test_one_odd_number_among_round_ones_is_no_conversion():
    (guess,) = guess_units(lifted([60, 62.5, 65, 61.23], "kg"))
    assert (guess.native, guess.basis) == ("kg", "stated")


def test_a_single_coarse_number_is_no_conversion():
    assert guess_units(lifted([75.3], "kg"))[0].basis == "stated"


def test_one_file_may_mix_units_exercise_by_exercise():
    sets = lifted(KILOS, name="Curl") + lifted([52.163122550000004, 61.23496995], name="Bench Press")
    assert {g.exercise_name: (g.written, g.native) for g in guess_units(sets)} == {
        "Curl": ("kg", "kg"),
        "Bench Press": ("kg", "lb"),
    }


def test_settling_gives_the_weight_in_the_unit_lifted():
    sets = lifted([61.23496995, None, 83.9146], "kg")
    settled = list(settle(sets, guess_units(sets), "kg"))
    assert [(s.weight, s.unit) for s in settled] == [(135.0, "lb"), (None, "lb"), (185.0, "lb")]


def test_the_lifters_own_unit_fills_in_where_nothing_is_known():
    sets = lifted([60, 80])
    assert {s.unit for s in settle(sets, guess_units(sets), "lb")} == {"lb"}


def test_the_lifters_word_wins():
    sets = lifted(POUNDS) + lifted(POUNDS, name="Leg Press")
    settled = list(settle(sets, guess_units(sets), "lb", overrides={"Leg Press": "kg"}))
    assert {(s.exercise_name, s.unit) for s in settled} == {("Squat (Barbell)", "lb"), ("Leg Press", "kg")}


def test_the_lifters_word_on_a_converted_file_is_about_what_was_lifted():
    sets = lifted([61.23496995, 83.9146], "kg")
    for word, expected in (("lb", [(135.0, "lb"), (185.0, "lb")]), ("kg", [(61.23496995, "kg"), (83.9146, "kg")])):
        found = settle(sets, guess_units(sets), "kg", {"Squat (Barbell)": word})
        assert [(s.weight, s.unit) for s in found] == expected


def test_the_lifters_word_corrects_what_the_file_states():
    sets = lifted([100], "kg")
    assert [(s.weight, s.unit) for s in settle(sets, guess_units(sets), "kg", {"Squat (Barbell)": "lb"})] == [
        (100, "lb")
    ]


def test_kilograms_have_five_decimals():
    assert to_kg(135, "lb") == 61.23497
    assert to_kg(100, "kg") == 100


def test_only_possible_weights_are_storable():
    assert is_storable(-200) and is_storable(1500)
    assert not is_storable(1500.1) and not is_storable(-201)


def test_real_logs_of_stated_unit_are_told_right_or_asked_about(shared):
    wrong = asked = known = 0
    for path in sorted((shared / "lifters").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            rows = [(row["weight"], row["unit"]) for row in csv.DictReader(file)]
        unit = rows[0][1]
        if unit == "unknown":
            continue
        found = usual_unit([abs(float(weight)) for weight, _ in rows if float(weight or 0)])
        known += found == unit
        asked += found is None
        wrong += found not in (unit, None)
    assert wrong <= 2
    assert known >= 40, f"{known} told, {asked} asked about"


@pytest.mark.parametrize("weight", [-20.0, -44.0])
def test_assistance_is_converted_like_a_load(weight):
    (one,) = settle(lifted([weight], "lb"), guess_units(lifted([weight], "lb")), "kg")
    assert (one.weight, one.unit) == (weight, "lb")
