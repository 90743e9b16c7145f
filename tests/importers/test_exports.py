"""The real exports and logs, where they lie beside the checkout."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

import time
import tracemalloc
from datetime import datetime

from engine.importers import read
from engine.importers.units import settle


def test_every_real_export_is_read_and_every_row_accounted_for(shared):
    for path in sorted((shared / "exports").iterdir()):
        found = read(path.read_bytes())
        assert found.format_name != "Table", path.name
        assert found.rows_read == len(found.sets) + len(found.skipped), path.name
        assert len(found.sets) > 0.8 * found.rows_read, path.name
        assert len(list(settle(found.sets, found.units, "kg"))) == len(found.sets)
        assert found.skipped_by_reason.get("bad_number", 0) == 0, path.name
        assert found.skipped_by_reason.get("bad_date", 0) <= 4, path.name
        assert all(datetime(2010, 1, 1) < one.session_start < datetime(2027, 1, 1) for one in found.sets)


def test_every_real_log_is_read_by_its_column_names(shared):
    for path in sorted((shared / "lifters").glob("*.csv")):
        found = read(path.read_bytes())
        assert found.missing == ()
        assert set(found.skipped_by_reason) <= {"no_reps", "reps_out_of_range", "cardio", "duplicate"}, path.name
        assert len({one.natural_key for one in found.sets}) == len(found.sets)


def test_the_largest_log_is_read_in_two_seconds_and_little_memory(shared):
    data = (shared / "lifters" / "D01.csv").read_bytes()
    started = time.perf_counter()
    found = read(data)
    assert time.perf_counter() - started < 2
    assert len(found.sets) > 22_000
    tracemalloc.start()
    read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000
