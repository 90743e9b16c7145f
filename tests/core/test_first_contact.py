"""The first set of a lift never done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.lift_class import RATIOS, classify
from engine.core.prescribe import prescribe
from engine.core.types import Ask, ExerciseTraits, Lifter, LifterState, LiftState
from tests.core.cast import ANNA, BENCH, CURL, EVERY_GRAM, JONAS, MONDAY, PULL_UP, SQUAT, after, lifted


def first(lifter: Lifter = JONAS, traits: ExerciseTraits = BENCH, state: LifterState | None = None) -> Ask:
    return Ask(traits, lifter, LiftState.empty(), state or LifterState.empty(), MONDAY, gym=EVERY_GRAM)


def test_a_lift_never_done_begins_with_a_five_rep_test() -> None:
    p = prescribe(first())
    assert p.flag == "cold_start"
    assert (p.rep_low, p.rep_high, p.rir) == (5, 10, 0)
    assert p.headline.startswith("First time")


def test_the_test_load_is_below_what_such_a_lifter_can_do() -> None:
    p = prescribe(first())
    assert p.e1rm_kg == pytest.approx(80)
    assert p.weight_kg < p.e1rm_kg / 1.363  # the load of 8 reps to failure


def test_a_novice_starts_lower_than_an_expert() -> None:
    loads = [prescribe(first(replace(JONAS, experience=e))).exact_kg for e in ("novice", "intermediate", "advanced")]
    assert loads == sorted(loads)
    assert loads[0] < 0.7 * loads[1]


def test_of_an_unknown_lifter_the_cautious_guess_is_taken() -> None:
    unknown = prescribe(first(Lifter())).exact_kg
    assert unknown < prescribe(first(JONAS)).exact_kg
    assert unknown == pytest.approx(prescribe(first(Lifter("female", 70.0))).exact_kg)


def test_other_lifts_tell_more_than_the_population() -> None:
    _, state = after([lifted(MONDAY, 140, 5, 1)], SQUAT)
    strong, usual = prescribe(first(state=state)), prescribe(first())
    assert strong.exact_kg > usual.exact_kg
    assert strong.e1rm_band.high / strong.e1rm_kg < usual.e1rm_band.high / usual.e1rm_kg


def test_a_pull_up_test_is_never_a_negative_weight() -> None:
    p = prescribe(first(ANNA, PULL_UP))
    assert p.weight_kg == 0
    assert p.rep_low < 5


@pytest.mark.parametrize("pattern", [*RATIOS, "plyometric", "something_new"])
@pytest.mark.parametrize("equipment", ["barbell", "dumbbell", "machine", "cable", "band"])
def test_every_kind_of_lift_has_a_first_load(pattern: str, equipment: str) -> None:
    p = prescribe(first(traits=ExerciseTraits(pattern, equipment)))
    assert 0 < p.weight_kg < 200


@given(
    st.floats(35, 180),
    st.sampled_from(["male", "female", None]),
    st.sampled_from(["novice", "intermediate", "advanced"]),
)
def test_the_safe_load_is_at_most_eight_tenths_of_the_guess(body: float, sex: str | None, experience: str) -> None:
    for traits in (BENCH, SQUAT, CURL):
        p = prescribe(first(Lifter(sex, body, experience), traits))
        assert p.exact_kg <= 0.8 * p.e1rm_kg
        assert p.weight_kg <= p.exact_kg + 1e-4 or p.weight_kg == 0


def test_one_test_and_the_coach_goes_on_from_it() -> None:
    states = after([lifted(MONDAY, 60, 9, 0, "failure")])
    p = prescribe(Ask(BENCH, JONAS, *states, MONDAY + timedelta(days=2)))
    assert p.e1rm_kg == pytest.approx(60 / (1 - 0.0333 * 9))
    assert p.flag == "uncertain"


def test_heavy_leg_machines_and_hand_weights_are_told_apart() -> None:
    press, squat = classify(ExerciseTraits("squat", "machine")), classify(SQUAT)
    assert press.ratio_male > squat.ratio_male
    assert press.rep_slope < squat.rep_slope
    assert classify(CURL).isolation
    assert classify(CURL).ratio_male < classify(ExerciseTraits("elbow_flexion", "barbell")).ratio_male
