"""The demo accounts, made on a real PostgreSQL through the services."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import psycopg2
import pytest

from database import demo, seed_data
from database.demo_history import WEEK, history
from engine.schemas.auth import LoginIn
from engine.services import passwords
from engine.storage import db, users

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def here(own_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(db, "_link", None)  # and so back to the suite's afterwards
    demo.make(own_database_url, 4, NOW)
    yield own_database_url
    db.close()


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall()) if cursor.description else []


COUNTS = (
    "SELECT (SELECT count(*) FROM users WHERE role <> 'system'), (SELECT count(*) FROM workout_sets),"
    " (SELECT count(*) FROM workouts), (SELECT count(*) FROM bodyweights), (SELECT count(*) FROM gyms)"
)


def test_a_second_run_a_week_later_changes_nothing(here: str) -> None:
    before = rows(here, COUNTS)
    assert demo.make(here, 4, NOW + timedelta(days=7)) == demo.make(here, 4, NOW)
    assert rows(here, COUNTS) == before


def test_all_sets_are_there_in_closed_sessions(here: str) -> None:
    made = history(NOW.date())
    assert rows(here, "SELECT count(*) FROM workout_sets") == [(len(made),)]
    assert rows(here, "SELECT count(*) FROM workouts") == [(len({s.session for s in made}),)]
    assert rows(here, "SELECT count(*) FROM workouts WHERE ended_at IS NULL") == [(0,)]


def test_the_coach_knows_every_lift(here: str) -> None:
    lifts = sum(len(lifts) for _, lifts in WEEK)
    assert rows(here, "SELECT count(*), min(sets_seen) > 20 FROM lift_states") == [(lifts, True)]
    assert rows(here, "SELECT count(*) > 0 FROM weekly_volume WHERE muscle = 'chest' AND direct_sets >= 6") == [(True,)]


def test_a_run_that_was_cut_short_is_finished(here: str) -> None:
    before = rows(here, COUNTS)
    rows(here, "UPDATE users SET preferences = '{}'")
    rows(here, "DELETE FROM bodyweights")
    demo.make(here, 4, NOW + timedelta(hours=1))
    assert rows(here, COUNTS) == before


@pytest.mark.parametrize("account", [demo.LIFTER, demo.COACH])
def test_both_can_sign_in_with_the_documented_password(here: str, account: demo.Account) -> None:
    given = LoginIn(email=account.email, password=demo.PASSWORD)
    with db.transaction(None) as tx:
        known = users.credentials(tx, given.email)
    assert known is not None
    assert known["role"] == account.role
    assert passwords.matches(given.password, known["password_hash"], 4)


def test_the_script_tells_the_sign_ins(
    here: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", here)
    monkeypatch.setenv("GYMGENIUS_ENV", "development")
    monkeypatch.setenv("BCRYPT_ROUNDS", "4")
    assert seed_data.main(["--demo"]) == 0
    said = capsys.readouterr().out
    assert f"{demo.LIFTER.email}  password: {demo.PASSWORD}" in said
    assert f"{demo.COACH.email}  password: {demo.PASSWORD}" in said
