"""Reps to failure and share of the one-rep maximum: the specification's Extended Epley, fenced.

    1RM = w / (1 - 0.0333 (r + max(0, RIR - b_u)))        n = r + max(0, RIR - b_u)

The formula has a pole at n = 30.03 and calls a true single 3.45 % too strong. So past n = 12 the curve goes on
log-linearly, and one rep with none left is its own maximum. `strict_spec` gives the raw formula instead.
"""

from math import exp, inf, isfinite, log

from engine.core.constants import BEYOND_FENCE_SLOPE, FENCE_REPS, SPEC_LOG_AT_FENCE, SPEC_SLOPE
from engine.core.effort import reps_to_failure


def one_rep_max(load_kg: float, reps: float, rir: float, bias: float = 0.0, *, strict_spec: bool = False) -> float:
    """Estimated 1RM (kg) of `reps` done at `load_kg` with `rir` left.

    Raises ValueError for a load that is not above 0, fewer than 1 rep or a negative RIR.
    """
    if not (isfinite(load_kg) and load_kg > 0):
        raise ValueError("load must be above 0 kg")
    if not reps >= 1:
        raise ValueError("reps must be 1 or more")
    if not rir >= 0:
        raise ValueError("RIR is reps you had left; 0 means none")
    share = share_of_max(reps_to_failure(reps, rir, bias), strict_spec=strict_spec)
    return load_kg / share if share else inf


def load_for(e1rm_kg: float, reps: float, rir: float, bias: float = 0.0, *, strict_spec: bool = False) -> float:
    """The load (kg) at which a lifter of this 1RM does `reps` with `rir` left: the inverse of `one_rep_max`."""
    return e1rm_kg * share_of_max(reps_to_failure(reps, rir, bias), strict_spec=strict_spec)


def share_of_max(n: float, *, strict_spec: bool = False) -> float:
    """Load over 1RM at n reps to failure; the raw formula's is negative past n = 30."""
    if strict_spec or 1 < n <= FENCE_REPS:
        return 1 - SPEC_SLOPE * n
    return 1.0 if n <= 1 else exp(-SPEC_LOG_AT_FENCE - BEYOND_FENCE_SLOPE * (n - FENCE_REPS))


def multiplier(n: float, *, strict_spec: bool = False) -> float:
    """1RM over load at n reps to failure."""
    share = share_of_max(n, strict_spec=strict_spec)
    return 1 / share if share else inf


def reps_possible(e1rm_kg: float, load_kg: float) -> float:
    """Reps to failure at this load, a real number; 0 where the load is above the 1RM. Fenced curve."""
    if load_kg <= 0:
        return inf
    ratio = e1rm_kg / load_kg
    if ratio < 1:
        return 0.0
    if log(ratio) > SPEC_LOG_AT_FENCE:
        return FENCE_REPS + (log(ratio) - SPEC_LOG_AT_FENCE) / BEYOND_FENCE_SLOPE
    return max(1.0, (1 - 1 / ratio) / SPEC_SLOPE)


def slope(n: float) -> float:
    """What one more rep to failure costs at n (log units of load)."""
    if n > FENCE_REPS:
        return BEYOND_FENCE_SLOPE
    return SPEC_SLOPE / (1 - SPEC_SLOPE * max(n, 1.0))
