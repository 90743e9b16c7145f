"""Looking back: fitness and fatigue, how heavy, which days, how many reps."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from engine.storage import db, plans
from tests.api.conftest import Person
from tests.api.lifting import BENCH, NOW, PULL_UP, SQUAT, a_set, log, train

DAY = 24 * 60
PATHS = (
    "/v1/analytics/load",
    "/v1/analytics/intensity",
    "/v1/analytics/calendar",
    f"/v1/analytics/reps?exercise_id={BENCH}",
)


def got(person: Person, path: str, **query: Any) -> Any:
    """The answer, which must be one."""
    answer = person.get(path, query_string=query or None)
    assert answer.status_code == 200, answer.text
    return answer.json


def plan_of(person: Person) -> UUID:
    """A plan of theirs."""
    answer = person.post("/v1/plan/compile", {"id": str(uuid4()), "days_per_week": 2})
    assert answer.status_code == 201, answer.text
    return UUID(answer.json["id"])


def long_ago(person: Person, weeks: int, light: tuple[int, ...] = ()) -> None:
    """Two sessions of bench press and squat a week, up to last week; those `light` weeks ago of half the reps."""
    monday = NOW - timedelta(days=NOW.weekday(), hours=NOW.hour - 12)
    log(
        person,
        *(
            a_set((NOW - (monday - timedelta(weeks=n, days=-day))).total_seconds() / 60 - 4 * k, exercise_id=lift,
                  reps=4 if n in light else 8)
            for n in range(weeks, 0, -1)
            for day in (0, 3)
            for k, lift in enumerate((BENCH, BENCH, SQUAT))
        ),
    )  # fmt: skip


def test_every_day_is_told_and_a_lighter_week_is_marked(anna: Person) -> None:
    long_ago(anna, 12, light=(2,))
    found = got(anna, "/v1/analytics/load", weeks=8)
    days = [date.fromisoformat(day["day"]) for day in found["days"]]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert 50 <= len(days) <= 56 and days[0].weekday() == 0
    deloads = [week["week"] for week in found["weeks"] if week["kind"] == "deload"]
    assert deloads == [found["weeks"][-2]["week"]], "the week before last, of which the last with training is one later"
    assert all(week["sessions"] == 4 for week in found["weeks"])
    assert found["days"][-1]["fitness"] > 0 and "70" in found["rule"]
    alone = got(anna, "/v1/analytics/load", weeks=8, days="false")
    assert alone["days"] == [] and alone["weeks"] == found["weeks"]


def test_what_the_plan_called_a_week_counts_for_more_than_the_rule(anna: Person) -> None:
    long_ago(anna, 12, light=(2,))
    weeks = [week["week"] for week in got(anna, "/v1/analytics/load", weeks=8)["weeks"]]
    plan = plan_of(anna)
    with db.transaction(anna.id) as tx:
        for week, kind in ((weeks[-2], "build"), (weeks[-4], "deload")):
            plans.lived(tx, anna.id, date.fromisoformat(week), plan, 1, kind)
    found = got(anna, "/v1/analytics/load", weeks=8)["weeks"]
    assert [(week["week"], week["by"]) for week in found if week["kind"] == "deload"] == [(weeks[-4], "plan")]


def test_without_a_log_there_is_nothing_to_be_tired_of(anna: Person) -> None:
    found = got(anna, "/v1/analytics/load")
    assert found["weeks"] == [] and {day["fatigue"] for day in found["days"]} == {0}
    assert got(anna, "/v1/analytics/intensity")["sets"] == 0
    assert got(anna, "/v1/analytics/calendar")["sessions"] == []


def test_warm_ups_are_no_dose_and_a_deleted_set_is_none_any_more(anna: Person) -> None:
    kept, gone = log(anna, a_set(3 * DAY, reps=10), a_set(3 * DAY - 5, reps=10))
    log(anna, a_set(3 * DAY - 8, weight=300, set_type="warmup"))
    anna.delete(f"/v1/sets/{gone['id']}")
    found = got(anna, "/v1/analytics/load")
    assert sum(day["doses"] for day in found["days"]) == pytest.approx(1)
    anna.delete(f"/v1/sets/{kept['id']}")
    assert got(anna, "/v1/analytics/load")["weeks"] == []


def test_how_heavy_and_how_hard(anna: Person) -> None:
    log(
        anna,
        a_set(3 * DAY, weight=100, reps=1, rir=0),
        a_set(3 * DAY - 5, weight=85, reps=3, rir=None),
        a_set(3 * DAY - 9, weight=55, reps=5, rir=4),
        a_set(3 * DAY - 12, weight=55, reps=5, set_type="warmup"),
        a_set(3 * DAY - 15, weight=72, reps=6, rir=None, set_type="failure"),
        a_set(3 * DAY - 19, exercise_id=SQUAT, weight=50, reps=30, rir=1),
    )
    found = got(anna, "/v1/analytics/intensity")
    load = {(one["low"], one["high"]): one["sets"] for one in found["load"]}
    assert load == {(None, 0.5): 0, (0.5, 0.6): 1, (0.6, 0.7): 0, (0.7, 0.8): 1, (0.8, 0.9): 1, (0.9, None): 1}
    assert (found["sets"], found["load_unknown"], found["reserve_unknown"]) == (5, 1, 1)
    then = (NOW - timedelta(days=30)).date().isoformat()
    assert got(anna, "/v1/analytics/intensity", until=then)["sets"] == 0
    reserve = {one["low"]: one["sets"] for one in found["reserve"]}
    assert reserve == {None: 2, 1.0: 1, 2.0: 0, 3.0: 0, 4.0: 1, 5.0: 0}


def test_sets_stand_by_their_reps(anna: Person) -> None:
    log(anna, *(a_set(DAY + n, reps=reps) for n, reps in enumerate((5, 5, 8, 12))), a_set(DAY + 9, set_type="warmup"))
    reps = got(anna, "/v1/analytics/reps", exercise_id=BENCH)["reps"]
    assert [(one["reps"], one["sets"], one["heaviest_kg"]) for one in reps] == [(5, 2, 80), (8, 1, 80), (12, 1, 80)]
    since = (NOW + timedelta(days=1)).date().isoformat()
    assert got(anna, "/v1/analytics/reps", exercise_id=BENCH, since=since)["reps"] == []


def test_a_session_stands_on_the_lifters_own_day(anna: Person) -> None:
    """Half past eleven at night in London is the next day in Berlin, and on New Year's Eve the next year."""
    at = datetime(2024, 12, 31, 23, 30, tzinfo=ZoneInfo("UTC")).isoformat()
    (stored,) = log(anna, a_set(performed_at=at))
    found = got(anna, "/v1/analytics/calendar", year=2025)
    assert found["sessions"] == [{"workout_id": stored["workout_id"], "day": "2025-01-01", "title": None, "sets": 1}]
    assert found["first_year"] == 2025
    assert got(anna, "/v1/analytics/calendar", year=2024)["sessions"] == []
    anna.delete(f"/v1/workouts/{stored['workout_id']}")
    assert got(anna, "/v1/analytics/calendar", year=2025)["sessions"] == []


def test_the_number_of_questions_does_not_grow_with_the_log(anna: Person, queries: list[str]) -> None:
    def asked() -> dict[str, int]:
        counts = {}
        for path in PATHS:
            queries.clear()
            got(anna, path)
            counts[path] = len(queries)
        return counts

    log(anna, a_set(2 * DAY))
    short = asked()
    train(anna, 20)
    train(anna, 20, exercise_id=PULL_UP)
    assert asked() == short
    assert max(short.values()) <= 4


TWENTY_THOUSAND = """
INSERT INTO workouts (user_id, id, started_at, last_set_at)
SELECT %(user)s, md5('w' || w)::uuid, now() - (1001 - w) * interval '1.4 days', now() - (1001 - w) * interval '1.4 days'
FROM generate_series(1, 1000) w;
INSERT INTO workout_sets (user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type, weight_kg, unit,
                          reps, rir)
SELECT %(user)s, md5('s' || w || '-' || s)::uuid, md5('w' || w)::uuid, catalogue(), (%(lifts)s::uuid[])[1 + s / 7],
       now() - (1001 - w) * interval '1.4 days' + s * interval '3 minutes',
       CASE WHEN s %% 7 = 0 THEN 'warmup' ELSE 'working' END, 40 + w / 20 + s %% 5, 'kg', 5 + (w + s) %% 8, s %% 4
FROM generate_series(1, 1000) w, generate_series(0, 19) s
"""


def test_twenty_thousand_sets_are_answered_by_as_many_questions_and_few_rows(anna: Person, queries: list[str]) -> None:
    lifts = [UUID(BENCH), UUID(SQUAT), UUID(PULL_UP)]
    with db.transaction(anna.id) as tx:
        tx.run(TWENTY_THOUSAND, {"user": anna.id, "lifts": lifts})
    paths = (*PATHS, "/v1/records?exercise_id=" + ",".join(map(str, lifts)), "/v1/analytics/load?weeks=520&days=false")
    for path in paths:
        queries.clear()
        found = anna.get(path)
        assert found.status_code == 200, found.text
        assert len(queries) <= 4, path
        assert len(found.data) < 100_000, path
    (bench, _, pull_up) = anna.get(paths[-2]).json["records"]
    assert bench["heaviest"]["weight_kg"] == 40 + 50 + 4 and len(pull_up["reps"]) <= 8
    assert sum(one["sets"] for one in got(anna, "/v1/analytics/reps", exercise_id=BENCH)["reps"]) == 6000


def test_nobody_sees_anothers(anna: Person, ben: Person) -> None:
    train(anna)
    assert got(ben, "/v1/analytics/load")["weeks"] == []
    assert got(ben, "/v1/analytics/intensity")["sets"] == 0
    assert got(ben, "/v1/analytics/calendar")["sessions"] == []
    assert got(ben, "/v1/analytics/reps", exercise_id=BENCH)["reps"] == []
    assert ben.get(f"/v1/analytics/reps?exercise_id={uuid4()}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/v1/analytics/load?weeks=3",
        "/v1/analytics/load?weeks=1e9",
        "/v1/analytics/intensity?weeks=0",
        "/v1/analytics/intensity?weeks=12&x=1",
        "/v1/analytics/intensity?until=2026-02-30",
        "/v1/analytics/calendar?year=0",
        "/v1/analytics/calendar?year=99999",
        "/v1/analytics/calendar?year=this",
        "/v1/analytics/reps",
        "/v1/analytics/reps?exercise_id=%27",
        f"/v1/analytics/reps?exercise_id={BENCH}&since=2026-13-01",
    ],
)
def test_bad_input_is_refused(anna: Person, path: str) -> None:
    assert anna.get(path).status_code == 422


@pytest.mark.parametrize("path", PATHS)
def test_it_needs_a_sign_in(stranger: FlaskClient, path: str) -> None:
    assert stranger.get(path).status_code == 401


@pytest.mark.parametrize("year", [1971, 2199])
def test_the_first_and_the_last_year_are_years(anna: Person, year: int) -> None:
    assert got(anna, "/v1/analytics/calendar", year=year)["year"] == year
