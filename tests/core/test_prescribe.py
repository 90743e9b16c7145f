"""The prescription: what it is reckoned from, what it promises, and that it is a pure function."""

from datetime import timedelta
from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import ENGINE_VERSION
from engine.core.prescribe import prescribe, repeat_last
from engine.core.rep_curve import load_for, multiplier
from engine.core.types import (
    Ask,
    Gym,
    Lifter,
    LifterState,
    LiftState,
    PatternState,
    Prescription,
    Rack,
    Reason,
    RepTarget,
)
from tests.core.cast import BENCH, CURL, EVERY_GRAM, JONAS, MONDAY, PULL_UP, SQUAT, after, ask, lifted, weeks

NEXT = MONDAY + timedelta(weeks=6)
SAME = RepTarget(8, 8, 2)


def reason(p: Prescription, code: str) -> Reason:
    return next(r for r in p.reasons if r.code == code)


def test_what_was_done_is_prescribed_again_at_the_same_reps_and_reserve() -> None:
    p = prescribe(ask(after(weeks(6)), NEXT, target=SAME))
    assert p.weight_kg == 80
    assert p.exact_kg == pytest.approx(80)
    assert p.flag is None
    assert p.flags == ()


def test_the_load_is_the_formulas_inverse() -> None:
    p = prescribe(ask(after(weeks(6)), NEXT, target=RepTarget(6, 6, 2), strict_spec=True))
    assert p.e1rm_kg == pytest.approx(80 / (1 - 0.0333 * 10))
    assert p.exact_kg == pytest.approx(p.e1rm_kg * (1 - 0.0333 * 8))


def test_without_a_target_the_slider_sets_the_reps() -> None:
    p = prescribe(ask(after(weeks(6)), NEXT, goal_strength=0.5))
    assert (p.rep_low, p.rep_high, p.rir, p.rest_seconds) == (5, 8, 2, 165)
    assert reason(p, "goal").values["share"] == pytest.approx(1 / multiplier(15 * (1 / 6) ** 0.5 + 2))


def test_strict_spec_takes_the_raw_formula_both_ways() -> None:
    far = after([lifted(MONDAY, 50, 18, 2)])
    raw = prescribe(ask(far, MONDAY + timedelta(days=3), target=RepTarget(18, 18, 2), strict_spec=True))
    assert raw.exact_kg < prescribe(ask(far, MONDAY + timedelta(days=3), target=RepTarget(18, 18, 2))).exact_kg
    assert load_for(100, 18, 2, strict_spec=True) == pytest.approx(100 * (1 - 0.0333 * 20))


def test_strict_spec_past_the_pole_is_still_a_load() -> None:
    p = prescribe(ask(after(weeks(3)), NEXT, target=RepTarget(30, 30, 2), strict_spec=True))
    assert p.exact_kg > 0


@pytest.mark.parametrize(("z", "pct"), [(-3, -0.07), (-1.5, -0.035), (0, 0), (3, 0.07)])
def test_readiness_moves_the_load_by_its_map(z: float, pct: float) -> None:
    p = prescribe(ask(after(weeks(6)), NEXT, target=SAME, readiness_z=z))
    assert p.exact_kg == pytest.approx(80 * (1 + pct))
    assert reason(p, "readiness").values["share"] == pytest.approx(pct)


def test_no_check_in_changes_nothing_and_says_so() -> None:
    silent, normal = (prescribe(ask(after(weeks(6)), NEXT, target=SAME, readiness_z=z)) for z in (None, 0.0))
    assert silent.exact_kg == normal.exact_kg
    assert silent.confidence == normal.confidence
    assert "z" not in reason(silent, "readiness").values


def test_later_sets_are_lighter_by_what_the_earlier_ones_cost() -> None:
    states = after(weeks(6))
    first, third = (prescribe(ask(states, NEXT, target=SAME, set_number=n)) for n in (1, 3))
    assert reason(third, "fatigue").values["within"] < 0
    assert third.exact_kg == pytest.approx(max(80 * (1 + float(reason(third, "fatigue").values["within"])), 80 * 0.925))
    assert first.exact_kg > third.exact_kg


def test_in_a_running_session_the_sets_really_done_count() -> None:
    easy, hard = (
        after([*weeks(6), lifted(NEXT, 80, 8, rir), lifted(NEXT + timedelta(minutes=3), 80, 8, rir)]) for rir in (4, 0)
    )
    now = NEXT + timedelta(minutes=4)
    fatigue = [
        float(reason(prescribe(ask(s, now, set_number=3, target=SAME)), "fatigue").values["within"])
        for s in (easy, hard)
    ]
    assert fatigue[1] < fatigue[0] < 0


def test_a_longer_rest_costs_less() -> None:
    states = after([*weeks(6), lifted(NEXT, 80, 8, 0)])
    soon, late = (prescribe(ask(states, NEXT + timedelta(minutes=m), set_number=2, target=SAME)) for m in (1, 30))
    assert late.exact_kg > soon.exact_kg


def test_harder_sets_earn_longer_rests() -> None:
    states = after([*weeks(6), lifted(NEXT, 80, 8, 0), lifted(NEXT + timedelta(minutes=3), 80, 7, 0)])
    p = prescribe(ask(states, NEXT + timedelta(minutes=4), set_number=3, target=RepTarget(8, 8, 0)))
    assert p.rest_seconds > 165


def test_a_woman_is_reckoned_to_tire_less_within_a_session() -> None:
    states = after(weeks(6))
    him, her = (
        prescribe(ask(states, NEXT, set_number=3, target=SAME, lifter=who)) for who in (JONAS, Lifter("female", 80))
    )
    assert her.exact_kg > him.exact_kg


def test_fatigue_of_past_sessions_is_read_per_pattern() -> None:
    lift, lifter = after(weeks(6))
    heavy = PatternState(NEXT - timedelta(days=1), NEXT - timedelta(days=1), 20000, 1.0, 0.2, 5000, 12)
    tired = LifterState(patterns={**lifter.patterns, "horizontal_push": heavy})
    elsewhere = LifterState(patterns={**lifter.patterns, "squat": heavy})
    fresh, low, same = (
        prescribe(ask((lift, s), NEXT, target=SAME, strict_spec=True)).exact_kg for s in (lifter, tired, elsewhere)
    )
    assert low < fresh == same


def test_weeks_away_cost_half_a_per_cent_each_after_two() -> None:
    states = after(weeks(6))
    last = MONDAY + timedelta(weeks=5, minutes=8)
    p = prescribe(ask(states, last + timedelta(weeks=6), target=SAME))
    assert reason(p, "layoff").values["share"] == pytest.approx(-0.02)
    years = prescribe(ask(states, last + timedelta(weeks=300), target=SAME))
    assert reason(years, "layoff").values["share"] == -0.15


def test_confidence_is_the_probability_of_landing_in_the_range() -> None:
    p = prescribe(ask(after(weeks(6)), NEXT))
    inside = sum(odds for i, odds in enumerate(p.reps_odds) if p.rep_low <= p.reps_first + i <= p.rep_high)
    assert p.confidence == pytest.approx(inside)
    assert p.reps_band.probability >= 0.8


def test_thin_data_says_uncertain_and_promises_less() -> None:
    thin, thick = (
        prescribe(ask(after(weeks(1)), MONDAY + timedelta(days=7))),
        prescribe(ask(after(weeks(9)), MONDAY + timedelta(weeks=9))),
    )
    assert thin.flag == "uncertain"
    assert thick.flag is None
    assert thin.confidence < thick.confidence
    assert thin.e1rm_band.high - thin.e1rm_band.low > thick.e1rm_band.high - thick.e1rm_band.low


def test_many_reps_are_flagged_as_extrapolated() -> None:
    assert "extrapolated" in prescribe(ask(after(weeks(6, reps=16)), NEXT, target=RepTarget(16, 16, 2))).flags


def test_a_gym_that_cannot_load_it_gets_the_nearest_below_and_other_reps() -> None:
    states = after((lifted(MONDAY + timedelta(days=3 * i), 18, 10, 2) for i in range(8)), CURL)
    gym = Gym("kg", racks=(Rack("dumbbell", (10, 15, 25)),))
    p = prescribe(ask(states, MONDAY + timedelta(days=24), CURL, gym=gym, target=RepTarget(10, 10, 2)))
    assert p.weight_kg == 15
    assert "equipment" in p.flags
    assert p.rep_low > 10


def test_a_body_too_heavy_for_the_reps_gets_fewer_reps_instead() -> None:
    states = after((lifted(MONDAY + timedelta(days=3 * i), 0, 4, 1, body=80) for i in range(6)), PULL_UP)
    p = prescribe(ask(states, MONDAY + timedelta(days=18), PULL_UP, target=RepTarget(8, 12, 2)))
    assert p.weight_kg == 0
    assert p.rep_high < 8
    assert p.confidence > 0.3


def test_the_body_is_reckoned_out_of_the_bar() -> None:
    states = after((lifted(MONDAY + timedelta(days=3 * i), 20, 6, 2, body=80) for i in range(6)), PULL_UP)
    p = prescribe(ask(states, MONDAY + timedelta(days=18), PULL_UP, gym=EVERY_GRAM, target=RepTarget(6, 6, 2)))
    assert p.weight_kg == 20
    lighter = prescribe(
        ask(
            states,
            MONDAY + timedelta(days=18),
            PULL_UP,
            Lifter("male", 76),
            gym=EVERY_GRAM,
            target=RepTarget(6, 6, 2),
        )
    )
    assert lighter.exact_kg == pytest.approx(24, rel=1e-3)


def test_the_same_question_gives_the_same_answer_and_keeps_nothing() -> None:
    question = ask(after(weeks(6)), NEXT, set_number=2, readiness_z=0.4)
    before = question.to_json()
    first = prescribe(question)
    prescribe(ask(after(weeks(3), SQUAT), NEXT, SQUAT))
    assert prescribe(question) == first
    assert question.to_json() == before
    assert first.engine_version == ENGINE_VERSION


def test_the_reckoning_adds_up_step_by_step() -> None:
    p = prescribe(ask(after(weeks(6)), NEXT, set_number=2, readiness_z=-0.8))
    e1rm, fatigue, ready, goal = (reason(p, code).values for code in ("strength", "fatigue", "readiness", "goal"))
    running = float(e1rm["e1rm_kg"]) * (1 + float(fatigue["share"]))
    assert running == pytest.approx(float(fatigue["result_kg"]))
    running *= 1 + float(ready["share"])
    assert running == pytest.approx(float(ready["result_kg"]))
    assert running * float(goal["share"]) == pytest.approx(float(goal["result_kg"]))
    pooled, likeliest = reason(p, "pooled").values, reason(p, "likeliest").values
    assert float(goal["result_kg"]) * (1 + float(pooled["share"])) == pytest.approx(float(pooled["result_kg"]))
    assert p.exact_kg == pytest.approx(float(pooled["result_kg"]))
    assert p.weight_kg == likeliest["result_kg"]
    assert p.confidence == pytest.approx(float(likeliest["chance"]))


@given(st.floats(0, 100), st.floats(0, 3))
def test_a_stronger_lifter_is_never_given_less(more: float, goal: float) -> None:
    question = {"goal_strength": goal / 3, "gym": EVERY_GRAM}
    weak, strong = (prescribe(ask(after(weeks(5, weight=w)), NEXT, **question)) for w in (80.0, 80.0 + more))
    assert strong.exact_kg >= weak.exact_kg


def test_repeating_the_last_session_is_there_when_time_runs_out() -> None:
    p = repeat_last(ask(after(weeks(6, weight=82.5, reps=7)), NEXT))
    assert p is not None
    assert (p.weight_kg, p.rep_low, p.rep_high, p.rir, p.flag) == (82.5, 7, 7, 2, "fallback")
    assert repeat_last(Ask(BENCH, JONAS, LiftState.empty(), LifterState.empty(), NEXT)) is None


def test_progress_comes_by_itself_when_the_prescription_is_followed_and_beaten() -> None:
    """A lifter who always has one rep more than asked is led upwards, never past the cap."""
    states, now, loads = after([lifted(MONDAY, 60, 8, 2)]), MONDAY, [60.0]
    for _ in range(12):
        now += timedelta(days=4)
        p = prescribe(ask(states, now, target=SAME))
        loads.append(p.weight_kg)
        states = after([lifted(now, p.weight_kg, 9, 2)], BENCH, *states)
    assert loads[-1] >= 70
    assert all(b <= a * 1.15 * exp(0.033) for a, b in pairwise(loads))
