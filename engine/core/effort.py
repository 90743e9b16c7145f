"""Reps in reserve: their bias, their error, and what a set says that logs none."""

from engine.core.constants import (
    ASSUMED_RIR,
    ASSUMED_RIR_SD,
    RIR_BIAS_HIGH,
    RIR_BIAS_LOW,
    RIR_SD_AT_FAILURE,
    RIR_SD_PER_REP,
)


def reps_to_failure(reps: float, rir: float, bias: float = 0.0) -> float:
    """n = r + max(0, RIR - b_u), b_u being reported minus true RIR (specification, section 4)."""
    return reps + max(0.0, rir - min(max(bias, RIR_BIAS_LOW), RIR_BIAS_HIGH))


def rir_of(set_type: str, rir: float | None) -> float:
    """The RIR to reckon with: as logged; else none left in a set to failure, and 2 in any other."""
    if rir is not None:
        return rir
    return 0.0 if set_type == "failure" else ASSUMED_RIR


def rir_sd(rir: float, *, known: bool = True) -> float:
    """SD (reps) of the true RIR about the reckoned one: it grows with distance from failure."""
    return RIR_SD_AT_FAILURE + RIR_SD_PER_REP * rir if known else ASSUMED_RIR_SD
