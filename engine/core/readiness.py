"""How ready the lifter is today: a z score, and what it may do to the load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class Baseline(Value):
    """A lifter's own normal: mean and SD over `days` days with a reading."""

    mean: float
    sd: float
    days: int


@dataclass(frozen=True, slots=True)
class Readings(Value):
    """What is known of today, each part None when not measured.

    `ln_rmssd`: the readings of the last 7 days (ln ms), newest last, carried at most 3 days. `sleep_hours`: the last
    nights, newest last. `items`: questionnaire answers 1-5, each signed so that 5 is best, by name.
    """

    ln_rmssd: tuple[float, ...] = ()
    sleep_hours: tuple[float, ...] = ()
    items: Mapping[str, float] | None = None


def baseline(values: Sequence[float]) -> Baseline:
    """Mean and sample SD of daily values."""
    raise NotImplementedError


def composite_z(
    readings: Readings, hrv: Baseline | None, sleep: Baseline | None, questionnaire: Baseline | None
) -> float | None:
    """Composite readiness Z, None when nothing was measured."""
    raise NotImplementedError


def modifier(z: float | None) -> float:
    """Share by which readiness moves the load, -0.07 to 0.07; 0 when nothing was measured."""
    raise NotImplementedError
