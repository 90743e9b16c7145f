"""Numbers, durations and units as they stand in a cell."""

from __future__ import annotations

import re
from functools import lru_cache

from engine.importers.history import Unit

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d{1,3})?$", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d+$|[+-]?\d{1,3}(\.\d{3})+,\d+$")
_LONGEST_NUMBER = 40
_AMOUNT = re.compile(r"[1-9]")
_HOURS = re.compile(r"(\d+)\s*(?:h|std|小时|小時|時間|시간)", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+)\s*(?:m|分|분)", re.IGNORECASE)
_SECONDS = re.compile(r"(\d+)\s*(?:s|秒|초)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})$")
_LONGEST_SESSION = 6 * 3600
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "公斤"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "#", "磅"), "lb"),
}


def number(text: str) -> float | None:
    """The number in a cell, None when it is none: also for NaN, infinities and formulas.

    A lone comma is a decimal comma; with both signs the last one is.
    """
    return _number(text) if len(text) <= _LONGEST_NUMBER else None


@lru_cache(maxsize=4096)
def _number(text: str) -> float | None:
    if not _NUMBER.match(text):
        if not _THOUSANDS.match(text):
            return None
        text = text.replace("," if text.rfind(".") > text.rfind(",") else ".", "")
    value = float(text.replace(",", "."))
    return value if abs(value) < 1e12 else None


def has_amount(text: str) -> bool:
    """Whether a time or a distance says more than zero."""
    return _AMOUNT.search(text) is not None


def seconds(text: str) -> int | None:
    """A duration in seconds: `120.0`, `1h 13m`, `35min`, `1小时13分钟`, `0:01:30`. None when it is none."""
    if len(text) > _LONGEST_NUMBER:
        return None
    value = number(text)
    if value is not None:
        return round(value) if 0 < value < 1e6 else None
    if clock := _CLOCK.match(text):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = [(_HOURS, 3600), (_MINUTES, 60), (_SECONDS, 1)]
    total = sum(int(found[1][:6]) * size for pattern, size in parts if (found := pattern.search(text)))
    return total or None


def session_seconds(text: str) -> int | None:
    """A workout's duration, None where it is nonsense: a workout left open runs for days."""
    length = seconds(text)
    return length if length and length <= _LONGEST_SESSION else None


def unit(text: str) -> Unit | None:
    """`kg`, `kgs`, `lbs` ... to the unit; None for anything else."""
    return _UNITS.get(text.strip().casefold().rstrip("."))


def unit_in(name: str) -> Unit | None:
    """The unit that a column's name holds: `Weight (lbs)`, `weight_kg`, `kg`."""
    words = re.split(r"[\s_()\[\]]+", name.casefold())
    return next((found for word in words if (found := unit(word))), None)
