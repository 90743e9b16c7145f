"""Which sets of a log tell of a lifter's parameters, and what stood around each of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from statistics import median

from engine.core.constants import EXTRAPOLATED_FAR_REPS, REST_SEEN_HIGH, REST_SEEN_LOW, SECONDS_PER_REP, SESSION_GAP
from engine.core.effort import rir_of
from engine.core.fatigue import Parts, after_rest, after_set
from engine.core.goal import calculate_training_params
from engine.core.lift_class import classify
from engine.core.strength import STRENGTH_SETS, system_load
from engine.core.types import ExerciseTraits, PerformedSet

LIGHTEST_SHARE = 0.8  # of the session's heaviest load: a lighter set of unlogged effort is a warm-up or a back-off set
NEIGHBOURS = 4  # sessions on either side with which a set is compared
LEAST_RANGE = 1.05  # heaviest over lightest: a lift done at one load, as of the own body, tells nothing of the curve
FAR_OFF = 0.35  # log units: a set this far off its neighbours is a typing error or another machine


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One set of a lifter's log, with the exercise that it was of."""

    exercise: str
    traits: ExerciseTraits
    done: PerformedSet


@dataclass(frozen=True, slots=True)
class Told:
    """One set that tells of strength.

    `rir` None where not logged; `tired` is the engine's within-session fatigue before it (log units, for a share of 1);
    `session` counts the lifter's sessions, `visit` those of the exercise.
    """

    exercise: str
    traits: ExerciseTraits
    at: datetime
    load_kg: float
    reps: int
    rir: float | None
    tired: float
    session: int
    visit: int

    @property
    def strength(self) -> float:
        """The log of the 1RM it shows on the class's curve, to compare with others."""
        return log(self.load_kg) + classify(self.traits).rep_slope * (self.reps + (self.rir or 0.0) - 1)


def tell(log_: Sequence[LoggedSet]) -> list[Told]:
    """The sets that tell of strength, in order of time; `log_` must be in that order."""
    return list(_varied(list(_near(_heavy(list(_strength(log_)))))))


def _strength(log_: Sequence[LoggedSet]) -> Iterator[Told]:
    """Working sets of 1 to 15 reps, with the fatigue in which they were begun."""
    session, newest = -1, None
    lifts: dict[str, _Lift] = defaultdict(_Lift)
    for entry in log_:
        s = entry.done
        if newest is None or (s.performed_at - newest).total_seconds() > SESSION_GAP:
            session += 1
        newest = s.performed_at
        load = system_load(entry.traits, s.weight_kg, s.bodyweight_kg)
        if load <= 0 or s.reps < 1 or s.set_type == "warmup":
            continue
        lift = lifts[entry.exercise]
        lift.arrive(s, entry.traits)
        rir = 0.0 if s.rir is None and s.set_type == "failure" else s.rir
        if s.set_type in STRENGTH_SETS and s.reps <= EXTRAPOLATED_FAR_REPS:
            yield Told(
                entry.exercise, entry.traits, s.performed_at, load, s.reps, rir, sum(lift.tired), session, lift.visit
            )
        lift.leave(s)


class _Lift:
    """One exercise on the way through the log: its visits, and the fatigue within the running one."""

    def __init__(self) -> None:
        self.visit = -1
        self.tired: Parts = (0.0, 0.0)
        self._left: datetime | None = None
        self._first = 0.0

    def arrive(self, s: PerformedSet, traits: ExerciseTraits) -> None:
        """A set is about to begin."""
        if self._left is None or (s.performed_at - self._left).total_seconds() > SESSION_GAP:
            self.visit += 1
            self.tired, self._first = (0.0, 0.0), s.reps + rir_of(s.set_type, s.rir)
            return
        rest = s.rest_seconds
        if rest is None:
            pause = (s.performed_at - self._left).total_seconds() - SECONDS_PER_REP * s.reps
            usual = calculate_training_params(0.5, isolation=classify(traits).isolation).rest_seconds
            rest = int(pause) if REST_SEEN_LOW <= pause <= REST_SEEN_HIGH else usual
        self.tired = after_rest(self.tired, float(rest))

    def leave(self, s: PerformedSet) -> None:
        """The set is done."""
        rir = rir_of(s.set_type, s.rir)
        self.tired = after_set(self.tired, rir, (s.reps + rir) / self._first)
        self._left = s.performed_at


def _heavy(told: list[Told]) -> Iterator[Told]:
    """Without the far lighter sets of a visit of which the effort is not known."""
    heaviest: dict[tuple[str, int], float] = defaultdict(float)
    for one in told:
        heaviest[one.exercise, one.visit] = max(heaviest[one.exercise, one.visit], one.load_kg)
    for one in told:
        if one.rir is not None or one.load_kg >= LIGHTEST_SHARE * heaviest[one.exercise, one.visit]:
            yield one


def _near(told: Iterator[Told]) -> Iterator[Told]:
    """Without typing errors: sets far off what the visits around them show."""
    kept = list(told)
    shown: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in kept:
        shown[one.exercise][one.visit].append(one.strength)
    usual = {exercise: _running_median(visits) for exercise, visits in shown.items()}
    for one in kept:
        if abs(one.strength - usual[one.exercise][one.visit]) <= FAR_OFF:
            yield one


def _varied(told: list[Told]) -> Iterator[Told]:
    """Without the lifts that are always done at one load."""
    lightest: dict[str, float] = {}
    heaviest: dict[str, float] = {}
    for one in told:
        lightest[one.exercise] = min(one.load_kg, lightest.get(one.exercise, one.load_kg))
        heaviest[one.exercise] = max(one.load_kg, heaviest.get(one.exercise, one.load_kg))
    for one in told:
        if heaviest[one.exercise] >= LEAST_RANGE * lightest[one.exercise]:
            yield one


def _running_median(visits: dict[int, list[float]]) -> dict[int, float]:
    order = list(visits)
    middle = [median(visits[visit]) for visit in order]
    return {
        visit: median(middle[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]) for place, visit in enumerate(order)
    }


def newest(told: Sequence[Told], sets: int, exercises: int, visits: int) -> list[Told]:
    """The newest `sets` of the exercises done most of late, each with its newest `visits`; in order of time."""
    counted = Counter(one.exercise for one in told[-sets:])
    chosen = {exercise for exercise, _ in counted.most_common(exercises)}
    kept = [one for one in told if one.exercise in chosen][-sets:]
    last = {one.exercise: one.visit for one in kept}
    return [one for one in kept if one.visit > last[one.exercise] - visits]
