"""Weekly hard sets per muscle, direct and indirect apart.

The counting rule: a hard set is a working set, or one to failure, with at most 4 reps left (or none told); a drop is
half a set; a warm-up is none. It counts as a direct set for each muscle that it trains with its full share, and as an
indirect one for those with half of it. In `total`, an indirect set counts 0, 0.5 (the fractional rule, the best
predictor in Pelland 2024/26) or 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from engine.core.codec import Value
from engine.core.constants import DIRECT_SHARE, DROP_SET_SHARE, HARD_SET_RIR, INDIRECT_SHARE


@dataclass(frozen=True, slots=True)
class MuscleSets(Value):
    """Hard sets of one muscle: `direct`, and `indirect` (at half a share one set, at a quarter half a set)."""

    direct: float = 0.0
    indirect: float = 0.0

    def total(self, counting: float = INDIRECT_SHARE) -> float:
        """Direct sets plus `counting` (0, 0.5 or 1) for each indirect one."""
        return self.direct + counting * self.indirect

    def __add__(self, other: "MuscleSets") -> "MuscleSets":
        return MuscleSets(self.direct + other.direct, self.indirect + other.indirect)


def hard_set_share(set_type: str, rir: float | None) -> float:
    """How much of a hard set this is: 1, 0.5 (drop) or 0 (warm-up, or more than 4 in reserve)."""
    if set_type == "warmup" or (rir is not None and rir > HARD_SET_RIR):
        return 0.0
    return DROP_SET_SHARE if set_type == "drop" else 1.0


def muscle_sets(muscles: Mapping[str, float], set_type: str, rir: float | None) -> dict[str, MuscleSets]:
    """What one set adds to each muscle; nothing when it was not a hard set."""
    share = hard_set_share(set_type, rir)
    if not share:
        return {}
    return {muscle: _sets(share, fraction) for muscle, fraction in muscles.items() if fraction > 0}


def add_sets(week: Mapping[str, MuscleSets], more: Mapping[str, MuscleSets]) -> dict[str, MuscleSets]:
    """A week with more sets in it."""
    return {muscle: week.get(muscle, _NONE) + more.get(muscle, _NONE) for muscle in {**week, **more}}


def week_of(day: date) -> date:
    """The Monday of the week that a (local) day falls in."""
    return day - timedelta(days=day.weekday())


def _sets(share: float, fraction: float) -> MuscleSets:
    if fraction >= DIRECT_SHARE:
        return MuscleSets(direct=share)
    return MuscleSets(indirect=share * fraction / INDIRECT_SHARE)


_NONE = MuscleSets()
