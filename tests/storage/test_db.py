"""Transactions and kept plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import psycopg2
import pytest

from engine.storage import db
from engine.storage.db import Hot


@pytest.fixture(autouse=True)
def as_api(database_url: str) -> Iterator[None]:
    """Act as the API does."""
    db.configure(db.Link(database_url, "gymgenius_api"))
    yield
    db.close()


ECHO = Hot("SELECT %(a)s::int AS a, %(b)s::text AS b, %(a)s::int %% 2 AS odd")


@pytest.mark.parametrize("params", [{"a": 7, "b": "x"}, {"a": 8, "b": None}, {"a": 9, "b": "it's 100 %"}])
def test_a_kept_plan_gives_what_the_statement_gives(params: dict[str, object]) -> None:
    with db.transaction(None) as tx:
        assert tx.row(ECHO, params) == tx.row(str(ECHO), params) == {**params, "odd": int(str(params["a"])) % 2}


def test_a_plan_is_made_once_per_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        with db.transaction(None) as tx:
            tx.row(ECHO, {"a": 1, "b": "x"})
    with db.transaction(None) as tx:
        assert tx.value("SELECT count(*) FROM pg_prepared_statements") == 1
    db.close()
    with db.transaction(None) as tx:
        assert tx.row(ECHO, {"a": 1, "b": "x"}) is not None


def test_a_plan_outlives_the_transaction_that_failed() -> None:
    with pytest.raises(psycopg2.errors.DivisionByZero), db.transaction(None) as tx:
        tx.row(ECHO, {"a": 1, "b": "x"})
        tx.run("SELECT 1 / 0")
    with db.transaction(None) as tx:
        assert tx.row(ECHO, {"a": 1, "b": "x"}) is not None


def test_other_types_are_another_plan() -> None:
    same = Hot("SELECT %s IS NULL AS missing")
    with db.transaction(None) as tx:
        for value in (uuid4(), datetime.now(UTC), True, 5):
            assert tx.row(same, (value,)) == {"missing": False}


@pytest.mark.parametrize("rows", [1, 4, 5, 40])
def test_many_rows_are_stored_and_returned_however_many_there_are(rows: int) -> None:
    with db.transaction(None) as tx:
        tx.run("CREATE TEMPORARY TABLE pairs (n int, name text) ON COMMIT DROP")
        given = [(i, f"row {i}") for i in range(rows)]
        stored = tx.many(Hot("INSERT INTO pairs (n, name) VALUES %s RETURNING n, name"), given)
        assert sorted(stored) == given


def test_a_query_that_forgets_whose_rows_it_wants_finds_none() -> None:
    with db.transaction(uuid4()) as tx:
        assert tx.rows(Hot("SELECT id FROM workout_sets")) == []
        assert tx.rows(Hot("SELECT id FROM users")) == []
        assert tx.value("SELECT count(*) > 0 FROM exercises") is True


def test_a_connection_that_the_server_closed_is_replaced(database_url: str) -> None:
    with db.transaction(None) as tx:
        backend = tx.value("SELECT pg_backend_pid()")
    with psycopg2.connect(database_url) as owner, owner.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 2000)", (backend,))
    with db.transaction(None) as tx:
        assert tx.row(ECHO, {"a": 1, "b": "x"}) is not None


def test_a_statement_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(db.TimedOut), db.transaction(None, timeout_ms=50) as tx:
        tx.run("SELECT pg_sleep(5)")


def test_transactions_do_not_nest() -> None:
    with db.transaction(None), pytest.raises(RuntimeError), db.transaction(None):
        pass
