"""The ways to make up a weight: plates on a bar, pins of a stack, a rack's pieces, plates hung from a belt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from engine.core.constants import FREE_STEP, KG_PER_LB
from engine.core.equipment import Bar, Gym, Plate, Stack

_MILLI = 1000  # sums of plates are made of whole thousandths, so that they compare exactly
_SIDE_LIMIT_KG = 300.0  # a side; more is not listed
_HUNG_LIMIT_KG = 120.0
_FREE_LIMIT_KG = 700.0
# no real gym comes near these; they keep an absurd one from holding up a request
_MOST_ADD_ONS = 6
_MOST_PINS = 400
_MOST_OF_A_PLATE = 20  # a side
_MOST_SUMS = 4000
_MOST_OPTIONS = 10_000
_BARS = frozenset({"barbell", "ez_bar", "trap_bar", "smith", "plate_loaded"})


@dataclass(frozen=True, slots=True)
class Option:
    """One way to load `kg` (as logged): see `LoadPlan`."""

    kg: float
    kind: str
    weight: float
    unit: str
    base: float = 0.0
    per_side: tuple[float, ...] = ()
    pin: float | None = None
    add_ons: tuple[float, ...] = ()


def options(gym: Gym, usual: Gym, equipment: str, load_type: str, exercise_id: str) -> list[Option]:
    """Every way to load this exercise here; `usual` tells what an unlisted bar weighs. Never empty."""
    return list(islice(_options(gym, usual, equipment, load_type, exercise_id), _MOST_OPTIONS))


def _options(gym: Gym, usual: Gym, equipment: str, load_type: str, exercise_id: str) -> Iterable[Option]:
    if load_type == "assisted":
        stacks = _stacks(gym, "assisted", exercise_id)
        return chain([_bare(gym)], _pins(stacks, sign=-1)) if stacks else _free(gym, sign=-1)
    if load_type == "bodyweight":
        return chain([_bare(gym)], _hung(gym.plates)) if gym.plates else _free(gym)
    external = _external(gym, usual, equipment, exercise_id)
    first = next(external, None)
    return _free(gym) if first is None else chain([first], external)


def _external(gym: Gym, usual: Gym, equipment: str, exercise_id: str) -> Iterator[Option]:
    yield from _racked(gym, equipment)
    if equipment == "plate":
        yield from (_option(p.weight, p.unit, "rack") for p in gym.plates)
    elif equipment in _BARS and gym.plates:
        yield from _on_bars(_bars_for(gym, usual, equipment), gym.plates)
    elif equipment in {"machine", "cable"}:
        yield from _pins(_stacks(gym, equipment, exercise_id), sign=1)


def _option(weight: float, unit: str, kind: str, sign: int = 1) -> Option:
    return Option(_kg(sign * weight, unit), kind, sign * weight, unit)


def _kg(weight: float, unit: str) -> float:
    return round(weight * KG_PER_LB if unit == "lb" else weight, 5) + 0.0


def _bare(gym: Gym) -> Option:
    return Option(0.0, "none", 0.0, gym.unit)


def _free(gym: Gym, sign: int = 1) -> Iterator[Option]:
    """Whole small steps: nothing is known of this equipment."""
    step = FREE_STEP[gym.unit]
    last = int(_FREE_LIMIT_KG / _kg(step, gym.unit))
    return (_option(step * i, gym.unit, "free" if i else "none", sign) for i in range(last + 1))


def _racked(gym: Gym, equipment: str) -> Iterator[Option]:
    for rack in gym.racks:
        if rack.equipment == equipment:
            yield from (_option(weight, rack.unit, "rack") for weight in rack.weights)


def _bars_for(gym: Gym, usual: Gym, equipment: str) -> tuple[Bar, ...]:
    own = tuple(bar for bar in gym.bars if bar.equipment == equipment)
    return own or tuple(bar for bar in usual.bars if bar.equipment == equipment)


def _on_bars(bars: Iterable[Bar], plates: Iterable[Plate]) -> Iterator[Option]:
    """Every bar with every set of pairs. Plates of both units are never mixed on one bar."""
    for unit in ("kg", "lb"):
        sides = _sums([p for p in plates if p.unit == unit], pairs=True, limit_kg=_SIDE_LIMIT_KG)
        for bar in bars:
            for milli, side in sides.items():
                yield _barred(bar, unit, milli, side)


def _barred(bar: Bar, unit: str, milli: int, side: tuple[float, ...]) -> Option:
    in_kg = _kg_exact(bar.weight, bar.unit) + _kg_exact(2 * milli / _MILLI, unit)
    shown = unit if side else bar.unit
    weight = round(in_kg / KG_PER_LB if shown == "lb" else in_kg, 3)
    base = round(_kg_exact(bar.weight, bar.unit) / (KG_PER_LB if shown == "lb" else 1), 3)
    return Option(round(in_kg, 5), "bar", weight, shown, base, side)


def _kg_exact(weight: float, unit: str) -> float:
    return weight * KG_PER_LB if unit == "lb" else weight


def _hung(plates: Iterable[Plate]) -> Iterator[Option]:
    for unit in ("kg", "lb"):
        for milli, side in _sums([p for p in plates if p.unit == unit], pairs=False, limit_kg=_HUNG_LIMIT_KG).items():
            if milli:
                yield Option(_kg(milli / _MILLI, unit), "hung", milli / _MILLI, unit, per_side=side)


def _sums(plates: list[Plate], *, pairs: bool, limit_kg: float) -> dict[int, tuple[float, ...]]:
    """Every sum of these plates (thousandths of their unit) made of the fewest plates, then the heaviest."""
    made: dict[int, tuple[float, ...]] = {0: ()}
    for plate in sorted(plates, key=lambda p: -p.weight):
        limit = limit_kg / _kg_exact(1.0, plate.unit) * _MILLI
        count = min(plate.count // 2 if pairs else plate.count, _MOST_OF_A_PLATE)
        one = round(plate.weight * _MILLI)
        for start, held in list(made.items()) if len(made) < _MOST_SUMS else ():
            for times in range(1, min(count, int((limit - start) // one)) + 1):
                side = (*held, *(plate.weight,) * times)
                known = made.get(start + one * times)
                if known is None or (-len(side), side) > (-len(known), known):
                    made[start + one * times] = side
    return made


def _stacks(gym: Gym, equipment: str, exercise_id: str) -> tuple[Stack, ...]:
    """The stacks made for this lift, else those for any lift of its kind."""
    kind = [stack for stack in gym.stacks if stack.equipment == equipment]
    own = tuple(stack for stack in kind if exercise_id and exercise_id in stack.exercise_ids)
    return own or tuple(stack for stack in kind if not stack.exercise_ids)


def _pins(stacks: Iterable[Stack], sign: int) -> Iterator[Option]:
    for stack in stacks:
        extras = _add_on_sums(stack.add_ons)
        steps = (stack.last - stack.first) / stack.step if stack.step > 0 else 0
        for i in range(min(max(int(steps + 1e-9), 0), _MOST_PINS) + 1):
            pin = stack.first + stack.step * i
            for extra in extras:
                weight = sign * (pin + sum(extra))
                yield Option(_kg(weight, stack.unit), "stack", weight, stack.unit, pin=pin, add_ons=extra)


def _add_on_sums(add_ons: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Every choice of the add-on weights, each used once."""
    chosen: list[tuple[float, ...]] = [()]
    for weight in add_ons[:_MOST_ADD_ONS]:
        chosen += [(*extra, weight) for extra in chosen]
    return chosen
