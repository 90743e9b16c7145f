"""How heavy sets were, as shares of what the lift's one-rep maximum was at the time."""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from engine.core.bests import Done, e1rm

SESSIONS = 5
"""The maximum of the time is the mean of the best sets of so many sessions, the running one included [ours]: the line
that is drawn through the estimates."""


@dataclass(slots=True)
class _Lift:
    best: deque[float] = field(default_factory=lambda: deque(maxlen=SESSIONS))
    session: Hashable = None

    def learn(self, session: Hashable, value: float) -> None:
        if session != self.session:
            self.session = session
            self.best.append(value)
        else:
            self.best[-1] = max(self.best[-1], value)


def shares(sets: Iterable[tuple[Hashable, Hashable, Done]], bias: float = 0.0) -> Iterator[tuple[Done, float | None]]:
    """Each of (lift, session, set), in order of time, with its load over the maximum as known when its session ended.

    None where no set of the lift has told of a maximum yet, and where nothing was lifted. One pass; sessions of a lift
    must not interleave.
    """
    lifts: dict[Hashable, _Lift] = {}
    waiting: dict[Hashable, list[Done]] = {}
    for lift, session, done in sets:
        known = lifts.setdefault(lift, _Lift())
        if session != known.session and waiting.get(lift):
            yield from _told(waiting.pop(lift), known)
        waiting.setdefault(lift, []).append(done)
        if (value := e1rm(done, bias)) is not None:
            known.learn(session, value)
    for lift, left in waiting.items():
        yield from _told(left, lifts[lift])


def _told(sets: Iterable[Done], lift: _Lift) -> Iterator[tuple[Done, float | None]]:
    maximum = sum(lift.best) / len(lift.best) if lift.best else None
    for done in sets:
        yield done, (done.load_kg / maximum if maximum and done.load_kg > 0 else None)
