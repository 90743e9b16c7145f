"""Warm-ups in logs that don't mark them: the sets before the day's heavy ones.

Half of the dialects have no mark for a warm-up. Left as working sets they would count as hard sets and drag
the estimate of strength down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.importers.history import ImportedSet

_HEAVY = 0.8
"""Share of the day's heaviest set of an exercise from which on a set counts as working."""
_RARELY = 0.01
"""Share of marked warm-ups up to which a lifter does not mark them."""


def mark_unmarked(sets: Sequence[ImportedSet]) -> tuple[tuple[ImportedSet, ...], int]:
    """The sets with warm-ups marked, and how many were; unchanged where the file marks its own.

    A warm-up is a working set before the first one of at least 80 % of the session's heaviest of that
    exercise. Sets without a load, and assisted ones, are left alone.
    """
    if sum(one.set_type == "warmup" for one in sets) > _RARELY * len(sets):
        return tuple(sets), 0
    heaviest: dict[tuple[str, str], float] = {}
    for one in sets:
        lift = (one.session_key, one.exercise_name)
        heaviest[lift] = max(heaviest.get(lift, 0.0), one.weight or 0.0)
    return _marked(sets, heaviest)


def _marked(sets: Sequence[ImportedSet], heaviest: dict[tuple[str, str], float]) -> tuple[tuple[ImportedSet, ...], int]:
    reached: set[tuple[str, str]] = set()
    marked: list[ImportedSet] = []
    count = 0
    for one in sets:
        lift = (one.session_key, one.exercise_name)
        if (one.weight or 0.0) >= _HEAVY * heaviest[lift]:
            reached.add(lift)
        is_warmup = lift not in reached and one.set_type == "working" and (one.weight or 0.0) >= 0
        marked.append(replace(one, set_type="warmup") if is_warmup else one)
        count += is_warmup
    return tuple(marked), count
