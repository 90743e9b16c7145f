"""What an unknown exercise probably is, from the words of its name.

For names that match no lift: they become the lifter's own exercise, with these traits until the lifter corrects
them. Names are read in English, Portuguese, Spanish, Italian, French, German and Turkish.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engine.importers.patterns import BODYWEIGHT_SHARES, MUSCLES, PATTERNS, USUAL_EQUIPMENT
from engine.importers.spelling import fold, tokens
from engine.importers.words import EQUIPMENT

UNKNOWN = "mobility"
"""The pattern where a name tells nothing: no muscle is counted, and no load is assumed."""

# Parts of words, for languages that write "Kurzhantelbankdrücken" in one.
_INSIDE = {
    "kurzhantel": "dumbbell",
    "langhantel": "barbell",
    "kabel": "cable",
    "maschine": "machine",
    "multipress": "smith",
    "kettlebell": "kettlebell",
    "barbell": "barbell",
    "dumbbell": "dumbbell",
}
_CLOCK = ("plank", "hold", "hang", "stretch", "sit wall", "wall sit", "prancha", "plancha", "gainage", "cardio")
_DISTANCE = ("run", "walk", "carry", "row erg", "sprint", "swim", "hik", "sled", "yoke", "corrida", "lauf")


@dataclass(frozen=True, slots=True)
class GuessedTraits:
    """As the columns of `exercises`; `muscles` maps slugs to fractions (1 direct, 0.5 indirect)."""

    equipment: str
    pattern: str
    laterality: str
    load_type: str
    bodyweight_share: float
    tracking: str
    muscles: Mapping[str, float]


def guess_traits(name: str) -> GuessedTraits:
    """The likely traits of an exercise of this name. Any text gets an answer; an empty one, the neutral one."""
    words = tokens(name)
    said = f" {' '.join(words)} {fold(name)} "
    pattern = _pattern(said)
    equipment = _equipment(words, said)
    share = _bodyweight_share(said, pattern, equipment)
    if equipment is None:
        equipment = "bodyweight" if share else "other"
    return GuessedTraits(
        equipment=equipment,
        pattern=pattern,
        laterality="unilateral" if pattern == "lunge" or "single" in words or "alternat" in said else "bilateral",
        load_type=_load_type(share, equipment, pattern),
        bodyweight_share=share,
        tracking=_tracking(said, pattern),
        muscles=MappingProxyType(MUSCLES.get(pattern, {})),
    )


def _pattern(said: str) -> str:
    """The first pattern one of whose clues is there with all its parts."""
    for pattern, clues in PATTERNS:
        if any(all(part in said for part in clue) for clue in clues):
            return pattern
    return UNKNOWN


def _equipment(words: tuple[str, ...], said: str) -> str | None:
    named = [EQUIPMENT[word] for word in words if word in EQUIPMENT]
    if "assisted" in named:
        return "assisted"
    inside = [equipment for part, equipment in _INSIDE.items() if part in said]
    usual = [equipment for part, equipment in USUAL_EQUIPMENT if part in said]
    return next(iter(named + inside + usual), None)


def _bodyweight_share(said: str, pattern: str, equipment: str | None) -> float:
    """How much of the body is lifted: only where the name says so, or where it names no equipment at all."""
    if equipment not in {None, "bodyweight", "assisted", "band", "suspension"}:
        return 0.0
    for word, share in BODYWEIGHT_SHARES:
        if word in said:
            return share
    return 0.5 if equipment in {"bodyweight", "assisted"} and pattern != UNKNOWN else 0.0


def _load_type(share: float, equipment: str, pattern: str) -> str:
    """A band in a pull-up or a dip helps; elsewhere it resists."""
    if not share:
        return "external"
    helps = equipment == "assisted" or (equipment == "band" and pattern in {"vertical_pull", "dip"})
    return "assisted" if helps else "bodyweight"


def _tracking(said: str, pattern: str) -> str:
    if any(word in said for word in _CLOCK):
        return "time"
    if pattern in {"cardio", "carry"}:
        return "distance" if any(word in said for word in _DISTANCE) else "time"
    return "reps"
