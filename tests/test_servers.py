"""The fixtures that every other test relies on."""

from contextlib import closing

import psycopg2
import redis

LIFTER = "INSERT INTO users (id, email) VALUES (gen_random_uuid(), 'left@over.example')"


def run(url: str, query: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall()) if cursor.description else []


def test_a_test_may_leave_a_lifter_behind(database_url: str) -> None:
    run(database_url, LIFTER)


def test_and_the_next_one_does_not_meet_it(database_url: str) -> None:
    assert run(database_url, "SELECT count(*) FROM users WHERE role <> 'system'") == [(0,)]


def test_a_copy_has_the_schema_and_is_this_tests_own(own_database_url: str, server_database_url: str) -> None:
    run(own_database_url, LIFTER)
    assert run(server_database_url, "SELECT count(*) FROM users WHERE role <> 'system'") == [(0,)]


def test_an_empty_database_is_empty(empty_database_url: str) -> None:
    assert run(empty_database_url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_a_test_may_leave_a_key_behind(redis_url: str) -> None:
    with closing(redis.Redis.from_url(redis_url)) as client:
        client.set("left", "over")


def test_and_the_next_one_does_not_meet_the_key(redis_url: str) -> None:
    with closing(redis.Redis.from_url(redis_url)) as client:
        assert client.dbsize() == 0
