"""What was expected of each set before it was folded in, beside what it then was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import HOT_ROWS, Hot, Row, Transaction

COLUMNS = {
    "set_id": "uuid",
    "exercise_id": "uuid",
    "performed_at": "timestamptz",
    "sessions": "integer",
    "opening": "boolean",
    "effort_known": "boolean",
    "reps": "smallint",
    **dict.fromkeys(("weight_kg", "body_kg", "load_kg", "repeat_kg"), "real"),
    **dict.fromkeys(("reps_05", "reps_25", "reps_50", "reps_75", "reps_95", "repeat_reps"), "real"),
    "engine_version": "text",
}
"""What a forecast is stored with, in this order, and the types; the lifter stands before it."""
_INTO = f"INSERT INTO set_forecasts (user_id, {', '.join(COLUMNS)})"
_REPLACING = (
    " ON CONFLICT (user_id, set_id) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in COLUMNS if name != 'set_id')}"
)
_PUT_FEW = Hot(f"{_INTO} VALUES %s{_REPLACING}")
# A column at a time: a whole log takes half the time that VALUES take, and the lifter waits for it.
_PUT_MANY = (
    f"{_INTO} SELECT %(user)s::uuid, t.* FROM"
    f" unnest({', '.join(f'%({name})s::{kind}[]' for name, kind in COLUMNS.items())}) t{_REPLACING}"
)
_NAME = (
    "(SELECT e.name FROM exercises e WHERE e.user_id IN (%(user)s, catalogue()) AND e.id = exercise_id"
    " ORDER BY e.user_id = catalogue() LIMIT 1) AS name"
)
_CLOSEST = 3
_WHOSE = (
    "user_id = %(user)s AND (%(exercise)s::uuid IS NULL OR exercise_id = %(exercise)s)"
    " AND (%(since)s::timestamptz IS NULL OR performed_at >= %(since)s)"
)

# From the fourth session of a lift on, sets of 1–15 reps with at least 80 % of the session's heaviest (a hair less,
# since the loads are rounded). An error counts as at most the whole load.
_SCORED = f"""
SELECT set_id, exercise_id, performed_at, opening, effort_known, reps, weight_kg, load_kg, repeat_kg,
    reps_05, reps_25, reps_50, reps_75, reps_95, repeat_reps,
    least(abs(load_kg - weight_kg) / lifted, 1) AS error, least(abs(repeat_kg - weight_kg) / lifted, 1) AS again,
    date_trunc(p.period, performed_at AT TIME ZONE %(time_zone)s)::date AS start
FROM (
    SELECT *, weight_kg + body_kg AS lifted,
        max(weight_kg + body_kg) OVER (PARTITION BY exercise_id, sessions) AS heaviest
    FROM set_forecasts WHERE {_WHOSE} AND sessions >= 3 AND reps BETWEEN 1 AND 15
) f CROSS JOIN period p WHERE lifted >= 0.79999 * heaviest
"""
_SCORE = """
    count(*) AS sets, avg(error) AS mean_error, avg(again) AS repeat_mean_error,
    count(*) FILTER (WHERE error <= 0.05::real)::float8 / count(*) AS within_5,
    count(*) FILTER (WHERE again <= 0.05::real)::float8 / count(*) AS repeat_within_5,
    count(*) FILTER (WHERE error < again) AS coach_closer, count(*) FILTER (WHERE error > again) AS repeat_closer,
    avg(abs(reps_50 - reps)) AS reps_mae, avg(abs(repeat_reps - reps)) AS repeat_reps_mae,
    count(*) FILTER (WHERE reps BETWEEN reps_25 AND reps_75)::float8 / count(*) AS inside_50,
    count(*) FILTER (WHERE reps BETWEEN reps_05 AND reps_95)::float8 / count(*) AS inside_90,
    avg(reps_95 - reps_05) AS width_90
"""
_MEDIAN = """
    percentile_cont(0.5) WITHIN GROUP (ORDER BY error) AS median_error,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY again) AS repeat_median_error
"""
# Of a set exactly at a quantile, half counts as below: reps are whole numbers.
_BELOW = ", ".join(
    f"(avg(sign(({name} - reps)::float8)) + 1) / 2 AS {name}"
    for name in ("reps_05", "reps_25", "reps_50", "reps_75", "reps_95")
)
# Medians have to sort, which is dear: they are in a query of their own, and lifts, weeks and months go without.
_SUMMARY = f"""
WITH period AS MATERIALIZED (
    SELECT CASE WHEN (SELECT max(performed_at) FROM set_forecasts WHERE {_WHOSE})
        - (SELECT min(performed_at) FROM set_forecasts WHERE {_WHOSE}) <= interval '26 weeks'
        THEN 'week' ELSE 'month' END AS period
),
scored AS MATERIALIZED ({_SCORED}),
scores AS (
    SELECT opening, effort_known, exercise_id, start, {_SCORE} FROM scored
    GROUP BY GROUPING SETS ((), (opening), (effort_known), (exercise_id), (start)) HAVING count(*) > 0
),
medians AS (SELECT opening, {_MEDIAN} FROM scored GROUP BY GROUPING SETS ((), (opening))),
worst AS (SELECT * FROM scored ORDER BY error DESC, performed_at DESC, set_id LIMIT %(worst)s)
SELECT (SELECT period FROM period) AS period,
    (SELECT coalesce(json_agg(s), '[]') FROM (SELECT scores.*, {_NAME} FROM scores) s) AS scores,
    (SELECT coalesce(json_agg(m), '[]') FROM medians m) AS medians,
    (SELECT coalesce(json_agg(w), '[]') FROM (SELECT worst.*, {_NAME} FROM worst) w) AS worst,
    (SELECT to_json(b) FROM (SELECT {_BELOW} FROM scored HAVING count(*) > 0) b) AS below,
    CASE WHEN EXISTS (SELECT FROM scored) THEN '[]' ELSE (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT exercise_id, {_NAME}, max(sessions) + 1 AS sessions FROM set_forecasts WHERE user_id = %(user)s
        AND (%(exercise)s::uuid IS NULL OR exercise_id = %(exercise)s)
        GROUP BY exercise_id ORDER BY sessions DESC, name LIMIT {_CLOSEST}) c) END AS closest
"""


def put(tx: Transaction, user_id: UUID, rows: Sequence[Sequence[Any]]) -> None:
    """Store a lifter's forecasts, each in the order of `COLUMNS`; one of the same set is replaced."""
    if len(rows) <= HOT_ROWS:
        tx.many_later(_PUT_FEW, [(user_id, *row) for row in rows])
    else:
        columns = zip(COLUMNS, zip(*rows, strict=True), strict=True)
        tx.later(_PUT_MANY, {"user": user_id, **{name: _array(values) for name, values in columns}})


def drop_after(tx: Transaction, user_id: UUID, place: tuple[datetime, UUID] | None) -> None:
    """Forget the forecasts of the sets after this place (None: all of them)."""
    tx.run(
        "DELETE FROM set_forecasts WHERE user_id = %(user)s"
        " AND (%(time)s::timestamptz IS NULL OR (performed_at, set_id) > (%(time)s, %(id)s))",
        {"user": user_id, "time": place and place[0], "id": place and place[1]},
    )


def summary(
    tx: Transaction, user_id: UUID, time_zone: str, exercise_id: UUID | None, since: datetime | None, worst: int
) -> Row:
    """How far off the forecasts were, of all lifts or one, ever or since a time.

    `scores`: a dict for all sets, for each `opening` (or later), `effort_known` (or not), `exercise_id`, and `start` of
    a `period` (week or month, in the time zone); what does not name its group is null in it. `medians`: for all sets
    and by `opening`. `worst`: so many sets by the error of the load. `below`: the share of sets below each quantile of
    the reps; None where nothing is scored. `closest`: then, the lifts with the most sessions so far.
    """
    asked = {"user": user_id, "exercise": exercise_id, "since": since, "time_zone": time_zone, "worst": worst}
    found = tx.row(_SUMMARY, asked)
    assert found is not None
    return found


def _array(values: Sequence[Any]) -> str:
    """The literal of an array of numbers, ids, instants or plain words, none of which needs quoting."""
    return "{" + ",".join([v.isoformat() if isinstance(v, datetime) else str(v) for v in values]) + "}"
