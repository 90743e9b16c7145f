"""What is personal in the coach's reckoning: fitted to the lifter's own log by night, judged, and shown.

The fit itself needs JAX, which only the worker has: it is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from engine.core.constants import ENGINE_VERSION
from engine.core.types import LifterState
from engine.personalise.fitted import FEWEST_SETS, REASONS, Diagnostics, Estimate, Fit
from engine.personalise.parameters import PARAMETERS, SCATTER, Parameter, Prior, personal, priors
from engine.personalise.selecting import LoggedSet
from engine.schemas.parameters import FitOut, ParameterOut, ParametersOut
from engine.services import jobs
from engine.services.lifts import exercise, lifter_state, performed, tells_strength, zone
from engine.storage import db, lifters, lifts, parameters, sets
from engine.storage.db import Row, Transaction, as_json

SHARE_NEW = 0.05  # of the log's length: less is no reason to fit anew
FEWEST_NEW = 50  # sets
PAUSE_HOURS = 20  # at least, between two fits of one lifter
NIGHT = range(1, 5)  # hours of the lifter's own clock; a first fit does not wait for them
REFUSED_KEPT = timedelta(days=90)


def want_due(now: datetime) -> None:
    """Want the fits that are due: of those whose log has grown and whose night it is."""
    with db.transaction(None) as tx:
        due = parameters.due(tx, FEWEST_SETS, FEWEST_NEW, SHARE_NEW, PAUSE_HOURS)
        for row in due:
            if row["first_time"] or now.astimezone(zone(row["time_zone"])).hour in NIGHT:
                jobs.want_patiently(tx, "personalise", row["user_id"])


def personalise(user_id: UUID, now: datetime) -> None:
    """Fit a lifter's parameters and keep the attempt; where it is accepted, the coach reckons with it from here on.

    The same log gives the same fit, and a second one the same parameters: twice does no more than once.
    """
    from engine.personalise.fitting import fit  # here, since JAX is large and the API has none

    with db.transaction(user_id) as tx:
        lifter = lifters.known(tx, user_id)
        if lifter is None:
            return
        log, seen = logged(tx, user_id), parameters.sets_seen(tx, user_id)
        given = priors_of(tx, lifter["experience"])
    found = fit(log, given, lifter_state(lifter))
    with db.transaction(user_id) as tx:
        lifters.lock(tx, user_id)
        if (lifter := lifters.known(tx, user_id)) is not None:
            _keep(tx, user_id, found, lifter, seen, now)


def logged(tx: Transaction, user_id: UUID) -> list[LoggedSet]:
    """A lifter's whole log, in order of time, as the fit sees it."""
    exercises = {id_: exercise(row) for id_, row in lifts.trained(tx, user_id).items()}
    known = {id_: (str(id_), one.traits) for id_, one in exercises.items() if one.counts_reps}
    rows = sets.to_fold(tx, user_id, None)
    return [
        LoggedSet(*known[row["exercise_id"]], performed(row))
        for row in rows
        if row["exercise_id"] in known and tells_strength(row)
    ]


def priors_of(tx: Transaction, experience: str) -> dict[str, Prior]:
    """The priors of a lifter of this experience: learned from others, else the literature's."""
    return priors(experience, learned(parameters.population(tx)))


def learned(row: Row | None) -> dict[str, Prior]:
    """The priors in a row of storage.parameters.population; none where there is none of this engine."""
    if row is None or row["engine_version"] != ENGINE_VERSION:
        return {}
    return {name: Prior(**prior) for name, prior in row["priors"].items()}


def _keep(tx: Transaction, user_id: UUID, found: Fit, lifter: Row, seen: int, now: datetime) -> None:
    accepted = found.refused is None
    estimates = {name: one.to_json() for name, one in found.estimates.items()}
    row = {
        "fitted_at": now,
        "engine_version": ENGINE_VERSION,
        "parameters": {"values": found.values, "estimates": estimates},
        "diagnostics": found.diagnostics.to_json(),
        "accepted": accepted,
        "refused": found.refused,
        "sets_seen": seen,
        "after_at": lifter["last_at"] if accepted else None,
        "after_id": lifter["last_id"] if accepted else None,
    }
    parameters.add(tx, user_id, row)
    parameters.forget_refused(tx, user_id, now - REFUSED_KEPT)
    if accepted:
        _take_up(tx, user_id, found.values, lifter, now)


def _take_up(tx: Transaction, user_id: UUID, values: Mapping[str, float], lifter: Row, now: datetime) -> None:
    """Reckon with these values from the next set on; what was folded before stays as it was foretold."""
    state = personal(lifter_state(lifter), values)
    kept: dict[str, Any] = {name: lifter[name] for name in ("engine_version", "last_at", "last_id", "snapshot_at")}
    lifters.put(tx, user_id, {**kept, "state": as_json(state), "now": now})


def get(user_id: UUID) -> ParametersOut:
    """What the coach knows of this lifter, parameter by parameter, and what it still assumes."""
    with db.transaction(user_id) as tx:
        lifter = lifters.settings(tx, user_id)
        attempts = parameters.newest(tx, user_id)
        population = parameters.population(tx)
    given = priors(lifter["experience"] if lifter else "", learned(population))
    used = next((row for row in attempts if row["accepted"]), None)
    state = personal(LifterState.empty(), used["parameters"]["values"] if used else {})
    return ParametersOut(
        parameters=[_parameter(p, given[p.name], used, state) for p in PARAMETERS],
        in_use=_fit(used) if used else None,
        newest=_fit(attempts[0]) if attempts else None,
        sets_needed=FEWEST_SETS,
        population_lifters=population["lifters"] if population and learned(population) else 0,
    )


def _parameter(p: Parameter, prior: Prior, used: Row | None, state: LifterState) -> ParameterOut:
    found = used["parameters"]["estimates"].get(p.name) if used else None
    known = Estimate.from_json(found) if found else Estimate(prior.mean, prior.sd, prior.mean, prior.sd)
    return ParameterOut(
        name=p.name,
        label=p.label,
        unit=p.unit,
        reckoned_with=p.name not in SCATTER,
        value=p.natural(known.mean) if p.name in SCATTER else getattr(state, p.name),
        sd=p.natural_sd(known.mean, known.sd),
        prior=p.natural(known.prior_mean),
        prior_sd=p.natural_sd(known.prior_mean, known.prior_sd),
        shrinkage=round(known.shrinkage, 4),
        standing="known" if known.is_known else "still assumed",
    )


def _fit(row: Row) -> FitOut:
    found = Diagnostics.from_json(row["diagnostics"])
    return FitOut(
        fitted_at=row["fitted_at"],
        accepted=row["accepted"],
        refused=row["refused"],
        why=REASONS.get(row["refused"]),
        sets=found.sets,
        sessions=found.sessions,
        held_sets=found.held_sets,
        r_hat=found.r_hat,
        ess=found.ess,
        divergences=found.divergences,
        score_gain=found.score_gain,
        coach_error_ratio=found.coach,
        seconds=round(found.seconds, 2),
    )
