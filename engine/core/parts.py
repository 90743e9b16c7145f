"""The parts of a forecast that it can be made without, to see what each is worth."""

from collections.abc import Sequence
from functools import cache

PARTS = ("pooling", "habits", "personal_curve", "formula", "fatigue", "day", "today", "record", "duel", "situation")
"""`pooling`: the estimate that weighs most speaks alone. `habits`: without what stands as it was lifted.
`personal_curve`: without what was moved along the lift's own slope. `formula`, `day`, `today`: without the estimates
by the specification's formula, by the day's other lifts, by this session's sets. `fatigue`: the formula without it.
`record`: without how the estimates have done so far. `duel`: pooled also where
repeating has done better. `situation`: the same weights in every situation."""

_FORMULA = frozenset({"formula"})
_DAY = frozenset({"day_load", "day_strength"})
_MOVED = frozenset({"line_as_lifted", "previous_as_lifted", "kernel", "sequence", "fewest_today"})
_TODAY = frozenset({"share_of_first", "step_as_last_time", "sequence"})


@cache
def left_out(names: Sequence[str], parts: frozenset[str]) -> frozenset[int]:
    """The places of the estimates that go with these parts."""
    return frozenset(i for i, name in enumerate(names) if _part(name) & parts or (_of_today(name) and "today" in parts))


def _part(name: str) -> frozenset[str]:
    if name in _FORMULA:
        return frozenset({"formula"})
    if name in _DAY:
        return frozenset({"day"})
    return frozenset({"personal_curve" if name.endswith("_moved") or name in _MOVED else "habits"})


def _of_today(name: str) -> bool:
    return name.startswith("previous") or "today" in name or name in _TODAY
