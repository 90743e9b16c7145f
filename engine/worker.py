"""The worker: performs the jobs of the outbox, and sweeps up those that nobody performs.

    python -m engine.worker          work until told to stop (SIGTERM: finish the job at hand first)
    python -m engine.worker jobs     print the jobs that wait, run or died

Any number of workers may run. RQ performs each job in a child of its own, which gives its memory back when it is
done; so everything that is needed often is imported here, before the fork.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import psycopg2
import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Worker
from rq.serializers import JSONSerializer

from engine import logs, webpush
from engine.config import Settings, SettingsError
from engine.jobs import PATIENT_QUEUE, Queue, rq_queue
from engine.schemas.jobs import JobsQuery
from engine.services import coaching, jobs, personalising, population, push, schedule, workouts
from engine.services.jobs import Job
from engine.storage import db

SWEEP_EVERY_S = 2.0
LOOK_EVERY_SWEEPS = 5
AWAY_S = 2.0

log = structlog.get_logger(__name__)


def run_import(job: Job) -> None:
    """Store what a confirmed import holds."""
    from engine.services import imports  # here, since its readers are large and seldom needed

    imports.run(job.lifter, UUID(job.args["import_id"]), utc_now())


def warm_start(job: Job) -> None:
    """Fold a lifter's whole history into states."""
    coaching.warm_start(job.lifter, utc_now())


def replay(job: Job) -> None:
    """Put right what the coach knows after an old set was changed."""
    coaching.replay(job.lifter, utc_now())


def weekly_volume(job: Job) -> None:
    """Count a lifter's weekly sets anew."""
    coaching.recount_volume(job.lifter)


def expire_sessions(_: Job) -> None:
    """Close the sessions that nobody closed."""
    workouts.expire_all(utc_now())


def match_outcomes(job: Job) -> None:
    """Find the sets that answered a lifter's prescriptions."""
    coaching.match_outcomes(job.lifter, utc_now())


def personalise(job: Job) -> None:
    """Fit a lifter's own parameters."""
    personalising.personalise(job.lifter, utc_now())


def want_fits(_: Job) -> None:
    """Want the fits that are due."""
    personalising.want_due(utc_now())


def want_summaries(_: Job) -> None:
    """Want what each lifter who shares tells of the parameters."""
    population.fan_out(utc_now())


def summarise(job: Job) -> None:
    """Keep what one lifter's log says of each parameter."""
    population.summarise(job.lifter, utc_now())


def pool_summaries(_: Job) -> None:
    """Pool the summaries into the priors of the next fits."""
    population.refit(utc_now())


def tell_rest(job: Job) -> None:
    """Tell a device that its rest is over."""
    push.tell_rest(job.lifter, UUID(job.args["device_id"]), _sender, utc_now())


def tell_test(job: Job) -> None:
    """Send a device the message that its owner wants to see arrive."""
    says = {name: job.args[name] for name in ("title", "body")}
    push.tell_test(job.lifter, UUID(job.args["device_id"]), says, _sender, utc_now())


HANDLERS: Mapping[str, Callable[[Job], None]] = {
    "import": run_import,
    "warm_start": warm_start,
    "replay": replay,
    "weekly_volume": weekly_volume,
    "expire_sessions": expire_sessions,
    "match_outcomes": match_outcomes,
    "personalise": personalise,
    "personalise_due": want_fits,
    "population": want_summaries,
    "summarise": summarise,
    "population_pool": pool_summaries,
    "rest_alert": tell_rest,
    "push_test": tell_test,
}

_sender: webpush.Sender | None = None
"""As whom web push is sent; None without a key. Set once, before the first job's process is forked off."""


def send_as(settings: Settings) -> None:
    """Take up the key that web push is signed with, where there is one."""
    global _sender
    if settings.vapid_private_key:
        webpush.load()
        _sender = webpush.Sender(settings.vapid_private_key, settings.vapid_subject, settings.push_to_loopback)


def utc_now() -> datetime:
    """The clock, read here at the edge and handed down."""
    return datetime.now(UTC)


def perform(job_id: str) -> None:
    """What RQ calls: do this row of the outbox."""
    jobs.perform(UUID(job_id), lambda job: HANDLERS[job.kind](job))


class Sweeper(threading.Thread):
    """Sweeps every few seconds beside the worker, which may be busy with a long job or blocked on a silent queue."""

    def __init__(self) -> None:
        """It never keeps the process from ending."""
        super().__init__(name="sweeper", daemon=True)
        # A child must not be forked in the middle of a sweep: it would inherit locks that nobody gives back.
        self._sweeping = threading.Lock()
        os.register_at_fork(
            before=self._sweeping.acquire,
            after_in_parent=self._sweeping.release,
            after_in_child=self._sweeping.release,
        )

    def run(self) -> None:
        """Until the process ends."""
        for sweep in count():
            with self._sweeping:
                sweep_once(look_at_the_clock=sweep % LOOK_EVERY_SWEEPS == 0)
            time.sleep(SWEEP_EVERY_S)


def sweep_once(*, look_at_the_clock: bool = False) -> None:
    """Sweep, and want what is due by the clock; with the database away, the next time."""
    try:
        jobs.sweep()
        if look_at_the_clock:
            schedule.want_due()
    except psycopg2.Error as fault:
        log.warning("sweep_failed", fault=f"{type(fault).__name__}: {fault}".strip())


class PatientWorker(Worker):
    """RQ's worker, which remembers that it was told to stop."""

    told_to_stop = False

    def request_stop(self, signum: int, frame: Any) -> None:
        """On SIGTERM or SIGINT: finish the job at hand, then end."""
        PatientWorker.told_to_stop = True
        super().request_stop(signum, frame)  # type: ignore[no-untyped-call]


def work(settings: Settings) -> None:
    """Perform jobs until told to stop; a Redis that goes away is waited for."""
    redis = Redis.from_url(settings.redis_url, socket_connect_timeout=5)
    Sweeper().start()
    while not PatientWorker.told_to_stop:
        try:
            queues = [rq_queue(redis), rq_queue(redis, PATIENT_QUEUE)]
            PatientWorker(queues, connection=redis, serializer=JSONSerializer).work(logging_level="WARNING")
        except RedisError as fault:
            log.warning("queue_away", fault=type(fault).__name__)
        if not PatientWorker.told_to_stop:
            time.sleep(AWAY_S)


def print_jobs() -> None:
    """A line for each job that is not done, and how many there are in each state."""
    found = jobs.listing_here(JobsQuery(limit=1000))
    for job in found.jobs:
        if job.state != "done":
            what = f"{job.state:8} {job.attempts} × {job.kind:16} {job.key}"
            sys.stdout.write(f"{job.created_at:%Y-%m-%d %H:%M:%S} {what} {job.error or ''}\n")
    sys.stdout.write(", ".join(f"{count} {state}" for state, count in sorted(found.counts.items())) or "no jobs")
    sys.stdout.write("\n")


def main(arguments: list[str]) -> int:
    """Command line: 0 after a clean stop, 2 where the settings or the arguments are wrong."""
    try:
        settings = Settings.from_env()
    except SettingsError as fault:
        sys.stderr.write(f"worker: {fault}\n")
        return 2
    logs.set_up(settings.log_level)
    queue = Queue(settings.redis_url)
    hand_over = queue.hand_over, queue.hand_over_patiently
    db.configure(db.Link(settings.database_url, "gymgenius_worker", 60_000, *hand_over))
    if arguments == ["jobs"]:
        print_jobs()
    elif arguments:
        sys.stderr.write("usage: python -m engine.worker [jobs]\n")
        return 2
    else:
        send_as(settings)
        with TemporaryDirectory(prefix="gymgenius-compiled-") as folder:
            # JAX's own settings: what one job has compiled need not be compiled by the next, which is another process.
            os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", folder)
            os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.2")
            # One thread per worker: several, each with as many threads as there are cores, hold one another up.
            os.environ.setdefault("NPROC", "1")
            os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")
            work(settings)
    return 0


if __name__ == "__main__":
    # RQ finds `perform` in the module by its full name, which must be the same module as this one.
    from engine.worker import main as run

    sys.exit(run(sys.argv[1:]))
