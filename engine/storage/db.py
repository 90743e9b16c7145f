"""The way to the database: one connection per thread, a transaction per use case, rows as dictionaries.

Every transaction names the lifter it works for; row-level security shows it that lifter's rows and no others.
Beginning it and naming the lifter is one round trip.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from typing import Any
from uuid import UUID

import orjson
import psycopg2
from psycopg2 import errors, extensions, extras, sql

Row = dict[str, Any]
Params = Sequence[Any] | dict[str, Any]
Query = str | sql.Composable

TimedOut = errors.QueryCanceled
"""A statement ran longer than its transaction allows, or waited so long for a lock."""

extras.register_uuid()  # type: ignore[no-untyped-call]
# states of some kilobytes are read and written with every set: the standard library takes ten times as long
extras.register_default_jsonb(globally=True, loads=orjson.loads)
# Stored exactly, reckoned with as doubles: five decimal places of a kilogram survive the way there and back.
_AS_FLOAT = extensions.new_type(
    extensions.DECIMAL.values, "numeric_as_float", lambda v, _: None if v is None else float(v)
)
extensions.register_type(_AS_FLOAT)

HOT_ROWS = 4
"""More rows than these are sent as they are: every number of them would be another plan."""

_PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|s|%)")
_TYPES = {UUID: "uuid", datetime: "timestamptz", date: "date", bool: "boolean", int: "integer"}

# The statements are short: planning them anew, or compiling them, costs more than it gains.
_OPTIONS = "-c role={} -c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off"
_BEGIN = "BEGIN; SELECT set_config('app.user_id', %s, true), set_config('statement_timeout', %s, true)"


@dataclass(frozen=True)
class Link:
    """Where the database is and as whom to act on it."""

    url: str
    role: str
    statement_timeout_ms: int = 15_000
    after_commit: Callable[[list[UUID]], None] | None = None
    patient_after_commit: Callable[[list[UUID]], None] | None = None


class Hot(str):
    """A statement that is asked so often that each connection keeps its plan (PREPARE): most of a short one's cost."""

    __slots__ = ()


@dataclass
class Transaction:
    """One open transaction. `queries` counts what was asked, for tests that refuse N + 1 of them."""

    cursor: extensions.cursor
    queries: int = 0
    jobs: list[UUID] = field(default_factory=list)
    patient_jobs: list[UUID] = field(default_factory=list)
    _waiting: list[bytes] = field(default_factory=list)

    def rows(self, query: Query, params: Params = ()) -> list[Row]:
        """All rows of a query."""
        self._ask(query, params)
        names = [column.name for column in self.cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in self.cursor.fetchall()]

    def row(self, query: Query, params: Params = ()) -> Row | None:
        """The first row, or None."""
        found = self.rows(query, params)
        return found[0] if found else None

    def value(self, query: Query, params: Params = ()) -> Any:
        """The first column of the first row, or None."""
        self._ask(query, params)
        found = self.cursor.fetchone()
        return found[0] if found else None

    def run(self, query: Query, params: Params = ()) -> int:
        """Change something; return how many rows were touched."""
        self._ask(query, params)
        return self.cursor.rowcount

    def later(self, query: Query, params: Params = ()) -> None:
        """Change something with the round trip of the next statement, or of the commit; what it touched is not told."""
        self.queries += 1
        self._waiting.append(self._written(query, params))

    def many_later(self, query: str, rows: Sequence[Sequence[Any]], template: str | None = None) -> None:
        """One statement with `VALUES %s` for all rows, sent along likewise where the rows are few."""
        if isinstance(query, Hot) and 0 < len(rows) <= HOT_ROWS:
            self.later(*_with_rows(query, rows, template))
        elif rows:
            self.many(query, rows, template)

    def commit(self) -> None:
        """Send what waits, and make all of it last. For `transaction` alone."""
        self._send(b"COMMIT")
        if self.cursor.statusmessage != "COMMIT":  # a fault inside was swallowed: PostgreSQL rolls back and says so
            raise psycopg2.InternalError("the transaction had failed and was rolled back")

    def many(self, query: str, rows: Sequence[Sequence[Any]], template: str | None = None) -> list[tuple[Any, ...]]:
        """One statement with `VALUES %s` for all rows, sent in pages; return what it returns, if anything."""
        fetch = " RETURNING " in query.upper()
        if isinstance(query, Hot) and 0 < len(rows) <= HOT_ROWS:
            self._ask(*_with_rows(query, rows, template))
            return self.cursor.fetchall() if fetch else []
        self.queries += 1
        if self._waiting:
            self._send(b"SELECT")
        got = extras.execute_values(self.cursor, query, rows, template=template, page_size=1000, fetch=fetch)
        return list(got or [])

    def _ask(self, query: Query, params: Params) -> None:
        self.queries += 1
        self._send(self._written(query, params))

    def _written(self, query: Query, params: Params) -> bytes:
        if isinstance(query, Hot):
            query, params = _planned(self.cursor, query, params)
        return self.cursor.mogrify(query, params)

    def _send(self, statement: bytes) -> None:
        together = b"; ".join((*self._waiting, statement))
        self._waiting.clear()
        self.cursor.execute(together)


class _Here(threading.local):
    """This thread's connection, and the process that opened it: a forked child must open its own."""

    connection: extensions.connection | None = None
    pid: int = 0
    link: Link | None = None
    transaction: Transaction | None = None

    def __init__(self) -> None:
        self.plans: dict[tuple[str, tuple[str, ...]], str] = {}


_here = _Here()
_link: Link | None = None


def configure(link: Link) -> None:
    """Say where the database is, once per process. A connection to another place is opened anew."""
    global _link
    _link = link


@contextmanager
def transaction(user_id: UUID | None, timeout_ms: int | None = None) -> Iterator[Transaction]:
    """Run one transaction for this lifter (None: for nobody); commit at the end, roll back on any exception.

    A statement that runs longer than `timeout_ms` raises psycopg2.errors.QueryCanceled. Jobs added inside are
    handed to the queue after the commit. Transactions do not nest.
    """
    if _link is None:
        raise RuntimeError("db.configure was not called")
    if _here.transaction is not None:
        raise RuntimeError("a transaction is open in this thread already")
    limit = str(timeout_ms if timeout_ms is not None else _link.statement_timeout_ms)
    connection = _begin(_link, ("" if user_id is None else str(user_id), limit))
    opened = _here.transaction = Transaction(connection.cursor())
    try:
        yield opened
        opened.commit()
    except BaseException:
        _roll_back(connection)
        raise
    finally:
        _here.transaction = None
        opened.cursor.close()
    if opened.jobs and _link.after_commit:
        _link.after_commit(opened.jobs)
    if opened.patient_jobs and _link.patient_after_commit:
        _link.patient_after_commit(opened.patient_jobs)


def _begin(link: Link, named: tuple[str, str]) -> extensions.connection:
    """Begin on this thread's connection; one that the server closed meanwhile is replaced, once."""
    connection = _connection(link)
    try:
        with connection.cursor() as cursor:
            cursor.execute(_BEGIN, named)
    except (psycopg2.OperationalError, psycopg2.InterfaceError):
        close()
        connection = _connection(link)
        with connection.cursor() as cursor:
            cursor.execute(_BEGIN, named)
    return connection


def _connection(link: Link) -> extensions.connection:
    if _here.connection is None or _here.connection.closed or _here.pid != os.getpid() or _here.link is not link:
        if _here.pid == os.getpid():
            close()
        connection = psycopg2.connect(link.url, options=_OPTIONS.format(link.role), connect_timeout=5)
        connection.autocommit = True
        _here.connection, _here.pid, _here.link, _here.plans = connection, os.getpid(), link, {}
    return _here.connection


def _with_rows(query: Hot, rows: Sequence[Sequence[Any]], template: str | None) -> tuple[Hot, list[Any]]:
    """The statement with a place for each value of these rows, and the values."""
    listed = ", ".join([template or f"({', '.join(['%s'] * len(rows[0]))})"] * len(rows))
    return Hot(query.replace("%s", listed)), [value for row in rows for value in row]


def _planned(cursor: extensions.cursor, query: Hot, params: Params) -> tuple[str, list[Any]]:
    """The statement as an EXECUTE of its kept plan, which is made on this connection where there is none yet."""
    text, names = _numbered(query)
    values = [params[name] for name in names] if isinstance(params, dict) else list(params)
    types = tuple(_TYPES.get(type(value), "unknown") for value in values)
    plans = _here.plans
    name = plans.get((text, types))
    if name is None:
        name = f"hot_{len(plans)}"
        cursor.execute(f"PREPARE {name} ({', '.join(types)}) AS {text}" if types else f"PREPARE {name} AS {text}")
        plans[text, types] = name
    holes = ", ".join(["%s"] * len(values))
    return f"EXECUTE {name} ({holes})" if values else f"EXECUTE {name}", values


@lru_cache(maxsize=1024)
def _numbered(query: str) -> tuple[str, tuple[str, ...]]:
    """The query with $1, $2 … for its placeholders, and the names of those that have one, in that order."""
    names: list[str] = []
    nameless = count(1)

    def number(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[1] is None:
            return f"${next(nameless)}"
        if found[1] not in names:
            names.append(found[1])
        return f"${names.index(found[1]) + 1}"

    return _PLACEHOLDER.sub(number, query), tuple(names)


def _commit(cursor: extensions.cursor) -> None:
    cursor.execute("COMMIT")
    if cursor.statusmessage != "COMMIT":  # a fault inside was swallowed: PostgreSQL rolls back and only says so
        raise psycopg2.InternalError("the transaction had failed and was rolled back")


def _roll_back(connection: extensions.connection) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
    except psycopg2.Error:
        connection.close()


def close() -> None:
    """Close this thread's connection, if it has one."""
    if _here.connection is not None and not _here.connection.closed:
        _here.connection.close()
    _here.connection = None


def assignments(template: str, changes: Mapping[str, Any]) -> sql.Composed:
    """The template with `name = %(name)s, …` for its `{}`: an UPDATE of just these columns."""
    pairs = [sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in changes]
    return sql.SQL(template).format(sql.SQL(", ").join(pairs))


def as_json(value: object) -> extras.Json:
    """A value for a jsonb column: what JSON can hold, or a dataclass of such, by its fields."""
    return extras.Json(value, dumps=_dumped)


def _dumped(value: object) -> str:
    return orjson.dumps(value).decode()
