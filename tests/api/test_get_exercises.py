"""GET /v1/exercises, GET /v1/exercises/{id}."""

from uuid import uuid4

import pytest

from tests.api.conftest import Person


def names(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [exercise["name"] for exercise in answer.json["exercises"]]


@pytest.mark.parametrize(
    ("q", "wanted"),
    [
        ("bench press", "bench"),
        ("BENCH", "bench"),
        ("Bankdrücken", "bench"),
        ("bankdr", "bench"),
        ("supino", "bench"),
        ("squat", "squat"),
        ("dead lift", "deadlift"),
        ("deadl", "deadlift"),
        ("pull-up", "pull"),
    ],
)
def test_any_name_in_any_language_finds_it_first(anna: Person, q: str, wanted: str) -> None:
    assert wanted in names(anna.get("/v1/exercises", query_string={"q": q}))[0].lower()


def test_words_may_come_in_any_order_and_unfinished(anna: Person) -> None:
    found = names(anna.get("/v1/exercises?q=press dumb"))
    assert found and all("dumbbell" in name.lower() or "press" in name.lower() for name in found[:3])


def test_without_a_name_the_popular_ones_come_first(anna: Person) -> None:
    answer = anna.get("/v1/exercises?limit=1000")
    popularity = [exercise["popularity"] for exercise in answer.json["exercises"]]
    assert len(popularity) >= 200
    assert popularity == sorted(popularity, reverse=True)


def test_pages_hold_each_exercise_once(anna: Person) -> None:
    whole = names(anna.get("/v1/exercises?limit=60"))
    parts = [names(anna.get(f"/v1/exercises?limit=20&offset={offset}")) for offset in (0, 20, 40)]
    assert [name for part in parts for name in part] == whole


@pytest.mark.parametrize("wild", ["%", "_", "\\", "%%%", "' OR 1=1 --", "🏋️", "()"])
def test_wildcards_are_letters(anna: Person, wild: str) -> None:
    assert names(anna.get("/v1/exercises", query_string={"q": wild})) == []


def test_filters_narrow(anna: Person) -> None:
    answer = anna.get("/v1/exercises?equipment=barbell&pattern=hinge&muscle=hamstrings&own=false")
    assert answer.json["exercises"]
    for exercise in answer.json["exercises"]:
        assert (exercise["equipment"], exercise["pattern"]) == ("barbell", "hinge")
        assert "hamstrings" in exercise["muscles"]
        assert exercise["own"] is False


def test_the_number_of_queries_does_not_grow_with_the_list(anna: Person, queries: list[str]) -> None:
    anna.get("/v1/exercises?limit=1")
    few = len(queries)
    anna.get("/v1/exercises?limit=500")
    assert len(queries) == 2 * few <= 2


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1001", "limit=x", "equipment=spoon", "own=perhaps", "q=%00", "offset=-1", "colour=red"]
)
def test_what_breaks_the_contract_is_refused(anna: Person, query: str) -> None:
    answer = anna.get(f"/v1/exercises?{query}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == query.partition("=")[0]


def test_one_is_found_by_its_id(anna: Person) -> None:
    listed = anna.get("/v1/exercises?limit=1").json["exercises"][0]
    assert anna.get(f"/v1/exercises/{listed['id']}").json == listed


def test_an_unknown_id_is_not_found(anna: Person) -> None:
    assert anna.get(f"/v1/exercises/{uuid4()}").status_code == 404


def test_a_lift_of_the_catalogue_has_its_names_in_other_languages_and_is_found_by_each(anna: Person) -> None:
    bench = anna.get("/v1/exercises?q=bench press").json["exercises"][0]
    assert bench["names"] == {
        "de": "Bankdrücken",
        "es": "Press de banca",
        "fr": "Développé couché",
        "pt": "Supino reto",
        "tr": "Bench press",
    }
    for name in bench["names"].values():
        assert names(anna.get("/v1/exercises", query_string={"q": name}))[0] == "Bench press"


def test_an_exercise_of_ones_own_has_the_name_that_it_was_given_and_no_other(anna: Person) -> None:
    own = {"id": str(uuid4()), "name": "Grandfather's press", "equipment": "other", "pattern": "vertical_push"}
    assert anna.post("/v1/exercises", json=own).json["names"] == {}
