"""What a logged set, a prescription and an edit cost does not depend on how long the log is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import psycopg2
import pytest

from engine.schemas.recommendations import PredictSetRequest
from engine.schemas.sets import SetIn, SetPatch, SetsQuery
from engine.schemas.workouts import WorkoutsQuery
from engine.services import recommendations, set_edits, sets, workouts
from engine.services.tokens import Asker
from engine.storage import db

NOW = datetime.now(UTC)
BENCH = uuid5(NAMESPACE_URL, "https://gymgenius.app/exercise/bench-press")
LONG = 6000

FILL = """
    WITH someone AS (INSERT INTO users (id, email) VALUES (%(user)s, %(email)s) RETURNING id),
    session AS (INSERT INTO workouts (user_id, id, started_at, last_set_at, ended_at)
        SELECT %(user)s, gen_random_uuid(), t, t, t FROM generate_series(0, %(sets)s / 20 - 1) n,
        LATERAL (SELECT now() - interval '2 days' * (n + 1) AS t) times RETURNING id, started_at)
    INSERT INTO workout_sets (user_id, id, workout_id, exercise_owner, exercise_id, performed_at, set_type, weight_kg,
        unit, reps) SELECT %(user)s, gen_random_uuid(), session.id, catalogue(), %(bench)s,
        started_at + interval '2 minutes' * n, 'working', 80, 'kg', 8 FROM session, generate_series(1, 20) n
"""


@pytest.fixture
def lifter(database_url: str) -> Iterator[UUID]:
    """A lifter with a long log, among others with theirs; what they ask runs as the API does."""
    users = [uuid4() for _ in range(3)]
    with closing(psycopg2.connect(database_url)) as owner, owner.cursor() as cursor:
        for user in users:
            given = {"user": str(user), "email": f"{user}@example.org", "sets": LONG, "bench": str(BENCH)}
            cursor.execute(FILL, given)
        owner.commit()
        owner.autocommit = True
        cursor.execute("ANALYZE workout_sets; ANALYZE workouts")
    db.configure(db.Link(database_url, "gymgenius_api"))
    yield users[0]
    db.close()


def log_one(user: UUID) -> None:
    given = SetIn(id=uuid4(), exercise_id=BENCH, performed_at=NOW, weight=80, unit="kg", reps=8)
    assert not isinstance(sets.log(user, [given], NOW)[0], Exception)


def ask(user: UUID) -> None:
    recommendations.predict(Asker(user, "lifter"), PredictSetRequest(exercise_id=BENCH), NOW, 5000)


def fall_back(user: UUID) -> None:
    recommendations._from_last_session(user, PredictSetRequest(exercise_id=BENCH), NOW)


def an_old_set(user: UUID) -> UUID:
    with db.transaction(user) as tx:
        ordered = "SELECT id FROM workout_sets WHERE user_id = %s AND deleted_at IS NULL ORDER BY performed_at LIMIT 1"
        found: UUID = tx.value(ordered, (user,))
        return found


def edit(user: UUID) -> None:
    set_edits.change(user, an_old_set(user), SetPatch(reps=3), NOW)


def delete(user: UUID) -> None:
    set_edits.delete(user, an_old_set(user), NOW)


def list_sets(user: UUID) -> None:
    set_edits.page(user, SetsQuery(exercise_id=BENCH, limit=20))
    set_edits.page(user, SetsQuery(changed_since=NOW - timedelta(days=1)))


def list_workouts(user: UUID) -> None:
    assert len(workouts.page(user, WorkoutsQuery(limit=20), NOW).workouts) == 20


@pytest.mark.parametrize("work", [log_one, ask, fall_back, edit, delete, list_sets, list_workouts])
def test_no_statement_reads_the_whole_log(
    lifter: UUID, work: Callable[[UUID], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[db.Query, db.Params]] = []
    written = db.Transaction._written

    def noting(self: db.Transaction, query: db.Query, params: db.Params) -> bytes:
        asked.append((query, params))
        return written(self, query, params)

    monkeypatch.setattr(db.Transaction, "_written", noting)
    work(lifter)
    monkeypatch.undo()
    assert asked
    with db.transaction(lifter) as tx:
        tx.run("SET LOCAL plan_cache_mode = force_custom_plan")
        for query, params in asked:
            assert whole_reads(tx, query, params) == [], query


def whole_reads(tx: db.Transaction, query: db.Query, params: db.Params) -> list[str]:
    """The parts of a statement's plan that read a log from end to end."""
    statement = tx.cursor.mogrify(str(query) if isinstance(query, str) else query, params).decode()
    if not statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
        return []
    (plan,) = tx.value("EXPLAIN (FORMAT JSON) " + statement.replace("%", "%%"))
    return [json.dumps(node) for node, limited in nodes(plan["Plan"]) if is_whole_read(node, limited)]


def nodes(plan: dict[str, Any], limited: bool = False) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every node of a plan, and whether a LIMIT above stops it early (a sort between would not let it)."""
    limited = plan["Node Type"] == "Limit" or (limited and plan["Node Type"] not in ("Sort", "Aggregate"))
    yield {name: value for name, value in plan.items() if name != "Plans"}, limited
    for below in plan.get("Plans", ()):
        yield from nodes(below, limited)


def is_whole_read(node: dict[str, Any], limited: bool) -> bool:
    log = node.get("Relation Name") in ("workout_sets", "workouts")
    return log and (node["Node Type"] == "Seq Scan" or (node["Plan Rows"] > LONG / 4 and not limited))


def test_a_whole_read_would_be_seen(lifter: UUID) -> None:
    with db.transaction(lifter) as tx:
        assert whole_reads(tx, "SELECT * FROM workout_sets WHERE reps > %s", (3,))
        assert whole_reads(tx, "SELECT * FROM workout_sets WHERE user_id = %s", (lifter,))
