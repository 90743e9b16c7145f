"""Accepted parameters and the fold: they hold from their place on, and survive whatever is folded anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import psycopg2
import pytest

from engine.core.types import LifterState
from engine.personalise.fitted import Diagnostics, Estimate, Fit
from engine.schemas.sets import SetIn, SetPatch
from engine.services import coaching, folding, personalising, set_edits, sets
from engine.services.lifts import lifter_state
from engine.storage import db, lifters, parameters

BEGAN = datetime(2026, 1, 5, 17, tzinfo=UTC)
NOW = datetime(2026, 11, 1, tzinfo=UTC)
BENCH, PULL_UP = (uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{slug}") for slug in ("bench-press", "pull-up"))
GOOD = Diagnostics(sets=300, sessions=60)


@pytest.fixture(autouse=True)
def as_worker(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Act as a worker does, with a snapshot a month."""
    monkeypatch.setattr(folding, "SNAPSHOT_EVERY", timedelta(days=30))
    db.configure(db.Link(database_url, "gymgenius_worker"))
    yield
    db.close()


@pytest.fixture
def user(database_url: str) -> UUID:
    id_ = uuid4()
    with closing(psycopg2.connect(database_url)) as owner, owner.cursor() as cursor:
        cursor.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(id_), f"{id_}@example.org"))
        owner.commit()
    return id_


def a_set(day: int, lift: UUID = BENCH, **more: Any) -> SetIn:
    given = {"id": uuid4(), "exercise_id": lift, "performed_at": BEGAN + timedelta(days=day), "weight": 80.0}
    return SetIn(**(given | {"unit": "kg", "reps": 8, "rir": 2.0} | more))


def accept(user: UUID, bias: float, now: datetime = NOW) -> None:
    """An accepted fit of this RIR bias, kept as the job keeps it."""
    found = Fit(GOOD, {"rir_bias": Estimate(-0.5, 0.75, bias, 0.1)})
    with db.transaction(user) as tx:
        lifters.lock(tx, user)
        lifter = lifters.known(tx, user)
        assert lifter is not None
        personalising._keep(tx, user, found, lifter, parameters.sets_seen(tx, user), now)


def state_of(user: UUID) -> LifterState:
    with db.transaction(user) as tx:
        return lifter_state(lifters.known(tx, user))


def known(user: UUID) -> tuple[Any, ...]:
    """All that is derived from a lifter's log."""
    with db.transaction(user) as tx:
        lifts = tx.rows("SELECT exercise_id, state, sets_seen FROM lift_states ORDER BY exercise_id")
        forecasts = tx.rows("SELECT set_id, load_kg, reps_50 FROM set_forecasts ORDER BY set_id")
        return lifts, forecasts, tx.row("SELECT state, last_at, last_id FROM lifter_states")


def history(user: UUID) -> list[SetIn]:
    """Half a year with two fits accepted on the way, and training after each."""
    given = [a_set(day, (BENCH, PULL_UP)[day % 2], weight=80.0 if day % 2 == 0 else 10.0) for day in range(180)]
    sets.log(user, given[:60], NOW)
    accept(user, -1.5, NOW - timedelta(days=2))
    sets.log(user, given[60:120], NOW)
    accept(user, -2.5, NOW - timedelta(days=1))
    sets.log(user, given[120:], NOW)
    return given


def test_an_accepted_fit_is_reckoned_with_at_once(user: UUID) -> None:
    sets.log(user, [a_set(0)], NOW)
    accept(user, -1.5)
    assert state_of(user).rir_bias == -1.5


def test_a_fold_from_scratch_ends_where_the_live_one_stands(user: UUID) -> None:
    history(user)
    live = known(user)
    coaching.warm_start(user, NOW)
    assert known(user) == live and state_of(user).rir_bias == -2.5


def test_the_forecasts_of_older_sets_never_know_what_was_learned_later(user: UUID) -> None:
    given = [a_set(day, reps=5 + day % 6, rir=day % 4) for day in range(40)]
    sets.log(user, given, NOW)
    before = known(user)[1]
    accept(user, -3.0)
    coaching.warm_start(user, NOW)
    assert known(user)[1] == before and state_of(user).rir_bias == -3.0


@pytest.mark.parametrize("changed", [20, 90, 179])
def test_parameters_survive_the_edit_of_an_old_set(user: UUID, changed: int) -> None:
    given = history(user)
    set_edits.change(user, given[changed].id, SetPatch(reps=3), NOW)
    coaching.replay(user, NOW)
    replayed = known(user)
    assert state_of(user).rir_bias == -2.5
    coaching.warm_start(user, NOW)
    assert known(user) == replayed


def test_parameters_survive_sets_that_are_gone(user: UUID) -> None:
    history(user)
    with db.transaction(user) as tx:
        tx.run("DELETE FROM workout_sets WHERE performed_at >= %s", (BEGAN + timedelta(days=50),))
        coaching.begin_anew(tx, user)
    coaching.warm_start(user, NOW)
    assert state_of(user).rir_bias == -2.5


def test_a_refused_fit_changes_nothing_but_is_kept_with_its_reason(user: UUID) -> None:
    sets.log(user, [a_set(0)], NOW)
    accept(user, -1.5)
    before = known(user)
    with db.transaction(user) as tx:
        lifter = lifters.known(tx, user)
        assert lifter is not None
        found = Fit(GOOD, {"rir_bias": Estimate(-0.5, 0.75, 2.0, 0.1)}, "not_converged")
        personalising._keep(tx, user, found, lifter, 1, NOW + timedelta(days=1))
    assert known(user) == before
    told = personalising.get(user)
    assert told.newest is not None and told.newest.refused == "not_converged" and told.newest.why
    assert told.in_use is not None and told.in_use.fitted_at == NOW
