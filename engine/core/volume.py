"""Weekly hard sets per muscle."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class MuscleSets(Value):
    """Hard sets of one muscle: `direct` ones, and `indirect` ones (a half-share set is one, a quarter-share set half)."""

    direct: float = 0.0
    indirect: float = 0.0

    def total(self, counting: float = 0.5) -> float:
        """Direct sets plus `counting` (0, 0.5 or 1) for each indirect one."""
        return self.direct + counting * self.indirect


@dataclass(frozen=True, slots=True)
class Landmark(Value):
    """Rule-of-thumb weekly sets: maintenance, least that grows, most that is useful, most that is recovered from."""

    maintenance: float
    minimum: float
    adaptive: float
    maximum: float
    source: str


def hard_set_share(set_type: str, rir: float | None) -> float:
    """How much of a hard set this is: 1, 0.5 (drop) or 0 (warm-up, or more than 4 in reserve)."""
    raise NotImplementedError


def muscle_sets(muscles: Mapping[str, float], set_type: str, rir: float | None) -> dict[str, MuscleSets]:
    """What one set adds to each muscle."""
    raise NotImplementedError


def week_of(day: date) -> date:
    """The Monday of the week that a (local) day falls in."""
    raise NotImplementedError
