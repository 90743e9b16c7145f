"""Personal records: the heaviest load, the most reps at a load, the best e1RM. Each is held by one set, the first.

Warm-ups never hold one. A drop set holds reps at a load only: they were done, but tired, so that they say nothing of
the most that can be lifted. An e1RM is of at most twelve reps, as the curve over time is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.core.codec import Value
from engine.core.constants import FENCE_REPS
from engine.core.effort import rir_of
from engine.core.rep_curve import one_rep_max

LEAST_GAIN = 1e-6
"""Kilograms: less than this is the same load, written twice."""


@dataclass(frozen=True, slots=True)
class Done(Value):
    """A set that may hold a record: `weight_kg` as it is written, `load_kg` as the muscles move it, `of` its row."""

    at: datetime
    set_type: str
    weight_kg: float
    load_kg: float
    reps: int
    rir: float | None
    of: Any = None


@dataclass(frozen=True, slots=True)
class Bests(Value):
    """What stands: `heaviest` and `strongest` (with its e1RM, kg), and `front`, the most reps at each load.

    `front` goes from the heaviest load down, reps rising: at a load, the most reps are those of the last set in it that
    is as heavy or heavier. So at most a hundred sets tell it for all loads.
    """

    heaviest: Done | None
    strongest: Done | None
    e1rm_kg: float | None
    front: tuple[Done, ...]


def standing(sets: Iterable[Done], bias: float = 0.0) -> Bests:
    """The records among these sets, warm-ups ignored. `bias`: reported minus true RIR, reps."""
    counted = sorted((s for s in sets if s.set_type != "warmup"), key=lambda s: s.at)
    straight = [s for s in counted if s.set_type != "drop"]
    heaviest = min(straight, key=lambda s: (-s.weight_kg, -s.reps, s.at), default=None)
    told = [(value, s) for s in straight if (value := e1rm(s, bias)) is not None]
    strongest = min(told, key=lambda pair: (-pair[0], pair[1].at), default=None)
    return Bests(heaviest, strongest and strongest[1], strongest and strongest[0], tuple(_front(counted)))


def e1rm(s: Done, bias: float = 0.0) -> float | None:
    """The estimated 1RM (kg) of a set; None for one that tells nothing of it: a drop, over 12 reps, nothing lifted."""
    if s.set_type in ("warmup", "drop") or s.load_kg <= 0 or s.reps > FENCE_REPS:
        return None
    return one_rep_max(s.load_kg, s.reps, rir_of(s.set_type, s.rir), bias)


def _front(sets: Iterable[Done]) -> Iterable[Done]:
    most = 0
    for s in sorted(sets, key=lambda s: (-s.weight_kg, -s.reps, s.at)):
        if s.reps > most:
            most = s.reps
            yield s
