"""The jobs outbox: what is to be done in the background."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from engine.storage.db import Transaction, as_json


def add(
    tx: Transaction, kind: str, key: str, args: dict[str, Any], user_id: UUID | None, request_id: str | None
) -> None:
    """Want `kind` done with `args` after this transaction. While one with the same key waits, this is that one."""
    added = tx.value(
        "INSERT INTO jobs (user_id, kind, key, args, request_id) VALUES (%s, %s, %s, %s, %s)"
        " ON CONFLICT (kind, key) WHERE state = 'waiting' DO NOTHING RETURNING id",
        (user_id, kind, key, as_json(args), request_id),
    )
    if added is not None:
        tx.jobs.append(added)
