"""Do real logs find their lifts? Reads ../shared/bench, which holds people's logs and is no part of the project."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from database import catalogue
from engine.importers.naming import Matcher

LIFTERS = Path(__file__).resolve().parents[3] / "shared" / "bench" / "lifters"

pytestmark = [
    pytest.mark.skipif(bool(os.environ.get("CI")), reason="the logs are not published"),
    pytest.mark.skipif(not LIFTERS.is_dir(), reason=f"no logs in {LIFTERS}"),
]


def sets_by_name() -> dict[str, Counter[str]]:
    """Sets per exercise name, by log."""
    logs: dict[str, Counter[str]] = {}
    for path in sorted(LIFTERS.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            logs[path.stem] = Counter(row["exercise"] for row in csv.DictReader(file))
    return logs


def test_nineteen_sets_of_twenty_map_to_a_lift() -> None:
    matcher = Matcher(catalogue.read().names)
    logs = sets_by_name()
    mapped = {log: sum(sets for name, sets in names.items() if matcher.match(name)) for log, names in logs.items()}
    every = sum(names.total() for names in logs.values())
    assert sum(mapped.values()) / every >= 0.98
    shares = sorted(mapped[log] / names.total() for log, names in logs.items())
    assert shares[len(shares) // 2] >= 0.99
    assert shares[0] >= 0.85
