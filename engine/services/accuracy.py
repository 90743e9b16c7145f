"""How often the coach was right on a lifter: what was expected of each set, against what it was and against repeating.

The forecasts are written with the fold (services.folding), so they are those of today's engine over the whole log;
prescriptions are judged as they were given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from engine.core.constants import ENGINE_VERSION
from engine.core.volume import week_of
from engine.errors import NotFound
from engine.schemas.accuracy import (
    AccuracyOut,
    AccuracyQuery,
    Backtest,
    Better,
    Calibration,
    ConfidenceBin,
    LiftScore,
    PeriodScore,
    PrescriptionScore,
    Progress,
    Score,
    WorstCall,
)
from engine.services import coaching
from engine.services.lifts import local_day, zone
from engine.storage import db, forecasts, lifters, lifts, recommendations
from engine.storage.db import Row, Transaction

RULE = (
    "Working and failure sets of 1 to 15 reps with at least 80 % of the heaviest load of their session, from the"
    " fourth session of a lift on; each judged by what was known before it"
)
WORST = 10
PRESCRIPTIONS = 2000
NEAR = 0.025
EVEN = 0.0005
QUANTILES = {"reps_05": 0.05, "reps_25": 0.25, "reps_50": 0.5, "reps_75": 0.75, "reps_95": 0.95}


def of_lifter(user_id: UUID, query: AccuracyQuery, now: datetime) -> AccuracyOut:
    """All of it, of one lift or of all, ever or of late. Raises NotFound for an exercise that is not there."""
    with db.transaction(user_id) as tx:
        lifter = lifters.known(tx, user_id)
        if lifter is None:
            raise NotFound("The account is gone")
        settling = _is_settling(tx, user_id, lifter)
        day = _first_day(query, lifter["time_zone"], now)
        since = datetime.combine(day, time(), zone(lifter["time_zone"])).astimezone(UTC) if day else None
        found = forecasts.summary(tx, user_id, lifter["time_zone"], query.exercise_id, since, WORST)
        said = recommendations.kept(tx, user_id, query.exercise_id, since, PRESCRIPTIONS, NEAR)
        if query.exercise_id and not found["scores"] and lifts.exercise(tx, user_id, query.exercise_id) is None:
            raise NotFound("There is no such exercise")
    return AccuracyOut(
        **dict(_backtest(found)),
        rule=RULE,
        settling=settling,
        since=day,
        effort_known=_score(next((one for one in found["scores"] if one["effort_known"]), None)),
        lifts=_lifts(found["scores"]),
        calibration=_calibration(found["below"] or {}),
        prescriptions=_prescriptions(said),
        needed=None if found["scores"] else _needed(found["closest"], day),
        closest=[Progress(**row) for row in found["closest"]],
    )


def backtest(tx: Transaction, user_id: UUID) -> Backtest:
    """How right the coach would have been on a lifter's whole log, in short."""
    lifter = lifters.settings(tx, user_id)
    time_zone = lifter["time_zone"] if lifter else "UTC"
    return _backtest(forecasts.summary(tx, user_id, time_zone, None, None, WORST))


def better(coach: float, repeat: float) -> Better:
    """Whose mean error is smaller."""
    if abs(coach - repeat) < EVEN:
        return "even"
    return "coach" if coach < repeat else "repeat"


def headline(overall: Score, lifts: int, won: int, lost: int) -> str:
    """The figures in one sentence; where repeating was better it says so."""
    if not overall.sets:
        return "Nothing to score yet"
    sets = "1 set" if overall.sets == 1 else f"{overall.sets:,} sets"
    said = (
        f"On your {sets}: off by {_percent(overall.median_error)} in the middle, {_percent(overall.mean_error)} on"
        f" average; repeating last time {_percent(overall.repeat_median_error)} and"
        f" {_percent(overall.repeat_mean_error)}; better on {won} of {lifts} lifts, worse on {lost}"
    )
    return f"{said}. Over all, repeating was better" if overall.better == "repeat" else said


def _is_settling(tx: Transaction, user_id: UUID, lifter: Row) -> bool:
    """Whether the log is to be folded anew; what another engine has forecast is, from here on."""
    if lifter["stale_since"] is not None:
        return True
    outdated = lifter["engine_version"] not in (None, ENGINE_VERSION)
    if outdated:
        coaching.begin_anew(tx, user_id)
    return outdated


def _first_day(query: AccuracyQuery, time_zone: str, now: datetime) -> date | None:
    by_weeks = week_of(local_day(now, time_zone)) - timedelta(weeks=query.weeks - 1) if query.weeks else None
    return max((day for day in (query.since, by_weeks) if day), default=None)


def _backtest(found: Row) -> Backtest:
    scores, medians = found["scores"], {row["opening"]: row for row in found["medians"]}
    overall = _score(next(filter(_is_overall, scores), None), medians.get(None))
    lifts_ = _lifts(scores)
    won, lost = (sum(lift.better == who for lift in lifts_) for who in ("coach", "repeat"))
    held = ((0.5, overall.inside_50), (0.9, overall.inside_90))
    return Backtest(
        headline=headline(overall, len(lifts_), won, lost),
        overall=overall,
        opening=_score(next((one for one in scores if one["opening"] is True), None), medians.get(True)),
        later=_score(next((one for one in scores if one["opening"] is False), None), medians.get(False)),
        lifts_scored=len(lifts_),
        lifts_coach_better=won,
        lifts_repeat_better=lost,
        period=found["period"],
        over_time=sorted((PeriodScore(**_judged(one)) for one in scores if one["start"]), key=lambda one: one.start),
        bands=[Calibration(nominal=share, measured=inside) for share, inside in held if inside is not None],
        worst=[_worst(row) for row in found["worst"]],
    )


def _is_overall(score: Row) -> bool:
    return all(score[group] is None for group in ("opening", "effort_known", "exercise_id", "start"))


def _lifts(scores: Iterable[Row]) -> list[LiftScore]:
    found = [LiftScore(**_judged(one)) for one in scores if one["exercise_id"]]
    return sorted(found, key=lambda one: (-one.sets, one.name))


def _score(row: Row | None, median: Row | None = None) -> Score:
    return Score(**_judged(row | (median or {}))) if row else Score(sets=0)


def _judged(row: Row) -> Row:
    return row | {"better": better(row["mean_error"], row["repeat_mean_error"])}


def _worst(row: Row) -> WorstCall:
    return WorstCall(
        **row,
        expected_kg=row["load_kg"],
        expected_reps=row["reps_50"],
        reps_low=row["reps_05"],
        reps_high=row["reps_95"],
    )


def _calibration(below: Mapping[str, float]) -> list[Calibration]:
    return [Calibration(nominal=QUANTILES[name], measured=share) for name, share in below.items()]


def _prescriptions(said: Sequence[Row]) -> PrescriptionScore:
    followed = sum(row["followed"] for row in said)

    def share(name: str) -> float | None:
        return sum(row[name] for row in said) / followed if followed else None

    return PrescriptionScore(
        answered=sum(row["answered"] for row in said),
        followed=followed,
        in_range=share("in_range"),
        confidence=share("confidence"),
        in_band=share("in_band"),
        band_probability=share("band_probability"),
        reliability=[_bin(row) for row in said if row["followed"]],
    )


def _bin(row: Row) -> ConfidenceBin:
    return ConfidenceBin(
        low=row["bin"] / 10,
        high=(row["bin"] + 1) / 10,
        prescriptions=row["followed"],
        stated=row["confidence"] / row["followed"],
        kept=row["in_range"] / row["followed"],
    )


def _needed(closest: Sequence[Row], since: date | None) -> str:
    nothing = f"Nothing to score since {since:%d %B %Y}" if since else "Nothing to score yet"
    takes = "a lift's sets are scored from its fourth session on, where they have at most 15 reps"
    if not closest:
        return f"{nothing}: {takes}. Log a few sessions, or import your log"
    first, times = closest[0], "1 session" if closest[0]["sessions"] == 1 else f"{closest[0]['sessions']} sessions"
    return f"{nothing}: {takes}. Closest is {first['name']}, with {times} so far"


def _percent(share: float | None) -> str:
    return f"{(share or 0) * 100:.1f} %"
