"""What is Anna's is hers alone: for Ben it is not there, whatever he asks and wherever he names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from engine.blueprints.document import Api
from tests.api.conftest import Person
from tests.api.importing import row, send, strong
from tests.api.test_hostile_input import Examples
from tests.pushing import browser_keys

WHEN = "2026-05-01T18:00:00Z"


@dataclass(frozen=True)
class Belongings:
    """One of everything with an id, by the path that leads to it."""

    ids: dict[str, str]
    catalogue: str

    def path(self, template: str) -> str:
        """The path with the id of what it leads to; fails for a noun that nobody thought of here."""
        return template.replace("{id}", self.ids[template.partition("{id}")[0]])


@pytest.fixture
def annas(anna: Person) -> Belongings:
    """One of everything, made through the API as the app makes it."""
    catalogue = anna.get("/v1/exercises?q=bench press&limit=1").json["exercises"][0]["id"]
    own = {"id": str(uuid4()), "name": "Anna's machine", "equipment": "machine", "pattern": "horizontal_push"}
    gym = {"id": str(uuid4()), "name": "Cellar", "inventory": {}}
    weighing = {"id": str(uuid4()), "measured_at": WHEN, "weight": 80, "unit": "kg"}
    done = {"id": str(uuid4()), "exercise_id": own["id"], "performed_at": WHEN, "weight": 60, "unit": "kg", "reps": 5}
    for path, thing in (("exercises", own), ("gyms", gym), ("bodyweight", weighing), ("sets", done)):
        answer = anna.post(f"/v1/{path}", thing)
        assert answer.status_code == 201, answer.text
    workout = anna.get(f"/v1/sets/{done['id']}").json["workout_id"]
    prescription = anna.post("/v1/recommendation", {"exercise_id": own["id"], "set_number": 1}).json
    plan = anna.post("/v1/plan/compile", {"id": str(uuid4()), "days_per_week": 2}).json
    report = send(anna, strong(row())).json
    device = {"device_id": str(uuid4()), "endpoint": "https://push.example.org/anna", "keys": browser_keys()}
    assert anna.ask("PUT", "/v1/push", json=device).status_code == 200
    ids = {
        "/v1/push/": device["device_id"],
        "/v1/exercises/": own["id"],
        "/v1/gyms/": gym["id"],
        "/v1/bodyweight/": weighing["id"],
        "/v1/sets/": done["id"],
        "/v1/workouts/": workout,
        "/v1/recommendations/": prescription["prescription_id"],
        "/v1/plans/": plan["id"],
        "/v1/imports/": report["id"],
    }
    return Belongings(ids, catalogue)


def by_id(app: Api) -> list[tuple[str, str, dict[str, Any]]]:
    """All operations on one thing."""
    return [
        (template, method, operation)
        for template, methods in app.api_doc["paths"].items()
        for method, operation in methods.items()
        if "{id}" in template
    ]


def test_nothing_of_hers_is_there_for_him(app: Api, anna: Person, ben: Person, annas: Belongings) -> None:
    examples = Examples(app.api_doc)
    for template, method, operation in by_id(app):
        schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        body = {} if schema and "Patch" in str(schema) else schema and examples.of(schema)
        answer = ben.ask(method.upper(), annas.path(template), json=body)
        assert answer.status_code == 404, (method, template, answer.text)


def test_nothing_that_he_tries_changes_what_is_hers(app: Api, anna: Person, ben: Person, annas: Belongings) -> None:
    readable = [annas.path(t) for t, method, _ in by_id(app) if method == "get" and not t.endswith("/events")]
    before = [anna.get(path).json for path in readable]
    assert len(before) >= 8
    for template, method, _ in by_id(app):
        if method != "get":
            ben.ask(method.upper(), annas.path(template), json={"name": "Ben's", "note": "Ben's"})
            ben.ask(method.upper(), annas.path(template), json={})
    assert [anna.get(path).json for path in readable] == before


def test_she_herself_finds_all_of_it(app: Api, anna: Person, annas: Belongings) -> None:
    for template, method, _ in by_id(app):
        if method == "get" and not template.endswith("/events"):
            assert anna.get(annas.path(template)).status_code == 200, template


def test_his_lists_hold_nothing_of_hers(app: Api, ben: Person, annas: Belongings) -> None:
    for template, methods in app.api_doc["paths"].items():
        needs = [p["name"] for p in methods.get("get", {}).get("parameters", []) if p.get("required")]
        if "get" not in methods or needs or not template.startswith("/v1/") or template == "/v1/admin/jobs":
            continue
        text = ben.get(template).text
        for thing in annas.ids.values():
            assert thing not in text, template


@pytest.mark.parametrize(
    ("path", "body", "named"),
    [
        ("/v1/me", {}, {"gym_id": "/v1/gyms/"}),
        ("/v1/sets", {"weight": 60, "unit": "kg", "reps": 5, "performed_at": WHEN}, {"exercise_id": "/v1/exercises/"}),
        ("/v1/recommendation", {"set_number": 1}, {"exercise_id": "/v1/exercises/"}),
        ("/v1/workouts", {"started_at": WHEN}, {"gym_id": "/v1/gyms/"}),
        ("/v1/workouts", {"started_at": WHEN}, {"plan_id": "/v1/plans/"}),
    ],
)
def test_he_can_not_name_what_is_hers(
    anna: Person, ben: Person, annas: Belongings, path: str, body: dict[str, Any], named: dict[str, str]
) -> None:
    ids = {} if path in ("/v1/me", "/v1/recommendation") else {"id": str(uuid4())}
    sent = body | ids | {field: annas.ids[noun] for field, noun in named.items()}
    answer = ben.ask("PATCH" if path == "/v1/me" else "POST", path, json=sent)
    assert answer.status_code in (404, 422), answer.text


def test_a_set_of_his_does_not_land_in_her_workout(anna: Person, ben: Person, annas: Belongings) -> None:
    sent = {
        "id": str(uuid4()), "exercise_id": annas.catalogue, "performed_at": WHEN, "weight": 60, "unit": "kg", "reps": 5,
        "workout_id": annas.ids["/v1/workouts/"], "recommendation_id": annas.ids["/v1/recommendations/"],
    }  # fmt: skip
    ben.post("/v1/sets", sent)
    workout = anna.get(f"/v1/workouts/{annas.ids['/v1/workouts/']}").json
    assert [s["id"] for s in workout["set_list"]] == [annas.ids["/v1/sets/"]]
    replay = anna.get(f"/v1/recommendations/{annas.ids['/v1/recommendations/']}").json
    assert replay["outcome_set_id"] != sent["id"]


def test_he_may_use_the_same_ids_for_things_of_his_own(anna: Person, ben: Person, annas: Belongings) -> None:
    gym = {"id": annas.ids["/v1/gyms/"], "name": "Ben's", "inventory": {}}
    assert ben.post("/v1/gyms", gym).status_code == 201
    done = {"id": annas.ids["/v1/sets/"], "exercise_id": annas.catalogue, "performed_at": WHEN}
    answer = ben.post("/v1/sets", done | {"weight": 100, "unit": "kg", "reps": 3})
    assert answer.status_code == 201, answer.text
    assert anna.get(f"/v1/sets/{done['id']}").json["reps"] == 5
    assert anna.get(f"/v1/gyms/{gym['id']}").json["name"] == "Cellar"
