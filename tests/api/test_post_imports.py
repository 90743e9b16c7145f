"""POST /v1/imports: the dry run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.api.conftest import Person, SignUp
from tests.api.importing import all_sets, imported, row, send, strong

FIXTURES = sorted((Path(__file__).parents[1] / "importers" / "fixtures").glob("*.csv"))


def test_it_reports_what_the_file_holds_and_stores_none_of_it(anna: Person) -> None:
    answer = send(anna, strong(row(number=1, rpe=8), row(number=2), row(reps=0), row(0, 0, number="Rest Timer")))
    assert answer.status_code == 201
    report = answer.json["report"]
    assert (report["format"], report["rows_read"], report["sets"], report["sessions"]) == ("Strong", 4, 2, 1)
    assert {one["reason"]: one["lines"] for one in report["skipped"]} == {"no_reps": [4], "rest_timer": [5]}
    assert answer.json["status"] == "read" and answer.json["sets_total"] == 2
    assert all_sets(anna) == []


def test_known_names_are_matched_and_unknown_ones_get_suggestions(anna: Person) -> None:
    names = ("Squat (Barbell)", "Kniebeuge mit Langhantel und Kette", "Zzyzx")
    report = send(anna, strong(*(row(name=name) for name in names))).json["report"]
    found = {one["name"]: one for one in report["exercises"]}
    assert found["Squat (Barbell)"]["exercise_id"] and found["Squat (Barbell)"]["matched_name"]
    assert found["Zzyzx"]["exercise_id"] is None
    assert report["unmatched_sets"] == 3 - sum(one["exercise_id"] is not None for one in report["exercises"])


def test_the_unit_comes_with_its_grounds(anna: Person) -> None:
    pounds = [row(weight, number=i) for i, weight in enumerate((45, 135, 185, 225, 275) * 8)]
    (exercise,) = send(anna, strong(*pounds)).json["report"]["exercises"]
    assert exercise["unit"] == "lb"
    assert "lb" in exercise["unit_grounds"]


def test_a_unit_that_nobody_can_tell_is_asked_for(anna: Person) -> None:
    (exercise,) = send(anna, strong(row(100))).json["report"]["exercises"]
    assert exercise["unit"] is None and exercise["unit_grounds"]


def test_nobody_is_asked_for_the_unit_of_no_weight(ben: Person) -> None:
    (exercise,) = send(ben, strong(row(0, 12, name="Push Up"), row("", 10, name="Push Up"))).json["report"]["exercises"]
    assert exercise["unit"] == "lb"


def test_sets_that_are_stored_already_are_counted(anna: Person) -> None:
    imported(anna, strong(row(number=1), row(number=2)))
    grown = strong(row(number=1), row(number=2), row(day="2026-01-07"))
    assert send(anna, grown).json["report"]["duplicates"] == 2


def test_the_span_is_in_instants_of_the_lifters_time_zone(anna: Person) -> None:
    report = send(anna, strong(row(day="2026-01-05"), row(day="2026-07-05"))).json["report"]
    assert report["first_day"] == "2026-01-05T09:00:00Z"
    assert report["last_day"] == "2026-07-05T08:00:00Z"


def test_a_day_that_has_not_come_is_left_out_and_said(anna: Person) -> None:
    report = send(anna, strong(row(), row(day="2099-01-01"))).json["report"]
    assert report["sets"] == 1
    assert [(one["reason"], one["lines"]) for one in report["skipped"]] == [("in_future", [3])]


def test_the_same_file_again_is_the_same_import(anna: Person) -> None:
    first, second = (send(anna, strong(row())).json["id"] for _ in range(2))
    assert first == second
    assert len(anna.get("/v1/imports").json["imports"]) == 1


def test_files_that_were_never_confirmed_do_not_pile_up(anna: Person) -> None:
    for reps in range(1, 9):
        send(anna, strong(row(reps=reps)))
    assert len(anna.get("/v1/imports").json["imports"]) == 5


def test_an_unknown_table_shows_its_columns_and_what_is_missing(anna: Person) -> None:
    report = send(anna, b"wann,was,wie oft\n2026-01-05,Kniebeuge,5\n").json["report"]
    assert report["missing"] == ["date", "exercise", "reps"]
    assert report["columns"] == ["wann", "was", "wie oft"]
    assert report["sample"] == [["2026-01-05", "Kniebeuge", "5"]]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_dialect_is_reported(anna: Person, path: Path) -> None:
    answer = send(anna, path.read_bytes(), path.name)
    assert answer.status_code == 201, answer.text
    report = answer.json["report"]
    assert report["rows_read"] == report["sets"] + sum(one["rows"] for one in report["skipped"])
    assert answer.json["filename"] == path.name


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 1000,
        b"no columns at all",
        bytes(range(256)) * 100,
        b"SQLite format 3\x00" + b"x" * 500,
        b"PK\x03\x04 not really",
        b"Date,Exercise,Category,Weight,Reps\n2026-01-01," + b"x" * 10_000_000 + b",a,1,1\n",
    ],
    ids=["empty", "nuls", "words", "binary", "database", "zip", "ten megabytes in a cell"],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_would_be_right(anna: Person, data: bytes) -> None:
    answer = send(anna, data)
    assert answer.status_code == 422, answer.text
    assert answer.json["errors"][0]["field"] == "file"
    assert answer.json["detail"]


def test_a_zip_bomb_is_refused(anna: Person) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.csv", b"0" * (51 * 1024 * 1024))
    answer = send(anna, out.getvalue(), "bomb.zip")
    assert answer.status_code == 422
    assert "50 MB" in answer.json["detail"]


def test_a_file_over_the_limit_is_413(anna: Person) -> None:
    assert send(anna, b"x" * (51 * 1024 * 1024)).status_code == 413


def test_a_body_that_is_no_form_is_415_and_a_form_without_a_file_422(anna: Person) -> None:
    assert anna.post("/v1/imports", {"file": "x"}).status_code == 415
    empty = anna.post("/v1/imports", data={"other": "x"}, content_type="multipart/form-data")
    assert empty.status_code == 422


def test_a_file_in_which_every_row_is_another_exercise_is_refused(anna: Person) -> None:
    answer = send(anna, strong(*(row(name=f"Note number {n}") for n in range(2001))))
    assert answer.status_code == 422
    assert "2,001 different exercise names" in answer.json["detail"]


def test_listing_asks_the_database_once_however_many_there_are(anna: Person, queries: list[str]) -> None:
    for reps in range(1, 5):
        send(anna, strong(row(reps=reps)))
    queries.clear()
    assert len(anna.get("/v1/imports").json["imports"]) == 4
    assert len(queries) == 1


def test_hostile_cells_neither_break_it_nor_get_lost(anna: Person) -> None:
    names = ("=cmd|' /C calc'!A0", "<script>alert(1)</script>", "Robert'); DROP TABLE users;--", "🏋️ " * 40, "???")
    done = imported(anna, strong(*(row(name=name) for name in names), row("NaN"), row("1e308"), row(reps="-1")))
    assert done["summary"]["sets_added"] == len(names)
    assert {one["reason"]: one["rows"] for one in done["report"]["skipped"]} == {"bad_number": 3}


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\log.csv", "", "a\tb.csv", "x" * 400])
def test_a_file_name_is_only_a_name(anna: Person, name: str) -> None:
    stored = send(anna, strong(row()), name or "x").json["filename"]
    assert "/" not in stored and "\\" not in stored and len(stored) <= 255 and stored


def test_a_field_that_is_no_file_is_422(anna: Person) -> None:
    answer = anna.post("/v1/imports", data={"file": "a,b,c"}, content_type="multipart/form-data")
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == "file"


def test_it_needs_sign_in(stranger: FlaskClient) -> None:
    form = {"file": (io.BytesIO(strong(row())), "x.csv")}
    assert stranger.post("/v1/imports", data=form, content_type="multipart/form-data").status_code == 401
    assert stranger.get("/v1/imports").status_code == 401


def test_anothers_import_is_not_there(anna: Person, ben: Person) -> None:
    mine = send(anna, strong(row())).json["id"]
    for ask in (
        ben.get(f"/v1/imports/{mine}"),
        ben.get(f"/v1/imports/{mine}/events"),
        ben.post(f"/v1/imports/{mine}/confirm", {}),
        ben.delete(f"/v1/imports/{mine}"),
        ben.get(f"/v1/imports/{uuid4()}"),
    ):
        assert ask.status_code == 404
    assert anna.get(f"/v1/imports/{mine}").json["status"] == "read"
    assert ben.get("/v1/imports").json["imports"] == []


def test_the_same_log_of_two_lifters_is_two_logs(sign_up: SignUp) -> None:
    for email in ("one@example.org", "two@example.org"):
        assert imported(sign_up(email), strong(row(), row(number=2)))["summary"]["sets_added"] == 2
