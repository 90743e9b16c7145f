"""The coach itself, tried with parameters and without."""

from __future__ import annotations

from datetime import timedelta

from engine.core.types import LifterState, PerformedSet
from engine.personalise.parameters import personal
from engine.personalise.selecting import LoggedSet
from engine.personalise.trial import ratio
from tests.personalise.simulated import BEGAN, TRAITS, Truth, history

NOW = LifterState.empty()
STEEP = Truth(rep_slope_ln=0.5, rir_bias=-1.5)


def test_the_truth_serves_the_coach_better_than_its_opposite() -> None:
    log_ = history(STEEP, sessions=60)
    since = log_[-160].done.performed_at
    right, wrong = (ratio(log_, since, {"rep_slope_ln": slope}, NOW) for slope in (0.5, -0.5))
    assert right is not None and wrong is not None and right < wrong


def test_the_parameters_in_use_are_their_own_equal() -> None:
    log_ = history(STEEP, sessions=40)
    values = {"rep_slope_ln": 0.3, "rir_bias": -1.0}
    assert ratio(log_, log_[-80].done.performed_at, values, personal(NOW, values)) == 1


def test_too_few_forecasts_tell_nothing() -> None:
    log_ = history(STEEP, sessions=40)
    assert ratio(log_, log_[-8].done.performed_at, {"rep_slope_ln": 0.3}, NOW) is None


def test_a_lifter_who_repeats_themselves_to_the_gram_is_no_fault() -> None:
    log_ = [
        LoggedSet("squat", TRAITS["squat"], PerformedSet(BEGAN + timedelta(days=2 * day), "working", 100.0, 5))
        for day in range(60)
    ]
    assert ratio(log_, log_[-30].done.performed_at, {"alpha": 0.7}, NOW) is not None
