"""The real exports and logs, where they lie beside the checkout."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from engine.importers import read
from engine.importers.units import settle

ROOT = Path(__file__).parents[2]


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


def test_real_logs_are_read_by_their_column_names(shared):
    for path in sorted((shared / "lifters").glob("*.csv"))[::4]:
        found = read(path.read_bytes())
        assert found.missing == ()
        assert set(found.skipped_by_reason) <= {"no_reps", "reps_out_of_range", "cardio", "duplicate"}, path.name
        assert len({one.natural_key for one in found.sets}) == len(found.sets)


READ_AND_WEIGH = """
import sys, time
from pathlib import Path
from engine.importers import read
began = time.process_time()
sets = len(read(Path(sys.argv[1]).read_bytes()).sets)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(sets, time.process_time() - began, int(peak.split()[1]) // 1024)
"""


def test_the_largest_log_is_read_fast_and_in_little_memory(shared):
    command = [sys.executable, "-c", READ_AND_WEIGH, str(shared / "lifters" / "D01.csv")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    sets, seconds, megabytes = map(float, done.stdout.split())
    assert sets > 22_000
    assert seconds < 2, "of processor time; half a second on an idle machine"
    assert megabytes < 150
