"""What the coach knows after any edits is what it would know from the log alone, bit for bit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.schemas.sets import SetIn, SetOut, SetPatch
from engine.services import coaching, folding, set_edits, sets
from engine.storage import db

BEGAN = datetime(2026, 1, 5, 17, tzinfo=UTC)
NOW = datetime(2026, 11, 1, tzinfo=UTC)
LIFTS = [
    uuid5(NAMESPACE_URL, f"https://gymgenius.app/exercise/{slug}")
    for slug in ("bench-press", "squat", "pull-up", "plank")
]


@pytest.fixture(autouse=True)
def as_worker(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Act as a worker does, with a snapshot a month."""
    monkeypatch.setattr(folding, "SNAPSHOT_EVERY", timedelta(days=30))
    db.configure(db.Link(database_url, "gymgenius_worker"))
    yield
    db.close()


@pytest.fixture
def sign_up(database_url: str) -> Iterator[Any]:
    """Makes lifters."""
    with closing(psycopg2.connect(database_url)) as owner:
        owner.autocommit = True

        def sign_up() -> UUID:
            user = uuid4()
            with owner.cursor() as cursor:
                cursor.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(user), f"{user}@example.org"))
            return user

        yield sign_up


def a_set(day: int, minute: int = 0, lift: int = 0, **more: Any) -> SetIn:
    given: dict[str, Any] = {
        "id": uuid4(),
        "exercise_id": LIFTS[lift],
        "performed_at": BEGAN + timedelta(days=day, minutes=minute),
        "weight": 80.0,
        "unit": "kg",
        "reps": 8,
        "rir": 2.0,
        **more,
    }
    return SetIn(**given)


def log(user: UUID, *given: SetIn) -> None:
    answers = sets.log(user, given, NOW)
    assert all(isinstance(answer, SetOut) for answer in answers), answers


def known(user: UUID) -> dict[str, Any]:
    """All that is derived from a lifter's log."""
    with db.transaction(user) as tx:
        lifts = tx.rows("SELECT exercise_id, state, sets_seen FROM lift_states ORDER BY exercise_id")
        shared = tx.row("SELECT state, last_at, last_id FROM lifter_states")
        volume = tx.rows(
            "SELECT week, muscle, direct_sets, indirect_sets, effort_unknown_sets FROM weekly_volume"
            " WHERE direct_sets + indirect_sets > 0 ORDER BY week, muscle"
        )
        expected = tx.rows("SELECT * FROM set_forecasts ORDER BY set_id")
    return {"lifts": lifts, "shared": shared, "volume": volume, "expected": expected}


def from_scratch(user: UUID) -> dict[str, Any]:
    coaching.warm_start(user, NOW)
    return known(user)


def snapshots(user: UUID) -> list[datetime]:
    with db.transaction(user) as tx:
        return [row["up_to"] for row in tx.rows("SELECT up_to FROM lifter_snapshots ORDER BY up_to")]


def test_sets_logged_in_order_need_no_replay(sign_up: Any) -> None:
    user = sign_up()
    for day in range(0, 100, 3):
        log(user, a_set(day, 0), a_set(day, 4), a_set(day, 8, lift=1))
    live = known(user)
    assert live["lifts"] and live["volume"]
    assert len(live["expected"]) == 3 * 34 - 2  # of the first set of a lift nothing is expected
    assert live == from_scratch(user)


def test_a_late_set_is_put_in_its_place_by_the_replay(sign_up: Any) -> None:
    user = sign_up()
    log(user, a_set(1), a_set(20))
    log(user, a_set(10, weight=120))
    coaching.replay(user, NOW)
    after = known(user)
    assert {lift["sets_seen"] for lift in after["lifts"]} == {3}
    assert after == from_scratch(user)


def test_what_was_expected_of_an_edited_set_and_those_after_it_is_reckoned_anew(sign_up: Any) -> None:
    user = sign_up()
    given = [a_set(day, reps=5 + day % 3) for day in range(0, 100, 4)]
    log(user, *given)
    before = {row["set_id"]: row for row in known(user)["expected"]}
    set_edits.change(user, given[20].id, SetPatch(weight=95, unit="kg"), NOW)
    coaching.replay(user, NOW)
    after = {row["set_id"]: row for row in known(user)["expected"]}
    assert after.keys() == before.keys()
    changed = {id_ for id_ in after if after[id_] != before[id_]}
    assert {given[20].id, given[21].id} <= changed <= {one.id for one in given[20:]}
    assert after[given[20].id]["weight_kg"] == 95


def test_what_was_expected_is_known_before_the_set_and_never_looks_at_what_came_of_it(sign_up: Any) -> None:
    """The load expected is the same whatever was on the bar, and the reps whatever was done."""
    said = []
    for last in (a_set(30, weight=80, reps=8), a_set(30, weight=50, reps=8), a_set(30, weight=80, reps=3)):
        user = sign_up()
        log(user, *(a_set(day) for day in range(0, 28, 4)))
        log(user, last)
        (row,) = [row for row in known(user)["expected"] if row["set_id"] == last.id]
        said.append(row)
    as_done, lighter, fewer = said
    assert as_done["load_kg"] == lighter["load_kg"] != fewer["load_kg"]
    at_80, at_50, again_at_80 = ([row[f"reps_{q}"] for q in ("05", "25", "50", "75", "95")] for row in said)
    assert at_80 == again_at_80 != at_50


def test_a_replay_starts_at_the_last_snapshot_before_the_edit(sign_up: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    user = sign_up()
    given = [a_set(day, lift=day % 2) for day in range(200)]
    log(user, *given[:100])
    log(user, *given[100:])
    coaching.warm_start(user, NOW)
    assert len(snapshots(user)) >= 5
    set_edits.change(user, given[190].id, SetPatch(reps=3), NOW)
    folded: list[UUID] = []
    observe = folding.Fold.observe
    monkeypatch.setattr(
        folding.Fold, "observe", lambda self, done, row: (folded.append(row["id"]), observe(self, done, row))[1]
    )
    coaching.replay(user, NOW)
    assert given[190].id in folded and len(folded) < 60
    assert known(user) == from_scratch(user)


def test_live_logging_takes_snapshots_by_itself(sign_up: Any) -> None:
    user = sign_up()
    for day in range(0, 150, 5):
        log(user, a_set(day, lift=day % 3))
    assert len(snapshots(user)) == 5
    set_edits.delete(user, _newest(user), NOW)
    coaching.replay(user, NOW)
    assert known(user) == from_scratch(user)


def _newest(user: UUID) -> UUID:
    with db.transaction(user) as tx:
        found: UUID = tx.value("SELECT id FROM workout_sets ORDER BY performed_at DESC LIMIT 1")
        return found


def test_a_lift_whose_only_set_is_deleted_is_forgotten(sign_up: Any) -> None:
    user = sign_up()
    only = a_set(2, lift=1)
    log(user, a_set(1), only, a_set(3))
    set_edits.delete(user, only.id, NOW)
    coaching.replay(user, NOW)
    assert [lift["exercise_id"] for lift in known(user)["lifts"]] == [LIFTS[0]]
    set_edits.restore(user, only.id, NOW)
    coaching.replay(user, NOW)
    assert len(known(user)["lifts"]) == 2


def test_an_edit_during_a_replay_is_not_lost(sign_up: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    user = sign_up()
    given = [a_set(day) for day in range(10)]
    log(user, *given)
    set_edits.change(user, given[5].id, SetPatch(reps=3), NOW)
    finish = coaching._finish
    edits = iter([SetPatch(reps=1), SetPatch(weight=100, unit="kg"), SetPatch(reps=2), SetPatch(reps=12)])

    def edited_meanwhile(tx: Any, *rest: Any) -> bool:
        if edit := next(edits, None):
            other = Thread(target=lambda: (set_edits.change(user, given[2].id, edit, NOW), db.close()))
            other.start()
            other.join()
        return finish(tx, *rest)

    def lock_later(tx: Any, user_id: UUID) -> None:
        """The lock is what keeps the edit out; here it comes just before."""

    monkeypatch.setattr(coaching, "_finish", edited_meanwhile)
    monkeypatch.setattr(coaching.lifters, "lock", lock_later)
    coaching.replay(user, NOW)
    monkeypatch.undo()
    coaching.replay(user, NOW)
    assert known(user) == from_scratch(user)


def test_recounting_the_volume_gives_what_was_counted_set_by_set(sign_up: Any) -> None:
    user = sign_up()
    log(user, *(a_set(day, lift=day % 4, set_type=("working", "drop", "warmup")[day % 3]) for day in range(60)))
    counted = known(user)["volume"]
    coaching.recount_volume(user)
    assert known(user)["volume"] == counted


def test_another_time_zone_moves_sets_to_another_week(sign_up: Any, database_url: str) -> None:
    user = sign_up()
    log(user, a_set(6, 60 * 6))  # Sunday 23:00 in UTC
    (before,) = {row["week"] for row in known(user)["volume"]}
    with closing(psycopg2.connect(database_url)) as owner, owner, owner.cursor() as cursor:
        cursor.execute("UPDATE users SET time_zone = 'Asia/Tokyo' WHERE id = %s", (str(user),))
    coaching.recount_volume(user)
    (after,) = {row["week"] for row in known(user)["volume"]}
    assert after - before == timedelta(weeks=1)


def test_nothing_is_stale_after_a_replay(sign_up: Any) -> None:
    user = sign_up()
    log(user, a_set(5))
    log(user, a_set(1))
    with db.transaction(user) as tx:
        assert tx.value("SELECT stale_since FROM lifter_states") is not None
    coaching.replay(user, NOW)
    with db.transaction(user) as tx:
        assert tx.value("SELECT stale_since FROM lifter_states") is None


kinds = st.sampled_from(["working", "working", "working", "warmup", "drop", "failure"])
steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("log"),
            st.lists(
                st.tuples(st.integers(0, 120), st.integers(0, 50), st.integers(0, 3), kinds, st.integers(20, 200)),
                min_size=1,
                max_size=6,
            ),
        ),
        st.tuples(st.just("change"), st.integers(0, 30), st.integers(1, 15)),
        st.tuples(st.just("move"), st.integers(0, 30), st.integers(0, 120)),
        st.tuples(st.just("swap"), st.integers(0, 30), st.integers(0, 3)),
        st.tuples(st.just("delete"), st.integers(0, 30)),
        st.tuples(st.just("restore"), st.integers(0, 30)),
        st.tuples(st.just("replay")),
    ),
    min_size=2,
    max_size=14,
)


@given(steps=steps)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_logged_and_edited_the_states_are_those_of_the_log(sign_up: Any, steps: list[Any]) -> None:
    first = a_set(60)
    user, logged = sign_up(), [first.id]
    log(user, first)
    for what, *rest in steps:
        if what == "log":
            batch = [a_set(d, m, lift, set_type=kind, weight=kg) for d, m, lift, kind, kg in rest[0]]
            log(user, *batch)
            logged += [one.id for one in batch]
        elif what == "replay":
            coaching.replay(user, NOW)
        else:
            _edit(user, logged[rest[0] % len(logged)], what, rest[1:])
    coaching.replay(user, NOW)
    after = known(user)
    assert after == from_scratch(user)


def _edit(user: UUID, id_: UUID, what: str, rest: list[int]) -> None:
    gone = set_edits.one(user, id_).deleted_at is not None
    if what == "delete":
        set_edits.delete(user, id_, NOW)
    elif what == "restore":
        set_edits.restore(user, id_, NOW)
    elif not gone:
        patch = {
            "change": lambda n: SetPatch(reps=n),
            "move": lambda n: SetPatch(performed_at=BEGAN + timedelta(days=n)),
            "swap": lambda n: SetPatch(exercise_id=LIFTS[n]),
        }[what](rest[0])
        set_edits.change(user, id_, patch, NOW)
