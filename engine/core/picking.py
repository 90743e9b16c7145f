"""Which lift stands in which place: what the gym has, what is usual, what the goal likes, no lift twice in a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.codec import Value
from engine.core.split import Day, Place
from engine.core.types import ExerciseTraits, Reason

_ALWAYS = "bodyweight"
_FREE_WEIGHTS = frozenset({"barbell", "trap_bar"})
# shares of the most popular lift's score [ours]: a second choice only stands in where there is no first
_REPEAT_COST, _REPEAT_EASE, _SECOND_CHOICE_COST, _GOAL_GAIN = 0.5, 0.6, 2.0, 0.3


@dataclass(frozen=True, slots=True)
class CatalogueLift(Value):
    """An exercise to choose from. `popularity`: larger is more used, on any scale."""

    id: str
    name: str
    traits: ExerciseTraits
    popularity: float = 0.0


@dataclass(frozen=True, slots=True)
class PickedDay:
    """A day's lifts in order of weight."""

    name: str
    lifts: tuple[CatalogueLift, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """The week's lifts, and what no lift was found for."""

    days: tuple[PickedDay, ...]
    notes: tuple[Reason, ...]


def pick_week(
    days: Sequence[Day], catalogue: Sequence[CatalogueLift], equipment: Sequence[str], goal_strength: float
) -> Picked:
    """Fill every place of every day."""
    usable = [lift for lift in catalogue if not equipment or lift.traits.equipment in {*equipment, _ALWAYS}]
    top = max((lift.popularity for lift in usable), default=0.0) or 1.0
    used: dict[str, int] = {}
    picked, notes = [], []
    for day in days:
        chosen: list[CatalogueLift] = []
        for place in day.places:
            lift = _best(place, usable, used, {c.id for c in chosen}, goal_strength, top)
            if lift is None:
                notes.append(Reason("no_lift", {"day": day.name, "pattern": place[0]}))
                continue
            chosen.append(lift)
            used[lift.id] = used.get(lift.id, 0) + 1
        picked.append(PickedDay(day.name, tuple(chosen)))
    return Picked(tuple(picked), tuple(notes))


def _best(
    place: Place,
    usable: Sequence[CatalogueLift],
    used: dict[str, int],
    today: set[str],
    goal_strength: float,
    top: float,
) -> CatalogueLift | None:
    """The lift with the best score; ties go to the smaller id."""
    fitting = [lift for lift in usable if lift.traits.pattern in place and lift.id not in today]
    return min(
        fitting,
        key=lambda lift: (-_score(lift, place, used.get(lift.id, 0), goal_strength, top), lift.id),
        default=None,
    )


def _score(lift: CatalogueLift, place: Place, times: int, goal_strength: float, top: float) -> float:
    """Popularity, less what speaks against it: second choice of pattern, already in the week, not for the goal."""
    second = _SECOND_CHOICE_COST * place.index(lift.traits.pattern)
    goal = _GOAL_GAIN * goal_strength if lift.traits.equipment in _FREE_WEIGHTS else 0.0
    repeat = _REPEAT_COST * times * (1 - _REPEAT_EASE * goal_strength)
    return lift.popularity / top - second - repeat + goal
