"""Which shape the database has."""

from __future__ import annotations

from engine.storage.db import Transaction

NEEDED = 10
"""The newest of database/migrations/ (a test compares)."""


def version(tx: Transaction) -> int:
    """The number of the newest migration applied; 0 where there is none."""
    known = tx.value("SELECT to_regclass('schema_migrations') IS NOT NULL")
    return int(tx.value("SELECT coalesce(max(version), 0) FROM schema_migrations")) if known else 0
