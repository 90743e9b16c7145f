"""From the sets that tell to arrays of a few fixed shapes, so that one compilation serves all lifters."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from engine.core.constants import DAY, SESSION_GAP, USUAL_RATE_FLOOR
from engine.core.lift_class import classify
from engine.core.strength import FATIGUING_SETS, system_load
from engine.personalise.selecting import LoggedSet, Told, newest

Floats = npt.NDArray[np.float64]


class Data(NamedTuple):
    """What a likelihood is reckoned from. Sets [N], visits of an exercise [T, E], exercises [E], patterns [T, P]."""

    load_ln: Any  # [N] log kg, less the exercise's `start`
    reps: Any  # [N]
    rir: Any  # [N] 0 where unknown
    known: Any  # [N] 1 where the effort was logged
    tired: Any  # [N] log units
    cell: Any  # [N] visit * E + exercise; T * E for padding
    lift: Any  # [N] which exercise
    days: Any  # [T, E] since the visit before
    fitted: Any  # [T, E] 1 where the visit is fitted to
    held: Any  # [T, E] 1 where it is held out
    fatigue: Any  # [T, E] session of the pattern * P + pattern; T * P where there is none
    slope_ln: Any  # [E] log of the class's k
    share: Any  # [E] the class's share of within-session fatigue
    volume_ln: Any  # [T, P] log of the session's volume over the usual
    volume_days: Any  # [T, P] until the pattern's next session
    seen: Any  # [T, P] rate at which the usual fatigue takes up this session's
    lower: Any  # [P] 1 where beta_lower holds


@dataclass(frozen=True, slots=True)
class Shape:
    """How much room there is: sets, exercises, visits of one exercise, patterns."""

    sets: int
    exercises: int
    visits: int
    patterns: int = 16


SHAPES = (Shape(512, 32, 96), Shape(2048, 32, 256))
MOST_SETS = 2000  # of a longer log the newest count


@dataclass(frozen=True, slots=True)
class Sample:
    """A lifter's log as arrays, and what is in them. `exercises` in their order; `held_since`: the first held out."""

    data: Data
    shape: Shape
    exercises: tuple[str, ...]
    sets: int
    sessions: int
    held_sets: int
    held_since: datetime


def sample(log_: Sequence[LoggedSet], told: Sequence[Told], hold_out: int) -> Sample:
    """Arrays of the newest of `told`, the last `hold_out` sessions held out. `log_`: the whole, for its volume."""
    shape = next((one for one in SHAPES if len(told) <= one.sets - 12), SHAPES[-1])
    chosen = newest(told, min(MOST_SETS, shape.sets), shape.exercises, shape.visits)
    sessions = sorted({one.session for one in chosen})
    first_held = sessions[-hold_out] if 0 < hold_out < len(sessions) else sessions[-1] + 1
    exercises = tuple(sorted({one.exercise for one in chosen}))
    room = _Room(shape, exercises)
    room.put_volume(log_, chosen[0].at)
    room.put_sets(chosen, first_held)
    held = [one.at for one in chosen if one.session >= first_held]
    since = min(held, default=chosen[-1].at)
    return Sample(Data(**room.arrays), shape, exercises, len(chosen), len(sessions), len(held), since)


class _Room:
    """The arrays while they are filled."""

    def __init__(self, shape: Shape, exercises: tuple[str, ...]) -> None:
        self.shape, self.place = shape, {name: place for place, name in enumerate(exercises)}
        n, t, e, p = shape.sets, shape.visits, shape.exercises, shape.patterns
        self.arrays: dict[str, Any] = {
            **{name: np.zeros(n) for name in ("load_ln", "rir", "known", "tired")},
            "reps": np.ones(n),
            "cell": np.full(n, t * e, dtype=np.int32),
            "lift": np.zeros(n, dtype=np.int32),
            **{name: np.zeros((t, e)) for name in ("days", "fitted", "held")},
            "fatigue": np.full((t, e), t * p, dtype=np.int32),
            "slope_ln": np.full(e, log(0.033)),
            "share": np.ones(e),
            **{name: np.zeros((t, p)) for name in ("volume_ln", "volume_days", "seen")},
            "lower": np.zeros(p),
        }
        self._pattern: dict[str, int] = {}
        self._sessions: dict[str, list[datetime]] = {}

    def put_sets(self, chosen: Sequence[Told], first_held: int) -> None:
        """Fill in the sets, their visits and their exercises."""
        a, width = self.arrays, self.shape.exercises
        first_visit: dict[str, int] = {}
        begun: dict[str, tuple[int, datetime]] = {}
        start: dict[str, float] = {}
        for i, one in enumerate(chosen):
            lift = self.place[one.exercise]
            kind = classify(one.traits)
            visit = one.visit - first_visit.setdefault(one.exercise, one.visit)
            last = begun.get(one.exercise)
            if last is None or last[0] != visit:
                a["days"][visit, lift] = (one.at - last[1]).total_seconds() / DAY if last else 0.0
                a["held" if one.session >= first_held else "fitted"][visit, lift] = 1.0
                a["fatigue"][visit, lift] = self._fatigue_place(one)
                begun[one.exercise] = visit, one.at
            a["slope_ln"][lift], a["share"][lift] = log(kind.rep_slope), kind.fatigue_share
            a["load_ln"][i] = log(one.load_kg) - start.setdefault(one.exercise, one.strength)
            a["reps"][i], a["rir"][i], a["known"][i] = one.reps, one.rir or 0.0, one.rir is not None
            a["tired"][i], a["lift"][i], a["cell"][i] = one.tired, lift, visit * width + lift

    def put_volume(self, log_: Sequence[LoggedSet], since: datetime) -> None:
        """Fill in the sessions of each movement pattern, from the first set on."""
        for place, (pattern, sessions) in enumerate(_patterns(log_, since, self.shape.visits).items()):
            if place == self.shape.patterns:
                break
            self._pattern[pattern] = place
            self._sessions[pattern] = [at for at, _ in sessions]
            self._put_pattern(place, sessions)
        for entry in log_:
            if entry.traits.pattern in self._pattern and classify(entry.traits).lower:
                self.arrays["lower"][self._pattern[entry.traits.pattern]] = 1.0

    def _put_pattern(self, place: int, sessions: Sequence[tuple[datetime, float]]) -> None:
        a, usual = self.arrays, 0.0
        for t, (at, volume) in enumerate(sessions):
            rate = 1.0 if t == 0 else max(USUAL_RATE_FLOOR, 1 / (t + 1))
            usual += rate * (volume - usual)
            a["volume_ln"][t, place], a["seen"][t, place] = log(volume / usual), rate
            following = sessions[t + 1][0] if t + 1 < len(sessions) else at
            a["volume_days"][t, place] = (following - at).total_seconds() / DAY

    def _fatigue_place(self, one: Told) -> int:
        pattern = one.traits.pattern
        if pattern not in self._pattern:
            return self.shape.visits * self.shape.patterns
        earlier = [t for t, at in enumerate(self._sessions[pattern]) if at <= one.at]
        return (earlier[-1] if earlier else 0) * self.shape.patterns + self._pattern[pattern]


def _patterns(log_: Sequence[LoggedSet], since: datetime, most: int) -> dict[str, list[tuple[datetime, float]]]:
    """Of each pattern, those done most first: when its newest sessions began, and their volume load (kg x reps)."""
    found: dict[str, list[tuple[datetime, float]]] = defaultdict(list)
    newest_at: dict[str, datetime] = {}
    for entry in log_:
        s, pattern = entry.done, entry.traits.pattern
        volume = system_load(entry.traits, s.weight_kg, s.bodyweight_kg) * s.reps
        if s.performed_at < since or volume <= 0 or s.set_type not in FATIGUING_SETS:
            continue
        if pattern in newest_at and (s.performed_at - newest_at[pattern]).total_seconds() <= SESSION_GAP:
            at, so_far = found[pattern][-1]
            found[pattern][-1] = at, so_far + volume
        else:
            found[pattern].append((s.performed_at, volume))
        newest_at[pattern] = s.performed_at
    return {pattern: sessions[-most:] for pattern, sessions in sorted(found.items(), key=lambda item: -len(item[1]))}
