"""Where repeating the last has been closer than the pool on a lift, the coach repeats."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.core.constants import DUEL_KEPT, DUEL_MARGIN, DUEL_SETS
from engine.core.expecting import expect
from engine.core.observing import observe
from engine.core.record import Record
from engine.core.types import LiftState
from tests.core.cast import BENCH, MONDAY, after, lifted, weeks

NEXT = lifted(MONDAY + timedelta(weeks=6), 80, 5)


def with_duel(lift: LiftState, count: float, behind: float) -> LiftState:
    """The lift, had the pool been this much further off than repeating in the mean (log units)."""
    return replace(lift, records={**lift.records, "duel_opening": Record(count, 0.0, (behind * count,))})


@pytest.mark.parametrize(
    ("count", "behind", "repeats"),
    [
        (DUEL_SETS, 2 * DUEL_MARGIN, True),
        (DUEL_SETS - 1, 2 * DUEL_MARGIN, False),
        (DUEL_SETS, DUEL_MARGIN / 2, False),
        (DUEL_SETS, -0.1, False),
    ],
)
def test_it_takes_sets_enough_and_a_clear_lead(count: float, behind: float, repeats: bool) -> None:
    lift, lifter = after(weeks(6, step=2.5))
    said = expect(with_duel(lift, count, behind), lifter, BENCH, NEXT)
    usual = expect(lift, lifter, BENCH, NEXT)
    assert said is not None
    assert usual is not None
    assert usual.load_kg != pytest.approx(usual.repeat_kg)
    assert said.load_kg == pytest.approx(said.repeat_kg if repeats else usual.load_kg)


def test_each_set_counts_by_how_much_further_off_the_pool_was() -> None:
    lift, lifter = after(weeks(6, step=2.5))
    said = expect(lift, lifter, BENCH, NEXT)
    assert said is not None
    before = lift.records["duel_opening"]
    duel = observe(lift, lifter, BENCH, NEXT)[0].records["duel_opening"]
    assert duel.count == pytest.approx(DUEL_KEPT * before.count + 1)
    closer = duel.sums[0] - DUEL_KEPT * before.sums[0]
    assert (closer < 0) == (abs(said.load_kg - 80) < abs(said.repeat_kg - 80))


def test_the_pool_is_judged_on_while_the_coach_repeats() -> None:
    lift, lifter = after(weeks(6, step=2.5))
    plain = observe(lift, lifter, BENCH, NEXT)[0].records["duel_opening"]
    behind = observe(with_duel(lift, 20, 0.02), lifter, BENCH, NEXT)[0].records["duel_opening"]
    gained = plain.sums[0] - DUEL_KEPT * lift.records["duel_opening"].sums[0]
    assert behind.sums[0] == pytest.approx(DUEL_KEPT * 0.4 + gained)
