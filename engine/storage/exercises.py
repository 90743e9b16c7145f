"""Exercises: the catalogue's, seen by all, and each lifter's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction, assignments

_COLUMNS = """
    SELECT e.user_id AS owner, e.id, e.slug, e.name, e.equipment, e.pattern, e.laterality, e.load_type,
           e.bodyweight_share, e.tracking, e.cue, e.popularity, e.guessed, e.names, e.user_id <> catalogue() AS own,
           coalesce((SELECT jsonb_object_agg(m.muscle, m.fraction) FROM exercise_muscles m
                     WHERE m.user_id = e.user_id AND m.exercise_id = e.id), '{}') AS muscles
"""
_EXERCISE = f"{_COLUMNS} FROM exercises e"
_VISIBLE = "e.user_id IN (%(user)s, catalogue()) AND e.deleted_at IS NULL"

# The better a name fits, the lower its rank; an exercise is as good as its best name.
_MATCHES = """
    SELECT a.exercise_owner AS user_id, a.exercise_id AS id, CASE
               WHEN a.alias_key = %(key)s THEN 0
               WHEN lower(a.alias) LIKE %(start)s THEN 1
               WHEN %(words)s::text[] <> '{}' AND ' ' || a.alias_key LIKE ALL (%(words)s) THEN 2
               WHEN replace(lower(a.alias), ' ', '') LIKE %(inside)s THEN 3
           END AS rank
    FROM exercise_aliases a WHERE a.user_id IN (%(user)s, catalogue())
    UNION ALL
    SELECT e.user_id, e.id, CASE
               WHEN lower(e.name) = %(exact)s THEN 0
               WHEN lower(e.name) LIKE %(start)s THEN 1
               WHEN replace(lower(e.name), ' ', '') LIKE %(inside)s THEN 3
           END
    FROM exercises e WHERE e.user_id IN (%(user)s, catalogue())
"""
_ADD = """
    INSERT INTO exercises (user_id, id, name, equipment, pattern, laterality, load_type, bodyweight_share, tracking,
                           cue, guessed, created_at, updated_at)
    VALUES (%(user)s, %(id)s, %(name)s, %(equipment)s, %(pattern)s, %(laterality)s, %(load_type)s,
            %(bodyweight_share)s, %(tracking)s, %(cue)s, %(guessed)s, %(now)s, %(now)s)
    ON CONFLICT (user_id, id) DO NOTHING
"""
_BEST = f"SELECT user_id, id, min(rank) AS rank FROM ({_MATCHES}) m WHERE rank IS NOT NULL GROUP BY user_id, id"
_ANY = "SELECT user_id, id, 0 AS rank FROM exercises"


@dataclass(frozen=True)
class Wanted:
    """What a name must be like. `exact` in lower case; `key` and `words` in the form that aliases are kept in."""

    exact: str
    key: str
    words: Sequence[str]

    def params(self) -> dict[str, Any]:
        """The patterns of the query."""
        return {
            "exact": self.exact,
            "key": self.key,
            "start": f"{_literal(self.exact)}%",
            "inside": f"%{_literal(self.exact.replace(' ', ''))}%",
            "words": [f"% {_literal(word)}%" for word in self.words],
        }


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def search(
    tx: Transaction, user_id: UUID | None, wanted: Wanted | None, filters: Mapping[str, Any], limit: int, offset: int
) -> list[Row]:
    """Exercises in use, by how well a name fits, then by popularity.

    `filters`: equipment, pattern, muscle (slug), own (bool); None lets everything pass. Without a person:
    the catalogue.
    """
    conditions = [_VISIBLE, "e.retired_at IS NULL"]
    conditions += [f"e.{name} = %({name})s" for name in ("equipment", "pattern") if filters.get(name) is not None]
    if filters.get("own") is not None:
        conditions.append("(e.user_id <> catalogue()) = %(own)s")
    if filters.get("muscle") is not None:
        conditions.append(
            "EXISTS (SELECT FROM exercise_muscles m WHERE m.user_id = e.user_id AND m.exercise_id = e.id"
            " AND m.muscle = %(muscle)s)"
        )
    found = f"SELECT e.*, rank FROM exercises e JOIN ({_BEST if wanted else _ANY}) fits USING (user_id, id)"
    order = "rank, e.popularity DESC, lower(e.name), e.id"
    page = f"{found} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s"
    params = {**filters, "user": user_id, "limit": limit, "offset": offset, **(wanted.params() if wanted else {})}
    return tx.rows(f"{_COLUMNS} FROM ({page}) e ORDER BY {order}", params)


def get(tx: Transaction, user_id: UUID, exercise_id: UUID) -> Row | None:
    """One exercise that this person may use, also one out of use; `owner` is theirs or the catalogue's id."""
    return tx.row(f"{_EXERCISE} WHERE {_VISIBLE} AND e.id = %(id)s", {"user": user_id, "id": exercise_id})


def by_ids(tx: Transaction, user_id: UUID, ids: Sequence[UUID]) -> dict[UUID, Row]:
    """Those of these exercises that this person may use, by id."""
    found = tx.rows(f"{_EXERCISE} WHERE {_VISIBLE} AND e.id = ANY (%(ids)s)", {"user": user_id, "ids": list(ids)})
    return {row["id"]: row for row in found}


def muscle_slugs(tx: Transaction) -> set[str]:
    """All muscles that there are."""
    return {row["slug"] for row in tx.rows("SELECT slug FROM muscles")}


def add(tx: Transaction, user_id: UUID, exercise: Mapping[str, Any], now: datetime) -> bool:
    """A new exercise of this person, without muscles; False where they have one with this id."""
    return bool(tx.run(_ADD, {"guessed": False, "cue": None, **exercise, "user": user_id, "now": now}))


def change(tx: Transaction, user_id: UUID, exercise_id: UUID, changes: Mapping[str, Any]) -> bool:
    """Set these columns of an own exercise; False where there is no such exercise."""
    sql = assignments("UPDATE exercises SET {} WHERE user_id = %(user)s AND id = %(exercise)s", changes)
    return bool(tx.run(sql, {**changes, "user": user_id, "exercise": exercise_id}))


def set_muscles(tx: Transaction, user_id: UUID, exercise_id: UUID, muscles: Mapping[str, float]) -> None:
    """Replace what an own exercise trains: muscle → fraction."""
    tx.run("DELETE FROM exercise_muscles WHERE user_id = %s AND exercise_id = %s", (user_id, exercise_id))
    if muscles:
        rows = [(user_id, exercise_id, muscle, fraction) for muscle, fraction in muscles.items()]
        tx.many("INSERT INTO exercise_muscles (user_id, exercise_id, muscle, fraction) VALUES %s", rows)


def add_alias(tx: Transaction, user_id: UUID, alias: str, alias_key: str, owner: UUID, exercise_id: UUID) -> None:
    """Another name by which this person finds an exercise; a name that means another one already stays so."""
    tx.run(
        "INSERT INTO exercise_aliases (user_id, alias_key, alias, exercise_owner, exercise_id)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (user_id, alias_key) DO NOTHING",
        (user_id, alias_key, alias, owner, exercise_id),
    )


def remove_alias(tx: Transaction, user_id: UUID, alias_key: str, exercise_id: UUID) -> None:
    """Forget that name of this exercise."""
    tx.run(
        "DELETE FROM exercise_aliases WHERE user_id = %s AND alias_key = %s AND exercise_id = %s",
        (user_id, alias_key, exercise_id),
    )


def is_used(tx: Transaction, user_id: UUID, exercise_id: UUID) -> bool:
    """Does a set (also one in the trash) or a prescription name it?"""
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT FROM workout_sets WHERE exercise_owner = %(user)s AND exercise_id = %(id)s)"
            " OR EXISTS (SELECT FROM recommendations WHERE exercise_owner = %(user)s AND exercise_id = %(id)s)",
            {"user": user_id, "id": exercise_id},
        )
    )


def remove(tx: Transaction, user_id: UUID, exercise_id: UUID) -> bool:
    """Remove an own exercise that nothing names; False where there is none."""
    return bool(tx.run("DELETE FROM exercises WHERE user_id = %s AND id = %s", (user_id, exercise_id)))


def last_sets(tx: Transaction, user_id: UUID, exercise_id: UUID) -> list[Row]:
    """The sets of the last session in which this exercise was done, in order."""
    return tx.rows(
        "SELECT s.workout_id, s.id, s.performed_at, s.set_type, s.weight_kg, s.unit, s.reps, s.rir,"
        " s.duration_seconds, s.side, s.note"
        " FROM workout_sets s WHERE s.user_id = %(user)s AND s.exercise_id = %(id)s AND s.deleted_at IS NULL"
        " AND s.workout_id = (SELECT l.workout_id FROM workout_sets l WHERE l.user_id = %(user)s"
        " AND l.exercise_id = %(id)s AND l.deleted_at IS NULL ORDER BY l.performed_at DESC, l.id DESC LIMIT 1)"
        " ORDER BY s.performed_at, s.id",
        {"user": user_id, "id": exercise_id},
    )
