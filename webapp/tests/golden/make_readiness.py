"""Vectors that hold the phone's readiness to the server's.

PYTHONPATH=. python webapp/tests/golden/make_readiness.py
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from engine.core.readiness import modifier
from engine.services.readiness import ITEMS, NORMAL_HRV_DAYS, z_of

FILE = Path(__file__).with_name("readiness.json")
TODAY = date(2026, 11, 22)
CASES = 60
DIGITS = 12  # another machine's logarithm may differ in the last ones


def vectors() -> list[dict[str, Any]]:
    """Random lifters: from nothing told to a watch worn every night and every question answered."""
    return [_case(random.Random(seed)) for seed in range(CASES)]  # noqa: S311 - no secret


def text() -> str:
    """The file's content."""
    return "[\n" + ",\n".join(json.dumps(case) for case in vectors()) + "\n]\n"


def _case(chance: random.Random) -> dict[str, Any]:
    diligence = chance.choice([0.1, 0.4, 0.8, 1.0])
    length = chance.choice([0, 3, 6, 20, 60])
    days = [_day(chance, TODAY - timedelta(days=ago), diligence) for ago in range(1, length + 1)]
    before = [day for day in days if any(day[name] is not None for name in (*ITEMS, "sleep_hours", "hrv_rmssd"))]
    today = _day(chance, TODAY, max(diligence, 0.4))
    assert all((TODAY - day["day"]).days <= NORMAL_HRV_DAYS for day in before)
    z = z_of(today, before)
    return {
        "today": _plain(today),
        "before": [_plain(day) for day in before],
        "z": None if z is None else round(z, DIGITS),
        "modifier": round(modifier(z), DIGITS),
    }


def _day(chance: random.Random, day: date, diligence: float) -> dict[str, Any]:
    def told(value: float) -> float | None:
        return value if chance.random() < diligence else None

    return {
        "day": day,
        **{name: told(chance.randint(1, 5)) for name in ITEMS},
        "sleep_hours": told(round(chance.gauss(7, 1.2), 2)),
        "hrv_rmssd": told(round(chance.lognormvariate(4, 0.3), 1)),
    }


def _plain(day: dict[str, Any]) -> dict[str, Any]:
    return day | {"day": str(day["day"])}


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
