"""Another app's log: dry run, choices, progress, result, and the way back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from webapp.tests.e2e.lifter import api, set_up, sign_up

pytestmark = pytest.mark.e2e

STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_lbs","reps","distance_km","duration_seconds","rpe"\n'
)


def strong_export(folder: Path) -> Path:
    """Six sessions of three lifts, one of which nobody knows, and a row without reps."""
    rows = [
        f'2026-0{1 + n}-05 18:00:00,"Evening",50m,"{lift}",{order},{weight + 2.5 * n},{reps},0,0,"","",\n'
        for n in range(6)
        for lift, weight, reps in (
            ("Bench Press (Barbell)", 80, 6),
            ("Squat (Barbell)", 100, 5),
            ("Zercher thingamajig", 40, 8),
        )
        for order in (1, 2)
    ]
    path = folder / "strong.csv"
    path.write_text(STRONG + "".join(rows) + '2026-06-06 18:00:00,"Evening",50m,"Squat (Barbell)",1,100,0,0,0,"","",\n')
    return path


def read_file(phone: Page, path: Path) -> None:
    """Choose the file and wait for the dry run."""
    phone.goto("/import")
    phone.locator("input[type=file]").set_input_files(path)
    expect(phone.get_by_text("Dry run finished, nothing saved yet")).to_be_visible()


def test_a_log_is_read_chosen_imported_and_taken_back(phone: Page, tmp_path: Path) -> None:
    email = set_up(phone)
    read_file(phone, strong_export(tmp_path))
    expect(phone.get_by_role("heading", name="36 sets in 6 sessions")).to_be_visible()
    expect(phone.get_by_role("row", name="0 reps: not finished line 38 1")).to_be_visible()
    assert api(phone, email, "/v1/sets")["sets"] == [], "a dry run stores nothing"

    phone.get_by_role("button", name="Choose for Zercher thingamajig").click()
    phone.get_by_role("searchbox").fill("zercher squat")
    phone.get_by_role("dialog").locator(".found button").first.click()
    expect(phone.get_by_role("button", name="Change for Zercher thingamajig")).to_be_visible()
    if phone.get_by_text("Say kg or lb first").is_visible():
        phone.get_by_role("radiogroup", name="Where the file doesn’t tell").get_by_text("kg").click()
    phone.get_by_role("button", name="Import 36 sets").click()

    expect(phone.get_by_role("heading", name="36 sets added")).to_be_visible(timeout=30_000)
    next_sets = phone.locator("section", has=phone.get_by_role("heading", name="Your next sets"))
    expect(next_sets.get_by_role("listitem")).to_have_count(3)
    expect(next_sets).to_contain_text("Bench press")
    assert len(api(phone, email, "/v1/sets")["sets"]) == 36

    phone.get_by_role("button", name="Take this import back").click()
    expect(phone.get_by_text("Taken back: none of its sets count any longer")).to_be_visible()
    assert api(phone, email, "/v1/sets")["sets"] == []
    phone.goto("/import")
    expect(phone.get_by_role("link", name="strong.csv")).to_contain_text("taken back")


def test_the_same_log_again_has_nothing_new(phone: Page, tmp_path: Path) -> None:
    set_up(phone)
    export = strong_export(tmp_path)
    read_file(phone, export)
    if phone.get_by_text("Say kg or lb first").is_visible():
        phone.get_by_role("radiogroup", name="Where the file doesn’t tell").get_by_text("kg").click()
    phone.get_by_role("button", name="Import 36 sets").click()
    expect(phone.get_by_role("heading", name="36 sets added")).to_be_visible(timeout=30_000)
    read_file(phone, export)
    expect(phone.get_by_text("all of them are here already: skipped")).to_be_visible()
    expect(phone.get_by_role("button", name="Nothing new to import")).to_be_disabled()


def test_a_table_that_no_format_knows_is_read_by_its_columns(phone: Page, tmp_path: Path) -> None:
    email = set_up(phone)
    path = tmp_path / "own.csv"
    path.write_text("Wann;Was;Anzahl;Last in kg\n03.01.2026;Bankdrücken;5;80\n05.01.2026;Bankdrücken;6;80\n")
    read_file(phone, path)
    expect(phone.get_by_role("button", name="Say the columns first")).to_be_disabled()
    phone.get_by_label("Date (needed)").select_option("Wann")
    phone.get_by_label("Exercise (needed)").select_option("Was")
    phone.get_by_label("Reps (needed)").select_option("Anzahl")
    phone.get_by_label("Weight", exact=True).select_option("Last in kg")
    phone.get_by_label("Dates are written").select_option("dmy")
    phone.get_by_role("button", name="Import with these columns").click()
    expect(phone.get_by_role("heading", name="2 sets added")).to_be_visible(timeout=30_000)
    assert [s["weight"] for s in api(phone, email, "/v1/sets")["sets"]] == [80, 80]


def test_a_log_in_pounds_sets_up_a_lifter_in_pounds(phone: Page, tmp_path: Path) -> None:
    path = tmp_path / "pounds.csv"
    sets = [
        f'"","{day} Mar 2026, 18:00","{day} Mar 2026, 18:40","","Squat (Barbell)","","",{n},"normal",225,5,"","",""\n'
        for day in (3, 6, 10)
        for n in range(3)
    ]
    path.write_text(HEVY + "".join(sets))
    sign_up(phone)
    phone.get_by_role("radio", name="Longer").check(force=True)
    phone.get_by_role("radio", name="Home gym").check(force=True)
    phone.get_by_role("link", name="Bring your log").tap()
    phone.locator("input[type=file]").set_input_files(path)
    phone.get_by_role("button", name="Import 9 sets").click()
    next_set = phone.locator("section", has=phone.get_by_role("heading", name="Your next sets")).get_by_role("listitem")
    expect(next_set).to_contain_text("lb", timeout=30_000)
    phone.get_by_role("link", name="Go on").tap()
    expect(phone.get_by_role("radio", name="lb", exact=True)).to_be_checked()
    expect(phone.get_by_role("radio", name="Longer")).to_be_checked()
    expect(phone.get_by_role("radio", name="Home gym")).to_be_checked()


def test_a_file_that_is_no_log_is_refused_with_what_would_be_right(phone: Page, tmp_path: Path) -> None:
    set_up(phone)
    path = tmp_path / "picture.csv"
    path.write_bytes(bytes(range(256)) * 40)
    phone.goto("/import")
    phone.locator("input[type=file]").set_input_files(path)
    expect(phone.locator(".note--warn")).to_be_visible()
    expect(phone.get_by_text("Choose a file")).to_be_visible()
