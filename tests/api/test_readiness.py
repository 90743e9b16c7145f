"""/v1/readiness."""

from concurrent.futures import ThreadPoolExecutor
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


def patch(person: Person, *days: dict) -> list[dict]:
    answer = person.patch("/v1/readiness", {"days": list(days)})
    assert answer.status_code == 200, answer.text
    return answer.json["readiness"]


def test_a_day_is_told_answer_by_answer_in_any_order(known: Person) -> None:
    patch(known, {"day": str(TODAY), "mood": 1})
    [day] = patch(known, {"day": str(TODAY), "energy": 2, "sore": ["quads", "calves"]})
    assert (day["mood"], day["energy"], day["sore"], day["stress"]) == (1, 2, ["quads", "calves"], None)
    at_once = check_in(known, mood=1, energy=2, sore=["quads", "calves"])
    assert day["z"] == pytest.approx(at_once["z"], abs=1e-6) and day["z"] < 0


def test_an_answer_is_taken_back_and_a_day_of_nothing_goes(known: Person) -> None:
    patch(known, {"day": str(TODAY), "mood": 1, "sore": ["chest"], "note": "no"})
    [day] = patch(known, {"day": str(TODAY), "mood": None, "note": None})
    assert (day["mood"], day["sore"]) == (None, ["chest"])
    assert patch(known, {"day": str(TODAY), "sore": []}) == []
    assert len(known.get("/v1/readiness").json["readiness"]) == 21


def test_mornings_that_a_watch_has_kept_move_what_came_after_them(anna: Person) -> None:
    first = check_in(anna, hrv_rmssd=40, mood=3)
    assert first["z"] == 0, "nothing to compare with"
    watch = [{"day": str(TODAY - timedelta(days=n)), "hrv_rmssd": 60 + n % 5} for n in range(1, 41)]
    assert len(patch(anna, *watch)) == 40
    [today] = anna.get(f"/v1/readiness?since={TODAY}").json["readiness"]
    assert (today["hrv_rmssd"], today["mood"]) == (40, 3)
    assert today["z"] != 0 and today["load_percent"] != 0


def test_days_in_between_are_read_once_whatever_their_number(known: Person, queries: list[str]) -> None:
    patch(known, {"day": str(TODAY), "mood": 4})
    few = len(queries)
    patch(known, *({"day": str(TODAY - timedelta(days=n)), "sleep_hours": 7} for n in range(90)))
    assert len(queries) - few == few


def test_two_phones_telling_the_same_day_at_once_lose_nothing(known: Person) -> None:
    answers = [{"mood": 2}, {"energy": 2}, {"stress": 2}, {"soreness": 2}, {"sleep_quality": 2}]
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(lambda told: patch(known, {"day": str(TODAY), **told}), answers))
    [day] = known.get(f"/v1/readiness?since={TODAY}").json["readiness"]
    assert [day[name] for name in USUAL] == [2] * 5


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("days", []),
        ("days", [{"day": str(TODAY - timedelta(days=n)), "mood": 3} for n in range(401)]),
        ("", [{"day": str(TODAY), "mood": 3}, {"day": str(TODAY), "mood": 4}]),
        ("days.0.day", [{"mood": 3}]),
        ("days.0.day", [{"day": "yesterday", "mood": 3}]),
        ("days.0.hrv_rmssd", [{"day": str(TODAY), "hrv_rmssd": 401}]),
        ("days.0.sleep_hours", [{"day": str(TODAY), "sleep_hours": -1}]),
        ("days.0.sore.0", [{"day": str(TODAY), "sore": ["soul"]}]),
        ("days.0.z", [{"day": str(TODAY), "z": 3}]),
        ("day", [{"day": str(datetime.now(UTC).date() + timedelta(days=2)), "mood": 3}]),
    ],
)
def test_days_that_can_not_be_are_refused_with_their_field(anna: Person, field: str, days: list) -> None:
    answer = anna.patch("/v1/readiness", {"days": days})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field
    assert anna.get("/v1/readiness").json["readiness"] == []


def test_a_strangers_days_stay_as_they_are(known: Person, ben: Person) -> None:
    before = known.get("/v1/readiness").json
    patch(ben, {"day": str(TODAY - timedelta(days=1)), "mood": 1, "note": "Ben's"})
    assert known.get("/v1/readiness").json == before


def test_one_lifter_does_not_see_anothers(known: Person, ben: Person) -> None:
    assert ben.get("/v1/readiness").json["readiness"] == []
    assert check_in(ben, **BADLY)["z"] == 0


def test_the_number_of_queries_does_not_grow_with_the_list(known: Person, queries: list[str]) -> None:
    known.get("/v1/readiness")
    assert len(queries) == 1
