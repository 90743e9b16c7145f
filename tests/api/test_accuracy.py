"""How often the coach was right: on sets reckoned by hand, against a plain reckoning of the rows, and after edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from statistics import fmean, median
from typing import Any
from uuid import UUID, uuid4

import psycopg2
import pytest
from flask.testing import FlaskClient

from engine.services import coaching
from engine.services.accuracy import QUANTILES
from engine.services.lifts import local_day
from tests.api.conftest import Person
from tests.api.lifting import BENCH, NOW, PULL_UP, SQUAT, a_set, log

DAY = 24 * 60
Cursor = psycopg2.extensions.cursor


@pytest.fixture
def owner(database_url: str) -> Iterator[Cursor]:
    """A cursor with the owner's rights."""
    with closing(psycopg2.connect(database_url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        yield cursor


def accuracy(person: Person, **query: Any) -> dict[str, Any]:
    answer = person.get("/v1/accuracy", query_string=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def sessions(person: Person, count: int, loads: Sequence[float] = (80, 80, 75), **more: Any) -> list[dict[str, Any]]:
    """So many sessions of these loads, two days apart, the last one two days ago; worked in."""
    stored = log(
        person,
        *(
            a_set(2 * DAY * (count - n) - 4 * i, weight=kg + n, **more)
            for n in range(count)
            for i, kg in enumerate(loads)
        ),
    )
    coaching.replay(person.id, NOW)
    return stored


def forecast(cursor: Cursor, one: dict[str, Any], **values: Any) -> None:
    """Let this have been expected of a set."""
    named = ", ".join(f"{name} = %({name})s" for name in values)
    cursor.execute(f"UPDATE set_forecasts SET {named} WHERE set_id = %(set)s", {**values, "set": one["id"]})
    assert cursor.rowcount == 1


def band(low: float, lower: float, middle: float, upper: float, high: float) -> dict[str, float]:
    return dict(zip(QUANTILES, (low, lower, middle, upper, high), strict=True))


def test_an_empty_log_is_told_what_it_takes(anna: Person) -> None:
    found = accuracy(anna)
    assert found["overall"]["sets"] == 0 and found["overall"]["mean_error"] is None
    assert found["lifts"] == found["over_time"] == found["worst"] == found["bands"] == found["calibration"] == []
    assert "fourth session" in found["needed"]
    assert found["prescriptions"]["answered"] == 0 and found["settling"] is False


def test_before_the_fourth_session_the_nearest_lift_is_named(anna: Person) -> None:
    sessions(anna, 2)
    sessions(anna, 3, exercise_id=SQUAT)
    found = accuracy(anna)
    assert found["overall"]["sets"] == 0
    assert [(one["name"], one["sessions"]) for one in found["closest"]] == [("Barbell squat", 3), ("Bench press", 2)]
    assert found["needed"].endswith("Closest is Barbell squat, with 3 sessions so far")


def test_every_figure_is_what_a_hand_reckons(anna: Person, owner: Cursor) -> None:
    *_, first, second, third = sessions(anna, 4, loads=(97, 77, 97))
    forecast(owner, first, load_kg=110, repeat_kg=105, repeat_reps=9, **band(5, 6, 7, 8, 9))
    forecast(owner, second, load_kg=84, repeat_kg=80, repeat_reps=8, **band(8, 9, 10, 11, 12))
    forecast(owner, third, load_kg=98, repeat_kg=100, repeat_reps=6, **band(9, 9.5, 10, 11, 13))
    found = accuracy(anna)
    assert [first["weight"], second["weight"], third["weight"], third["reps"]] == [100, 80, 100, 8]
    close = pytest.approx
    assert found["overall"] == {
        "sets": 3,
        "mean_error": close((0.10 + 0.05 + 0.02) / 3, abs=1e-6), "median_error": close(0.05, abs=1e-6),
        "within_5": close(2 / 3),
        "repeat_mean_error": close(0.05 / 3, abs=1e-6), "repeat_median_error": close(0), "repeat_within_5": close(1),
        "better": "repeat", "coach_closer": 0, "repeat_closer": 3,
        "reps_mae": close((1 + 2 + 2) / 3), "repeat_reps_mae": close((1 + 0 + 2) / 3),
        "inside_50": close(1 / 3), "inside_90": close(2 / 3), "width_90": close(4),
    }  # fmt: skip
    assert (found["opening"]["sets"], found["opening"]["mean_error"]) == (1, close(0.1, abs=1e-6))
    assert (found["later"]["sets"], found["later"]["mean_error"]) == (2, close(0.035, abs=1e-6))
    no_medians = {"median_error": None, "repeat_median_error": None}
    assert found["effort_known"] == found["overall"] | no_medians  # RIR 2 in all of them
    assert found["bands"] == [
        {"nominal": 0.5, "measured": close(1 / 3)}, {"nominal": 0.9, "measured": close(2 / 3)},
    ]  # fmt: skip
    below = [one["measured"] for one in found["calibration"]]
    assert below == [close(1.5 / 3), close(2 / 3), close(2 / 3), close(2.5 / 3), close(1)]
    (lift,) = found["lifts"]
    assert (lift["name"], lift["better"], lift["sets"]) == ("Bench press", "repeat", 3)
    assert (found["lifts_scored"], found["lifts_coach_better"], found["lifts_repeat_better"]) == (1, 0, 1)
    assert [one["error"] for one in found["worst"]] == [close(0.1), close(0.05), close(0.02)]
    worst = found["worst"][0]
    assert (worst["set_id"], worst["weight_kg"], worst["expected_kg"], worst["repeat_kg"]) == (
        first["id"],
        100,
        110,
        105,
    )
    assert (worst["reps"], worst["expected_reps"], worst["reps_low"], worst["reps_high"]) == (8, 7, 5, 9)
    assert found["headline"] == (
        "On your 3 sets: off by 5.0 % in the middle, 5.7 % on average; repeating last time 0.0 % and 1.7 %;"
        " better on 0 of 1 lifts, worse on 1. Over all, repeating was better"
    )


def test_light_sets_long_sets_and_early_sessions_are_not_scored(anna: Person) -> None:
    sessions(anna, 5, loads=(100, 79, 100))  # from the fourth on: 103, 82 (just under 80 %), 103
    assert accuracy(anna)["overall"]["sets"] == 4
    log(anna, a_set(30, weight=105, reps=16), a_set(25, weight=105, reps=15), a_set(20, weight=90, set_type="warmup"))
    assert accuracy(anna)["overall"]["sets"] == 5


def test_help_and_the_body_count_as_load(anna: Person, owner: Cursor) -> None:
    weighing = {"id": str(uuid4()), "measured_at": "2026-01-01T07:00:00Z", "weight": 100, "unit": "kg"}
    assert anna.post("/v1/bodyweight", weighing).status_code == 201
    last = sessions(anna, 4, loads=(-3,), exercise_id=PULL_UP)[-1]
    assert last["weight"] == 0
    owner.execute("SELECT body_kg FROM set_forecasts WHERE set_id = %s", (last["id"],))
    (body,) = owner.fetchone()
    assert 50 < body <= 100
    forecast(owner, last, load_kg=body / 10, repeat_kg=-body / 20)
    overall = accuracy(anna)["overall"]
    assert (overall["mean_error"], overall["repeat_mean_error"]) == (pytest.approx(0.1), pytest.approx(0.05))
    assert overall["better"] == "repeat"


def test_an_error_counts_as_the_whole_load_at_most(anna: Person, owner: Cursor) -> None:
    last = sessions(anna, 4, loads=(97,))[-1]
    forecast(owner, last, load_kg=900, repeat_kg=100)
    assert accuracy(anna)["overall"]["mean_error"] == 1


def rows(cursor: Cursor, person: Person) -> list[dict[str, Any]]:
    cursor.execute("SELECT * FROM set_forecasts WHERE user_id = %s", (str(person.id),))
    names = [column.name for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def scored(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rule once more, in plain Python."""
    counted = [row for row in found if row["sessions"] >= 3 and row["reps"] <= 15]
    top: dict[tuple[UUID, int], float] = {}
    for row in counted:
        key = row["exercise_id"], row["sessions"]
        top[key] = max(top.get(key, 0), row["weight_kg"] + row["body_kg"])
    return [
        row for row in counted if row["weight_kg"] + row["body_kg"] >= 0.8 * top[row["exercise_id"], row["sessions"]]
    ]


def error(row: dict[str, Any], said: str) -> float:
    return min(1.0, abs(row[said] - row["weight_kg"]) / (row["weight_kg"] + row["body_kg"]))


def check(score: dict[str, Any], those: list[dict[str, Any]]) -> None:
    """A score is what these rows give."""
    assert score["sets"] == len(those) > 0
    coach, repeat = [error(row, "load_kg") for row in those], [error(row, "repeat_kg") for row in those]
    near = {"abs": 1e-5}
    assert score["mean_error"] == pytest.approx(fmean(coach), **near)
    if score["median_error"] is not None:
        assert score["median_error"] == pytest.approx(median(coach), **near)
        assert score["repeat_median_error"] == pytest.approx(median(repeat), **near)
    assert score["repeat_mean_error"] == pytest.approx(fmean(repeat), **near)
    assert score["reps_mae"] == pytest.approx(fmean(abs(row["reps_50"] - row["reps"]) for row in those), **near)
    inside = fmean(row["reps_05"] <= row["reps"] <= row["reps_95"] for row in those)
    assert score["inside_90"] == pytest.approx(inside)


def test_parts_lifts_and_periods_are_those_of_a_plain_reckoning(anna: Person, owner: Cursor) -> None:
    for lift, kg in ((BENCH, 80), (SQUAT, 120), (PULL_UP, 5)):
        loads = [kg, kg * 1.05, kg * 0.9, kg * 0.7]
        sessions(anna, 12, loads=loads, exercise_id=lift, reps=6)
        sessions(anna, 1, loads=[kg * 1.2], exercise_id=lift, rir=None)
    found, those = accuracy(anna), scored(rows(owner, anna))
    check(found["overall"], those)
    assert all(found[part]["median_error"] is not None for part in ("overall", "opening", "later"))
    check(found["opening"], [row for row in those if row["opening"]])
    check(found["later"], [row for row in those if not row["opening"]])
    check(found["effort_known"], [row for row in those if row["effort_known"]])
    assert 0 < found["effort_known"]["sets"] < found["overall"]["sets"]
    assert {lift["exercise_id"] for lift in found["lifts"]} == {BENCH, SQUAT, PULL_UP}
    for lift in found["lifts"]:
        check(lift, [row for row in those if str(row["exercise_id"]) == lift["exercise_id"]])
    assert found["period"] == "week" and len(found["over_time"]) >= 2
    for week in found["over_time"]:
        check(week, [row for row in those if week_of(row["performed_at"]) == date.fromisoformat(week["start"])])
    assert [week["start"] for week in found["over_time"]] == sorted(week["start"] for week in found["over_time"])
    errors = sorted((error(row, "load_kg") for row in those), reverse=True)
    assert [one["error"] for one in found["worst"]] == pytest.approx(errors[:10], abs=1e-5)


def week_of(moment: datetime) -> date:
    """The Monday of its week where Anna lives."""
    day = local_day(moment, "Europe/Berlin")
    return day - timedelta(days=day.weekday())


def test_a_long_log_is_shown_by_the_month(anna: Person) -> None:
    log(anna, *(a_set(7 * DAY * n) for n in range(40)))
    found = accuracy(anna)
    assert found["period"] == "month" and 8 <= len(found["over_time"]) <= 10
    assert all(month["start"].endswith("-01") for month in found["over_time"])


def test_one_lift_or_the_last_weeks_alone(anna: Person) -> None:
    sessions(anna, 20, loads=(80,))
    sessions(anna, 6, loads=(120,), exercise_id=SQUAT)
    assert accuracy(anna)["overall"]["sets"] == 17 + 3
    assert accuracy(anna, exercise_id=SQUAT)["overall"]["sets"] == 3
    assert accuracy(anna, exercise_id=PULL_UP)["overall"]["sets"] == 0
    since = (NOW - timedelta(days=11)).date()
    found = accuracy(anna, exercise_id=BENCH, since=since)
    assert found["overall"]["sets"] == 5 and found["since"] == str(since)
    lately = accuracy(anna, weeks=1)
    assert lately["since"] == str(week_of(datetime.now(UTC))) and lately["overall"]["sets"] < 10
    assert accuracy(anna, weeks=2, since="2026-01-01")["since"] == str(week_of(datetime.now(UTC)) - timedelta(weeks=1))
    later = accuracy(anna, since="2190-01-01")
    assert later["overall"]["sets"] == 0 and later["needed"].startswith("Nothing to score since 01 January 2190")


def test_what_is_deleted_changed_or_late_counts_once_it_is_worked_in(anna: Person) -> None:
    stored = sessions(anna, 6, loads=(80, 80))
    assert accuracy(anna)["overall"]["sets"] == 6
    anna.delete(f"/v1/sets/{stored[-1]['id']}")
    assert accuracy(anna)["settling"] is True
    coaching.replay(anna.id, NOW)
    found = accuracy(anna)
    assert (found["overall"]["sets"], found["settling"]) == (5, False)
    anna.post(f"/v1/sets/{stored[-1]['id']}/restore")
    anna.patch(f"/v1/sets/{stored[-2]['id']}", {"weight": 200, "unit": "kg"})
    log(anna, a_set(2 * DAY * 2 - 30, weight=84))
    coaching.replay(anna.id, NOW)
    assert accuracy(anna)["overall"]["sets"] == 6  # one more, and the one beside the 200 kg is too light


def test_an_engine_that_is_newer_than_the_states_folds_everything_anew(anna: Person, owner: Cursor) -> None:
    sessions(anna, 5)
    owner.execute("UPDATE lifter_states SET engine_version = 'old'; DELETE FROM set_forecasts")
    assert accuracy(anna)["settling"] is True
    owner.execute("SELECT kind FROM jobs WHERE user_id = %s AND state = 'waiting'", (str(anna.id),))
    assert ("warm_start",) in owner.fetchall()
    coaching.warm_start(anna.id, NOW)
    found = accuracy(anna)
    assert (found["settling"], found["overall"]["sets"]) == (False, 6)


def test_a_set_logged_first_after_an_upgrade_wants_it_as_well(anna: Person, owner: Cursor) -> None:
    sessions(anna, 5)
    owner.execute("UPDATE lifter_states SET engine_version = 'old'; DELETE FROM jobs")
    log(anna, a_set(5))
    owner.execute("SELECT kind FROM jobs WHERE user_id = %s AND state = 'waiting'", (str(anna.id),))
    assert ("warm_start",) in owner.fetchall()


def prescribed(person: Person, set_number: int = 1) -> dict[str, Any]:
    answer = person.post("/v1/recommendation", {"exercise_id": BENCH, "set_number": set_number})
    assert answer.status_code == 200, answer.text
    given: dict[str, Any] = answer.json
    return given


def follow(person: Person, said: dict[str, Any], minutes_ago: float, **instead: Any) -> None:
    done = {"weight": said["weight"], "reps": said["rep_low"], "recommendation_id": said["prescription_id"], **instead}
    log(person, a_set(minutes_ago, **done))


def test_prescriptions_are_judged_by_the_sets_that_followed_them(anna: Person) -> None:
    sessions(anna, 5)
    inside, above, heavier = (prescribed(anna, n) for n in (1, 2, 3))
    follow(anna, inside, 0.3)
    follow(anna, above, 0.2, reps=above["rep_high"] + 20)
    follow(anna, heavier, 0.1, weight=heavier["weight"] * 1.2)
    answer = anna.post("/v1/recommendation", {"exercise_id": BENCH, "set_number": 1, "history": []})
    assert answer.status_code == 200  # a what-if: never answered
    prescribed(anna)  # an open one
    found = accuracy(anna)["prescriptions"]
    assert (found["answered"], found["followed"], found["in_range"]) == (3, 2, 0.5)
    said = [inside, above]
    assert found["confidence"] == pytest.approx(fmean(one["confidence"] for one in said))
    assert found["band_probability"] == pytest.approx(fmean(one["band"]["probability"] for one in said))
    low, high = inside["band"]["low"], inside["band"]["high"]
    assert found["in_band"] == (0.5 if low <= inside["rep_low"] <= high else 0)
    assert sum(one["prescriptions"] for one in found["reliability"]) == 2
    for one in found["reliability"]:
        assert one["low"] <= one["stated"] <= one["high"] and 0 <= one["kept"] <= 1
    assert accuracy(anna, exercise_id=SQUAT)["prescriptions"]["answered"] == 0
    assert accuracy(anna, since="2190-01-01")["prescriptions"]["answered"] == 0


def test_a_prescription_whose_set_was_deleted_or_was_of_another_lift_is_not_judged(anna: Person) -> None:
    sessions(anna, 4)
    said = prescribed(anna)
    follow(anna, said, 0.1)
    (done,) = anna.get("/v1/sets?newest_first=true&limit=1").json["sets"]
    assert accuracy(anna)["prescriptions"]["followed"] == 1
    anna.patch(f"/v1/sets/{done['id']}", {"exercise_id": SQUAT})
    assert accuracy(anna)["prescriptions"]["answered"] == 0
    anna.patch(f"/v1/sets/{done['id']}", {"exercise_id": BENCH})
    assert accuracy(anna)["prescriptions"]["followed"] == 1
    anna.delete(f"/v1/sets/{done['id']}")
    assert accuracy(anna)["prescriptions"]["answered"] == 0


def test_a_confidence_next_to_nothing_is_stored(anna: Person, owner: Cursor) -> None:
    said = prescribed(anna)
    for confidence in ("1e-300", "0", "1"):
        owner.execute(
            "UPDATE recommendations SET output = jsonb_set(output, '{confidence}', %s::jsonb) WHERE id = %s"
            " RETURNING said_confidence",
            (confidence, said["prescription_id"]),
        )
        assert owner.fetchone() == (float(confidence),)


def test_nothing_of_hers_is_counted_for_him(anna: Person, ben: Person) -> None:
    own = {"id": str(uuid4()), "name": "Anna's machine", "equipment": "machine", "pattern": "horizontal_push"}
    assert anna.post("/v1/exercises", own).status_code == 201
    sessions(anna, 6, exercise_id=own["id"])
    assert accuracy(anna, exercise_id=own["id"])["lifts"][0]["name"] == "Anna's machine"
    assert accuracy(ben)["overall"]["sets"] == 0
    answer = ben.get("/v1/accuracy", query_string={"exercise_id": own["id"]})
    assert answer.status_code == 404 and answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    ["exercise_id=bench", "since=yesterday", "since=1969-12-31", "weeks=0", "weeks=521", "weeks=1.5", "user_id=1"],
)
def test_bad_input_is_refused(anna: Person, query: str) -> None:
    answer = anna.get(f"/v1/accuracy?{query}")
    assert answer.status_code == 422 and answer.json["errors"][0]["field"] == query.partition("=")[0]


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get("/v1/accuracy").status_code == 401


def test_it_takes_three_statements_however_long_the_log(anna: Person, queries: list[str]) -> None:
    def asked() -> int:
        queries.clear()
        accuracy(anna)
        return len(queries)

    assert asked() == 3
    sessions(anna, 6)
    sessions(anna, 6, exercise_id=SQUAT)
    assert asked() == 3


@pytest.mark.parametrize("lift", [BENCH, PULL_UP])
def test_the_oddest_numbers_are_logged_and_scored(anna: Person, lift: str) -> None:
    odd = [(1500, 1, 0), (0.001, 15, 10), (1500, 100, None), (-200, 5, 0), (0, 15, None), (0.00001, 1, 0), (-80, 3, 2)]
    for n, (weight, reps, rir) in enumerate(odd * 6):
        log(anna, a_set(DAY * (50 - n), exercise_id=lift, weight=weight, reps=reps, rir=rir))
    found = accuracy(anna)
    assert found["overall"]["sets"] > 5 and 0 <= found["overall"]["mean_error"] <= 1
    assert all(abs(one["expected_kg"]) < 10_000 for one in found["worst"])
