"""The priors of all lifters, learned from those who let us: a summary per lifter over the queue, then their pool.

No set leaves a lifter's rows: a summary is a mean and an SD per parameter.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import structlog

from engine.core.constants import ENGINE_VERSION
from engine.personalise.fitted import Said
from engine.personalise.parameters import priors
from engine.personalise.pooling import pool
from engine.services import jobs, personalising
from engine.storage import db, lifters, parameters

SUMMARY_HOLDS = timedelta(days=7)

log = structlog.get_logger(__name__)


def fan_out(now: datetime) -> None:
    """Want a summary of everyone who shares and whose last one is old or missing."""
    with db.transaction(None) as tx:
        for user_id in parameters.to_summarise(tx, ENGINE_VERSION, now - SUMMARY_HOLDS):
            jobs.want_patiently(tx, "summarise", user_id)


def summarise(user_id: UUID, now: datetime) -> None:
    """Keep what one lifter's log says of each parameter by itself. Nothing where they do not, or no longer, share."""
    from engine.personalise.fitting import summarise as summary_of  # here, since JAX is large and the API has none

    with db.transaction(user_id) as tx:
        if not parameters.shares(tx, user_id):
            return
        lifter = lifters.settings(tx, user_id)
        history = personalising.logged(tx, user_id)
    found = summary_of(history, priors(lifter["experience"] if lifter else "", {}))
    with db.transaction(user_id) as tx:
        if parameters.shares(tx, user_id):
            told = {name: one.to_json() for name, one in found.items()}
            parameters.put_summary(tx, user_id, ENGINE_VERSION, told, now)


def refit(now: datetime) -> None:
    """Pool the summaries into the priors of the next fits; with too few lifters the literature's stay."""
    with db.transaction(None) as tx:
        rows = parameters.summaries(tx, ENGINE_VERSION)
        told = [{name: Said.from_json(one) for name, one in row["summary"].items()} for row in rows if row["summary"]]
        pooled = pool(told)
        if pooled:
            learned = {n: {"mean": p.mean, "sd": p.sd, "lifters": p.lifters} for n, p in pooled.items()}
            parameters.put_population(tx, ENGINE_VERSION, len(told), learned, now)
    log.info("population_refit", lifters=len(told), parameters=sorted(pooled))
