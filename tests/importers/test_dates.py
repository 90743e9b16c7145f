"""Dates in every order, language and clock."""

# ruff: noqa: DTZ001 (exports tell local times without a zone)

from __future__ import annotations

from datetime import datetime

import pytest

from engine.importers.dates import DateReader, Moment


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2022-03-16 10:16:26", datetime(2022, 3, 16, 10, 16, 26)),
        ("2022-03-16T10:16", datetime(2022, 3, 16, 10, 16)),
        ("2018/8/31 5:49", datetime(2018, 8, 31, 5, 49)),
        ("26 Jul 2025, 07:06", datetime(2025, 7, 26, 7, 6)),
        ("Jul 28, 2026, 6:49 PM", datetime(2026, 7, 28, 18, 49)),
        ("Jul 28, 2026, 6:49\u202fPM", datetime(2026, 7, 28, 18, 49)),
        ("Jul 28, 2026, 12:00 AM", datetime(2026, 7, 28, 0, 0)),
        ("Jul 28, 2026, 12:00 PM", datetime(2026, 7, 28, 12, 0)),
        ("5 Mai 2026, 07:34", datetime(2026, 5, 5, 7, 34)),
        ("11 Nis 2026, 13:05", datetime(2026, 4, 11, 13, 5)),
        ("26 de jul. de 2025, 07:06", datetime(2025, 7, 26, 7, 6)),
        ("26. März 2025, 07:06", datetime(2025, 3, 26, 7, 6)),
        ("3 août 2025, 07:06", datetime(2025, 8, 3, 7, 6)),
        ("3 juil. 2025, 07:06", datetime(2025, 7, 3, 7, 6)),
        ("3 ott 2025, 07:06", datetime(2025, 10, 3, 7, 6)),
        ("3 paź 2025, 07:06", datetime(2025, 10, 3, 7, 6)),
        ("3 июл. 2025 г., 07:06", datetime(2025, 7, 3, 7, 6)),
        ("3 mrt 2025, 07:06", datetime(2025, 3, 3, 7, 6)),
        ("2025年7月26日 07:06", datetime(2025, 7, 26, 7, 6)),
        ("2025년 7월 26일 오후 7:06", datetime(2025, 7, 26, 19, 6)),
        ("29 Feb 2024, 07:06", datetime(2024, 2, 29, 7, 6)),
    ],
)
def test_a_local_time_is_read(text, at):
    assert DateReader().read(text) == Moment(at, False, True)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-02-23T10:13:53Z", datetime(2025, 2, 23, 10, 13, 53)),
        ("2026-06-29T04:56:39.712Z", datetime(2026, 6, 29, 4, 56, 39)),
        ("2025-12-17 03:24:30 +0000", datetime(2025, 12, 17, 3, 24, 30)),
        ("2026-01-01T01:30:00+02:00", datetime(2025, 12, 31, 23, 30)),
    ],
)
def test_a_time_with_its_zone_becomes_utc(text, at):
    assert DateReader().read(text) == Moment(at, True, True)


def test_a_date_alone_is_noon():
    assert DateReader().read("2017-06-23") == Moment(datetime(2017, 6, 23, 12), False, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2023-02-29 10:00:00",
        "2023-02-30",
        "31 Jun 2025, 07:06",
        "2023-13-01",
        "366/2024",
        "2024-366",
        "0001-01-01",
        "9999-12-31",
        "2023-01-01 25:00",
        "2023-01-01 10:99",
        "26 Xyz 2025, 07:06",
        "1e9",
        "2" * 1000,
        "²6 Jul 2025, 07:06",
        "2026-01-01T00:00:00+99:99",
    ],
)
def test_what_is_no_date_is_none(text):
    assert DateReader().read(text) is None


def test_a_day_over_twelve_decides_the_order():
    assert DateReader.for_values(["05/06/2024", "13/06/2024"]).order == "dmy"
    assert DateReader.for_values(["05/06/2024", "05/13/2024"]).order == "mdy"


def test_a_log_kept_in_order_decides_where_no_day_is_over_twelve():
    days_first = ["01/02/24", "03/02/24", "05/02/24", "02/03/24", "04/03/24"]
    reader = DateReader.for_values(days_first)
    assert (reader.order, reader.warnings) == ("dmy", ())


def test_an_order_that_stays_open_is_assumed_with_a_warning():
    assert DateReader.for_values(["05/06/2024"]).order == "mdy"
    assert DateReader.for_values(["05.06.2024"]).order == "dmy"
    assert DateReader.for_values(["05/06/2024"]).warnings


def test_a_given_order_wins():
    assert DateReader.for_values(["05/06/2024"], "dmy").read("05/06/2024").at.month == 6


def test_dates_with_the_year_first_never_warn():
    assert DateReader.for_values(["2024-05-06", "2024-05-07"]).warnings == ()
