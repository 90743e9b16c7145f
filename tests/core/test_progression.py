"""Which load to take, and whether a lift stands still."""

from dataclasses import replace
from datetime import timedelta
from math import exp, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.asking import asked_outlook
from engine.core.constants import LOYALTY
from engine.core.guardrails import rail
from engine.core.lift_class import classify
from engine.core.loading import standard_gym
from engine.core.memory import PastSession
from engine.core.outlook import RepsOutlook
from engine.core.progression import Scales, light_day, next_load, opening_load, plateau
from engine.core.straight import Straight
from engine.core.strength import system_load
from engine.core.types import DayState, ExerciseTraits, LifterState, LiftState, PerformedSet, RepTarget, SetState
from tests.core.cast import BENCH, MONDAY, after, ask, lifted, weeks
from tests.core.wild import EVERY_KIND, histories

RANGE = RepTarget(7, 9, 2)


def scales(
    sets: list[PerformedSet],
    wanted: RepTarget = RANGE,
    traits: ExerciseTraits = BENCH,
    later: timedelta = timedelta(days=7),
) -> Scales | None:
    """What the load after these sets is weighed by; None where no session is over."""
    asked = ask(after(sets, traits), sets[-1].performed_at + later, traits)
    ahead, slope = asked_outlook(asked, wanted.rir), classify(traits).rep_slope
    limits = rail(asked.lift, 8 + wanted.rir, slope, asked.now)
    if ahead is None or limits is None:
        return None
    return Scales(asked, standard_gym("kg"), ahead, wanted, system_load(traits, 0.0, 80.0), limits, slope)


def steady(**how: object) -> Scales:
    found = scales(weeks(8), **how)  # type: ignore[arg-type]
    assert found is not None
    return found


STEADY = steady()


def certain(reps: int) -> RepsOutlook:
    return RepsOutlook([*[0.0] * reps, 1.0], (), ())


def test_a_session_opens_with_the_first_set_that_is_not_far_below_its_heaviest() -> None:
    assert PastSession(MONDAY, (50.0, 12.0, 2.0, 100.0, 5.0, -1.0)).opening() == (100.0, 5.0, -1.0)
    assert PastSession(MONDAY, (80.0, 8.0, 2.0, 100.0, 5.0, -1.0)).opening() == (80.0, 8.0, 2.0)


def test_a_lift_that_has_not_risen_for_weeks_stands_still() -> None:
    found = plateau(steady_seen(10))
    assert found is not None
    assert (found.code, dict(found.values)) == ("plateau", {"sessions": 5.0, "days": 35.0})


def steady_seen(count: int, step: float = 0.0, days: float = 7.0):  # type: ignore[no-untyped-def]
    sets = [lifted(MONDAY + timedelta(days=days * nth), 80 + step * nth, 8) for nth in range(count)]
    found = scales(sets)
    assert found is not None
    return found.ahead.seen


@pytest.mark.parametrize(("count", "step", "days"), [(9, 0.0, 7.0), (10, 0.5, 7.0), (10, 0.0, 5.0)])
def test_few_sessions_or_days_or_a_rise_are_no_standstill(count: int, step: float, days: float) -> None:
    assert plateau(steady_seen(count, step, days)) is None


@pytest.mark.parametrize(("begun", "load", "light"), [(2, -0.2, True), (1, -0.2, False), (2, -0.14, False)])
def test_a_light_day_is_one_on_which_two_lifts_were_begun_far_below_last_time(
    begun: int, load: float, light: bool
) -> None:
    now = MONDAY + timedelta(hours=1)
    lifter = replace(LifterState.empty(), day=DayState(MONDAY, begun, load, load))
    found = light_day(ask((LiftState.empty(), lifter), now))
    assert (found is not None) == light
    if found:
        assert dict(found.values) == {"share": -0.1, "lifts": 2.0}
    assert light_day(ask((LiftState.empty(), lifter), MONDAY + timedelta(hours=5))) is None


def test_rungs_are_what_the_gym_can_load_about_there_and_within_the_rail() -> None:
    assert steady().rungs(80.0) == pytest.approx([75, 77.5, 80, 82.5, 85])
    assert steady().rungs(80.0, highest=80.0) == pytest.approx([75, 77.5, 80])


def test_a_lighter_load_allows_more_reps_along_the_slope() -> None:
    weighed = steady()
    assert weighed.more_reps(80 * exp(-weighed.rep_slope), 80.0) == pytest.approx(1)
    assert weighed.chance(80.0, certain(9), 80.0) == 1
    assert weighed.chance(80 * exp(-weighed.rep_slope), certain(9), 80.0) == pytest.approx(0)
    assert weighed.middle == 8


def test_a_load_stays_until_another_is_clearly_likelier() -> None:
    """At 80 the odds of 7 to 9 reps are 0.9; with a load that costs one rep more they are 1."""
    weighed, rungs = steady(), (80.0, 80 * exp(steady().rep_slope))
    odds = RepsOutlook([*[0.0] * 8, 0.45, 0.45, 0.10], (), ())
    assert weighed.chance(rungs[0], odds, 80.0) == pytest.approx(0.9)
    assert weighed.chance(rungs[1], odds, 80.0) == pytest.approx(1)
    assert weighed.settle(rungs, 80.0, odds, 0.12) == rungs[0]
    assert weighed.settle(rungs, 80.0, odds, 0.08) == rungs[1]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=25).filter(lambda many: sum(many) > 1e-2))
def test_no_rung_is_clearly_likelier_than_the_one_that_is_settled_on(weights: list[float]) -> None:
    odds = RepsOutlook([one / sum(weights) for one in weights], (), ())
    rungs = STEADY.rungs(80.0)
    chances = {one: STEADY.chance(one, odds, 80.0) for one in rungs}
    taken = STEADY.settle(rungs, 80.0, odds, LOYALTY)
    assert chances[taken] >= max(chances.values()) - LOYALTY
    assert not any(abs(one - 80) < abs(taken - 80) and chances[one] >= chances[taken] for one in rungs)


def test_what_gives_the_reps_is_loaded_again() -> None:
    found = opening_load(STEADY, 80.0, 1.0)
    assert found is not None
    assert (found.load.weight_kg, found.from_kg, found.chance) == (80, 80, found.from_chance)
    assert found.odds.quantile(0.5) == 8


def test_fewer_reps_get_a_heavier_load_than_more_of_them() -> None:
    few, many = (steady(wanted=RepTarget(middle - 1, middle + 1, 2)) for middle in (5, 12))
    loads = [opening_load(one, kg, 1.0) for one, kg in ((few, 86.0), (many, 74.0))]
    assert loads[0] is not None
    assert loads[1] is not None
    assert loads[0].load.weight_kg > 80 > loads[1].load.weight_kg


def done(reps: int, rir: float = 2.0) -> Straight:
    return Straight(SetState(80.0, 80.0, reps, rir, True, reps + rir, 0.0))


@pytest.mark.parametrize(("reps", "rir"), [(4, 2.0), (12, 2.0), (8, 6.0)])
def test_a_set_far_out_of_the_range_overrules_habit(reps: int, rir: float) -> None:
    weighed = scales([*weeks(8), lifted(MONDAY + timedelta(weeks=8), 80, reps, rir)], later=timedelta(minutes=4))
    assert weighed is not None
    assert next_load(weighed, done(reps, rir)) is None


def test_a_set_in_the_range_keeps_its_load_on() -> None:
    weighed = scales([*weeks(8), lifted(MONDAY + timedelta(weeks=8), 80, 8)], later=timedelta(minutes=4))
    assert weighed is not None
    found = next_load(weighed, done(8))
    assert found is not None
    assert found.load.weight_kg == 80


def test_what_was_too_heavy_today_is_not_gone_back_to() -> None:
    weighed = scales([*weeks(8), lifted(MONDAY + timedelta(weeks=8), 80, 9)], later=timedelta(minutes=4))
    assert weighed is not None
    found = next_load(weighed, replace(done(9), highest=77.5))
    assert found is not None
    assert found.load.weight_kg == 77.5


@given(
    st.sampled_from(EVERY_KIND).flatmap(lambda kind: st.tuples(st.just(kind), histories(kind))),
    st.integers(1, 20),
    st.floats(0.5, 1.5),
)
@settings(max_examples=60)
def test_after_any_history_a_load_is_settled_on_with_odds(life: tuple, low: int, share: float) -> None:  # type: ignore[type-arg]
    weighed = scales(life[1], RepTarget(low, low + 2, 2), life[0])
    if weighed is None:
        return
    wanted = weighed.rail.clamp(share * weighed.rail.anchor_kg)
    found = opening_load(weighed, wanted, 1.0)
    if found is not None:
        assert isfinite(found.load.weight_kg)
        assert sum(found.odds.odds) == pytest.approx(1)
        assert min(found.chance, found.from_chance) >= -1e-9
        assert max(found.chance, found.from_chance) <= 1 + 1e-9
    inside = (weighed.rail.low_kg - weighed.body_kg - 1e-3, weighed.rail.high_kg - weighed.body_kg + 1e-3)
    assert all(inside[0] <= one <= inside[1] for one in weighed.rungs(wanted - weighed.body_kg))
