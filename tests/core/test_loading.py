"""What a gym can load, and the neighbours of a weight."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.constants import KG_PER_LB
from engine.core.loading import at_least, at_most, choose, loadable, nearest, next_down, next_up, standard_gym
from engine.core.types import Bar, ExerciseTraits, Gym, Plate, Rack, Stack
from tests.core.cast import ASSISTED_PULL_UP, BENCH, CURL, EVERY_GRAM, LEG_EXTENSION, PULL_UP

KG, LB = standard_gym("kg"), standard_gym("lb")
HOME = Gym("kg", (Bar("barbell", 15),), (Plate(10, "kg", 2), Plate(5, "kg", 3), Plate(1.25, "kg", 4)))
ANY_TRAITS = [
    BENCH,
    CURL,
    PULL_UP,
    ASSISTED_PULL_UP,
    LEG_EXTENSION,
    ExerciseTraits("squat", "smith"),
    ExerciseTraits("carry", "band"),
]


def test_a_bar_takes_the_plates_that_are_there_in_pairs() -> None:
    """One pair of 10, one of 5 (the third 5 has no partner), two of 1.25."""
    sides = sorted({a + b + c for a in (0, 10) for b in (0, 5) for c in (0, 1.25, 2.5)})
    assert loadable(HOME, BENCH) == tuple(15 + 2 * side for side in sides)


def test_the_plates_of_one_side_are_told_heaviest_first() -> None:
    plan = nearest(KG, BENCH, 82.4)
    assert (plan.weight_kg, plan.base, plan.per_side) == (82.5, 20, (25, 5, 1.25))
    assert (plan.down_kg, plan.up_kg) == (80, 85)


def test_the_fewest_plates_are_taken() -> None:
    gym = Gym("kg", (Bar("barbell", 20),), (Plate(20, "kg", 2), Plate(15, "kg", 4), Plate(10, "kg", 2)))
    assert nearest(gym, BENCH, 80).per_side == (20, 10)
    assert nearest(gym, BENCH, 80).weight_kg == 80


def test_a_pound_gym_loads_pounds() -> None:
    plan = nearest(LB, BENCH, 102.3)
    assert (plan.weight, plan.unit, plan.per_side) == (225, "lb", (45, 45))
    assert plan.weight_kg == pytest.approx(225 * KG_PER_LB, abs=1e-5)


def test_both_units_stand_side_by_side_but_never_on_one_bar() -> None:
    gym = Gym("kg", (Bar("barbell", 20),), (Plate(10, "kg", 2), Plate(25, "lb", 2)))
    assert loadable(gym, BENCH) == (20, 40, round(20 + 50 * KG_PER_LB, 5))


def test_a_dumbbell_comes_from_the_rack() -> None:
    gym = Gym("kg", racks=(Rack("dumbbell", (5, 7.5, 10)), Rack("kettlebell", (8,))))
    assert loadable(gym, CURL) == (5, 7.5, 10)


def test_a_stack_has_pins_and_add_ons() -> None:
    gym = Gym("kg", stacks=(Stack("machine", 5, 10, 25, add_ons=(2.5, 5)),))
    assert loadable(gym, LEG_EXTENSION) == (5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5, 30, 32.5)
    plan = nearest(gym, LEG_EXTENSION, 17.5)
    assert (plan.pin, plan.add_ons) == (15, (2.5,))


def test_a_machine_of_its_own_comes_before_the_common_one() -> None:
    gym = Gym("kg", stacks=(Stack("machine", 5, 5, 50), Stack("machine", 7, 7, 21, exercise_ids=("x",))))
    assert loadable(gym, LEG_EXTENSION, "x") == (7, 14, 21)
    assert loadable(gym, LEG_EXTENSION, "y")[0] == 5


def test_assistance_is_negative_and_less_of_it_is_heavier() -> None:
    weights = loadable(KG, ASSISTED_PULL_UP)
    assert weights[0] == -100
    assert weights[-1] == 0
    assert next_up(KG, ASSISTED_PULL_UP, -20).weight_kg == -15


def test_a_belt_takes_single_plates_and_the_body_alone_is_zero() -> None:
    assert loadable(KG, PULL_UP)[:4] == (0, 1.25, 2.5, 3.75)
    assert nearest(KG, PULL_UP, 0.2).kind == "none"
    assert nearest(KG, PULL_UP, 12.4).per_side == (10, 2.5)


def test_where_nothing_is_known_any_half_kilo_can_be_loaded() -> None:
    assert nearest(EVERY_GRAM, BENCH, 81.3).weight_kg == 81.5
    assert nearest(Gym("lb"), BENCH, 81.3).weight == 179


@pytest.mark.parametrize("gym", [KG, LB, HOME, EVERY_GRAM])
@pytest.mark.parametrize("traits", ANY_TRAITS)
def test_weights_ascend_and_none_comes_twice(gym: Gym, traits: ExerciseTraits) -> None:
    weights = loadable(gym, traits)
    assert weights
    assert all(a < b for a, b in pairwise(weights))


@given(st.sampled_from([KG, LB, HOME, EVERY_GRAM]), st.sampled_from(ANY_TRAITS), st.floats(-150, 400))
def test_neighbours_are_neighbours(gym: Gym, traits: ExerciseTraits, kg: float) -> None:
    weights = loadable(gym, traits)
    near = nearest(gym, traits, kg).weight_kg
    assert abs(near - kg) == min(abs(w - kg) for w in weights)
    below, above = at_most(gym, traits, kg), at_least(gym, traits, kg)
    assert (below.weight_kg if below else None) == max((w for w in weights if w <= kg + 5e-5), default=None)
    assert (above.weight_kg if above else None) == min((w for w in weights if w >= kg - 5e-5), default=None)


@given(st.sampled_from([KG, LB, HOME]), st.floats(20, 200))
def test_the_plates_add_up(gym: Gym, kg: float) -> None:
    plan = nearest(gym, BENCH, kg)
    assert plan.base + 2 * sum(plan.per_side) == pytest.approx(plan.weight, abs=1e-3)


def test_up_and_down_end_at_the_ends() -> None:
    assert next_down(KG, BENCH, 20) is None
    assert next_up(KG, BENCH, loadable(KG, BENCH)[-1]) is None
    assert next_up(KG, BENCH, 80).weight_kg == 82.5
    assert next_down(KG, BENCH, 80).weight_kg == 77.5


def test_a_wanted_rise_is_not_rounded_back() -> None:
    assert choose(KG, BENCH, 81.1, 74, 86, floor=80.5).weight_kg == 82.5
    assert choose(KG, BENCH, 81.1, 74, 86).weight_kg == 80


def test_the_rail_beats_the_direction_and_the_nearest() -> None:
    assert choose(KG, BENCH, 81.4, 74, 82, floor=80.5).weight_kg == 80
    assert choose(KG, BENCH, 84.9, 74, 84.9).weight_kg == 82.5


def test_where_the_rail_holds_nothing_the_load_is_below_it() -> None:
    gym = Gym("kg", racks=(Rack("dumbbell", (10, 15, 20)),))
    assert choose(gym, CURL, 17.4, 16.2, 18.6).weight_kg == 15
    assert choose(gym, CURL, 6, 5, 7).weight_kg == 10


@given(st.floats(1, 300), st.floats(0, 0.3), st.floats(0, 0.3))
def test_no_choice_is_above_the_rail_unless_all_are(kg: float, down: float, up: float) -> None:
    high = kg * (1 + up)
    plan = choose(KG, BENCH, kg, kg * (1 - down), high)
    assert plan.weight_kg <= high + 1e-4 or plan.weight_kg == loadable(KG, BENCH)[0]


def test_an_absurd_gym_does_not_hold_up_a_request() -> None:
    plates = tuple(Plate(0.5 + 0.137 * i, "kg", 100) for i in range(30))
    stacks = tuple(Stack("machine", 0.001 * i, 0.001, 700, add_ons=(1, 2, 4, 8, 16, 32)) for i in range(50))
    gym = Gym("kg", tuple(Bar("barbell", float(i)) for i in range(1, 21)), plates, stacks=stacks)
    assert 0 < len(loadable(gym, BENCH)) <= 10_000
    assert 0 < len(loadable(gym, PULL_UP)) <= 10_000
    assert 0 < len(loadable(gym, LEG_EXTENSION)) <= 10_000


def test_a_stack_without_steps_is_its_first_pin() -> None:
    assert loadable(Gym("kg", stacks=(Stack("machine", 40, 0, 90),)), LEG_EXTENSION) == (40,)
