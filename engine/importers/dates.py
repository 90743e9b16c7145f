"""Dates and times as exports and spreadsheets write them, in any order, language and clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from engine.importers.history import DATE_ONLY_START
from engine.importers.months import month_of

_LONGEST_DATE = 60
_YEARS = range(1970, 2101)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.+))?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]+(.+))?$")
_NUMBERED_MONTH = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?[ ,]*(.*)$")
_TIME = re.compile(
    r"(?P<before>上午|下午|午前|午後|오전|오후)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<after>[ap]\.?\s?m\b\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_MORNING = ("a", "上午", "午前", "오전")
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the file tells it: naive, in UTC when `in_utc`; noon where only the day is known."""

    at: datetime
    in_utc: bool
    minutes_known: bool


class DateReader:
    """Reads the dates of one file. `order` (dmy or mdy) holds for dates whose year comes last."""

    def __init__(self, order: str = "mdy") -> None:
        self.order = order
        self.warnings: tuple[str, ...] = ()
        self._seen: dict[str, Moment | None] = {}

    @classmethod
    def for_values(cls, values: Iterable[str], order: str | None = None) -> DateReader:
        """A reader for a column of dates, in file order; finds the order from them unless it is given."""
        if order in ("dmy", "mdy"):
            return cls(order)
        parts = _changing_parts(values)
        found, sure = _order_of(parts)
        reader = cls(found)
        if parts and not sure:
            words = "day/month/year" if found == "dmy" else "month/day/year"
            reader.warnings = (f"The dates could be read in two ways: taken as {words}.",)
        return reader

    def read(self, text: str) -> Moment | None:
        """The moment that `text` names, None when it names none (so 31 February, or a year before 1970)."""
        if len(text) > _LONGEST_DATE:
            return None
        if text not in self._seen:
            try:
                self._seen[text] = self._moment(_BLANKS.sub(" ", text).strip())
            except (ValueError, OverflowError):
                self._seen[text] = None
        return self._seen[text]

    def _moment(self, text: str) -> Moment | None:
        day, rest = self._day(text)
        if day is None or day.year not in _YEARS:
            return None
        return _with_time(day, rest.strip(" ,"))

    def _day(self, text: str) -> tuple[date | None, str]:
        if found := _YEAR_FIRST.match(text):
            return date(int(found[1]), int(found[2]), int(found[3])), found[4] or ""
        if found := _YEAR_LAST.match(text):
            return self._numeric(int(found[1]), int(found[3]), found[4]), found[5] or ""
        if found := _NUMBERED_MONTH.match(text):
            return date(int(found[1]), int(found[2]), int(found[3])), found[4]
        return _named_month(text)

    def _numeric(self, first: int, second: int, year: str) -> date:
        day, month = (first, second) if self.order == "dmy" else (second, first)
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _with_time(day: date, text: str) -> Moment | None:
    if not text:
        return Moment(datetime.combine(day, datetime.min.time()) + DATE_ONLY_START, False, False)
    found = _TIME.match(text)
    if not found:
        return None
    hour = _hour(int(found["hour"]), found["before"] or (found["after"] or "")[:1].lower())
    at = datetime(day.year, day.month, day.day, hour, int(found["minute"]), int(found["second"] or 0))  # noqa: DTZ001 (local)
    return _zoned(at, found["zone"])


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        # A 24-hour time with a stray PM is clear enough; 0 AM and 13 AM are what they say.
        return hour
    return hour % 12 + (0 if half in _MORNING else 12)


def _zoned(at: datetime, zone: str | None) -> Moment | None:
    if not zone:
        return Moment(at, False, True)
    if zone.upper() in ("Z", "UTC", "GMT"):
        return Moment(at, True, True)
    sign = -1 if zone[0] == "-" else 1
    digits = zone[1:].replace(":", "")
    if int(digits[:2]) > 14 or int(digits[2:]) > 59:
        return None
    ahead = sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return Moment((at - ahead).replace(tzinfo=UTC).replace(tzinfo=None), True, True)


def _named_month(text: str) -> tuple[date | None, str]:
    """`26 Jul 2025, 07:06`, `Jul 28, 2026, 6:49 PM`, `26 de jul. de 2025 07:06`."""
    month, numbers, end = None, [], 0
    for found in _WORDS.finditer(text):
        if found[0].isdigit():
            numbers.append(int(found[0]))
        else:
            month = month or month_of(found[0])
        end = found.end()
        if month and len(numbers) == 2:
            break
    if not month or len(numbers) != 2:
        return None, ""
    day, year = sorted(numbers)
    return date(year, month, day), re.sub(r"^[^\d上下午오]+", "", text[end:])


_Parts = tuple[int, str, int, int]


def _changing_parts(values: Iterable[str]) -> list[_Parts]:
    """First number, separator, second number and year of the dates whose year is last, repeats left out."""
    parts: list[_Parts] = []
    last = ""
    for text in values:
        if text == last:
            continue
        last = text
        if found := _YEAR_LAST.match(_BLANKS.sub(" ", text).strip()):
            parts.append((int(found[1]), found[2], int(found[3]), int(found[4])))
    return parts


def _order_of(parts: list[_Parts]) -> tuple[str, bool]:
    """The order of day and month, and whether the dates prove it.

    A part over 12 is a day. Failing that, a log is kept in order: the reading under which the dates wander
    least is the right one. Failing that, dots and dashes go with day first, slashes with month first.
    """
    first_is_day = sum(first > 12 for first, _, _, _ in parts)
    second_is_day = sum(second > 12 for _, _, second, _ in parts)
    if first_is_day != second_is_day:
        return ("dmy" if first_is_day > second_is_day else "mdy"), True
    wander = {order: _wander(parts, order) for order in ("dmy", "mdy")}
    if min(wander.values()) * 2 < max(wander.values()):
        return min(wander, key=lambda order: wander[order]), True
    return ("mdy" if not parts or parts[0][1] == "/" else "dmy"), False


def _wander(parts: list[_Parts], order: str) -> int:
    """Days walked from date to date, counting each month as 31."""
    days = [(y * 12 + (b if order == "dmy" else a)) * 31 + (a if order == "dmy" else b) for a, _, b, y in parts]
    return sum(abs(after - before) for before, after in pairwise(days))
