"""Everything a lifter has, to take along: complete, readable by others, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from engine import importers
from engine.storage import export
from tests.api.conftest import Person
from tests.api.lifting import a_set, ago, log, train


def rows(person: Person) -> list[dict[str, str]]:
    answer = person.get("/v1/export?format=csv")
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_every_set_is_a_row_in_the_lifters_own_time(anna: Person) -> None:
    stored = log(anna, a_set(3, weight=135, unit="lb"), a_set(2, rir=None, rest_seconds=90))
    found = rows(anna)
    assert [row["Set id"] for row in found] == [one["id"] for one in stored]
    assert (found[0]["Exercise"], found[0]["Weight"], found[0]["Unit"]) == ("Bench press", "135", "lb")
    assert (found[1]["RIR"], found[1]["Rest (s)"]) == ("", "90")


def test_what_was_deleted_stays_out_of_the_table(anna: Person) -> None:
    (stored,) = log(anna, a_set())
    anna.delete(f"/v1/sets/{stored['id']}")
    assert rows(anna) == []


def test_the_table_is_read_by_our_own_import(anna: Person) -> None:
    train(anna, weight=82.5)
    history = importers.read(anna.get("/v1/export?format=csv").data)
    assert history.rows_read == len(history.sets) == 12 and not history.skipped
    assert {(one.exercise_name, one.weight, one.unit, one.reps, one.rir) for one in history.sets} == {
        ("Bench press", 82.5, "kg", 8, 2)
    }


@pytest.mark.parametrize("evil", ['=HYPERLINK("http://evil")', "+1", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(anna: Person, evil: str) -> None:
    own = {"id": str(uuid4()), "name": f"{evil}", "equipment": "barbell", "pattern": "squat"}
    assert anna.post("/v1/exercises", own).status_code == 201
    (stored,) = log(anna, a_set(exercise_id=own["id"], note=f"{evil} indeed"))
    anna.patch(f"/v1/workouts/{stored['workout_id']}", {"title": evil})
    (row,) = rows(anna)
    for cell in (row["Exercise"], row["Note"], row["Workout"]):
        assert cell == "" or cell.startswith("'") or cell[0] not in "=+-@\t\r"


def test_the_json_holds_everything(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PAGE", 5)
    stored = train(anna)
    anna.delete(f"/v1/sets/{stored[0]['id']}")
    anna.post("/v1/bodyweight", {"id": str(uuid4()), "measured_at": ago(5), "weight": 80, "unit": "kg"})
    anna.post("/v1/plan/compile", {})
    found = anna.get("/v1/export?format=json").json
    assert (found["format"], found["version"], found["account"]["email"]) == ("gymgenius", 1, "anna@example.org")
    assert len(found["workout_sets"]) == 12 and len(found["workouts"]) == 4
    assert len(found["bodyweights"]) == len(found["plans"]) == 1
    assert "password_hash" not in found["account"]
    assert {"user_id", "first_content"}.isdisjoint(found["workout_sets"][0])


def test_every_table_of_a_lifters_own_is_exported_or_derived(anna: Person) -> None:
    derived = {
        "refresh_tokens", "jobs", "lift_states", "lift_snapshots", "lifter_states", "lifter_snapshots",
        "lifter_parameters", "weekly_volume", "set_forecasts", "parameter_summaries",
        "push_devices", "rest_alerts",
    }  # fmt: skip
    from engine.storage import db

    with db.transaction(anna.id) as tx:
        personal = {
            row["table_name"]
            for row in tx.rows(
                "SELECT table_name FROM information_schema.columns"
                " WHERE table_schema = 'public' AND column_name = 'user_id'"
            )
        }
    assert personal == derived | set(export.tables())


def test_an_empty_log_is_an_empty_export(anna: Person) -> None:
    assert rows(anna) == []
    assert anna.get("/v1/export").json["workout_sets"] == []


def test_nobody_takes_what_is_anothers(anna: Person, ben: Person) -> None:
    train(anna)
    assert rows(ben) == []
    assert ben.get("/v1/export").json["workouts"] == []


def test_bad_input_is_refused(anna: Person) -> None:
    assert anna.get("/v1/export?format=xml").status_code == 422


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get("/v1/export").status_code == 401
