"""Hard sets per muscle, and the rule by which they are counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.landmarks import LANDMARKS
from engine.core.volume import MuscleSets, add_sets, hard_set_share, muscle_sets, week_of
from tests.core.cast import BENCH


@pytest.mark.parametrize(
    ("set_type", "rir", "share"),
    [
        ("working", 2, 1),
        ("working", None, 1),
        ("working", 4, 1),
        ("working", 4.5, 0),
        ("failure", 0, 1),
        ("drop", 0, 0.5),
        ("warmup", 1, 0),
    ],
)
def test_what_is_a_hard_set(set_type: str, rir: float | None, share: float) -> None:
    assert hard_set_share(set_type, rir) == share


def test_a_bench_press_is_direct_for_the_chest_and_indirect_for_the_arms() -> None:
    assert muscle_sets(BENCH.muscles, "working", 2) == {
        "chest": MuscleSets(1, 0),
        "triceps": MuscleSets(0, 1),
        "front_delts": MuscleSets(0, 1),
    }


def test_a_quarter_share_is_half_an_indirect_set() -> None:
    assert muscle_sets({"abs": 0.25}, "working", 2) == {"abs": MuscleSets(0, 0.5)}


@pytest.mark.parametrize(("counting", "total"), [(0, 3), (0.5, 5), (1, 7)])
def test_the_counting_rule_weighs_indirect_sets(counting: float, total: float) -> None:
    assert MuscleSets(3, 4).total(counting) == total


@given(st.dictionaries(st.sampled_from(["chest", "lats", "abs"]), st.sampled_from([1.0, 0.5, 0.25])))
def test_the_fractional_rule_gives_the_fractions_back(muscles: dict[str, float]) -> None:
    assert {m: s.total() for m, s in muscle_sets(muscles, "working", 1).items()} == muscles


def test_sets_add_up_and_the_parts_stay_as_they_were() -> None:
    one = muscle_sets(BENCH.muscles, "working", 2)
    two = add_sets(add_sets({}, one), one)
    assert two["chest"] == MuscleSets(2, 0)
    assert one["chest"] == MuscleSets(1, 0)


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 3, 2), date(2026, 3, 2)),
        (date(2026, 3, 8), date(2026, 3, 2)),
        (date(2026, 1, 1), date(2025, 12, 29)),
    ],
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert week_of(day) == monday


def test_landmarks_ascend_and_say_where_they_come_from() -> None:
    for mark in LANDMARKS.values():
        assert mark.maintenance <= mark.minimum <= mark.adaptive <= mark.maximum
        assert mark.source in {"RP", "ours"}
