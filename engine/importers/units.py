"""In which unit a log is written, and in which it was lifted: told by the roundness of its numbers.

Apps convert without saying so: 61.235 kg is a bar loaded with 135 lb. A number that is odd in one unit and
round in the other was lifted in the other. Numbers that are round as they stand tell their unit by habit:
45, 135, 225 are plates in pounds, 62.5 or 101.25 only happen in kilograms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from engine.importers.history import (
    KG_PER_LB,
    MAX_WEIGHT_KG,
    MIN_WEIGHT_KG,
    ImportedSet,
    Unit,
    UnitGuess,
)

_FINEST = 0.25
"""Plates and stacks come in quarters of a unit at the finest; what is no quarter was converted."""
_CLOSE = 0.02
_MOST = 0.8
"""Share of the odd numbers that must be round in the other unit."""
_HALF = 0.5
"""Share of all an exercise's numbers that must be such: a converted log has hardly a round number left."""
_STEPS: Mapping[Unit, tuple[float, float]] = {"kg": (0.5, 1.25), "lb": (1.0, 2.5)}
"""Steps of stacks and of plates."""
_DECIDES = 0.15
"""Mean log odds of a file's sets above which its numbers tell the unit: right for 41 of the 43 real logs that
reach it; below it the lifter is asked."""
_FEWEST = 30
"""Sets with a weight, below which habit tells nothing."""
_PLATES_LB = frozenset(45 + 2 * side for side in (0, 10, 25, 35, 45, 55, 70, 80, 90, 115, 135, 160, 180, 225))


def guess_units(sets: Sequence[ImportedSet]) -> tuple[UnitGuess, ...]:
    """One guess per exercise, most sets first."""
    groups: dict[str, list[ImportedSet]] = {}
    for one in sets:
        groups.setdefault(one.exercise_name, []).append(one)
    usual = _most_stated(sets) or usual_unit([abs(one.weight) for one in sets if one.weight])
    guesses = [_guess(name, group, usual) for name, group in groups.items()]
    return tuple(sorted(guesses, key=lambda g: (-g.sets, g.exercise_name)))


def settle(
    sets: Iterable[ImportedSet],
    guesses: Iterable[UnitGuess],
    default: Unit,
    overrides: Mapping[str, Unit] | None = None,
) -> Iterable[ImportedSet]:
    """The sets with a unit each, the one they were lifted in, and the weight in it.

    `overrides` (exercise name to unit) is the lifter's word, and wins; `default` fills in where nothing is known.
    """
    by_name = {guess.exercise_name: guess for guess in guesses}
    chosen = overrides or {}
    for one in sets:
        yield _settled(one, by_name[one.exercise_name], chosen.get(one.exercise_name), default)


def _settled(one: ImportedSet, guess: UnitGuess, told: Unit | None, default: Unit) -> ImportedSet:
    """Where the app converted, the lifter's word is about what was lifted; elsewhere, about what is written."""
    if guess.basis == "converted":
        written = one.unit or guess.written or default
        native = told or (guess.native if written == guess.written else None) or written
    else:
        written = native = told or one.unit or guess.written or default
    if one.weight is None:
        return replace(one, unit=native)
    return replace(one, unit=native, weight=_in_unit(one.weight, written, native))


def _in_unit(weight: float, written: Unit, native: Unit) -> float:
    if written == native:
        return weight
    converted = _convert(weight, written)
    nearest = round(converted / _FINEST) * _FINEST
    return nearest if abs(converted - nearest) <= _CLOSE else converted


def to_kg(weight: float, unit: Unit) -> float:
    """A weight in kg, at the 5 decimals that are stored."""
    return round(weight * KG_PER_LB if unit == "lb" else weight, 5)


def is_storable(weight_kg: float) -> bool:
    """Whether a weight is inside what a set may have."""
    return MIN_WEIGHT_KG <= weight_kg <= MAX_WEIGHT_KG


def _most_stated(sets: Sequence[ImportedSet]) -> Unit | None:
    """The unit that the file states most often: for its exercises without a weight."""
    stated = Counter(one.unit for one in sets if one.unit)
    return stated.most_common(1)[0][0] if stated else None


def usual_unit(weights: Sequence[float]) -> Unit | None:
    """The unit in which such weights are usual, None where they fit both or are too few."""
    if len(weights) < _FEWEST:
        return None
    odds = sum(map(_speaks, weights)) / len(weights)
    if abs(odds) < _DECIDES:
        return None
    return "lb" if odds > 0 else "kg"


def _speaks(weight: float) -> float:
    """Log of how much more often a weight is lifted in pounds than in kilograms, a rough habit of racks.

    No pound plate makes a quarter, halves are rare, dumbbells and stacks in pounds go in fives; in
    kilograms fives that are no tens are rare above 50.
    """
    if not _is_round(weight):
        return 0.0
    if weight % 5:
        return _speaks_off_fives(weight)
    if weight in _PLATES_LB:
        return 1.3
    if weight > 50:
        return 1.2 if weight % 10 else 0.7
    return -0.1 if weight % 10 else -0.4


def _speaks_off_fives(weight: float) -> float:
    if weight % 0.5:
        return -3.0
    if weight % 1:
        return -0.5 if weight % 2.5 else -0.9
    return -1.5


def _guess(name: str, group: Sequence[ImportedSet], usual: Unit | None) -> UnitGuess:
    weights = _weights(group)
    stated = next((one.unit for one in group if one.unit), None)
    native, examples = _converted_to(weights, stated)
    if native:
        return _from_conversion(name, len(group), stated, native, examples, weights)
    if stated:
        return UnitGuess(name, len(group), stated, stated, "stated", "The file says so.", tuple(weights[:3]))
    return _from_round_numbers(name, len(group), weights, usual)


def _from_conversion(
    name: str, sets: int, stated: Unit | None, native: Unit, examples: Sequence[float], weights: Sequence[float]
) -> UnitGuess:
    written = stated or other(native)
    first = examples[0]
    grounds = f"{first:g} {written} is {_nearest(_convert(first, written)):g} {native}"
    share = f"{len(examples)} of {len([w for w in weights if not _is_round(w)])} odd weights"
    return UnitGuess(
        name, sets, written, native, "converted", f"{grounds}; {share} are round in {native}.", tuple(examples[:3])
    )


def _from_round_numbers(name: str, sets: int, weights: Sequence[float], usual: Unit | None) -> UnitGuess:
    shown = tuple(sorted(weights, key=lambda w: -abs(_speaks(w)))[:3])
    if not weights:
        return UnitGuess(name, sets, usual, usual, "no_weight", "No weights: body weight alone.")
    if usual is None:
        grounds = "The file doesn't say, and the weights fit both units."
        return UnitGuess(name, sets, None, None, "unknown", grounds, shown)
    words = ", ".join(f"{w:g}" for w in shown)
    grounds = f"Over the whole file the weights are those of lifting in {usual}; here {words}."
    return UnitGuess(name, sets, usual, usual, "round_numbers", grounds, shown)


def _converted_to(weights: Sequence[float], stated: Unit | None) -> tuple[Unit | None, list[float]]:
    """The unit in which the odd numbers become round, with those that do; None where they don't."""
    odd = [weight for weight in weights if not _is_round(weight)]
    candidates: tuple[Unit, ...] = (other(stated),) if stated else ("lb", "kg")
    best: tuple[Unit | None, list[float]] = (None, [])
    for native in candidates:
        fits = [weight for weight in odd if _fits(weight, native)]
        telling = len(fits) >= _MOST * len(odd) and _is_telling(fits, weights, native)
        if telling and len(fits) > len(best[1]):
            best = (native, fits)
    return best


def _fits(weight: float, native: Unit) -> bool:
    """Whether an odd number is round once taken back into `native`, as closely as its decimals allow."""
    converted = _convert(weight, other(native))
    steps = _STEPS[native]
    return min(abs(converted - round(converted / step) * step) for step in steps) <= _tolerance(weight)


def _is_telling(fits: Sequence[float], weights: Sequence[float], native: Unit) -> bool:
    """Whether so few numbers are no chance: two, or one that is exact or a usual load."""
    if not fits or len(fits) < _HALF * len(weights):
        return False
    usual = 2 * _STEPS[native][1]
    nearest = _convert(fits[0], other(native)) / usual
    return len(fits) > 1 or _tolerance(fits[0]) < _CLOSE or abs(nearest - round(nearest)) * usual <= _CLOSE


def _tolerance(weight: float) -> float:
    """More decimals leave less to chance."""
    return 0.001 if round(weight, 3) != weight else _CLOSE


def other(unit: Unit) -> Unit:
    """The other unit."""
    return "lb" if unit == "kg" else "kg"


def _convert(weight: float, written: Unit) -> float:
    return weight / KG_PER_LB if written == "kg" else weight * KG_PER_LB


def _nearest(weight: float) -> float:
    return round(weight / _FINEST) * _FINEST


def _weights(group: Iterable[ImportedSet]) -> list[float]:
    """The distinct weights lifted, in order of first use."""
    return list(dict.fromkeys(abs(one.weight) for one in group if one.weight))


def _is_round(weight: float) -> bool:
    return abs(weight / _FINEST - round(weight / _FINEST)) < 1e-6
