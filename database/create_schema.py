"""Bring a database up to the newest schema: apply the numbered migrations that it lacks.

    python database/create_schema.py

Connects to DATABASE_OWNER_URL, else DATABASE_URL: a role that may create tables and roles. Safe to run twice,
and from two machines at once. A migration that was applied is never edited: a changed one stops the run.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2.extensions import connection as Connection  # noqa: N812 - it is a class

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x67796D67  # "gymg": one runner at a time per database


class SchemaError(Exception):
    """The database can't be brought up to date; the message says why."""


@dataclass(frozen=True)
class Migration:
    """One file of `migrations/`: its number, its name and its SQL."""

    version: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        """SHA-256 of the SQL, to notice an edit of what was applied already."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path = MIGRATIONS) -> list[Migration]:
    """All migrations in order; a number may be left out. Raises SchemaError where one is there twice."""
    found = [
        Migration(int(path.name[:4]), path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    ]
    if len({m.version for m in found}) != len(found):
        raise SchemaError(f"a number in {folder} is there twice: {[m.name for m in found]}")
    return found


def create_schema(url: str, wanted: list[Migration] | None = None) -> list[str]:
    """Apply what is missing, each migration in a transaction of its own; return the names of those applied."""
    database = psycopg2.connect(url)
    try:
        with database, database.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_lock(%s);"
                "CREATE TABLE IF NOT EXISTS schema_migrations (version integer PRIMARY KEY, name text NOT NULL,"
                " digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());"
                "GRANT SELECT ON schema_migrations TO PUBLIC",
                (LOCK,),
            )
        return _apply_missing(database, migrations() if wanted is None else wanted)
    finally:
        database.close()


def _apply_missing(database: Connection, wanted: list[Migration]) -> list[str]:
    with database, database.cursor() as cursor:
        cursor.execute("SELECT version, digest FROM schema_migrations")
        applied: dict[int, str] = dict(cursor.fetchall())
    newest = max((m.version for m in wanted), default=0)
    if ahead := [version for version in applied if version > newest]:
        raise SchemaError(f"the database is at version {max(ahead)}, newer than this code's {newest}")
    for migration in wanted:
        if applied.get(migration.version, migration.digest) != migration.digest:
            raise SchemaError(f"{migration.name} was applied already and has been edited since; write a new one")
    missing = [m for m in wanted if m.version not in applied]
    for migration in missing:
        with database, database.cursor() as cursor:
            cursor.execute(migration.sql)
            cursor.execute(
                "INSERT INTO schema_migrations (version, name, digest) VALUES (%s, %s, %s)",
                (migration.version, migration.name, migration.digest),
            )
    return [m.name for m in missing]


def owner_url() -> str:
    """The address of the database as its owner; raises SchemaError where none is set."""
    url = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL", "")
    if not url:
        raise SchemaError("neither DATABASE_OWNER_URL nor DATABASE_URL is set")
    return url


def main() -> int:
    """Command line: 0 when the schema is up to date, 1 with one line where it can't be."""
    try:
        applied = create_schema(owner_url())
    except (SchemaError, psycopg2.Error) as fault:
        print(f"create_schema: {fault}".strip(), file=sys.stderr)
        return 1
    newest, done = migrations()[-1].version, ", ".join(applied)
    print(f"schema at version {newest}: {f'applied {done}' if done else 'nothing to do'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
