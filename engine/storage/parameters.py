"""A lifter's own parameters: attempts at a fit, what is told to the population, and the priors learned from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Hot, Row, Transaction, as_json

_FIT = "fitted_at, engine_version, parameters, diagnostics, accepted, refused, sets_seen, after_at, after_id"


def add(tx: Transaction, user_id: UUID, row: Mapping[str, Any]) -> None:
    """Keep an attempt, given by the columns of a fit."""
    tx.run(
        f"INSERT INTO lifter_parameters (user_id, {_FIT}) VALUES (%(user)s, %(fitted_at)s, %(engine_version)s,"
        " %(parameters)s, %(diagnostics)s, %(accepted)s, %(refused)s, %(sets_seen)s, %(after_at)s, %(after_id)s)"
        " ON CONFLICT (user_id, fitted_at) DO NOTHING",
        {**row, "user": user_id, "parameters": as_json(row["parameters"]), "diagnostics": as_json(row["diagnostics"])},
    )


def newest(tx: Transaction, user_id: UUID) -> list[Row]:
    """The newest attempt and the newest accepted one, which may be the same, newest first."""
    return tx.rows(
        f"SELECT {_FIT} FROM lifter_parameters WHERE user_id = %(user)s AND fitted_at IN"
        " ((SELECT max(fitted_at) FROM lifter_parameters WHERE user_id = %(user)s),"
        "  (SELECT max(fitted_at) FROM lifter_parameters WHERE user_id = %(user)s AND accepted))"
        " ORDER BY fitted_at DESC",
        {"user": user_id},
    )


def accepted(tx: Transaction, user_id: UUID) -> list[Row]:
    """Every accepted fit and the place in the log after which it holds, in the order of the places."""
    return tx.rows(
        Hot(
            "SELECT parameters, after_at, after_id FROM lifter_parameters WHERE user_id = %s AND accepted"
            " ORDER BY after_at, after_id, fitted_at"
        ),
        (user_id,),
    )


def forget_refused(tx: Transaction, user_id: UUID, before: datetime) -> None:
    """Drop refused attempts that are older; the accepted ones are part of how the log was folded."""
    tx.run("DELETE FROM lifter_parameters WHERE user_id = %s AND NOT accepted AND fitted_at < %s", (user_id, before))


def sets_seen(tx: Transaction, user_id: UUID) -> int:
    """How many sets are folded into what is known of this lifter."""
    return int(tx.value("SELECT coalesce(sum(sets_seen), 0) FROM lift_states WHERE user_id = %s", (user_id,)))


def due(tx: Transaction, first: int, fewest: int, share: float, pause_hours: int) -> list[Row]:
    """Whose log has `first` sets and no fit, or grew by `fewest` sets, and by `share`, since one `pause_hours` ago.

    Only as the worker.
    """
    return tx.rows(
        "SELECT user_id, time_zone, first_time FROM lifters_to_fit(%s, %s, %s, make_interval(hours => %s))",
        (first, fewest, share, pause_hours),
    )


def shares(tx: Transaction, user_id: UUID) -> bool:
    """Whether this lifter lets others learn from their summary; the row stays as it is until the transaction ends."""
    return bool(tx.value("SELECT shares_parameters FROM users WHERE id = %s FOR KEY SHARE", (user_id,)))


def put_summary(tx: Transaction, user_id: UUID, engine: str, summary: Mapping[str, Any], now: datetime) -> None:
    """Keep what this lifter's log says of each parameter, in place of what it said before."""
    tx.run(
        "INSERT INTO parameter_summaries (user_id, made_at, engine_version, summary) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (user_id) DO UPDATE SET made_at = excluded.made_at,"
        " engine_version = excluded.engine_version, summary = excluded.summary",
        (user_id, now, engine, as_json(dict(summary))),
    )


def forget_summary(tx: Transaction, user_id: UUID) -> None:
    """What this lifter told is taken back."""
    tx.run("DELETE FROM parameter_summaries WHERE user_id = %s", (user_id,))


def to_summarise(tx: Transaction, engine: str, oldest: datetime) -> list[UUID]:
    """Who shares and has no summary of this engine, or one older than `oldest`. Only as the worker."""
    return [row["id"] for row in tx.rows("SELECT lifters_to_summarise(%s, %s) AS id", (engine, oldest))]


def summaries(tx: Transaction, engine: str) -> list[Row]:
    """What the logs of all who share say, without whose they are. Only as the worker."""
    return tx.rows("SELECT summary, made_at FROM shared_summaries(%s)", (engine,))


def population(tx: Transaction) -> Row | None:
    """The newest priors that were learned from others."""
    return tx.row("SELECT fitted_at, engine_version, lifters, priors FROM population_priors ORDER BY 1 DESC LIMIT 1")


def put_population(tx: Transaction, engine: str, lifters: int, priors: Mapping[str, Any], now: datetime) -> None:
    """Keep these priors, for all fits from now on."""
    tx.run(
        "INSERT INTO population_priors (fitted_at, engine_version, lifters, priors) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (fitted_at) DO NOTHING",
        (now, engine, lifters, as_json(dict(priors))),
    )
