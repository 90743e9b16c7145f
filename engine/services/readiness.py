"""How ready is the lifter, against their own normal?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from math import log
from typing import Any
from uuid import UUID

from engine.core.readiness import Baseline, Readings, baseline, composite_z, modifier
from engine.errors import Fault, Rejected
from engine.schemas.body import ReadinessIn, ReadinessListOut, ReadinessOut, ReadinessPatch, ReadinessQuery
from engine.storage import db, readiness
from engine.storage.db import Row

ITEMS = ("sleep_quality", "mood", "energy", "stress", "soreness")
NORMAL_DAYS, NORMAL_HRV_DAYS = 28, 60  # [sources: readiness]
HRV_DAYS, HRV_CARRIED_DAYS, NIGHTS = 7, 3, 3
AHEAD = timedelta(days=1)  # the day begins earlier in the east
LONGEST_LIST = 400
SAME_Z = 1e-6  # as it is stored
NOTHING: Mapping[str, Any] = {
    **dict.fromkeys((*ITEMS, "sleep_hours", "hrv_rmssd", "note")),
    "sore": [],
}
Days = Mapping[date, Mapping[str, Any]]


def days(user_id: UUID, query: ReadinessQuery) -> ReadinessListOut:
    """Check-ins, newest first; at most 400."""
    with db.transaction(user_id) as tx:
        rows = readiness.between(tx, user_id, query.since, query.until, LONGEST_LIST)
    return ReadinessListOut(readiness=[_out(row) for row in rows])


def check_in(user_id: UUID, given: ReadinessIn, now: datetime) -> ReadinessOut:
    """Store how a day is, in place of what was said of it before. Raises Rejected for the future, and for nothing."""
    told = given.model_dump()
    if _is_empty(told):
        raise Rejected("Tell at least one thing", (Fault("", "nothing is told", "one of the answers, or a note"),))
    return _change(user_id, {given.day: told}, now).readiness[0]


def change(user_id: UUID, patch: ReadinessPatch, now: datetime) -> ReadinessListOut:
    """Change days answer by answer; one of which nothing is left goes. What is left of them, newest first.

    Days after them are compared with another normal from then on. Raises Rejected for the future.
    """
    return _change(user_id, {one.day: one.model_dump(exclude_unset=True) for one in patch.days}, now)


def _change(user_id: UUID, told: Days, now: datetime) -> ReadinessListOut:
    _refuse_future(max(told), now)
    normal = timedelta(days=NORMAL_HRV_DAYS)
    with db.transaction(user_id) as tx:
        readiness.lock(tx, user_id)
        rows = readiness.between(tx, user_id, min(told) - normal, max(told) + normal, None)
        known = {row["day"]: row for row in rows}
        merged = known | {day: {**NOTHING, **known.get(day, {}), **one} for day, one in told.items()}
        left = {day: row for day, row in merged.items() if not _is_empty(row)}
        reckoned = {day: row | {"z": _z_among(left, day)} for day, row in left.items() if day >= min(told)}
        changed = [row for day, row in reckoned.items() if day in told or abs(row["z"] - known[day]["z"]) > SAME_Z]
        if changed:
            readiness.put(tx, user_id, changed, now)
        if gone := [day for day in told if day in known and day not in left]:
            readiness.remove(tx, user_id, gone)
    return ReadinessListOut(readiness=[_out(reckoned[day]) for day in sorted(told, reverse=True) if day in left])


def _is_empty(row: Mapping[str, Any]) -> bool:
    return all(row[name] in (None, []) for name in NOTHING)


def _z_among(rows: Mapping[date, Row], day: date) -> float:
    """z of a day against those before it."""
    first = day - timedelta(days=NORMAL_HRV_DAYS)
    before = sorted(
        (row for other, row in rows.items() if first <= other < day), key=lambda row: row["day"], reverse=True
    )
    return z_of(rows[day], before) or 0.0


def z_of(today: Row, before: Sequence[Row]) -> float | None:
    """Today's z against the days before it, newest first; None while there is too little to compare with."""
    recent = [row for row in before if (today["day"] - row["day"]).days <= NORMAL_DAYS]
    names = [name for name in ITEMS if today[name] is not None]
    readings = Readings(
        ln_rmssd=_heart(today, before),
        sleep_hours=_nights(today, before),
        items={name: float(today[name]) for name in names},
    )
    return composite_z(
        readings,
        _normal([log(row["hrv_rmssd"]) for row in before if row["hrv_rmssd"]]),
        _normal([row["sleep_hours"] for row in recent if row["sleep_hours"] is not None]),
        _normal([sum(row[n] for n in names) for row in recent if all(row[n] is not None for n in names)]),
    )


def _normal(values: Sequence[float]) -> Baseline | None:
    return baseline(values) if values else None


def _heart(today: Row, before: Sequence[Row]) -> tuple[float, ...]:
    """ln RMSSD of the last week, oldest first; nothing where the newest is older than it may be."""
    week = [row for row in (today, *before) if row["hrv_rmssd"] and _age(today, row) < HRV_DAYS]
    if not week or _age(today, week[0]) > HRV_CARRIED_DAYS:
        return ()
    return tuple(log(row["hrv_rmssd"]) for row in reversed(week))


def _nights(today: Row, before: Sequence[Row]) -> tuple[float, ...]:
    """Hours of the last nights, oldest first; nothing where last night's are not told."""
    if today["sleep_hours"] is None:
        return ()
    known = [row for row in (today, *before) if row["sleep_hours"] is not None and _age(today, row) < NIGHTS]
    return tuple(row["sleep_hours"] for row in reversed(known))


def _age(today: Row, row: Row) -> int:
    day, other = today["day"], row["day"]
    return int((day - other).days)


def _refuse_future(day: date, now: datetime) -> None:
    if day > (now + AHEAD).date():
        raise Rejected("That day is yet to come", (Fault("day", "it lies in the future", "today or an earlier day"),))


def _out(row: Row) -> ReadinessOut:
    percent = round(100 * modifier(row["z"]), 1)
    return ReadinessOut.model_validate(row | {"load_percent": percent, "sentence": _sentence(row["z"], percent)})


def _sentence(z: float, percent: float) -> str:
    if z == 0:
        return "There is too little to compare with yet, so loads stay as they are."
    if percent == 0:
        return "You are about as usual, so loads stay as they are."
    how, what = ("better", "goes up") if percent > 0 else ("worse", "comes down")
    return f"You are {how} off than usual for you, so what is prescribed {what} by {abs(percent):g} %."
