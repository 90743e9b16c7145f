"""How a log is read, and when its sets are taken to have been done."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import isnan
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.accuracy.clock import times
from bench.accuracy.logs import LoggedSet, read_log
from engine.core.constants import SESSION_GAP
from tests.bench.logbooks import FIRST, HEADER, row, sets_of, write

GAP = timedelta(seconds=SESSION_GAP)


def test_a_newest_first_log_is_put_in_order_and_keeps_its_rows(tmp_path: Path) -> None:
    rows = [row(n, 100 + n, 5 + i) for n in (2, 1, 0) for i in range(2)]
    found = sets_of(tmp_path, rows)
    assert [(one.row, one.weight, one.reps) for one in found] == [
        *((4, 100, 5), (5, 100, 6), (2, 101, 5), (3, 101, 6), (0, 102, 5), (1, 102, 6))
    ]


def test_blank_cells_are_not_known(tmp_path: Path) -> None:
    (one,) = sets_of(tmp_path, [row(0, "", "")])
    assert one.weight == 0
    assert isnan(one.reps) and isnan(one.rpe)


def test_a_line_that_cannot_be_read_is_told_by_file_and_line_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = [row(0, 100, 8), row(1, "heavy", 8), row(2, 100, 8, session_start="last Monday"), row(3, 100, 8)]
    path = write(tmp_path / "D1.csv", [*rows, row(4, 100, 8, set_type="myo")])
    path.write_text(path.read_text() + "2024-03-01,Squat\n")
    log = read_log(path)
    assert [one.row for one in log.sets] == [0, 3]
    assert [str(fault) for fault in log.faults] == [
        "D1.csv:3: weight 'heavy' is no number",
        "D1.csv:4: session_start 'last Monday' is no ISO 8601 time",
        "D1.csv:6: set_type 'myo' is none of drop, failure, normal, warmup",
        "D1.csv:7: fewer cells than the header has columns",
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"Date,Exercise Name,Weight\n", "no column session_start, exercise, set_type, weight, reps"),
        (b"", "no column"),
        (b"session_start,\xff\xfe\n", "can't be read"),
    ],
)
def test_a_file_that_is_no_log_is_told_and_has_no_sets(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "D1.csv").write_bytes(content)
    log = read_log(tmp_path / "D1.csv")
    assert log.sets == ()
    assert [fault.line for fault in log.faults] == [1] and told in log.faults[0].detail


@given(
    cells=st.lists(
        st.lists(
            st.sampled_from(
                ["", "1e400", "-5", "nan", "inf", "0001-01-01", "9999-12-31", "2024-05-01", "normal", '"', "é"]
            )
            | st.text(max_size=5),
            max_size=9,
        ),
        max_size=8,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_is_read_or_told_and_never_stops_the_others(tmp_path: Path, cells: list[list[str]]) -> None:
    path = tmp_path / "D1.csv"
    lines = [",".join(HEADER), *(",".join(line) for line in cells)]
    written = "\n".join(lines).encode(errors="surrogatepass")
    path.write_bytes(written)
    log = read_log(path)
    assert len(list(times(log.sets))) == len(log.sets)
    assert all(1 <= fault.line <= written.count(b"\n") + written.count(b"\r") + 2 for fault in log.faults)


def test_sets_of_a_session_follow_one_another_and_two_sessions_of_a_day_stay_two(tmp_path: Path) -> None:
    evening = (FIRST + timedelta(hours=1)).isoformat()
    found = sets_of(tmp_path, [row(0, 100, 8), row(0, 100, 8), row(0, 100, 7, session_start=evening)])
    first, second, third = times(found)
    assert first.replace(tzinfo=None) == FIRST
    assert second - first == timedelta(seconds=150)
    assert timedelta(0) < third - second - GAP < timedelta(minutes=1)


def test_sessions_far_enough_apart_begin_when_the_log_says(tmp_path: Path) -> None:
    found = sets_of(tmp_path, [row(n, 100, 8) for n in range(3)])
    assert [at.replace(tzinfo=None) for at in times(found)] == [FIRST + timedelta(days=2 * n) for n in range(3)]


def test_a_date_alone_is_noon_and_all_its_sets_are_one_session(tmp_path: Path) -> None:
    found = sets_of(tmp_path, [row(0, 100, 8, session_start="2024-05-01") for _ in range(200)])
    moments = list(times(found))
    assert moments[0].replace(tzinfo=None) == datetime(2024, 5, 1, 12)  # noqa: DTZ001
    assert moments == sorted(set(moments))
    assert moments[-1] - moments[0] < GAP


def test_a_set_with_a_time_of_its_own_keeps_it() -> None:
    def at(minutes: int) -> LoggedSet:
        after = timedelta(minutes=minutes)
        return LoggedSet(0, "s", FIRST, False, "Squat", "normal", 100, "kg", 5, after=after)

    assert [moment.replace(tzinfo=None) - FIRST for moment in times([at(0), at(7), at(9)])] == [
        timedelta(minutes=minutes) for minutes in (0, 7, 9)
    ]


def test_no_time_depends_on_a_later_set(tmp_path: Path) -> None:
    found = sets_of(tmp_path, [row(n // 40, 100, 8) for n in range(120)])
    whole = list(times(found))
    assert all(list(times(found[:n])) == whole[:n] for n in (1, 39, 41, 100))
