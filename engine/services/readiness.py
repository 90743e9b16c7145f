"""How ready is the lifter, against their own normal?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import log
from uuid import UUID

from engine.core.readiness import Baseline, Readings, baseline, composite_z, modifier
from engine.errors import Fault, Rejected
from engine.schemas.body import ReadinessIn, ReadinessListOut, ReadinessOut, ReadinessQuery
from engine.storage import db, readiness
from engine.storage.db import Row

ITEMS = ("sleep_quality", "mood", "energy", "stress", "soreness")
NORMAL_DAYS, NORMAL_HRV_DAYS = 28, 60  # [sources: readiness]
HRV_DAYS, HRV_CARRIED_DAYS, NIGHTS = 7, 3, 3
AHEAD = timedelta(days=1)  # the day begins earlier in the east
LONGEST_LIST = 400


def days(user_id: UUID, query: ReadinessQuery) -> ReadinessListOut:
    """Check-ins, newest first; at most 400."""
    with db.transaction(user_id) as tx:
        rows = readiness.between(tx, user_id, query.since, query.until, LONGEST_LIST)
    return ReadinessListOut(readiness=[_out(row) for row in rows])


def check_in(user_id: UUID, given: ReadinessIn, now: datetime) -> ReadinessOut:
    """Store how a day is, in place of what was said of it before. Raises Rejected for the future, and for nothing."""
    _refuse_future(given.day, now)
    today = given.model_dump()
    if all(today[name] is None for name in (*ITEMS, "sleep_hours", "hrv_rmssd", "note")):
        raise Rejected("Tell at least one thing", (Fault("", "nothing is told", "one of the answers, or a note"),))
    first, last = given.day - timedelta(days=NORMAL_HRV_DAYS), given.day - timedelta(days=1)
    with db.transaction(user_id) as tx:
        before = readiness.between(tx, user_id, first, last, NORMAL_HRV_DAYS)
        z = z_of(today, before) or 0.0
        readiness.put(tx, user_id, today, z, now)
    return _out(today | {"z": z})


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
