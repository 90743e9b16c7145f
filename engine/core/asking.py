"""The pooled forecast of a prescription: which load gives the reps that are asked, which reps a load gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from engine.core.constants import EFFORT_SESSIONS, FORMULA_REPS, LEAST_ODDS
from engine.core.forecast import RepForecast, narrowest
from engine.core.load_estimates import LOAD_ESTIMATES
from engine.core.memory import PastSession
from engine.core.outlook import (
    LoadOutlook,
    Outlook,
    RepsOutlook,
    load_outlook,
    loads_of,
    outlook,
    reps_of,
    reps_outlook,
)
from engine.core.types import Ask

_SOURCES = (
    ("today", ("previous", "today", "share_of_first", "step_as_last_time", "sequence")),
    ("day", ("day_",)),
    ("formula", ("formula",)),
    ("same_reps", ("same_reps",)),
    ("curve", ("line", "best_moved")),
)
"""What kind of evidence an estimate is, by a part of its name; any other is the last sessions."""


@dataclass(frozen=True, slots=True)
class Told:
    """The load (kg, system) that the pool says, and the kind of evidence that weighs most in it, with its share."""

    load_kg: float
    source: str
    share: float


def asked_outlook(ask: Ask, rir: float) -> Outlook | None:
    """The set that is asked for, `rir` to be left; None where nothing is remembered.

    A lifter who has not logged reserve on this lift of late is asked to go as hard as always.
    """
    told = rir if _logs_reserve(ask.lift.memory) else None
    return outlook(ask.lift, ask.lifter_state, ask.traits, ask.now, told, failure=False)


def told_load(ahead: Outlook, reps: float, formula_kg: float) -> Told:
    """The load for these reps, half of the weight on either side; `formula_kg`: the specification's."""
    said = load_outlook(ahead, reps, loads_of(ahead, reps, log(formula_kg)))
    source, share = _main_source(said)
    return Told(exp(said.quantile(0.5)), source, share)


def told_reps(ahead: Outlook, load_kg: float, formula_reps: float) -> RepsOutlook:
    """The reps to expect at this load (kg, system); `formula_reps`: the specification's."""
    x, (low, high) = log(load_kg), FORMULA_REPS
    return reps_outlook(ahead, x, reps_of(ahead, x, min(max(formula_reps, low), high)))


def as_forecast(said: RepsOutlook) -> RepForecast:
    """The same as a picture: mean, spread, the counts that can be seen, the band of four in five."""
    odds, mean = said.odds, said.mean
    spread = sqrt(sum((reps - mean) ** 2 * one for reps, one in enumerate(odds)))
    first, shown = _shown(odds)
    return RepForecast(mean, spread, first, shown, narrowest(first, shown))


def _shown(odds: Sequence[float]) -> tuple[int, tuple[float, ...]]:
    """The counts that can be seen in a picture; the ends take what lies beyond them."""
    seen = [reps for reps, one in enumerate(odds) if one >= LEAST_ODDS]
    first, last = seen[0], seen[-1]
    kept = list(odds[first : last + 1])
    kept[0] += sum(odds[:first])
    kept[-1] += sum(odds[last + 1 :])
    return first, tuple(kept)


def _logs_reserve(memory: Sequence[PastSession]) -> bool:
    return any(left >= 0 for session in memory[:EFFORT_SESSIONS] for left in session.sets[2::3])


def _main_source(said: LoadOutlook) -> tuple[str, float]:
    shares: dict[str, float] = {}
    for name, share in zip(LOAD_ESTIMATES, said.shares, strict=True):
        source = _source(name)
        shares[source] = shares.get(source, 0.0) + share
    main = max(shares, key=lambda source: shares[source])
    return main, shares[main]


def _source(name: str) -> str:
    return next((source for source, marks in _SOURCES if any(mark in name for mark in marks)), "last_sessions")
