"""POST /v1/imports/{id}/confirm, and what the job makes of it."""

from __future__ import annotations

from threading import Thread
from uuid import UUID, uuid4

import pytest

from engine.services import coaching, imports
from engine.storage import db, sets
from tests.api.conftest import Person
from tests.api.importing import NOW, all_sets, confirmed, imported, long_log, row, send, strong


def test_the_sets_are_stored_as_they_were_lifted(anna: Person) -> None:
    done = imported(anna, strong(row(102.5, 5, number=1, rpe=8), row(102.5, 4, number="F"), row(60, 10, number="W")))
    assert done["status"] == "done"
    assert done["summary"]["sets_added"] == 3 and done["summary"]["sessions_added"] == 1
    assert [(s["weight"], s["unit"], s["reps"], s["rir"], s["set_type"]) for s in all_sets(anna)] == [
        (102.5, "kg", 5, 2.0, "working"),
        (102.5, "kg", 4, None, "failure"),
        (60.0, "kg", 10, None, "warmup"),
    ]


def test_local_times_become_instants(anna: Person) -> None:
    imported(anna, strong(row(day="2026-07-05")))
    assert all_sets(anna)[0]["performed_at"] == "2026-07-05T08:00:00Z"


def test_sessions_keep_their_title_note_and_end(anna: Person) -> None:
    imported(anna, strong(row(number=1), row(number=2)))
    (workout,) = anna.get("/v1/workouts").json["workouts"]
    assert (workout["title"], workout["note"], workout["sets"]) == ("Legs", "felt well", 2)
    assert workout["ended_at"] == "2026-01-05T10:00:00Z"


def test_confirming_again_changes_nothing(anna: Person) -> None:
    import_id = confirmed(anna, strong(row()))
    imports.run(anna.id, import_id, NOW)
    before = anna.get(f"/v1/imports/{import_id}").json
    answer = anna.post(f"/v1/imports/{import_id}/confirm", {"unit": "lb"})
    assert (answer.status_code, answer.json) == (202, before)


def test_running_the_job_again_changes_nothing(anna: Person) -> None:
    import_id = confirmed(anna, strong(row(number=1), row(number=2)))
    for _ in range(3):
        imports.run(anna.id, import_id, NOW)
    assert len(all_sets(anna)) == 2


def test_a_re_import_adds_nothing(anna: Person) -> None:
    imported(anna, strong(row(number=1), row(number=2)))
    again = imported(anna, strong(row(number=1), row(number=2)))
    assert (again["summary"]["sets_added"], again["summary"]["sets_known"]) == (0, 2)
    assert len(all_sets(anna)) == 2


def test_a_grown_export_adds_what_is_new(anna: Person) -> None:
    imported(anna, strong(row(number=1), row(number=2)))
    grown = imported(anna, strong(row(day="2026-01-09"), row(number=1), row(number=2), row(number=3)))
    assert (grown["summary"]["sets_added"], grown["summary"]["sets_known"]) == (2, 2)
    assert len(anna.get("/v1/workouts").json["workouts"]) == 2


def test_an_edited_set_is_not_overwritten_by_a_re_import(anna: Person) -> None:
    imported(anna, strong(row(100)))
    (one,) = all_sets(anna)
    assert anna.patch(f"/v1/sets/{one['id']}", {"reps": 9}).status_code == 200
    imported(anna, strong(row(100), row(number=2)))
    assert 9 in [s["reps"] for s in all_sets(anna)]


def test_the_lifters_unit_fills_in_where_the_file_tells_none(ben: Person) -> None:
    imported(ben, strong(row(100)))
    assert [(s["weight"], s["unit"]) for s in all_sets(ben)] == [(100.0, "lb")]


def test_the_unit_can_be_chosen_for_the_file_and_for_an_exercise(ben: Person) -> None:
    data = strong(row(100), row(40, name="Leg Press"))
    imported(ben, data, unit="kg", units={"Leg Press": "lb"})
    assert {(s["weight"], s["unit"]) for s in all_sets(ben)} == {(100.0, "kg"), (40.0, "lb")}


def test_a_name_can_be_given_a_meaning_which_is_remembered(anna: Person) -> None:
    data = strong(row(name="Hex bar thing"))
    wanted = anna.get("/v1/exercises", query_string={"q": "deadlift"}).json["exercises"][0]
    imported(anna, data, exercises={"Hex bar thing": wanted["id"]})
    assert [s["exercise_id"] for s in all_sets(anna)] == [wanted["id"]]
    later = send(anna, strong(row(name="hex bar THING", day="2026-02-01"))).json["report"]["exercises"]
    assert later[0]["exercise_id"] == wanted["id"]


def test_an_unmatched_name_becomes_an_exercise_of_ones_own_with_a_guessed_class(anna: Person, ben: Person) -> None:
    done = imported(anna, strong(row(name="Zzyzx Cable Pressdown"), row(name="zzyzx cable pressdown", number=2)))
    assert done["summary"]["exercises_added"] == 1
    (own,) = anna.get("/v1/exercises", query_string={"q": "zzyzx", "own": "true"}).json["exercises"]
    assert own["name"] == "Zzyzx Cable Pressdown" and own["guessed"] is True and own["equipment"] == "cable"
    assert len(all_sets(anna)) == 2
    assert ben.get("/v1/exercises", query_string={"q": "zzyzx"}).json["exercises"] == []


def test_help_on_an_assisted_lift_is_a_negative_load(anna: Person) -> None:
    imported(anna, strong(row(20, name="Pull Up (Assisted)")))
    assert [s["weight"] for s in all_sets(anna)] == [-20.0]


def test_an_unknown_table_is_read_by_the_columns_that_are_given(anna: Person) -> None:
    data = b"wann,was,wie schwer,wie oft\n05.01.2026,Squat,100,5\n13.01.2026,Squat,100,5\n"
    import_id = send(anna, data).json["id"]
    refused = anna.post(f"/v1/imports/{import_id}/confirm", {})
    assert refused.status_code == 422 and refused.json["errors"][0]["field"] == "columns"
    columns = {"date": "wann", "exercise": "was", "weight": "wie schwer", "reps": "wie oft"}
    answer = anna.post(f"/v1/imports/{import_id}/confirm", {"columns": columns, "unit": "kg", "date_order": "dmy"})
    assert answer.status_code == 202 and answer.json["sets_total"] == 2
    imports.run(anna.id, UUID(import_id), NOW)
    assert [s["weight"] for s in all_sets(anna)] == [100.0, 100.0]


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"columns": {"date": "no such"}}, "columns"),
        ({"units": {"No Such": "kg"}}, "units.No Such"),
        ({"exercises": {"No Such": str(uuid4())}}, "exercises.No Such"),
        ({"exercises": {"Squat (Barbell)": str(uuid4())}}, "exercises.Squat (Barbell)"),
        ({"unit": "stone"}, "unit"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_nothing_is_begun(anna: Person, choices: object, field: str) -> None:
    import_id = send(anna, strong(row())).json["id"]
    answer = anna.post(f"/v1/imports/{import_id}/confirm", choices)
    assert answer.status_code == 422, answer.text
    assert field in [fault["field"] for fault in answer.json["errors"]]
    assert anna.get(f"/v1/imports/{import_id}").json["status"] == "read"


def test_anothers_exercise_cannot_be_meant(anna: Person, ben: Person) -> None:
    imported(ben, strong(row(name="Ben's Own Thing")))
    (theirs,) = ben.get("/v1/exercises", query_string={"q": "ben's own thing", "own": "true"}).json["exercises"]
    import_id = send(anna, strong(row())).json["id"]
    choices = {"exercises": {"Squat (Barbell)": theirs["id"]}}
    assert anna.post(f"/v1/imports/{import_id}/confirm", choices).status_code == 422


def test_body_weights_of_the_file_come_along_once(anna: Person) -> None:
    data = (
        b"Workout Start,Workout End,Exercise,Weight,Reps,Bodyweight\n2/28/2023 13:24,2/28/2023 14:24,Pull Up,0,8,80\n"
    )
    for _ in range(2):
        imported(anna, data, unit="kg")
    assert [entry["weight_kg"] for entry in anna.get("/v1/bodyweight").json["bodyweights"]] == [80.0]
    (pull_up,) = all_sets(anna)
    with db.transaction(anna.id) as tx:
        assert sets.one(tx, anna.id, UUID(pull_up["id"]))["bodyweight_kg"] == 80.0


def test_the_coach_knows_the_lifts_afterwards(anna: Person) -> None:
    days = [f"2026-01-{day:02}" for day in range(5, 25, 3)]
    imported(anna, strong(*(row(100 + i, 5, day=day, rpe=8) for i, day in enumerate(days))))
    exercise_id = all_sets(anna)[0]["exercise_id"]
    answer = anna.post("/v1/recommendation", {"exercise_id": exercise_id, "set_number": 1})
    assert answer.status_code in (200, 201), answer.text
    assert answer.json["weight"] > 60


def test_a_fault_in_the_job_is_told_and_the_next_attempt_finishes_it(
    anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = confirmed(anna, strong(row()))
    with monkeypatch.context() as broken:
        broken.setattr(coaching, "warm_start", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            imports.run(anna.id, import_id, NOW)
    failed = anna.get(f"/v1/imports/{import_id}").json
    assert failed["status"] == "failed" and "division" not in failed["error"]
    imports.run(anna.id, import_id, NOW)
    done = anna.get(f"/v1/imports/{import_id}").json
    assert (done["status"], done["error"], done["summary"]["sets_added"]) == ("done", None, 1)


def test_a_job_cut_short_is_finished_by_the_next_one(anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    import_id = confirmed(anna, long_log(150))
    original, parts = db.Transaction.many, []

    def dies(self: db.Transaction, *args: object, **more: object) -> object:
        parts.append(args)
        if len(parts) > 6:
            raise Killed
        return original(self, *args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as mortal:
        mortal.setattr(db.Transaction, "many", dies)
        with pytest.raises(Killed):
            imports.run(anna.id, import_id, NOW)
    halfway = anna.get(f"/v1/imports/{import_id}").json
    assert halfway["status"] == "importing" and 0 < halfway["sets_done"] < halfway["sets_total"] == 3000
    imports.run(anna.id, import_id, NOW)
    done = anna.get(f"/v1/imports/{import_id}").json
    assert done["status"] == "done" and done["sets_done"] == 3000
    assert done["summary"]["sets_added"] == 3000 and done["summary"]["sessions_added"] == 150


def test_two_workers_at_the_same_import_double_nothing(anna: Person) -> None:
    import_id = confirmed(anna, long_log(100))

    def work() -> None:
        imports.run(anna.id, import_id, NOW)
        db.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    done = anna.get(f"/v1/imports/{import_id}").json
    assert (done["status"], done["summary"]["sets_added"], done["summary"]["sessions_added"]) == ("done", 2000, 100)
