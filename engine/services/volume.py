"""Weekly hard sets per muscle, kept as a sum that every set is added to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from engine.core.volume import MuscleSets, muscle_sets, week_of
from engine.schemas.analytics import Landmarks, MuscleVolume, MuscleWeek, VolumeOut, VolumeQuery
from engine.services.lifts import Exercise, local_day
from engine.services.tokens import Asker
from engine.storage import db, lifters
from engine.storage.db import Row, Transaction

RULES = {
    "0": "direct sets only",
    "0.5": "direct sets, and half of the indirect ones",
    "1": "direct and indirect sets alike",
}

Cell = tuple[date, str]


@dataclass
class Tally:
    """Hard sets per week and muscle, while they are counted. Weeks begin on Monday in `time_zone`."""

    time_zone: str
    sets: dict[Cell, MuscleSets] = field(default_factory=lambda: defaultdict(MuscleSets))
    unknown: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, exercise: Exercise, row: Row) -> None:
        """Count one set: what it gives each muscle, and whether its effort is known."""
        given = muscle_sets(exercise.traits.muscles, row["set_type"], row["rir"])
        if not given:
            return
        week = week_of(local_day(row["performed_at"], self.time_zone))
        told = row["rir"] is not None or row["set_type"] in ("failure", "amrap")
        share = 0.5 if row["side"] else 1.0  # left and right, logged apart, are one set
        for muscle, sets in given.items():
            self.sets[week, muscle] += MuscleSets(share * sets.direct, share * sets.indirect)
            self.unknown[week, muscle] += 0 if told or row["side"] == "right" else 1

    def rows(self, user_id: UUID) -> list[tuple[object, ...]]:
        """As storage.lifters.add_volume takes them, in one order for all, so that no two writers block each other."""
        return [
            (user_id, week, muscle, sets.direct, sets.indirect, self.unknown[week, muscle])
            for (week, muscle), sets in sorted(self.sets.items())
        ]


def correct(
    tx: Transaction,
    user_id: UUID,
    time_zone: str,
    exercises: Mapping[UUID, Exercise],
    before: Iterable[Row],
    after: Iterable[Row],
) -> None:
    """Take the sets `before` out of what is counted and add those `after`."""
    lost, won = Tally(time_zone), Tally(time_zone)
    for tally, rows in ((lost, before), (won, after)):
        for row in rows:
            tally.add(exercises[row["exercise_id"]], row)
    if lost.sets:
        lifters.take_volume(tx, user_id, lost.rows(user_id))
    if won.sets:
        lifters.add_volume(tx, won.rows(user_id))


def of_weeks(asker: Asker, query: VolumeQuery, now: datetime) -> VolumeOut:
    """The last weeks, the running one included, muscle by muscle."""
    with db.transaction(asker.id) as tx:
        lifter = lifters.known(tx, asker.id)
        today = local_day(now, lifter["time_zone"] if lifter else "UTC")
        last = week_of(query.until or today)
        first = last - timedelta(weeks=query.weeks - 1)
        counted, muscles = lifters.volume(tx, asker.id, first, last), lifters.muscles(tx)
    weeks: dict[str, list[MuscleWeek]] = defaultdict(list)
    for row in counted:
        weeks[row["muscle"]].append(_week(row, float(query.counting)))
    return VolumeOut(
        counting=query.counting,
        rule=RULES[query.counting],
        first_week=first,
        last_week=last,
        muscles=[_muscle(muscle, weeks[muscle["slug"]]) for muscle in muscles],
    )


def _week(row: Row, counting: float) -> MuscleWeek:
    sets = MuscleSets(row["direct_sets"], row["indirect_sets"])
    return MuscleWeek(
        week=row["week"],
        direct=sets.direct,
        indirect=sets.indirect,
        counted=sets.total(counting),
        effort_unknown=row["effort_unknown_sets"],
    )


def _muscle(row: Row, weeks: list[MuscleWeek]) -> MuscleVolume:
    marks = None if row["mv"] is None else Landmarks(mv=row["mv"], mev=row["mev"], mav=row["mav"], mrv=row["mrv"])
    return MuscleVolume(muscle=row["slug"], name=row["name"], region=row["region"], landmarks=marks, weeks=weeks)


def recent(
    tx: Transaction, user_id: UUID, now: datetime, time_zone: str, muscles: Sequence[str] | None = None
) -> tuple[dict[str, float], dict[str, float]]:
    """Fractional hard sets of these muscles (None: all): so far this week, and per week over the four before."""
    this = week_of(local_day(now, time_zone))
    so_far: dict[str, float] = {}
    usual: dict[str, float] = defaultdict(float)
    for row in lifters.volume(tx, user_id, this - timedelta(weeks=4), this, muscles):
        sets = MuscleSets(row["direct_sets"], row["indirect_sets"]).total()
        if row["week"] == this:
            so_far[row["muscle"]] = sets
        else:
            usual[row["muscle"]] += sets / 4
    return so_far, dict(usual)
