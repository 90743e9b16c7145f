"""What the benchmark scores, and how, by numbers reckoned by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.accuracy.replay import Prediction
from bench.accuracy.scoring import figures, load_error, pinball, repeat, scored_sets
from tests.bench.logbooks import row, sets_of

BAND = (8.0, 9.0, 10.5, 11.0, 13.0)


def alternating(sessions: int, **more: object) -> list[dict[str, object]]:
    """Two sets of ten reps a session, at 100 kg and at 125 kg in turn."""
    return [row(n, 125 if n % 2 else 100, 10, **more) for n in range(sessions) for _ in range(2)]


def test_the_figures_of_a_lifter_are_those_reckoned_by_hand(tmp_path: Path) -> None:
    scored = scored_sets(sets_of(tmp_path, alternating(53)))
    said = {s.one.row: Prediction(s.one.row, s.one.weight * (1.1 if s.opening else 0.96), BAND) for s in scored}
    found = figures(scored, said)
    assert found is not None and "effort_known" not in found
    assert (found["rows"], found["missing"]) == (100, 0)
    assert found["all"] == pytest.approx(
        {"mean": 0.07, "median": 0.07, "within_5": 0.5}
        | {"repeat_mean": 0.1125, "repeat_median": 0.1, "repeat_within_5": 0.5}
    )
    assert (found["opening"]["mean"], found["later"]["mean"]) == pytest.approx((0.1, 0.04))
    assert (found["opening"]["repeat_mean"], found["later"]["repeat_mean"]) == pytest.approx((0.225, 0.0))
    assert found["reps"] == pytest.approx(
        {"mae": 0.5, "repeat_mae": 0.0, "pinball": 0.2, "inside_50": 1.0, "inside_90": 1.0, "width_90": 5.0}
    )


def test_a_missing_forecast_is_off_by_100_percent_and_inside_no_band(tmp_path: Path) -> None:
    scored = scored_sets(sets_of(tmp_path, alternating(53)))
    said = {s.one.row: Prediction(s.one.row, s.one.weight, BAND) for s in scored[:75]}
    found = figures(scored, said)
    assert found is not None
    assert (found["missing"], found["all"]["mean"]) == (25, pytest.approx(0.25))
    assert (found["reps"]["inside_90"], found["reps"]["mae"]) == (0.75, 0.5)
    assert "reps" not in (figures(scored, {}) or {})


def test_a_lifter_with_fewer_than_100_scored_sets_does_not_count(tmp_path: Path) -> None:
    scored = scored_sets(sets_of(tmp_path, alternating(52)))
    assert len(scored) == 98
    assert figures(scored, {}) is None


def test_effort_is_known_to_failure_and_from_rpe_6_5_on(tmp_path: Path) -> None:
    rows = [row(n, 100, 8, rpe=rpe) for n in range(3, 5) for rpe in ("", "6", "6.5", "10")]
    rows += [row(9, 100, 8, set_type="failure")]
    scored = scored_sets(sets_of(tmp_path, [row(n, 100, 8) for n in range(3)] + rows))
    assert [s.effort_known for s in scored] == [False, False, True, True] * 2 + [True]


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        ({}, True),
        ({"weight": 80}, True),
        ({"weight": 79.9}, False),
        ({"set_type": "failure"}, True),
        ({"set_type": "warmup"}, False),
        ({"set_type": "drop"}, False),
        ({"weight": 0}, False),
        ({"weight": -20}, False),
        ({"weight": ""}, False),
        ({"reps": 1}, True),
        ({"reps": 0}, False),
        ({"reps": 15}, True),
        ({"reps": 16}, False),
        ({"reps": ""}, False),
    ],
)
def test_only_heavy_working_sets_of_1_to_15_reps_are_scored(
    tmp_path: Path, cells: dict[str, object], counts: bool
) -> None:
    rows = [row(n, 100, 8) for n in range(4)] + [row(3, 90, 8) | cells]
    assert [s.one.row for s in scored_sets(sets_of(tmp_path, rows))] == [3, *([4] if counts else [])]


def test_scoring_begins_with_the_fourth_session_of_an_exercise_that_has_such_a_set(tmp_path: Path) -> None:
    rows = [row(0, 100, 8), row(1, 100, 20), row(2, 100, 8, set_type="warmup"), *(row(n, 100, 8) for n in range(3, 7))]
    rows += [row(n, 60, 8, exercise="Squat (Barbell)") for n in range(6)]
    scored = scored_sets(sets_of(tmp_path, rows))
    assert [s.one.row for s in scored] == [10, 11, 5, 12, 6], "squats from session 3 on, bench from session 5 on"


def test_opening_is_the_first_heavy_set_of_the_exercise_in_its_session(tmp_path: Path) -> None:
    light, heavy = row(3, 60, 8), row(3, 100, 8)
    other = row(3, 50, 8, exercise="Squat (Barbell)")
    rows = [row(n, 100, 8) for n in range(3)] + [light, heavy, other, heavy]
    assert [(s.one.row, s.opening) for s in scored_sets(sets_of(tmp_path, rows))] == [(4, True), (6, False)]


def test_repeating_is_the_set_before_else_the_first_of_the_last_session(tmp_path: Path) -> None:
    rows = [row(0, 100, 10), row(0, 90, 12), row(1, 105, 8), row(1, 120, 3), row(2, 90, 5)]
    said = repeat(sets_of(tmp_path, rows))
    assert [load for load, _ in said[1:]] == [100, 100, 105, 105]
    assert [reps for _, reps in said[1:]] == [
        14,  # 30 x (133.3 / 90 - 1) = 14.4
        8,  # 30 x (133.3 / 105 - 1) = 8.1
        3,  # 30 x (133 / 120 - 1) = 3.25
        12,  # at 90 kg before
    ]
    assert said[0][0] != said[0][0], "nothing to repeat yet"


def test_a_load_that_is_off_by_more_than_itself_counts_as_100_percent() -> None:
    assert load_error(90, 100) == pytest.approx(0.1)
    assert load_error(350, 100) == 1.0
    assert load_error(float("nan"), 100) == 1.0


def test_pinball_punishes_the_side_that_the_quantile_stands_for() -> None:
    assert pinball(10, (8, 9, 10.5, 11, 13)) == pytest.approx((0.1 + 0.25 + 0.25 + 0.25 + 0.15) / 5)
    assert pinball(10, (10, 10, 10, 10, 10)) == 0
    assert pinball(20, (10, 10, 10, 10, 10)) == pytest.approx(pinball(0, (10, 10, 10, 10, 10)))
