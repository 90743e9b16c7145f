"""Load the catalogue of lifts into the database, and on demand two demo accounts with a history.

    python database/seed_data.py [--demo]

Connects as create_schema.py does, after it. Safe to run twice, and from two machines at once: what is there
already stays as it is. `--demo` is refused where GYMGENIUS_ENV is production.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

import psycopg2

from database import catalogue
from database.create_schema import SchemaError, owner_url
from engine.config import Settings

LOCK = 0x73656564  # "seed": one runner at a time per database


def seed(url: str) -> dict[str, int]:
    """Bring the catalogue into the database at `url`; return how many rows changed, by kind."""
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        changed = catalogue.store(cursor, catalogue.read())
        cursor.execute("ANALYZE exercises, exercise_muscles, exercise_aliases")  # a search plans by what is known
        return changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: 0 when all is there, 1 with one line where it can't be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--demo", action="store_true", help="also a demo lifter and a demo coach; never in production")
    wanted = parser.parse_args(arguments)
    if wanted.demo and os.environ.get("GYMGENIUS_ENV", "production") == "production":
        print(
            "seed_data: --demo makes accounts with public passwords: GYMGENIUS_ENV must be development", file=sys.stderr
        )
        return 1
    try:
        _report(seed(owner_url()))
        if wanted.demo:
            _make_demo(owner_url())
    except (SchemaError, psycopg2.Error, RuntimeError) as fault:
        print(f"seed_data: {fault}".strip(), file=sys.stderr)
        return 1
    return 0


def _report(changed: dict[str, int]) -> None:
    rows = ", ".join(f"{count} {kind}" for kind, count in changed.items() if count)
    print(f"catalogue: {rows + ' written' if rows else 'nothing to do'}")


def _make_demo(url: str) -> None:
    from database import demo  # the catalogue alone needs nothing of the API

    rounds = int(os.environ.get("BCRYPT_ROUNDS") or Settings.bcrypt_rounds)
    for line in demo.make(url, rounds, datetime.now(UTC)):
        print(line)


if __name__ == "__main__":
    sys.exit(main())
