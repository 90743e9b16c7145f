"""Real servers for the tests: PostgreSQL, Valkey, and the whole product running.

`database_url`        the suite's database: schema and catalogue, no lifter; emptied again after the test
`own_database_url`    a copy of it for this test alone, which may change the catalogue
`empty_database_url`  a database with nothing in it
`redis_url`           the suite's Redis; emptied again after the test
`live_stack`          API (granian) and worker running on a database of their own; its `url` serves the web app too

TEST_DATABASE_URL (a role that may create databases and roles) and TEST_REDIS_URL stand in for our own servers.
The `server_*` fixtures live as long as the session, for what is made once, as the app is.
"""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
import redis
from psycopg2 import sql

from scripts.database import make_login, run_script
from scripts.embedded import Postgres, Valkey, free_port
from scripts.stack import ROOT, Stack

JWT_KEYS = "test:" + "a-secret-for-tests-only-of-more-than-32-bytes"
VAPID_PRIVATE_KEY = "c2lnbnMtd2ViLXB1c2gtb2YtdGhlLXRlc3RzLW9ubHk"


class Databases:
    """Makes databases on one server, most of them by copying the template that has schema and catalogue."""

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._suffix = f"{os.getpid()}_{secrets.token_hex(3)}"
        self._made: list[str] = []
        self._roles: set[str] = set()

    def empty(self) -> str:
        """A new database with nothing in it; returns its address."""
        return self._make(sql.SQL("CREATE DATABASE {}"))

    def template(self) -> str:
        """A new database with schema and catalogue; returns its address."""
        url = self.empty()
        settings = {"DATABASE_URL": url, "DATABASE_OWNER_URL": ""}
        for script in ("create_schema.py", "seed_data.py"):
            run_script(script, settings=settings)
        return url

    def copy_of(self, url: str) -> str:
        """A copy of the database at `url`, to which nobody may be connected; returns its address."""
        return self._make(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), sql.Identifier(_database_of(url)))

    def drop(self, url: str) -> None:
        """Drop the database at `url`, whoever is connected to it."""
        name = _database_of(url)
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        self._made.remove(name)

    def login_for(self, url: str) -> str:
        """The address of the same database as a role that owns nothing, as in production."""
        role = f"gymgenius_test_{self._suffix}"
        self._roles.add(role)
        return make_login(url, role)

    def drop_all(self) -> None:
        """Drop every database and role that was made here."""
        for name in list(self._made):
            self.drop(_with_database(self._server_url, name))
        for role in self._roles:
            self._run(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))

    def _make(self, command: sql.SQL, *arguments: sql.Identifier) -> str:
        name = f"gymgenius_test_{self._suffix}_{len(self._made)}_{secrets.token_hex(2)}"
        self._run(command.format(sql.Identifier(name), *arguments))
        self._made.append(name)
        return _with_database(self._server_url, name)

    def _run(self, command: sql.Composable) -> None:
        with closing(psycopg2.connect(self._server_url)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(command)


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A folder for the servers' data, gone after the session."""
    with tempfile.TemporaryDirectory(prefix="gymgenius-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def databases(server_folder: Path) -> Iterator[Databases]:
    """The database server of the session."""
    with _database_server(server_folder) as url:
        made = Databases(url)
        yield made
        made.drop_all()


@pytest.fixture(scope="session")
def server_template_url(databases: Databases) -> str:
    """A database with schema and catalogue, to be copied and never connected to."""
    return databases.template()


@pytest.fixture(scope="session")
def server_database_url(databases: Databases, server_template_url: str) -> str:
    """The suite's database. Tests ask for `database_url`, which cleans up after them."""
    return databases.copy_of(server_template_url)


@pytest.fixture(scope="session")
def _sweeper(server_database_url: str) -> Iterator[psycopg2.extensions.connection]:
    with closing(psycopg2.connect(server_database_url)) as connection:
        connection.autocommit = True
        yield connection


@pytest.fixture
def database_url(server_database_url: str, _sweeper: psycopg2.extensions.connection) -> Iterator[str]:
    """The suite's database, in which everything that a test did for its lifters is gone afterwards."""
    yield server_database_url
    with _sweeper.cursor() as cursor:
        # A transaction that a test left open would make us wait for ever: fail that test instead.
        cursor.execute("SET lock_timeout = '5s'; DELETE FROM users WHERE role <> 'system'; DELETE FROM jobs")


@pytest.fixture
def own_database_url(databases: Databases, server_template_url: str) -> Iterator[str]:
    """A database of this test's own, with schema and catalogue."""
    url = databases.copy_of(server_template_url)
    yield url
    databases.drop(url)


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """A database of this test's own, with nothing in it."""
    url = databases.empty()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def server_redis_url(server_folder: Path) -> Iterator[str]:
    """The suite's Redis. Tests ask for `redis_url`, which cleans up after them."""
    if url := os.environ.get("TEST_REDIS_URL"):
        yield url
        return
    with Valkey(server_folder / "valkey", durable=False) as valkey:
        yield valkey.url


@pytest.fixture
def redis_url(server_redis_url: str) -> Iterator[str]:
    """The suite's Redis, emptied after the test."""
    yield server_redis_url
    with closing(redis.Redis.from_url(server_redis_url)) as client:
        client.flushdb()


@pytest.fixture(scope="session")
def live_stack(
    databases: Databases, server_template_url: str, server_folder: Path, server_redis_url: str
) -> Iterator[Stack]:
    """The product running as it does for a lifter, web app included."""
    settings = {
        "DATABASE_URL": databases.login_for(databases.copy_of(server_template_url)),
        "REDIS_URL": _with_database(server_redis_url, "1"),
        "JWT_KEYS": JWT_KEYS,
        "GYMGENIUS_ENV": "development",
        "WEBAPP_DIR": str(ROOT / "webapp"),
        "BCRYPT_ROUNDS": "4",
        "RATE_LIMITS": "0",
        "VAPID_PRIVATE_KEY": VAPID_PRIVATE_KEY,
        "PUSH_TO_LOOPBACK": "1",
    }
    with Stack(settings, server_folder / "logs", port=free_port()) as stack:
        yield stack


@contextmanager
def _database_server(folder: Path) -> Iterator[str]:
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    with Postgres(folder / "postgres", durable=False) as postgres:
        yield postgres.url


def _database_of(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def _with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
