"""One transaction per use case: all of it or nothing, for one lifter, on this thread's own connection."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from threading import Thread
from uuid import UUID, uuid4

import psycopg2
import pytest

from engine.storage import db, gyms, jobs

HANDED: list[UUID] = []


@pytest.fixture(autouse=True)
def _as_api(database_url: str) -> Iterator[None]:
    link = db._link
    HANDED.clear()
    db.configure(db.Link(database_url, "gymgenius_api", after_commit=HANDED.extend))
    yield
    db.close()
    if link is not None:
        db.configure(link)


@pytest.fixture
def lifter(database_url: str) -> UUID:
    """Somebody to work for."""
    user = uuid4()
    with closing(psycopg2.connect(database_url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
    return user


def add_gym(tx: db.Transaction, user: UUID) -> None:
    tx.run("INSERT INTO gyms (user_id, id, name, inventory) VALUES (%s, %s, 'Cellar', '{}')", (user, uuid4()))


def count(user: UUID) -> int:
    with db.transaction(user) as tx:
        return gyms.count(tx, user)


def test_it_acts_as_the_api_for_this_lifter(lifter: UUID) -> None:
    with db.transaction(lifter) as tx:
        assert tx.row("SELECT current_user AS me, app_user() AS asker") == {"me": "gymgenius_api", "asker": lifter}
    with db.transaction(None) as tx:
        assert tx.value("SELECT app_user()") is None


def test_what_is_done_is_kept_at_the_end_and_not_before(lifter: UUID) -> None:
    with db.transaction(lifter) as tx:
        add_gym(tx, lifter)
        seen: list[int] = []
        other = Thread(target=lambda: (seen.append(count(lifter)), db.close()))
        other.start()
        other.join()
        assert seen == [0]
    assert count(lifter) == 1


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_whatever_goes_wrong_nothing_is_kept(lifter: UUID, fault: type[BaseException]) -> None:
    with pytest.raises(fault), db.transaction(lifter) as tx:
        add_gym(tx, lifter)
        raise fault
    assert count(lifter) == 0


def test_a_fault_that_was_swallowed_is_not_taken_for_success(lifter: UUID) -> None:
    with pytest.raises(psycopg2.InternalError), db.transaction(lifter) as tx:
        add_gym(tx, lifter)
        with suppress(psycopg2.Error):
            tx.run("SELECT 1 / 0")
    assert count(lifter) == 0


def test_transactions_do_not_nest(lifter: UUID) -> None:
    with pytest.raises(RuntimeError), db.transaction(lifter), db.transaction(lifter):
        pass
    assert count(lifter) == 0


def test_a_statement_that_takes_too_long_is_ended(lifter: UUID) -> None:
    with pytest.raises(psycopg2.errors.QueryCanceled), db.transaction(lifter, timeout_ms=50) as tx:
        tx.run("SELECT pg_sleep(5)")
    with db.transaction(lifter) as tx:  # and the next one has its own limit
        tx.run("SELECT pg_sleep(0.1)")


def test_jobs_are_handed_over_after_the_commit_only(lifter: UUID) -> None:
    with db.transaction(lifter) as tx:
        jobs.add(tx, "test", "once", {}, lifter, "trace-1")
        jobs.add(tx, "test", "once", {}, lifter, "trace-2")
        assert HANDED == []
    assert len(HANDED) == 1
    with pytest.raises(ValueError), db.transaction(lifter) as tx:
        jobs.add(tx, "test", "never", {}, lifter, None)
        raise ValueError
    assert len(HANDED) == 1


def test_a_connection_that_the_server_closed_is_replaced(lifter: UUID, database_url: str) -> None:
    with db.transaction(lifter) as tx:
        pid = tx.value("SELECT pg_backend_pid()")
    with closing(psycopg2.connect(database_url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
    assert count(lifter) == 0


def test_a_connection_that_breaks_in_the_middle_is_a_fault_and_the_next_works(lifter: UUID, database_url: str) -> None:
    with pytest.raises(psycopg2.Error), db.transaction(lifter) as tx:
        add_gym(tx, lifter)
        pid = tx.value("SELECT pg_backend_pid()")
        with closing(psycopg2.connect(database_url)) as connection, connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
        add_gym(tx, lifter)
    assert count(lifter) == 0


def test_each_thread_has_a_connection_of_its_own(lifter: UUID) -> None:
    pids: set[int] = set()

    def look() -> None:
        with db.transaction(lifter) as tx:
            pids.add(tx.value("SELECT pg_backend_pid()"))
        db.close()

    threads = [Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    look()
    for thread in threads:
        thread.join()
    assert len(pids) == 4


def test_a_forked_child_does_not_use_its_parents_connection(lifter: UUID) -> None:
    with db.transaction(lifter) as tx:
        parents = tx.value("SELECT pg_backend_pid()")
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with db.transaction(lifter) as tx:
                os.write(writer, str(tx.value("SELECT pg_backend_pid()")).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert int(os.read(reader, 20)) != parents
    assert count(lifter) == 0
    os.close(reader)
    os.close(writer)
