"""How ready the lifter is today: a z score against their own normal, and what it may do to the load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite, sqrt
from statistics import fmean, stdev

from engine.core.codec import Value
from engine.core.constants import (
    BASELINE_MIN_DAYS,
    BASELINE_SHRINK_DAYS,
    HRV_MIN_READINGS,
    HRV_SMALLEST_CHANGE,
    LAST_NIGHT,
    LAST_NIGHTS,
    READINESS_CLIP,
    READINESS_CORRELATION,
    READINESS_LIMIT,
    READINESS_WEIGHTS,
    READINESS_Z_FULL,
    SD_FLOOR_ITEMS,
    SD_FLOOR_LN_RMSSD,
    SD_FLOOR_SLEEP,
)


@dataclass(frozen=True, slots=True)
class Baseline(Value):
    """A lifter's own normal: mean and SD over `days` days with a reading."""

    mean: float
    sd: float
    days: int


@dataclass(frozen=True, slots=True)
class Readings(Value):
    """What is known of today, each part empty when not measured.

    `ln_rmssd`: readings of the last 7 days (ln ms), the newest at most 3 days old. `sleep_hours`: up to three last
    nights, newest last. `items`: questionnaire answers 1 to 5 by name, each turned so that 5 is best.
    """

    ln_rmssd: tuple[float, ...] = ()
    sleep_hours: tuple[float, ...] = ()
    items: Mapping[str, float] = field(default_factory=dict)


def baseline(values: Sequence[float]) -> Baseline:
    """Mean and sample SD of daily values: 60 days for ln RMSSD, 28 for sleep and for the sum of the items."""
    if not values:
        return Baseline(0.0, 0.0, 0)
    return Baseline(fmean(values), stdev(values) if len(values) > 1 else 0.0, len(values))


def composite_z(
    readings: Readings, hrv: Baseline | None, sleep: Baseline | None, questionnaire: Baseline | None
) -> float | None:
    """Composite readiness Z [sources: readiness], None when nothing could be compared.

    An absent part adds nothing while the denominator keeps its weight, so that Z shrinks by itself.
    """
    parts = (_z_hrv(readings, hrv), _z_sleep(readings, sleep), _z_items(readings, questionnaire))
    if all(part is None for part in parts):
        return None
    total = sum(weight * part for weight, part in zip(READINESS_WEIGHTS, parts, strict=True) if part is not None)
    return total / _DENOMINATOR


def modifier(z: float | None) -> float:
    """Share by which readiness moves the load: 7 % x clip(Z / 3, -1, 1); exactly 0 when nothing was measured."""
    if z is None or not isfinite(z):
        return 0.0
    return READINESS_LIMIT * min(max(z / READINESS_Z_FULL, -1.0), 1.0)


def _z_hrv(readings: Readings, normal: Baseline | None) -> float | None:
    if len(readings.ln_rmssd) < HRV_MIN_READINGS:
        return None
    z = _z(fmean(readings.ln_rmssd), normal, SD_FLOOR_LN_RMSSD)
    return 0.0 if z is not None and abs(z) < HRV_SMALLEST_CHANGE else _shrunk(z, normal)


def _z_sleep(readings: Readings, normal: Baseline | None) -> float | None:
    if not readings.sleep_hours:
        return None
    hours = LAST_NIGHT * readings.sleep_hours[-1] + LAST_NIGHTS * fmean(readings.sleep_hours[-3:])
    return _shrunk(_z(hours, normal, SD_FLOOR_SLEEP), normal)


def _z_items(readings: Readings, normal: Baseline | None) -> float | None:
    if not readings.items:
        return None
    return _shrunk(_z(sum(readings.items.values()), normal, SD_FLOOR_ITEMS), normal)


def _z(value: float, normal: Baseline | None, sd_floor: float) -> float | None:
    if normal is None or normal.days < BASELINE_MIN_DAYS:
        return None
    return (value - normal.mean) / max(normal.sd, sd_floor)


def _shrunk(z: float | None, normal: Baseline | None) -> float | None:
    """Clipped, and trusted by how long the normal has been known."""
    if z is None or normal is None:
        return None
    return min(max(z, -READINESS_CLIP), READINESS_CLIP) * normal.days / (normal.days + BASELINE_SHRINK_DAYS)


def _denominator() -> float:
    """SD of the weighted sum when all parts correlate by 0.3."""
    squares = sum(weight**2 for weight in READINESS_WEIGHTS)
    return sqrt(squares + READINESS_CORRELATION * (sum(READINESS_WEIGHTS) ** 2 - squares))


_DENOMINATOR = _denominator()
