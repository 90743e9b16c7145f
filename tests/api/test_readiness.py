"""/v1/readiness."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.api.conftest import Person

TODAY = date(2026, 5, 30)
USUAL = {"sleep_quality": 3, "mood": 3, "energy": 3, "stress": 3, "soreness": 3}
WELL = dict.fromkeys(USUAL, 5)
BADLY = dict.fromkeys(USUAL, 1)


def check_in(person: Person, days_ago: int = 0, **told: object) -> dict:
    answer = person.post("/v1/readiness", {"day": str(TODAY - timedelta(days=days_ago)), **told})
    assert answer.status_code == 201, answer.text
    return answer.json


@pytest.fixture
def known(anna: Person) -> Person:
    """Anna with three weeks of days that go a little up and down."""
    for ago in range(21, 0, -1):
        check_in(anna, ago, **USUAL | {"mood": 2 + ago % 3}, sleep_hours=7 + ago % 2)
    return anna


def test_the_first_days_change_nothing(anna: Person) -> None:
    first = check_in(anna, **BADLY)
    assert (first["z"], first["load_percent"]) == (0, 0)
    assert "too little to compare" in first["sentence"]


def test_a_bad_day_takes_load_away_and_a_good_one_adds(known: Person) -> None:
    bad = check_in(known, **BADLY, sleep_hours=4)
    good = check_in(known, **WELL, sleep_hours=9)
    assert bad["z"] < 0 < good["z"]
    assert -7 <= bad["load_percent"] < 0 < good["load_percent"] <= 7
    assert "comes down" in bad["sentence"] and "goes up" in good["sentence"]


def test_a_usual_day_changes_nothing_much(known: Person) -> None:
    assert abs(check_in(known, **USUAL, sleep_hours=7.5)["load_percent"]) < 0.3


def test_telling_less_moves_less(known: Person) -> None:
    whole = check_in(known, **BADLY, sleep_hours=4)["z"]
    part = check_in(known, sleep_hours=4)["z"]
    assert whole < part < 0


def test_only_the_answers_given_are_compared(known: Person) -> None:
    assert abs(check_in(known, mood=3, energy=3)["z"]) < 0.3


def test_telling_a_day_again_replaces_it(known: Person) -> None:
    check_in(known, **BADLY)
    check_in(known, **USUAL, note="slept after all")
    days = known.get("/v1/readiness").json["readiness"]
    assert len(days) == 22
    assert days[0]["day"] == str(TODAY) and days[0]["note"] == "slept after all" and days[0]["mood"] == 3


def test_the_list_is_newest_first_and_can_be_cut(known: Person) -> None:
    days = known.get(f"/v1/readiness?since={TODAY - timedelta(days=5)}&until={TODAY - timedelta(days=3)}").json
    assert [d["day"] for d in days["readiness"]] == [str(TODAY - timedelta(days=n)) for n in (3, 4, 5)]


def test_heart_rate_variability_needs_a_normal_and_a_few_readings(anna: Person) -> None:
    for ago in range(30, 3, -1):
        check_in(anna, ago, hrv_rmssd=60 + ago % 5)
    assert check_in(anna, 2, hrv_rmssd=30)["z"] < 0
    assert check_in(anna, 1, hrv_rmssd=30)["z"] < 0


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("", {}),
        ("mood", {"mood": 0}),
        ("mood", {"mood": 6}),
        ("mood", {"mood": 2.5}),
        ("sleep_hours", {"sleep_hours": 25}),
        ("hrv_rmssd", {"hrv_rmssd": 0}),
        ("note", {"note": "x" * 2001}),
        ("day", {"day": "2026-02-30", "mood": 3}),
        ("day", {"day": "0001-01-01", "mood": 3}),
        ("day", {"day": str(datetime.now(UTC).date() + timedelta(days=2)), "mood": 3}),
    ],
)
def test_what_can_not_be_is_refused_with_its_field(anna: Person, field: str, told: dict) -> None:
    answer = anna.post("/v1/readiness", {"day": str(TODAY), **told})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


def test_one_lifter_does_not_see_anothers(known: Person, ben: Person) -> None:
    assert ben.get("/v1/readiness").json["readiness"] == []
    assert check_in(ben, **BADLY)["z"] == 0


def test_the_number_of_queries_does_not_grow_with_the_list(known: Person, queries: list[str]) -> None:
    known.get("/v1/readiness")
    assert len(queries) == 1
