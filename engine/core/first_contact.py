"""A lift never done: a load that is safe to find out with.

The test is as many good reps as possible, aimed at 5 to 8. Its load is a low quantile of what a lifter of this sex,
bodyweight and experience can do (the ratio table of `lift_class`), or of what the lifter's other lifts suggest.
"""

from dataclasses import dataclass
from math import exp, log

from engine.core.constants import BODYWEIGHT, BODYWEIGHT_UNKNOWN, EXPERIENCE_RATIO, TEST_REPS_AIM, TEST_Z
from engine.core.forecast import prior_sd
from engine.core.lift_class import LiftClass
from engine.core.rep_curve import multiplier
from engine.core.types import Ask, Lifter


@dataclass(frozen=True, slots=True)
class FirstGuess:
    """Prior 1RM (system load, kg), its SD (log units), and the load (system, kg) to test with."""

    e1rm_kg: float
    sd: float
    load_kg: float
    by_other_lifts: bool


def first_guess(ask: Ask, kind: LiftClass) -> FirstGuess:
    """The prior for this lifter on this lift and the test load that follows from it."""
    state = ask.lifter_state
    known = state.scale_seen > 0 and ask.traits.load_type == "external"
    e1rm = kind.ratio_male * exp(state.scale_ln) if known else _population(ask.lifter, kind)
    sd = prior_sd(state.scale_seen if known else 0)
    safe = exp(log(e1rm) - TEST_Z.get(ask.lifter.experience, TEST_Z["novice"]) * sd)
    return FirstGuess(e1rm, sd, safe / multiplier(TEST_REPS_AIM), known)


def _population(lifter: Lifter, kind: LiftClass) -> float:
    body = lifter.bodyweight_kg or BODYWEIGHT.get(lifter.sex or "", BODYWEIGHT_UNKNOWN)
    ratio = kind.ratio_male if lifter.sex == "male" else kind.ratio_female
    return ratio * body * EXPERIENCE_RATIO.get(lifter.experience, EXPERIENCE_RATIO["novice"])
