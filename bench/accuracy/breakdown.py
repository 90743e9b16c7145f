"""Where the errors are: by class of exercise, by how much was known, and lift by lift."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from statistics import fmean

from bench.accuracy.lifts import lift_of
from bench.accuracy.replay import Prediction
from bench.accuracy.scoring import Scored, load_error
from engine.core.lift_class import classify

FEWEST = 20
"""Sets of a lifter in a group, below which their mean has no part in the group's."""
FEWEST_OF_LIFT = 30
SESSIONS = (3, 5, 10, 20, 40, 80, 160)
SETS = (0, 250, 500, 1000, 2000, 4000, 8000)


@dataclass(frozen=True, slots=True)
class Mean:
    """Of some sets: how many, mean load error and that of repeating, the same of reps, share inside the bands."""

    sets: int
    error: float
    repeat: float
    reps_error: float = nan
    repeat_reps_error: float = nan
    inside_50: float = nan
    inside_90: float = nan


Row = tuple[Scored, Prediction | None]
Groups = dict[str, dict[str, Mean]]


def groups_of(rows: Sequence[Row]) -> Groups:
    """The means of every group with enough sets: name of the grouping, then of the group."""
    found: Groups = {}
    for name, group in GROUPINGS.items():
        parts: dict[str, list[Row]] = {}
        for row in rows:
            parts.setdefault(group(row[0]), []).append(row)
        found[name] = {part: mean_of(some) for part, some in parts.items() if len(some) >= FEWEST}
    return found


def lifts_of(rows: Sequence[Row]) -> dict[str, Mean]:
    """The means of every exercise with enough sets, by its name in the log."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(row[0].one.exercise, []).append(row)
    return {name: mean_of(some) for name, some in parts.items() if len(some) >= FEWEST_OF_LIFT}


def mean_of(rows: Sequence[Row]) -> Mean:
    """The means of some sets; without predictions those of the reps are NaN."""
    errors = [load_error(said.load if said else nan, s.one.weight) for s, said in rows]
    predicted = [(s, said) for s, said in rows if said]
    repeated = [abs(s.base_reps - s.one.reps) for s, _ in rows if not isnan(s.base_reps)]
    return Mean(
        sets=len(rows),
        error=fmean(errors),
        repeat=fmean(s.base_error for s, _ in rows),
        reps_error=_mean(abs(said.reps[2] - s.one.reps) for s, said in predicted),
        repeat_reps_error=_mean(iter(repeated)),
        inside_50=_mean(float(said.reps[1] <= s.one.reps <= said.reps[3]) for s, said in predicted),
        inside_90=_mean(float(said.reps[0] <= s.one.reps <= said.reps[4]) for s, said in predicted),
    )


def over_lifters(several: Sequence[Mean]) -> Mean:
    """The mean of means, each lifter weighing the same; `sets` is their sum."""

    def column(of: Callable[[Mean], float]) -> float:
        return _mean(value for one in several if not isnan(value := of(one)))

    return Mean(
        sets=sum(one.sets for one in several),
        error=column(lambda one: one.error),
        repeat=column(lambda one: one.repeat),
        reps_error=column(lambda one: one.reps_error),
        repeat_reps_error=column(lambda one: one.repeat_reps_error),
        inside_50=column(lambda one: one.inside_50),
        inside_90=column(lambda one: one.inside_90),
    )


def _mean(values: Iterator[float]) -> float:
    known = list(values)
    return fmean(known) if known else nan


def _class(scored: Scored) -> str:
    traits = lift_of(scored.one.exercise).traits
    kind = classify(traits)
    return f"{'lower' if kind.lower else 'upper'} body, {'isolation' if kind.isolation else 'compound'}"


def _equipment(scored: Scored) -> str:
    return lift_of(scored.one.exercise).traits.equipment.replace("_", " ")


def _known(scored: Scored) -> str:
    return "in the catalogue" if lift_of(scored.one.exercise).known else "guessed from its name"


def bin_of(value: int, edges: Sequence[int]) -> str:
    """`10-19` of the bins that begin at these edges."""
    low = max(edge for edge in edges if edge <= value)
    above = [edge for edge in edges if edge > value]
    return f"{low:,}-{above[0] - 1:,}" if above else f"{low:,}+"


GROUPINGS: Mapping[str, Callable[[Scored], str]] = {
    "class of exercise": _class,
    "equipment": _equipment,
    "exercise is": _known,
    "sessions of the exercise before": lambda s: bin_of(s.nth, SESSIONS),
    "sets of the lifter before": lambda s: bin_of(s.place, SETS),
    "reps": lambda s: bin_of(int(s.one.reps), (1, 4, 7, 11)),
}


def ordered(groups: Mapping[str, Mean]) -> list[tuple[str, Mean]]:
    """The groups of a grouping: bins by their edges, others by size."""
    if all(group[0].isdigit() for group in groups):
        return sorted(groups.items(), key=lambda pair: int(pair[0].split("-")[0].rstrip("+").replace(",", "")))
    return sorted(groups.items(), key=lambda pair: -pair[1].sets)
