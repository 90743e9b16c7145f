"""The catalogue of lifts: read from `seed/*.csv`, brought into the database.

Ids are uuid5 of the slug, so that every installation knows a lift by the same id. What leaves the files is
retired, never deleted: sets may refer to it.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from psycopg2.extensions import cursor as Cursor  # noqa: N812 - it is a class
from psycopg2.extras import Json, execute_values, register_uuid

from engine.importers.naming import key

SEED = Path(__file__).parent / "seed"
OWNER = UUID(int=0)
"""The row of `users` that owns what all lifters share: `catalogue()` in the schema."""

register_uuid()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Lift:
    """One row of exercises.csv; `bodyweight_share` is the part of bodyweight that is lifted, 0 to 1."""

    slug: str
    name: str
    equipment: str
    pattern: str
    laterality: str
    load_type: str
    bodyweight_share: float
    tracking: str
    popularity: int
    cue: str

    @property
    def id(self) -> UUID:
        """The same id on every installation."""
        return lift_id(self.slug)


@dataclass(frozen=True)
class Muscle:
    """One row of muscles.csv; landmarks in weekly sets, indirect ones counted as halves."""

    slug: str
    name: str
    region: str
    mv: float
    mev: float
    mav: float
    mrv: float


@dataclass(frozen=True)
class Catalogue:
    """All seed files.

    `muscles_of` has (slug, muscle, fraction), `aliases` maps other names to slugs, `called` slugs to what a lift is
    called in other languages: {"de": "Bankdrücken"}.
    """

    lifts: tuple[Lift, ...]
    muscles: tuple[Muscle, ...]
    muscles_of: tuple[tuple[str, str, float], ...]
    aliases: dict[str, str]
    called: dict[str, dict[str, str]]

    @property
    def names(self) -> dict[str, str]:
        """Every name in every language, the lifts' own included, to its slug."""
        called = {name: slug for slug, names in self.called.items() for name in names.values()}
        return called | self.aliases | {lift.name: lift.slug for lift in self.lifts}


def lift_id(slug: str) -> UUID:
    """The id of a catalogue lift."""
    return uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{slug}")


def read(folder: Path = SEED) -> Catalogue:
    """Read the seed files. Raises OSError, KeyError or ValueError where they are damaged."""
    return Catalogue(
        lifts=tuple(_lift(row) for row in _rows(folder / "exercises.csv")),
        muscles=tuple(_muscle(row) for row in _rows(folder / "muscles.csv")),
        muscles_of=tuple(
            (row["slug"], row["muscle"], float(row["fraction"])) for row in _rows(folder / "exercise_muscles.csv")
        ),
        aliases={row["alias"]: row["slug"] for row in _rows(folder / "aliases.csv")},
        called=_called(_rows(folder / "names.csv")),
    )


def _called(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    called: dict[str, dict[str, str]] = {}
    for row in rows:
        called.setdefault(row["slug"], {})[row["lang"]] = row["name"]
    return called


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _lift(row: dict[str, str]) -> Lift:
    return Lift(
        slug=row["slug"],
        name=row["name"],
        equipment=row["equipment"],
        pattern=row["pattern"],
        laterality=row["laterality"],
        load_type=row["load_type"],
        bodyweight_share=float(row["bodyweight_share"]),
        tracking=row["tracking"],
        popularity=int(row["popularity"]),
        cue=row["cue"],
    )


def _muscle(row: dict[str, str]) -> Muscle:
    mv, mev, mav, mrv = (float(row[name]) for name in ("mv", "mev", "mav", "mrv"))
    return Muscle(row["slug"], row["name"], row["region"], mv, mev, mav, mrv)


def store(cursor: Cursor, catalogue: Catalogue) -> dict[str, int]:
    """Bring the catalogue into the database, in the caller's transaction; return how many rows changed.

    Rows that are as the files say are not touched.
    """
    return {
        "muscles": _store_muscles(cursor, catalogue),
        "lifts": _store_lifts(cursor, catalogue),
        "retired": _retire(cursor, catalogue),
        "fractions": _store_fractions(cursor, catalogue),
        "aliases": _store_aliases(cursor, catalogue),
    }


def _put(cursor: Cursor, statement: str, rows: Sequence[Sequence[Any]]) -> int:
    """Run a statement with `VALUES %s` and a RETURNING; return how many rows it returned."""
    returned = execute_values(cursor, statement, rows, page_size=len(rows) or 1, fetch=True)
    return len(returned)


def _store_muscles(cursor: Cursor, catalogue: Catalogue) -> int:
    return _put(
        cursor,
        "INSERT INTO muscles AS old (slug, name, region, mv, mev, mav, mrv) VALUES %s"
        " ON CONFLICT (slug) DO UPDATE SET (name, region, mv, mev, mav, mrv) ="
        " (excluded.name, excluded.region, excluded.mv, excluded.mev, excluded.mav, excluded.mrv)"
        " WHERE old IS DISTINCT FROM excluded RETURNING 1",
        [(m.slug, m.name, m.region, m.mv, m.mev, m.mav, m.mrv) for m in catalogue.muscles],
    )


_LIFT_FIELDS = [field.name for field in fields(Lift)]
_LIFT_COLUMNS = ", ".join([*_LIFT_FIELDS, "retired_at", "names"])


def _values(lift: Lift, catalogue: Catalogue) -> list[Any]:
    """What belongs in _LIFT_COLUMNS; a lift of the files is not retired."""
    return [*(getattr(lift, name) for name in _LIFT_FIELDS), None, Json(catalogue.called.get(lift.slug, {}))]


def _store_lifts(cursor: Cursor, catalogue: Catalogue) -> int:
    columns = _LIFT_COLUMNS.split(", ")
    new, old = (", ".join(f"{table}.{column}" for column in columns) for table in ("excluded", "old"))
    return _put(
        cursor,
        f"INSERT INTO exercises AS old (user_id, id, {_LIFT_COLUMNS}) VALUES %s"  # noqa: S608 - names from above
        f" ON CONFLICT (user_id, id) DO UPDATE SET ({_LIFT_COLUMNS}, updated_at) = ({new}, now())"
        f" WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING 1",
        [(OWNER, lift.id, *_values(lift, catalogue)) for lift in catalogue.lifts],
    )


def _retire(cursor: Cursor, catalogue: Catalogue) -> int:
    cursor.execute(
        "UPDATE exercises SET retired_at = now(), updated_at = now()"
        " WHERE user_id = %s AND retired_at IS NULL AND slug <> ALL (%s)",
        (OWNER, [lift.slug for lift in catalogue.lifts]),
    )
    return cursor.rowcount


def _store_fractions(cursor: Cursor, catalogue: Catalogue) -> int:
    rows = [(OWNER, lift_id(slug), muscle, fraction) for slug, muscle, fraction in catalogue.muscles_of]
    changed = _put(
        cursor,
        "INSERT INTO exercise_muscles AS old (user_id, exercise_id, muscle, fraction) VALUES %s"
        " ON CONFLICT (user_id, exercise_id, muscle) DO UPDATE SET fraction = excluded.fraction"
        " WHERE old.fraction <> excluded.fraction RETURNING 1",
        rows,
    )
    cursor.execute(
        "DELETE FROM exercise_muscles WHERE user_id = %s AND exercise_id = ANY (%s)"
        " AND (exercise_id::text || ' ' || muscle) <> ALL (%s)",
        (OWNER, [lift.id for lift in catalogue.lifts], [f"{lift} {muscle}" for _, lift, muscle, _ in rows]),
    )
    return changed + cursor.rowcount


def _store_aliases(cursor: Cursor, catalogue: Catalogue) -> int:
    named = {key(name): (name, lift_id(slug)) for name, slug in catalogue.names.items()}
    changed = _put(
        cursor,
        "INSERT INTO exercise_aliases AS old (user_id, alias_key, alias, exercise_owner, exercise_id) VALUES %s"
        " ON CONFLICT (user_id, alias_key) DO UPDATE SET (alias, exercise_id) = (excluded.alias, excluded.exercise_id)"
        " WHERE (old.alias, old.exercise_id) IS DISTINCT FROM (excluded.alias, excluded.exercise_id) RETURNING 1",
        [(OWNER, known, name, OWNER, lift) for known, (name, lift) in named.items()],
    )
    cursor.execute(
        "DELETE FROM exercise_aliases WHERE user_id = %s AND exercise_id = ANY (%s) AND alias_key <> ALL (%s)",
        (OWNER, [lift.id for lift in catalogue.lifts], list(named)),
    )
    return changed + cursor.rowcount
