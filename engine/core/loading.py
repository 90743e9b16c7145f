"""What this gym can load: all its weights in order, and the one nearest to, below, above a wanted one.

The weights of one exercise in one gym are listed once and remembered; every question is then one binary search,
which the phone mirrors on the same list.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache

from engine.core.constants import KG_PER_LB
from engine.core.equipment import Bar, Gym, LoadPlan, Plate, Rack, Stack
from engine.core.racking import Option, options
from engine.core.types import ExerciseTraits

Rungs = tuple[tuple[float, ...], tuple[Option, ...]]

_SAME = 5e-5  # kg: weights are stored to 0.00001 kg


def loadable(gym: Gym, traits: ExerciseTraits, exercise_id: str = "") -> tuple[float, ...]:
    """Every weight (kg, as logged) that can be loaded, ascending; never empty."""
    return _rungs(gym, traits, exercise_id)[0]


def nearest(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan:
    """The loadable weight nearest to `kg`, the lighter on a tie."""
    rungs = _rungs(gym, traits, exercise_id)
    return _plan(rungs, _nearest(rungs[0], kg))


def at_most(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The heaviest loadable weight that is not above `kg`, None where all are."""
    rungs = _rungs(gym, traits, exercise_id)
    i = _at_most(rungs[0], kg)
    return _plan(rungs, i) if i >= 0 else None


def at_least(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The lightest loadable weight that is not below `kg`, None where all are."""
    rungs = _rungs(gym, traits, exercise_id)
    i = _at_least(rungs[0], kg)
    return _plan(rungs, i) if i < len(rungs[0]) else None


def next_up(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The next heavier loadable weight."""
    return at_least(gym, traits, kg + 2 * _SAME, exercise_id)


def next_down(gym: Gym, traits: ExerciseTraits, kg: float, exercise_id: str = "") -> LoadPlan | None:
    """The next lighter loadable weight."""
    return at_most(gym, traits, kg - 2 * _SAME, exercise_id)


def choose(
    gym: Gym,
    traits: ExerciseTraits,
    kg: float,
    low: float,
    high: float,
    exercise_id: str = "",
    floor: float | None = None,
    ceiling: float | None = None,
) -> LoadPlan:
    """The weight to load for a wanted `kg` within the guardrail low..high.

    The nearest within the rail and, where one exists, not past `floor` or `ceiling` against the wanted direction.
    Where the rail holds none: the heaviest below it, else the lightest there is.
    """
    rungs = _rungs(gym, traits, exercise_id)
    narrow_low = low if floor is None else max(low, floor)
    narrow_high = high if ceiling is None else min(high, ceiling)
    found = _within(rungs[0], kg, narrow_low, narrow_high)
    if found is None:
        found = _within(rungs[0], kg, low, high)
    return _plan(rungs, max(_at_most(rungs[0], high), 0) if found is None else found)


def _nearest(weights: tuple[float, ...], kg: float) -> int:
    i = bisect_left(weights, kg)
    return i - 1 if i == len(weights) or (i > 0 and kg - weights[i - 1] <= weights[i] - kg) else i


def _at_most(weights: tuple[float, ...], kg: float) -> int:
    return bisect_right(weights, kg + _SAME) - 1


def _at_least(weights: tuple[float, ...], kg: float) -> int:
    return bisect_left(weights, kg - _SAME)


def _within(weights: tuple[float, ...], kg: float, low: float, high: float) -> int | None:
    """The index of the weight nearest to `kg` among those in low..high."""
    first, last = _at_least(weights, low), _at_most(weights, high)
    return min(max(_nearest(weights, kg), first), last) if first <= last else None


def _plan(rungs: Rungs, i: int) -> LoadPlan:
    weights, all_options = rungs
    option = all_options[i]
    return LoadPlan(
        kind=option.kind,
        weight_kg=weights[i],
        weight=option.weight,
        unit=option.unit,
        base=option.base,
        per_side=option.per_side,
        pin=option.pin,
        add_ons=option.add_ons,
        down_kg=weights[i - 1] if i > 0 else None,
        up_kg=weights[i + 1] if i + 1 < len(weights) else None,
    )


def _rungs(gym: Gym, traits: ExerciseTraits, exercise_id: str) -> Rungs:
    return _listed(gym, traits.equipment, traits.load_type, exercise_id)


@lru_cache(maxsize=512)
def _listed(gym: Gym, equipment: str, load_type: str, exercise_id: str) -> Rungs:
    """Weights (kg) and how each is made, ascending, one per weight: the gym's own unit where two units agree."""
    best: dict[float, Option] = {}
    for option in options(gym, standard_gym(gym.unit), equipment, load_type, exercise_id):
        known = best.get(option.kg)
        if known is None or (option.unit == gym.unit and known.unit != gym.unit):
            best[option.kg] = option
    return tuple(sorted(best)), tuple(best[kg] for kg in sorted(best))


def to_kg(weight: float, unit: str) -> float:
    """A weight in kg."""
    return weight * KG_PER_LB if unit == "lb" else weight


def from_kg(kg: float, unit: str) -> float:
    """A weight in `unit`."""
    return kg / KG_PER_LB if unit == "lb" else kg


@lru_cache(maxsize=4)
def standard_gym(unit: str) -> Gym:
    """The common commercial gym in kg or lb, for a lifter who has not described theirs."""
    return _STANDARD_LB if unit == "lb" else _STANDARD_KG


def _bars(unit: str, *weights: tuple[str, float]) -> tuple[Bar, ...]:
    return tuple(Bar(equipment, weight, unit) for equipment, weight in weights)


def _plates(unit: str, *plates: tuple[float, int]) -> tuple[Plate, ...]:
    return tuple(Plate(weight, unit, count) for weight, count in plates)


_STANDARD_KG = Gym(
    unit="kg",
    bars=_bars("kg", ("barbell", 20), ("ez_bar", 10), ("trap_bar", 25), ("smith", 15), ("plate_loaded", 0)),
    plates=_plates("kg", (25, 8), (20, 8), (15, 4), (10, 8), (5, 8), (2.5, 8), (1.25, 4)),
    racks=(
        Rack("dumbbell", (*map(float, range(1, 11)), *(12.5 + 2.5 * i for i in range(16)))),
        Rack("kettlebell", tuple(map(float, range(4, 49, 4)))),
    ),
    stacks=(
        Stack("machine", 5, 5, 150, add_ons=(2.5,)),
        Stack("cable", 2.5, 2.5, 100),
        Stack("assisted", 5, 5, 100),
    ),
)
_STANDARD_LB = Gym(
    unit="lb",
    bars=_bars("lb", ("barbell", 45), ("ez_bar", 25), ("trap_bar", 55), ("smith", 30), ("plate_loaded", 0)),
    plates=_plates("lb", (45, 16), (35, 4), (25, 8), (10, 8), (5, 8), (2.5, 4)),
    racks=(
        Rack("dumbbell", (2.5, *(5.0 * i for i in range(1, 25))), "lb"),
        Rack("kettlebell", (10, 15, 20, 25, 30, 35, 45, 53, 62, 70, 80, 88, 97, 106), "lb"),
    ),
    stacks=(
        Stack("machine", 10, 10, 300, "lb", (5,)),
        Stack("cable", 5, 5, 200, "lb"),
        Stack("assisted", 10, 10, 200, "lb"),
    ),
)
