"""What the exercise names of a log mean, as at an import: a lift of the catalogue where that is certain, else a guess.

Without a database: the names are matched by the code that imports use, over the catalogue's own files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from database import catalogue
from engine.core.types import ExerciseTraits
from engine.importers import naming
from engine.services.import_names import Names

LIFTER = UUID(int=1)
"""Own exercises need an owner: the one lifter of a log."""


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift that names of a log mean. `known`: it is in the catalogue, not guessed."""

    id: UUID
    traits: ExerciseTraits
    known: bool

    @property
    def assisted(self) -> bool:
        """Whether its weights are help, which the engine counts as negative whatever sign the app writes."""
        return self.traits.load_type == "assisted"


@cache
def lift_of(name: str) -> Lift:
    """The lift that a name means."""
    names, traits = _catalogue()
    meaning = names.meaning(name)
    if meaning is not None:
        return Lift(meaning.id, traits[meaning.id], known=True)
    kind = naming.guess_traits(name)
    guessed = ExerciseTraits(
        pattern=kind.pattern,
        equipment=kind.equipment,
        load_type=kind.load_type,
        bodyweight_share=kind.bodyweight_share,
        unilateral=kind.laterality == "unilateral",
        muscles=dict(kind.muscles),
    )
    return Lift(names.own_id(name), guessed, known=False)


@cache
def _catalogue() -> tuple[Names, dict[UUID, ExerciseTraits]]:
    """All names as the database would give them, and the traits of the lifts that they mean."""
    files = catalogue.read()
    lifts = {lift.slug: lift for lift in files.lifts}
    by_key = {naming.key(name): (name, lifts[slug]) for name, slug in files.names.items()}
    named = [*sorted(by_key.values(), key=lambda pair: pair[0]), *((lift.name, lift) for lift in files.lifts)]
    rows = [
        {"alias": alias, "own": False, "owner": catalogue.OWNER, "id": lift.id}
        | {"name": lift.name, "load_type": lift.load_type}
        for alias, lift in named
    ]
    muscles = _muscles(files)
    return Names(rows, LIFTER), {lift.id: _traits(lift, muscles.get(lift.slug, {})) for lift in files.lifts}


def _traits(lift: catalogue.Lift, muscles: dict[str, float]) -> ExerciseTraits:
    return ExerciseTraits(
        pattern=lift.pattern,
        equipment=lift.equipment,
        load_type=lift.load_type,
        bodyweight_share=lift.bodyweight_share,
        unilateral=lift.laterality == "unilateral",
        muscles=muscles,
    )


def _muscles(files: catalogue.Catalogue) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for slug, muscle, fraction in files.muscles_of:
        found.setdefault(slug, {})[muscle] = fraction
    return found
