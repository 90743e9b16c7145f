"""DELETE /v1/imports/{id}: the whole of it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from engine.services import coaching, imports
from engine.storage import db, lifters
from engine.storage import imports as storage
from tests.api.conftest import Person
from tests.api.importing import NOW, all_sets, confirmed, imported, long_log, row, send, strong


def test_everything_that_it_brought_is_gone(anna: Person) -> None:
    done = imported(anna, strong(row(), row(name="My Own Contraption", number=1)))
    assert anna.delete(f"/v1/imports/{done['id']}").status_code == 204
    assert all_sets(anna) == []
    assert anna.get("/v1/workouts").json["workouts"] == []
    assert anna.get("/v1/exercises", query_string={"own": "true"}).json["exercises"] == []
    assert anna.get(f"/v1/imports/{done['id']}").json["status"] == "undone"


def test_what_the_lifter_logged_themselves_stays(anna: Person) -> None:
    done = imported(anna, strong(row(name="My Own Contraption")))
    (one,) = all_sets(anna)
    own = {
        "id": str(uuid4()),
        "exercise_id": one["exercise_id"],
        "workout_id": one["workout_id"],
        "performed_at": "2026-01-05T09:30:00Z",
        "set_type": "working",
        "weight": 50,
        "unit": "kg",
        "reps": 8,
    }
    assert anna.post("/v1/sets", own).status_code in (200, 201)
    anna.delete(f"/v1/imports/{done['id']}")
    assert [s["id"] for s in all_sets(anna)] == [own["id"]]
    assert len(anna.get("/v1/workouts").json["workouts"]) == 1
    (kept,) = anna.get("/v1/exercises", query_string={"own": "true"}).json["exercises"]
    assert kept["id"] == one["exercise_id"]


def test_another_import_stays(anna: Person) -> None:
    imported(anna, strong(row(day="2026-01-05")))
    second = imported(anna, strong(row(day="2026-01-05"), row(day="2026-02-05")))
    anna.delete(f"/v1/imports/{second['id']}")
    assert [s["performed_at"] for s in all_sets(anna)] == ["2026-01-05T09:00:00Z"]


def test_its_body_weights_go_and_ones_own_stay(anna: Person) -> None:
    anna.post("/v1/bodyweight", {"id": str(uuid4()), "measured_at": "2023-01-01T08:00:00Z", "weight": 81, "unit": "kg"})
    data = (
        b"Workout Start,Workout End,Exercise,Weight,Reps,Bodyweight\n2/28/2023 13:24,2/28/2023 14:24,Pull Up,0,8,80\n"
    )
    done = imported(anna, data, unit="kg")
    assert len(anna.get("/v1/bodyweight").json["bodyweights"]) == 2
    anna.delete(f"/v1/imports/{done['id']}")
    left = anna.get("/v1/bodyweight").json["bodyweights"]
    assert [entry["weight_kg"] for entry in left] == [81.0]


def test_undoing_again_changes_nothing_and_it_cannot_be_confirmed_any_more(anna: Person) -> None:
    done = imported(anna, strong(row()))
    for _ in range(2):
        assert anna.delete(f"/v1/imports/{done['id']}").status_code == 204
    assert anna.post(f"/v1/imports/{done['id']}/confirm", {}).status_code == 409


def test_the_same_file_can_be_imported_anew_afterwards(anna: Person) -> None:
    done = imported(anna, strong(row()))
    anna.delete(f"/v1/imports/{done['id']}")
    assert imported(anna, strong(row()))["summary"]["sets_added"] == 1


def test_an_import_undone_before_its_job_ran_stores_nothing(anna: Person) -> None:
    import_id = confirmed(anna, strong(row()))
    anna.delete(f"/v1/imports/{import_id}")
    imports.run(anna.id, import_id, NOW)
    assert all_sets(anna) == []
    assert anna.get(f"/v1/imports/{import_id}").json["status"] == "undone"


def test_an_import_undone_in_the_middle_stops_and_leaves_nothing(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    import_id = confirmed(anna, long_log(150))
    add_sets = storage.add_sets
    parts: list[int] = []

    def undone_after_the_first_part(tx: db.Transaction, rows: Sequence[Sequence[object]]) -> None:
        add_sets(tx, rows)
        parts.append(len(rows))
        if len(parts) == 1:
            undoing.start()

    undoing = Thread(target=lambda: (imports.undo(anna.id, import_id, NOW), db.close()))
    monkeypatch.setattr(storage, "add_sets", undone_after_the_first_part)
    imports.run(anna.id, import_id, NOW)
    undoing.join()
    assert sum(parts) <= 3000
    assert all_sets(anna) == [] and anna.get("/v1/workouts").json["workouts"] == []
    assert anna.get(f"/v1/imports/{import_id}").json["status"] == "undone"


def test_an_import_undone_while_its_sets_are_folded_leaves_nothing_learnt(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = confirmed(anna, long_log(30))
    fold_rest = coaching._fold_rest
    undone: list[Thread] = []

    def undone_after_folding(tx: db.Transaction, *rest: Any) -> None:
        fold_rest(tx, *rest)
        if not undone:
            undone.append(Thread(target=lambda: (imports.undo(anna.id, import_id, NOW), db.close())))
            undone[0].start()
            undone[0].join()

    monkeypatch.setattr(coaching, "_fold_rest", undone_after_folding)
    imports.run(anna.id, import_id, NOW)
    assert undone and all_sets(anna) == []
    assert _volume(anna) == []


def test_a_dry_run_can_be_dropped(anna: Person) -> None:
    import_id = send(anna, strong(row())).json["id"]
    assert anna.delete(f"/v1/imports/{import_id}").status_code == 204


def test_the_coach_forgets_what_it_learnt(anna: Person) -> None:
    done = imported(anna, strong(*(row(100, 5, day=f"2026-01-{day:02}") for day in range(5, 25, 3))))
    ask = {"exercise_id": all_sets(anna)[0]["exercise_id"], "set_number": 1}
    assert anna.post("/v1/recommendation", ask).json["flag"] != "cold_start"
    assert _volume(anna)
    anna.delete(f"/v1/imports/{done['id']}")
    coaching.warm_start(anna.id, NOW)
    assert anna.post("/v1/recommendation", ask).json["flag"] == "cold_start"
    assert _volume(anna) == []


def _volume(person: Person) -> list[dict[str, object]]:
    with db.transaction(person.id) as tx:
        return lifters.volume(tx, person.id, date(2026, 1, 1), date(2026, 3, 1))
