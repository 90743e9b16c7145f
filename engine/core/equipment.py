"""What a gym holds, and what is put on the bar. Weights are in the unit stamped on the iron: kg or lb."""

from dataclasses import dataclass

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class Bar(Value):
    """A bar, or the empty carriage of a plate-loaded machine.

    `equipment`: barbell, ez_bar, trap_bar, smith or plate_loaded.
    """

    equipment: str
    weight: float
    unit: str = "kg"


@dataclass(frozen=True, slots=True)
class Plate(Value):
    """All plates of one size. `count` is single plates, so 4 means two a side."""

    weight: float
    unit: str = "kg"
    count: int = 2


@dataclass(frozen=True, slots=True)
class Rack(Value):
    """Things of fixed weight, each by itself. `equipment`: dumbbell, kettlebell, plate or barbell."""

    equipment: str
    weights: tuple[float, ...]
    unit: str = "kg"


@dataclass(frozen=True, slots=True)
class Stack(Value):
    """A pin-loaded stack: first, first + step … last, each with any sum of the add-on weights.

    `equipment`: machine, cable or assisted. `exercise_ids`: the lifts it serves; empty serves all of
    that equipment.
    """

    equipment: str
    first: float
    step: float
    last: float
    unit: str = "kg"
    add_ons: tuple[float, ...] = ()
    exercise_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gym(Value):
    """Everything that can be loaded. An empty list means that it is not known: any load counts as loadable there.

    A bar that is not listed weighs what it does in `loading.standard_gym`.
    """

    unit: str = "kg"
    bars: tuple[Bar, ...] = ()
    plates: tuple[Plate, ...] = ()
    racks: tuple[Rack, ...] = ()
    stacks: tuple[Stack, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadPlan(Value):
    """One weight that this gym can load, and how.

    `kind`: bar (base and the same plates on each side), rack (one piece, per hand), stack (pin and
    add-ons), hung (plates from a belt, in `per_side`), none (bodyweight alone) or free (nothing known:
    whole steps of `unit`).
    `weight_kg` is what gets logged: the bar included, per hand for dumbbells, negative for assistance.
    `down_kg` / `up_kg`: the neighbours that can be loaded, None at the ends.
    """

    kind: str
    weight_kg: float
    weight: float
    unit: str
    base: float = 0.0
    per_side: tuple[float, ...] = ()
    pin: float | None = None
    add_ons: tuple[float, ...] = ()
    down_kg: float | None = None
    up_kg: float | None = None
