"""Is all that we stand on there?"""

from __future__ import annotations

from collections.abc import Callable

from engine.errors import Unavailable
from engine.schemas.health import ReadyOut
from engine.storage import db, schema


def ready(ping_queue: Callable[[], object]) -> ReadyOut:
    """Ask the database and the queue; raises Unavailable where the schema is behind this code."""
    with db.transaction(None, timeout_ms=1000) as tx:
        version = schema.version(tx)
    if version < schema.NEEDED:
        raise Unavailable(f"The schema is at version {version}, this code needs {schema.NEEDED}: run create_schema.py")
    ping_queue()
    return ReadyOut(schema_version=version)
