"""From the outbox table to RQ: the only file that enqueues."""

from __future__ import annotations

from uuid import UUID

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue as RqQueue
from rq.serializers import JSONSerializer

log = structlog.get_logger(__name__)

QUEUE, PATIENT_QUEUE = "gymgenius", "gymgenius-patient"  # workers turn to the second when the first is empty
PERFORM = "engine.worker.perform"
JOB_TIMEOUT_S = 900
FAILURE_TTL_S = 3600  # what went wrong is told by the outbox; RQ's own note of it may go


class Queue:
    """The way to the workers."""

    def __init__(self, redis_url: str) -> None:
        """Nothing is asked of Redis before it is needed."""
        self.redis = Redis.from_url(redis_url, socket_connect_timeout=1, socket_timeout=5)

    def hand_over(self, ids: list[UUID]) -> None:
        """Hand these rows of the outbox to a worker. With Redis away they stay, and the sweeper hands them over."""
        self._hand_over(ids, QUEUE)

    def hand_over_patiently(self, ids: list[UUID]) -> None:
        """The same for those that let all others pass."""
        self._hand_over(ids, PATIENT_QUEUE)

    def _hand_over(self, ids: list[UUID], name: str) -> None:
        try:
            queue = rq_queue(self.redis, name)
            for job in map(str, ids):
                queue.enqueue(
                    PERFORM, job, job_id=job, job_timeout=JOB_TIMEOUT_S, result_ttl=0, failure_ttl=FAILURE_TTL_S
                )
        except RedisError as fault:
            log.warning("queue_away", jobs=[str(job) for job in ids], fault=type(fault).__name__)

    def ping(self) -> None:
        """Raise RedisError when Redis is away."""
        self.redis.ping()


def rq_queue(redis: Redis, name: str = QUEUE) -> RqQueue:
    """RQ's side of it. JSON rather than pickle: who can write to Redis must not be able to run code here."""
    return RqQueue(name, connection=redis, serializer=JSONSerializer)
