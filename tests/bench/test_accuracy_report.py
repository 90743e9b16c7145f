"""What the summary says of a run: ablation, calibration, groups, tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.accuracy.ablation import worths
from bench.accuracy.breakdown import bin_of, groups_of, ordered, over_lifters
from bench.accuracy.calibration import PIT_BINS, Calibration, below, calibration, mean_of
from bench.accuracy.replay import Prediction
from bench.accuracy.report import Report, comparison
from bench.accuracy.scoring import Scored, scored_sets
from bench.accuracy.summary import ablation, table
from bench.accuracy.variants import Variant
from bench.accuracy.work import Outcome, Said
from tests.bench.logbooks import row, sets_of

BAND = (5.0, 7.0, 8.0, 9.0, 11.0)
EVEN = (0.0, 0.0, 0.0, 0.0, 0.25, 0.25, 0.25, 0.25)
"""Odds of 4, 5, 6 and 7 reps."""


def lifter(name: str, **load: float) -> Outcome:
    """A lifter whose mean load error by variant is given; repeating is 5 % off."""

    def said(error: float) -> Said:
        kinds = {"mean": error, "median": error, "within_5": 0.5}
        base = {"repeat_mean": 0.05, "repeat_median": 0.05, "repeat_within_5": 0.5}
        reps = {"mae": 1.0, "repeat_mae": 1.5, "pinball": 0.3, "inside_50": 0.5, "inside_90": 0.9, "width_90": 4.0}
        return Said({"rows": 100, "missing": 0, "all": kinds | base, "reps": reps}, {}, {}, None)

    return Outcome(name, 1, 100, (), {variant.replace("_", "-"): said(error) for variant, error in load.items()})


def report(outcomes: list[Outcome], *without: str) -> Report:
    variants = [Variant("full"), *(Variant("full", frozenset({part})) for part in without)]
    return Report(variants, outcomes, 1.0, {})


def test_a_part_that_changes_nothing_is_said_to_be_worth_nothing() -> None:
    outcomes = [
        lifter(f"L{n}", full=0.04 + n / 1000, full_without_habit=0.05 + n / 1000, full_without_moon=0.04 + n / 1000)
        for n in range(8)
    ]
    found = worths(report(outcomes, "habit", "moon"))
    assert [(one.parts, one.verdict) for one in found] == [("habit", "improves load, all"), ("moon", "worth nothing")]
    assert found[0].changes[0].mean == pytest.approx(0.01)
    assert ablation(found)[-1] == "Worth nothing: moon."


def test_a_part_that_spoils_is_said_to_spoil_and_chance_is_not_believed() -> None:
    better = [lifter(f"L{n}", full=0.05, full_without_habit=0.04) for n in range(8)]
    assert worths(report(better, "habit"))[0].verdict == "spoils load, all"
    little = [lifter(f"L{n}", full=0.05, full_without_habit=0.0504) for n in range(8)]
    assert worths(report(little, "habit"))[0].verdict == "worth nothing", "less than a hundredth"
    noisy = [lifter(f"L{n}", full=0.05, full_without_habit=0.05 + 0.01 * (-1) ** n + 0.001) for n in range(8)]
    assert worths(report(noisy, "habit"))[0].verdict == "worth nothing"


def test_each_lifter_weighs_the_same_and_wins_are_counted() -> None:
    outcomes = [lifter("L0", full=0.03), lifter("L1", full=0.04), lifter("L2", full=0.08)]
    lines = dict(comparison(report(outcomes)))
    assert lines["load, all, mean (3 lifters)"] == ["5.00 %", "5.00 %"]
    assert lines["load, all, lifters better"] == ["", "66.7 %"]
    assert lines["load, all, gain (points)"] == ["", "+0.00 ± 1.53"], "2, 1 and -3 points"
    assert lines["reps, MAE"] == ["1.500", "1.000"]
    assert lines["load, opening, mean (0 lifters)"] == ["–", "–"]


def test_the_probability_below_a_quantile_is_its_own() -> None:
    assert [below(x, BAND) for x in BAND] == pytest.approx([0.05, 0.25, 0.5, 0.75, 0.95])
    assert below(0, BAND) < 0.001 and below(20, BAND) > 0.999
    between = [below(x / 4, BAND) for x in range(80)]
    assert between == sorted(between)
    assert below(7.9, (8, 8, 8, 8, 8)) == pytest.approx(0) and below(8.1, (8, 8, 8, 8, 8)) == pytest.approx(1)


def predicted(tmp_path: Path, reps: list[int], band: tuple[float, ...]) -> list[tuple[Scored, Prediction]]:
    rows = [row(n, 100, 8) for n in range(3)] + [row(3 + n, 100, one) for n, one in enumerate(reps)]
    return [(s, Prediction(s.one.row, 100, band)) for s in scored_sets(sets_of(tmp_path, rows))]


def test_an_outcome_counts_over_the_probabilities_of_its_own_count(tmp_path: Path) -> None:
    found = calibration([(s, replace(p, odds=EVEN)) for s, p in predicted(tmp_path, [4, 5, 5, 6], BAND)])
    assert found.pit == pytest.approx([1.0] * 5 + [2.0] * 5 + [1.0] * 5 + [0.0] * 5), "a quarter each of 4, 5 and 6"
    assert found.coverage == pytest.approx(
        [0.05 * n for n in range(5)]
        + [0.25 + 0.1 * n for n in range(5)]
        + [0.75 + 0.05 * n for n in range(5)]
        + [1.0] * 6
    )


def test_a_probability_is_held_against_what_came_of_it(tmp_path: Path) -> None:
    """The odds give half to 4-6 about the expected 8 in no case, so the ranges are 6-8, 7-9 and 8-10."""
    found = calibration([(s, replace(p, odds=EVEN)) for s, p in predicted(tmp_path, [4, 6, 7, 7], BAND)])
    told = [(round(share, 6), said, true) for share, said, true in found.reliability if share]
    assert told == [
        (round(1 / 3, 6), 0.0, 0.0),
        (round(1 / 3, 6), pytest.approx(0.25), pytest.approx(0.5)),
        (round(1 / 3, 6), pytest.approx(0.5), pytest.approx(0.75)),
    ], "8-10 holds nothing, 7-9 the 7, 6-8 the 6 and the 7"


def test_a_forecast_that_is_right_about_its_spread_has_a_flat_pit(tmp_path: Path) -> None:
    normal = tuple(8 + 2 * z for z in (-1.645, -0.6745, 0.0, 0.6745, 1.645))
    shares = [round(1000 * (below(n + 0.5, normal) - below(n - 0.5, normal))) for n in range(1, 16)]
    reps = [n for n, share in zip(range(1, 16), shares, strict=True) for _ in range(share)]
    found = calibration(predicted(tmp_path, reps, normal))
    assert all(density == pytest.approx(1, abs=0.1) for density in found.pit)
    assert all(true == pytest.approx(said, abs=0.02) for share, said, true in found.reliability if share)


def test_calibration_over_lifters_weighs_them_alike() -> None:
    empty = [(0.0, 0.0, 0.0)] * 9
    one, two = (Calibration([share] * PIT_BINS, [(1.0, 0.05, share), *empty]) for share in (0.2, 0.6))
    assert mean_of([one, two]).pit == pytest.approx([0.4] * PIT_BINS)
    assert mean_of([one, two]).reliability[0] == pytest.approx((1.0, 0.05, 0.4))


def test_groups_hold_the_sets_that_belong_to_them(tmp_path: Path) -> None:
    rows = [row(n, 100, 5) for n in range(40)] + [row(n, 20, 12, exercise="Bicep Curl (Dumbbell)") for n in range(40)]
    scored = scored_sets(sets_of(tmp_path, rows))
    said = {True: 110.0, False: 20.0}
    found = groups_of([(s, Prediction(s.one.row, said[s.one.weight == 100], BAND)) for s in scored])
    classes = found["class of exercise"]
    assert {name: (one.sets, round(one.error, 6)) for name, one in classes.items()} == {
        "upper body, compound": (37, 0.1),
        "upper body, isolation": (37, 0.0),
    }
    assert set(found["sessions of the exercise before"]) == {"10-19", "20-39"}, "5-9 has too few sets"
    both = over_lifters(list(classes.values()))
    assert (both.sets, both.error) == (74, pytest.approx(0.05))


def test_bins_are_named_by_their_ends_and_stand_in_order() -> None:
    edges = (3, 10, 1000)
    assert [bin_of(n, edges) for n in (3, 9, 10, 999, 1000, 5000)] == [
        "3-9",
        "3-9",
        "10-999",
        "10-999",
        "1,000+",
        "1,000+",
    ]
    some = over_lifters([])
    assert [name for name, _ in ordered({"1,000+": some, "10-999": some, "3-9": some})] == ["3-9", "10-999", "1,000+"]


def test_a_table_is_aligned_and_is_markdown() -> None:
    assert table(["", "a"], [["one", "1"], ["two", "10"]]) == [
        "|     |  a |",
        "|-----|---:|",
        "| one |  1 |",
        "| two | 10 |",
    ]
