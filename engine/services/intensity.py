"""How heavy and how hard the sets of some weeks were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from engine.core.effort import rir_of
from engine.core.intensity import shares
from engine.core.volume import week_of
from engine.schemas.analytics import IntensityBin, IntensityOut, IntensityQuery
from engine.services.lifts import exercise, lifter_state, local_day, zone
from engine.services.records import as_done
from engine.storage import analytics, db, lifters

LOAD_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares of the e1RM between the bins."""
RESERVE_EDGES = (1.0, 2.0, 3.0, 4.0, 5.0)
"""Reps left between the bins."""
MEMORY = timedelta(weeks=12)
"""Before the weeks asked for, so that their first sets find a maximum."""


def of_weeks(user_id: UUID, query: IntensityQuery, now: datetime) -> IntensityOut:
    """Sets by load over e1RM and by reps left. Three statements, one pass over the sets of those weeks."""
    with db.transaction(user_id) as tx:
        row = lifters.known(tx, user_id)
        time_zone = row["time_zone"] if row else "UTC"
        last = week_of(query.until or local_day(now, time_zone))
        first = last - timedelta(weeks=query.weeks - 1)
        since = datetime.combine(first, time(), zone(time_zone))
        until = datetime.combine(last + timedelta(weeks=1), time(), zone(time_zone))
        rows = analytics.strength_sets(tx, user_id, since - MEMORY, until)
        known = analytics.exercises(tx, user_id, sorted({one["exercise_id"] for one in rows}))
    exercises = {id_: exercise(one) for id_, one in known.items()}
    told = (
        (one["exercise_id"], one["workout_id"], as_done(exercises[one["exercise_id"]], one))
        for one in rows
        if exercises[one["exercise_id"]].counts_reps
    )
    inside = [(done, share) for done, share in shares(told, lifter_state(row).rir_bias) if done.at >= since]
    loads = [share for _, share in inside if share is not None]
    left = [rir_of(d.set_type, d.rir) for d, _ in inside if d.rir is not None or d.set_type == "failure"]
    return IntensityOut(
        first_week=first,
        sets=len(inside),
        load=_binned(loads, LOAD_EDGES),
        load_unknown=len(inside) - len(loads),
        reserve=_binned(left, RESERVE_EDGES),
        reserve_unknown=len(inside) - len(left),
    )


def _binned(values: Sequence[float], edges: Sequence[float]) -> list[IntensityBin]:
    lows: tuple[float | None, ...] = (None, *edges)
    highs: tuple[float | None, ...] = (*edges, None)
    return [
        IntensityBin(
            low=low, high=high, sets=sum((low is None or v >= low) and (high is None or v < high) for v in values)
        )
        for low, high in zip(lows, highs, strict=True)
    ]
