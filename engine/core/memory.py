"""What is remembered of a lift set by set: its last sessions, in short.

Every estimate of the next set is made from these: what was lifted last, at these reps, at this point of the session.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from math import floor

from engine.core.codec import Value
from engine.core.constants import SESSIONS_REMEMBERED, SETS_REMEMBERED, TOP_SHARE

UNKNOWN = -1.0
"""The reserve of a set that logged none."""


@dataclass(frozen=True, slots=True)
class PastSession(Value):
    """The strength sets of one session of a lift, in order: system load (kg, to the gram), reps, RIR (-1: not logged).

    Flat, three numbers a set, so that a state is small and quick to read.
    """

    at: datetime
    sets: tuple[float, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.sets) // 3

    def each(self) -> Iterator[tuple[float, float, float]]:
        """Load, reps and RIR of each set."""
        return zip(self.sets[::3], self.sets[1::3], self.sets[2::3], strict=True)

    def opening(self) -> tuple[float, float, float]:
        """The first set that was not far below the session's heaviest."""
        least = TOP_SHARE * max(self.sets[::3])
        return next(one for one in self.each() if one[0] >= least)


def remember(
    memory: tuple[PastSession, ...], at: datetime, load_kg: float, reps: int, rir: float | None, *, begins: bool
) -> tuple[PastSession, ...]:
    """The memory with one more set, newest session first; what is old falls out. `begins`: it opens a session."""
    one = (_to_gram(load_kg), float(reps), UNKNOWN if rir is None else rir)
    if begins or not memory:
        return (PastSession(at, one), *memory)[:SESSIONS_REMEMBERED]
    running = memory[0]
    if len(running) >= SETS_REMEMBERED:
        return memory
    return (PastSession(running.at, running.sets + one), *memory[1:])


def _to_gram(kg: float) -> float:
    """So that the same weight entered in kg and in lb is the same weight; never nothing, which has no logarithm."""
    return max(floor(kg * 1000 + 0.5), 1) / 1000
