"""The outbox: a job is wanted once, done once, tried again, and given up in plain sight."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from uuid import UUID, uuid4

import psycopg2
import pytest
import structlog

from engine import worker
from engine.services import jobs, schedule
from engine.services.jobs import Job
from engine.storage import db
from tests.worker.conftest import soon


def want(kind: str = "weekly_volume", *parts: object, **args: object) -> None:
    with db.transaction(None) as tx:
        jobs.want(tx, kind, None, *parts, **args)


def state_of(owner: psycopg2.extensions.cursor, job: UUID) -> tuple[str, int, str | None]:
    owner.execute("SELECT state, attempts, error FROM jobs WHERE id = %s", (str(job),))
    found: tuple[str, int, str | None] = owner.fetchone()
    return found


def make_due(owner: psycopg2.extensions.cursor) -> None:
    owner.execute(
        "UPDATE jobs SET run_after = now() - interval '1 h', handed_at = NULL, created_at = now() - interval '1 h'"
    )


def fail(job: Job) -> None:
    raise RuntimeError("the disk is full")


def test_a_job_is_handed_over_after_the_commit(handed: list[UUID]) -> None:
    with db.transaction(None) as tx:
        jobs.want(tx, "weekly_volume", None)
        assert handed == []
    assert len(handed) == 1


def test_a_job_of_a_transaction_that_fails_is_never_wanted(
    handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    with pytest.raises(RuntimeError), db.transaction(None) as tx:
        jobs.want(tx, "weekly_volume", None)
        raise RuntimeError
    owner.execute("SELECT count(*) FROM jobs")
    assert handed == [] and owner.fetchone() == (0,)


def test_ten_wishes_for_the_same_work_are_one_job(handed: list[UUID]) -> None:
    for _ in range(10):
        want("weekly_volume", "same")
    want("weekly_volume", "other")
    assert len(handed) == 2


def test_what_is_wanted_while_the_job_runs_is_a_job_of_its_own(handed: list[UUID]) -> None:
    want()
    jobs.perform(handed[0], lambda job: want())
    assert len(handed) == 2


def test_a_claim_waits_for_a_wish_that_joins_the_waiting_job(database_url: str, handed: list[UUID]) -> None:
    want()
    seen: list[str] = []

    def claim() -> None:
        jobs.perform(handed[0], lambda job: seen.append("performed"))
        db.close()

    with db.transaction(None) as tx:
        jobs.want(tx, "weekly_volume", None)  # joins the one that waits; what it is for is not committed yet
        other = threading.Thread(target=claim)
        other.start()
        time.sleep(0.3)
        assert seen == []
    other.join(5)
    assert seen == ["performed"]


def test_a_job_is_done_once(handed: list[UUID], owner: psycopg2.extensions.cursor) -> None:
    want("weekly_volume", answer=42)
    done: list[Job] = []
    assert jobs.perform(handed[0], done.append) is True
    assert jobs.perform(handed[0], done.append) is False
    assert [job.args for job in done] == [{"answer": 42}]
    assert state_of(owner, handed[0]) == ("done", 1, None)


def test_two_workers_never_do_the_same_job_at_once(handed: list[UUID]) -> None:
    want()
    inside = threading.Barrier(2, timeout=5)
    second: list[bool] = []

    def first(job: Job) -> None:
        inside.wait()
        inside.wait()

    one = threading.Thread(target=lambda: (jobs.perform(handed[0], first), db.close()))
    one.start()
    inside.wait()
    second.append(jobs.perform(handed[0], fail))
    inside.wait()
    one.join(5)
    assert second == [False]


def test_a_fault_puts_the_job_back_for_later(handed: list[UUID], owner: psycopg2.extensions.cursor) -> None:
    want()
    jobs.perform(handed[0], fail)
    assert state_of(owner, handed[0]) == ("waiting", 1, "RuntimeError: the disk is full")
    assert jobs.perform(handed[0], fail) is False, "its time has not come"
    owner.execute("SELECT run_after > now() + interval '7 seconds' FROM jobs")
    assert owner.fetchone() == (True,)


def test_a_job_that_fails_five_times_is_dead_and_says_why(
    handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want()
    for _ in range(5):
        make_due(owner)
        assert jobs.perform(handed[0], fail) is True
    make_due(owner)
    assert jobs.perform(handed[0], fail) is False
    assert state_of(owner, handed[0]) == ("dead", 5, "RuntimeError: the disk is full")


def test_a_failed_job_gives_way_to_the_same_work_wanted_anew(
    handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want()

    def wanted_anew_then_fail(job: Job) -> None:
        want()
        raise RuntimeError("again")

    jobs.perform(handed[0], wanted_anew_then_fail)
    assert state_of(owner, handed[0])[0] == "done"
    assert state_of(owner, handed[1])[0] == "waiting"


def test_the_sweeper_hands_over_what_the_queue_never_got(handed: list[UUID], owner: psycopg2.extensions.cursor) -> None:
    want()
    handed.clear()
    assert jobs.sweep() == 0, "what was wanted just now is being handed over by whoever wanted it"
    make_due(owner)
    assert jobs.sweep() == 1 and len(handed) == 1
    assert jobs.sweep() == 0, "it was handed over a moment ago"


def test_the_sweeper_hands_over_the_job_of_a_worker_that_died(
    database_url: str, handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want()
    with closing(psycopg2.connect(database_url)) as dying, dying.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended('job ' || %s, 0))", (str(handed[0]),))
        owner.execute("UPDATE jobs SET state = 'running', attempts = 1, started_at = now() - interval '1 minute'")
        assert jobs.sweep() == 0, "its worker lives"
    handed_before = list(handed)
    assert soon(lambda: jobs.sweep() == 1)
    assert handed[-1] == handed_before[0]
    assert jobs.perform(handed[0], lambda job: None) is True
    assert state_of(owner, handed[0]) == ("done", 2, None)


def test_a_job_that_kills_each_of_its_workers_dies_in_the_end(
    handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want()
    owner.execute("UPDATE jobs SET state = 'running', attempts = 5, started_at = now() - interval '1 minute'")
    performed: list[Job] = []
    jobs.perform(handed[0], performed.append)
    assert performed == []
    assert state_of(owner, handed[0])[0] == "dead"


def test_only_one_sweeper_works_at_a_time(
    database_url: str, handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want()
    make_due(owner)
    with closing(psycopg2.connect(database_url)) as leader, leader.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('jobs leader', 0))")
        assert jobs.sweep() == 0
    assert soon(lambda: jobs.sweep() == 1)


def test_what_was_done_long_ago_is_forgotten_and_the_dead_are_kept(
    handed: list[UUID], owner: psycopg2.extensions.cursor
) -> None:
    want("weekly_volume", "done")
    want("weekly_volume", "dead")
    owner.execute("UPDATE jobs SET finished_at = now() - interval '3 days', state = split_part(key, ' ', 2)")
    jobs.sweep()
    owner.execute("SELECT state FROM jobs")
    assert owner.fetchall() == [("dead",)]


def test_the_id_of_the_request_goes_along_into_the_jobs_log_lines(
    handed: list[UUID],
) -> None:
    structlog.contextvars.clear_contextvars()
    with structlog.contextvars.bound_contextvars(request_id="from-the-phone"):
        want()
    bound: list[object] = []
    jobs.perform(handed[0], lambda job: bound.append(structlog.contextvars.get_contextvars()["request_id"]))
    assert bound == ["from-the-phone"]
    assert "request_id" not in structlog.contextvars.get_contextvars()


def test_every_kind_that_is_wanted_has_its_handler() -> None:
    by_hand = {"import", "warm_start", "replay", "weekly_volume", "expire_sessions", "match_outcomes"}
    by_hand |= {"push_test", "rest_alert"}
    by_the_clock = {*schedule.REGULARLY, "personalise", "summarise", "population_pool"}
    assert by_hand | by_the_clock == set(worker.HANDLERS)


def test_make_jobs_prints_what_waits(
    database_url: str, handed: list[UUID], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    want("weekly_volume", uuid4())
    for name, value in {
        "DATABASE_URL": database_url,
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "JWT_KEYS": "t:" + "x" * 32,
    }.items():
        monkeypatch.setenv(name, value)
    assert worker.main(["jobs"]) == 0
    said = capsys.readouterr().out
    assert "weekly_volume" in said and said.endswith("1 waiting\n")
