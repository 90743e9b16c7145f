"""Row-level security on every personal table, read from the database rather than from a list of ours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID, uuid4

import psycopg2
import pytest
from psycopg2 import extras, sql

Cursor = psycopg2.extensions.cursor
CATALOGUE = UUID(int=0)
SHARED = {"exercises", "exercise_muscles", "exercise_aliases"}
ROLES = ("gymgenius_api", "gymgenius_worker")

extras.register_uuid()


@pytest.fixture
def owner(database_url: str) -> Iterator[Cursor]:
    """A cursor with the owner's rights, whose work is undone."""
    with closing(psycopg2.connect(database_url)) as connection, connection.cursor() as cursor:
        yield cursor
        connection.rollback()


@contextmanager
def acting(cursor: Cursor, user: UUID | None, role: str = "gymgenius_api") -> Iterator[Cursor]:
    """Act with a role of the product, for this lifter; what is done is undone."""
    cursor.execute("SAVEPOINT before")
    cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    cursor.execute("SELECT set_config('app.user_id', %s, true)", ("" if user is None else str(user),))
    try:
        yield cursor
    finally:
        cursor.execute("ROLLBACK TO SAVEPOINT before")


def personal_tables(cursor: Cursor) -> list[str]:
    cursor.execute(
        "SELECT table_name FROM information_schema.columns JOIN information_schema.tables"
        " USING (table_schema, table_name) WHERE table_schema = 'public' AND column_name = 'user_id'"
        " AND table_type = 'BASE TABLE' ORDER BY 1"
    )
    return [table for (table,) in cursor.fetchall()]


def count(cursor: Cursor, table: str, where: str = "true", *params: object) -> int:
    cursor.execute(sql.SQL("SELECT count(*) FROM {} WHERE " + where).format(sql.Identifier(table)), params)
    return int(cursor.fetchone()[0])


def test_the_roles_own_nothing_and_can_bypass_nothing(owner: Cursor) -> None:
    for role in ROLES:
        owner.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s", (role,)
        )
        assert owner.fetchone() == (False, False, False, False)
        owner.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE rolname = %s", (role,)
        )
        assert owner.fetchone() == (0,)
        owner.execute("SELECT has_schema_privilege(%s, 'public', 'CREATE')", (role,))
        assert owner.fetchone() == (False,)


def test_every_personal_table_and_users_has_it_switched_on(owner: Cursor) -> None:
    tables = personal_tables(owner)
    assert len(tables) >= 18
    owner.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
    assert {table for (table,) in owner.fetchall()} >= {*tables, "users"}


def test_the_key_of_every_personal_table_leads_with_the_user(owner: Cursor) -> None:
    owner.execute(
        "SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] WHERE i.indisprimary"
    )
    leads = dict(owner.fetchall())
    assert {t: leads[t] for t in personal_tables(owner) if t != "jobs"} == {
        t: "user_id" for t in personal_tables(owner) if t != "jobs"
    }


class Row:
    """One row of every personal table for one lifter, put there with the owner's rights."""

    def __init__(self, cursor: Cursor) -> None:
        self.user, self.exercise = uuid4(), uuid4()
        self._cursor = cursor
        ids = {name: uuid4() for name in ("workout", "set", "import")}
        self._put("users", id=self.user, email=f"{self.user}@example.org")
        mine: dict[str, Any] = {"user_id": self.user}
        lift = {"exercise_owner": self.user, "exercise_id": self.exercise}
        now = "2026-05-01T18:00:00Z"
        self._put("refresh_tokens", **mine, token_hash=b"x", family=uuid4(), issued_at=now, expires_at=now)
        self._put("exercises", **mine, id=self.exercise, name="Own", equipment="machine", pattern="squat")
        self._put("exercise_muscles", **mine, exercise_id=self.exercise, muscle="quads", fraction=1)
        self._put("exercise_aliases", **mine, **lift, alias="own", alias_key="own")
        self._put("gyms", **mine, id=uuid4(), name="Cellar", inventory="{}")
        self._put("bodyweights", **mine, id=uuid4(), measured_at=now, weight_kg=80, unit="kg")
        self._put("readiness", **mine, day="2026-05-01", z=0)
        self._put("imports", **mine, id=ids["import"], filename="a.csv", sha256=b"x", status="read")
        self._put("plans", **mine, id=uuid4(), name="Plan", goal="{}", week="[]")
        self._put("plan_weeks", **mine, week="2026-04-27", number=1, kind="deload")
        self._put("workouts", **mine, id=ids["workout"], started_at=now, last_set_at=now)
        self._put(
            "workout_sets", **mine, **lift, id=ids["set"], workout_id=ids["workout"], performed_at=now,
            set_type="working", weight_kg=60, unit="kg", reps=5,
        )  # fmt: skip
        self._put("lift_states", **mine, **lift, state="{}", engine_version="0", sets_seen=1)
        self._put("lifter_states", **mine, state="{}", engine_version="0")
        self._put(
            "lifter_parameters", **mine, fitted_at=now, engine_version="0", parameters="{}", diagnostics="{}",
            accepted=True,
        )  # fmt: skip
        self._put("parameter_summaries", **mine, made_at=now, engine_version="0", summary="{}")
        self._put(
            "recommendations", **mine, **lift, id=uuid4(), set_number=1, created_at=now, engine_version="0",
            inputs="{}", output="{}",
        )  # fmt: skip
        self._put(
            "set_forecasts", **mine, set_id=ids["set"], exercise_id=self.exercise, performed_at=now, sessions=3,
            opening=True, effort_known=True, reps=5, weight_kg=60, body_kg=0, load_kg=60, repeat_kg=60, reps_05=3,
            reps_25=4, reps_50=5, reps_75=6, reps_95=7, repeat_reps=5, engine_version="0",
        )  # fmt: skip
        self._put("weekly_volume", **mine, week="2026-04-27", muscle="quads")
        device = uuid4()
        self._put(
            "push_devices", **mine, id=device, endpoint="https://push.example/x", p256dh="x", auth="x",
            created_at=now, updated_at=now,
        )  # fmt: skip
        self._put("rest_alerts", **mine, device_id=device, ends_at=now, title="x", body="x")
        self._put("jobs", **mine, kind="test", key=str(self.user))
        self._snapshots(now)

    def _snapshots(self, now: str) -> None:
        """The snapshot tables, whose columns may grow: whatever is needed gets a plain value."""
        plain: dict[str, object] = {
            "uuid": uuid4(), "timestamp with time zone": now, "jsonb": json.dumps({}), "integer": 1, "text": "x",
        }  # fmt: skip
        for table in ("lift_snapshots", "lifter_snapshots"):
            self._cursor.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
                " AND is_nullable = 'NO' AND column_default IS NULL",
                (table,),
            )
            values = {name: plain[kind] for name, kind in self._cursor.fetchall()}
            if values:
                known = {"user_id": self.user, "exercise_id": self.exercise, "exercise_owner": self.user}
                self._put(table, **values | {name: known[name] for name in known if name in values})

    def _put(self, table: str, **values: object) -> None:
        self._cursor.execute(
            sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, values)),
                sql.SQL(", ").join(sql.Placeholder() * len(values)),
            ),
            tuple(values.values()),
        )


@pytest.fixture
def anna(owner: Cursor) -> Row:
    return Row(owner)


@pytest.fixture
def ben(owner: Cursor) -> Row:
    return Row(owner)


def test_the_cast_has_a_row_in_every_personal_table(owner: Cursor, anna: Row) -> None:
    for table in personal_tables(owner):
        assert count(owner, table, "user_id = %s", anna.user) == 1, table


def test_a_query_without_a_where_finds_ones_own_rows_only(owner: Cursor, anna: Row, ben: Row) -> None:
    for table in personal_tables(owner):
        with acting(owner, anna.user):
            shared = count(owner, table, "user_id = %s", CATALOGUE) if table in SHARED else 0
            assert count(owner, table) - shared == 1, table


def test_a_forged_where_finds_nothing(owner: Cursor, anna: Row, ben: Row) -> None:
    for table in personal_tables(owner):
        with acting(owner, anna.user):
            assert count(owner, table, "user_id = %s", ben.user) == 0, table
            assert count(owner, table, "user_id = %s OR true", ben.user) >= 1, table
    with acting(owner, anna.user):
        assert count(owner, "users", "id = %s", ben.user) == 0
        assert count(owner, "users") == 1


def test_nobody_in_particular_finds_nothing(owner: Cursor, anna: Row) -> None:
    for table in [*personal_tables(owner), "users"]:
        with acting(owner, None):
            where = "user_id <> %s" if table != "users" else "id <> %s"
            assert count(owner, table, where, CATALOGUE) == 0, table


Statement = Callable[[str], sql.Composed]
CHANGES: dict[str, str] = {
    "update": "UPDATE {} SET user_id = user_id WHERE user_id = %s",
    "delete": "DELETE FROM {} WHERE user_id = %s",
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_anothers_rows_can_not_be_changed(owner: Cursor, anna: Row, ben: Row, change: str, role: str) -> None:
    for table in personal_tables(owner):
        if (role, table) == ("gymgenius_worker", "jobs"):
            continue  # the worker sweeps over everyone's jobs
        with acting(owner, anna.user, role):
            owner.execute(sql.SQL(change).format(sql.Identifier(table)), (ben.user,))
            assert owner.rowcount == 0, table


def test_nothing_can_be_given_to_another(owner: Cursor, anna: Row, ben: Row) -> None:
    for table in personal_tables(owner):
        with acting(owner, anna.user), pytest.raises(psycopg2.errors.InsufficientPrivilege, match="row-level security"):
            owner.execute(
                sql.SQL("UPDATE {} SET user_id = %s WHERE user_id = %s").format(sql.Identifier(table)),
                (ben.user, anna.user),
            )


def test_a_row_can_not_be_made_for_another(owner: Cursor, anna: Row, ben: Row) -> None:
    for user in (ben.user, CATALOGUE):
        with acting(owner, anna.user), pytest.raises(psycopg2.errors.InsufficientPrivilege):
            owner.execute(
                "INSERT INTO gyms (user_id, id, name, inventory) VALUES (%s, %s, 'Theirs', '{}')", (user, uuid4())
            )


def test_the_catalogue_is_seen_and_not_touched(owner: Cursor, anna: Row) -> None:
    for table in SHARED:
        with acting(owner, anna.user):
            assert count(owner, table, "user_id = %s", CATALOGUE) > 100
            for change in CHANGES.values():
                owner.execute(sql.SQL(change).format(sql.Identifier(table)), (CATALOGUE,))
                assert owner.rowcount == 0
    for statement in ("UPDATE muscles SET name = 'x'", "DELETE FROM muscles", "DELETE FROM schema_migrations"):
        with acting(owner, anna.user), pytest.raises(psycopg2.errors.InsufficientPrivilege):
            owner.execute(statement)


def test_a_lifter_can_not_make_themselves_an_administrator_of_jobs(owner: Cursor, anna: Row, ben: Row) -> None:
    with acting(owner, anna.user):
        assert count(owner, "jobs") == 1
    owner.execute("UPDATE users SET role = 'admin' WHERE id = %s", (ben.user,))
    with acting(owner, ben.user):
        assert count(owner, "jobs") >= 2
    with acting(owner, ben.user):
        owner.execute("DELETE FROM jobs WHERE user_id = %s", (anna.user,))
        assert owner.rowcount == 0


def test_credentials_are_told_to_the_api_alone_and_never_the_catalogues(owner: Cursor, anna: Row) -> None:
    with acting(owner, None):
        owner.execute("SELECT id FROM credentials_of(%s)", (f"{anna.user}@example.org",))
        assert owner.fetchone() == (anna.user,)
        owner.execute("SELECT id FROM credentials_of('catalogue@invalid')")
        assert owner.fetchone() is None
    with acting(owner, None, "gymgenius_worker"), pytest.raises(psycopg2.errors.InsufficientPrivilege):
        owner.execute("SELECT id FROM credentials_of('x')")


def test_whose_fit_is_due_is_told_to_the_worker_alone(owner: Cursor, anna: Row) -> None:
    asked = (
        "SELECT count(*) FROM lifters_to_fit(1, 1, 0, interval '1 hour')",
        "SELECT count(*) FROM lifters_to_summarise('0', now())",
        "SELECT count(*) FROM shared_summaries('0')",
    )
    for question in asked:
        with acting(owner, None, "gymgenius_worker"):
            owner.execute(question)
        with acting(owner, anna.user), pytest.raises(psycopg2.errors.InsufficientPrivilege):
            owner.execute(question)


def test_the_worker_reads_the_summaries_of_those_who_share_and_no_others(owner: Cursor, anna: Row, ben: Row) -> None:
    owner.execute("UPDATE users SET shares_parameters = true WHERE id = %s", (anna.user,))
    owner.execute('UPDATE parameter_summaries SET summary = \'{"of": "Anna"}\' WHERE user_id = %s', (anna.user,))
    with acting(owner, None, "gymgenius_worker"):
        owner.execute("SELECT summary FROM shared_summaries('0')")
        assert owner.fetchall() == [({"of": "Anna"},)]
