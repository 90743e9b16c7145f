"""/v1/bodyweight."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.api.conftest import Person


def weigh(person: Person, day: int, weight: float = 80, unit: str = "kg", **more: object) -> dict:
    body = {"id": str(uuid4()), "measured_at": f"2026-05-{day:02}T07:00:00Z", "weight": weight, "unit": unit, **more}
    answer = person.post("/v1/bodyweight", body)
    assert answer.status_code == 201, answer.text
    return answer.json


def test_a_weighing_comes_back_as_it_was_entered(ben: Person) -> None:
    assert weigh(ben, 1, 180.4, "lb")["weight"] == 180.4
    listed = ben.get("/v1/bodyweight").json["bodyweights"]
    assert [(b["weight"], b["unit"], b["weight_kg"]) for b in listed] == [(180.4, "lb", 81.82806)]


def test_the_latest_by_time_is_what_the_lifter_weighs(anna: Person) -> None:
    weigh(anna, 2, 81)
    weigh(anna, 1, 80)
    assert anna.get("/v1/me").json["bodyweight_kg"] == 81


def test_sending_it_again_changes_nothing(anna: Person) -> None:
    first = weigh(anna, 1, 80)
    assert weigh(anna, 1, 90, id=first["id"]) == first
    assert len(anna.get("/v1/bodyweight").json["bodyweights"]) == 1


def test_pages_hold_each_weighing_once_newest_first(anna: Person) -> None:
    for day in (3, 1, 2, 2, 4):
        weigh(anna, day)
    seen, cursor = [], None
    while True:
        page = anna.get("/v1/bodyweight", query_string={"limit": 2, **({"cursor": cursor} if cursor else {})}).json
        seen += page["bodyweights"]
        if not (cursor := page["next_cursor"]):
            break
    assert [b["measured_at"][8:10] for b in seen] == ["04", "03", "02", "02", "01"]
    assert len({b["id"] for b in seen}) == 5


def test_since_leaves_out_what_was_before(anna: Person) -> None:
    for day in (1, 5):
        weigh(anna, day)
    assert len(anna.get("/v1/bodyweight?since=2026-05-02T00:00:00Z").json["bodyweights"]) == 1


def test_a_broken_cursor_is_malformed(anna: Person) -> None:
    for cursor in ("nonsense", "%%%", "MjAyNi0wNS0wMVQwNzowMDowMCAxMjM"):
        assert anna.get("/v1/bodyweight", query_string={"cursor": cursor}).status_code == 400


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("", {"weight": 19.9}),
        ("", {"weight": 1103, "unit": "lb"}),
        ("weight", {"weight": -80}),
        ("weight", {"weight": 1e308 * 10}),
        ("unit", {"unit": "stone"}),
        ("measured_at", {"measured_at": "2026-05-01"}),
        ("measured_at", {"measured_at": "2026-05-01T07:00:00"}),
        ("measured_at", {"measured_at": "0001-01-01T00:00:00Z"}),
        ("measured_at", {"measured_at": (datetime.now(UTC) + timedelta(days=2)).isoformat()}),
    ],
)
def test_what_can_not_be_is_refused_with_its_field(anna: Person, field: str, change: dict) -> None:
    body = {"id": str(uuid4()), "measured_at": "2026-05-01T07:00:00Z", "weight": 80, "unit": "kg", **change}
    answer = anna.post("/v1/bodyweight", body)
    assert answer.status_code in (400, 422)
    if answer.status_code == 422:
        assert answer.json["errors"][0]["field"] == field


def test_a_removed_one_is_gone(anna: Person) -> None:
    made = weigh(anna, 1)
    assert anna.delete(f"/v1/bodyweight/{made['id']}").status_code == 204
    assert anna.get("/v1/bodyweight").json["bodyweights"] == []
    assert anna.delete(f"/v1/bodyweight/{made['id']}").status_code == 404


def test_anothers_is_not_found(anna: Person, ben: Person) -> None:
    made = weigh(anna, 1)
    assert ben.delete(f"/v1/bodyweight/{made['id']}").status_code == 404
    assert ben.get("/v1/bodyweight").json["bodyweights"] == []
    assert len(anna.get("/v1/bodyweight").json["bodyweights"]) == 1
