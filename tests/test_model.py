"""The public face of the coach, by the names that the specification gives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid4, uuid5

import psycopg2
import pytest

from engine import model
from engine.errors import Rejected
from engine.schemas.recommendations import HistorySet, PredictSetRequest
from engine.schemas.sets import SetIn
from engine.services import sets
from engine.storage import db

BENCH = uuid5(NAMESPACE_URL, "https://gymgenius.app/exercise/bench-press")
NOW = datetime.now(UTC)


@pytest.fixture
def as_worker(database_url: str) -> Iterator[None]:
    """Act as a worker does."""
    db.configure(db.Link(database_url, "gymgenius_worker"))
    yield
    db.close()


def test_predict_answers_from_the_history_given_without_any_server() -> None:
    history = [HistorySet(w=80 + day, r=8, rir=2, timestamp=NOW - timedelta(days=9 - 3 * day)) for day in range(3)]
    said = model.predict(PredictSetRequest(exercise_id=BENCH, history=history))
    assert 70 < said.weight < 95 and said.rep_low <= said.rep_high and said.explanation


def test_predict_begins_with_a_test_where_the_history_is_empty() -> None:
    assert model.predict(PredictSetRequest(exercise_id=BENCH, history=[])).flag == "cold_start"


def test_predict_without_a_history_says_what_is_missing() -> None:
    with pytest.raises(Rejected) as refused:
        model.predict(PredictSetRequest(exercise_id=BENCH))
    assert refused.value.faults[0].field == "history"


def test_warm_start_twice_is_warm_start_once(as_worker: None, database_url: str) -> None:
    user = uuid4()
    with closing(psycopg2.connect(database_url)) as owner, owner, owner.cursor() as cursor:
        cursor.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
    given = [
        SetIn(id=uuid4(), exercise_id=BENCH, performed_at=NOW - timedelta(days=d), weight=80, unit="kg", reps=8)
        for d in range(30)
    ]
    sets.log(user, given, NOW)

    def known() -> list[db.Row]:
        with db.transaction(user) as tx:
            return tx.rows("SELECT state, sets_seen, last_performed_at FROM lift_states")

    live = known()
    model.warm_start(str(user))
    once = known()
    model.warm_start(str(user))
    assert live == once == known()
