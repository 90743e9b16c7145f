"""/v1/gyms."""

from uuid import uuid4

import pytest

from tests.api.conftest import Person

INVENTORY = {
    "bars": [{"kind": "barbell", "name": None, "weight": 20.0, "unit": "kg"}],
    "plates": [{"weight": 25.0, "unit": "kg", "count": 8}, {"weight": 2.5, "unit": "lb", "count": 2}],
    "dumbbells": [{"kind": "dumbbell", "low": 5.0, "high": 50.0, "step": 2.5, "unit": "kg"}],
    "stacks": [
        {
            "kind": "cable", "name": "Left tower", "exercise_ids": [str(uuid4())], "first": 5.0, "step": 5.0,
            "last": 100.0, "unit": "kg", "add_ons": [1.25, 2.5],
        }
    ],
}  # fmt: skip


@pytest.fixture
def cellar(anna: Person) -> str:
    """The id of Anna's gym."""
    made = anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Cellar", "inventory": INVENTORY})
    assert made.status_code == 201, made.text
    return made.json["id"]


def test_a_gym_comes_back_as_it_was_told(anna: Person, cellar: str) -> None:
    assert anna.get(f"/v1/gyms/{cellar}").json == {
        "id": cellar, "name": "Cellar", "inventory": INVENTORY, "active": True, "used_at": None,
    }  # fmt: skip


def test_the_first_becomes_the_active_one_and_another_can(anna: Person, cellar: str) -> None:
    second = anna.post("/v1/gyms", {"id": str(uuid4()), "name": "arena", "inventory": {}}).json
    assert second["active"] is False
    assert anna.patch("/v1/me", {"gym_id": second["id"]}).json["gym_id"] == second["id"]
    gyms = anna.get("/v1/gyms").json["gyms"]
    assert [(gym["name"], gym["active"]) for gym in gyms] == [("arena", True), ("Cellar", False)]


def test_a_gym_knows_when_it_was_used_last(anna: Person, ben: Person, cellar: str) -> None:
    for began in ("2026-05-01T18:00:00Z", "2026-05-08T18:00:00Z"):
        workout = {"id": str(uuid4()), "started_at": began, "gym_id": cellar}
        assert anna.post("/v1/workouts", workout).status_code == 201
    assert anna.get(f"/v1/gyms/{cellar}").json["used_at"] == "2026-05-08T18:00:00Z"
    assert anna.delete(f"/v1/workouts/{workout['id']}").status_code == 204
    assert anna.get("/v1/gyms").json["gyms"][0]["used_at"] == "2026-05-01T18:00:00Z"
    assert ben.post("/v1/gyms", {"id": cellar, "name": "Ben's", "inventory": {}}).json["used_at"] is None


def test_making_it_again_changes_nothing(anna: Person, cellar: str) -> None:
    again = anna.post("/v1/gyms", {"id": cellar, "name": "Other", "inventory": {}})
    assert again.status_code == 201 and again.json["name"] == "Cellar"


def test_a_change_keeps_what_is_left_out(anna: Person, cellar: str) -> None:
    changed = anna.patch(f"/v1/gyms/{cellar}", {"name": "Basement"}).json
    assert changed["name"] == "Basement" and changed["inventory"] == INVENTORY
    assert anna.patch(f"/v1/gyms/{cellar}", {"inventory": {}}).json["inventory"]["bars"] == []
    assert anna.patch(f"/v1/gyms/{cellar}", {}).status_code == 200


def test_a_removed_gym_is_gone_and_no_longer_active(anna: Person, cellar: str) -> None:
    assert anna.delete(f"/v1/gyms/{cellar}").status_code == 204
    assert anna.get(f"/v1/gyms/{cellar}").status_code == 404
    assert anna.get("/v1/me").json["gym_id"] is None
    assert anna.delete(f"/v1/gyms/{cellar}").status_code == 404


def test_anothers_is_not_found(anna: Person, ben: Person, cellar: str) -> None:
    assert ben.get(f"/v1/gyms/{cellar}").status_code == 404
    assert ben.patch(f"/v1/gyms/{cellar}", {"name": "Mine"}).status_code == 404
    assert ben.delete(f"/v1/gyms/{cellar}").status_code == 404
    assert ben.get("/v1/gyms").json["gyms"] == []
    assert ben.patch("/v1/me", {"gym_id": cellar}).json["errors"][0]["field"] == "gym_id"
    assert anna.get(f"/v1/gyms/{cellar}").json["name"] == "Cellar"


@pytest.mark.parametrize(
    ("field", "inventory"),
    [
        ("bars.0.weight", {"bars": [{"weight": -1, "unit": "kg"}]}),
        ("plates.0.count", {"plates": [{"weight": 5, "unit": "kg", "count": 0}]}),
        ("plates.0.unit", {"plates": [{"weight": 5, "unit": "stone", "count": 2}]}),
        ("dumbbells.0", {"dumbbells": [{"low": 50, "high": 5, "step": 1, "unit": "kg"}]}),
        ("stacks.0", {"stacks": [{"first": 50, "step": 5, "last": 5, "unit": "kg"}]}),
        ("stacks.0.add_ons.0", {"stacks": [{"first": 5, "step": 5, "last": 50, "unit": "kg", "add_ons": [0]}]}),
        ("plates", {"plates": [{"weight": 5, "unit": "kg", "count": 2}] * 31}),
        ("treadmills", {"treadmills": []}),
    ],
)
def test_what_can_not_be_is_refused_with_its_place(anna: Person, field: str, inventory: dict) -> None:
    answer = anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Odd", "inventory": inventory})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == f"inventory.{field}"


def test_there_is_an_end_to_how_many(anna: Person) -> None:
    for n in range(50):
        assert anna.post("/v1/gyms", {"id": str(uuid4()), "name": f"{n}", "inventory": {}}).status_code == 201
    assert anna.post("/v1/gyms", {"id": str(uuid4()), "name": "51st", "inventory": {}}).status_code == 422


def test_the_number_of_queries_does_not_grow_with_the_list(anna: Person, queries: list[str]) -> None:
    for _ in range(3):
        anna.post("/v1/gyms", {"id": str(uuid4()), "name": "Gym", "inventory": INVENTORY})
    queries.clear()
    assert len(anna.get("/v1/gyms").json["gyms"]) == 3
    assert len(queries) == 1
