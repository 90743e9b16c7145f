"""What is run side by side: the engine's rivals, and the engine with some of its parts left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core import expecting

MODELS = ("repeat", "v0", "epley_ewma", "full")


@dataclass(frozen=True, slots=True)
class Variant:
    """A model of `expect`, with these of its parts left out."""

    model: str
    without: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Its folder and its column: `full`, `full-without-fatigue`."""
        return self.model + "".join(f"-without-{part}" for part in sorted(self.without))


WHOLE = Variant("full")
"""The engine as it ships."""


def chosen(models: Sequence[str], without: Sequence[str], *, ablate: bool = False) -> list[Variant]:
    """The models, then `full` without each of `without` (`a+b` leaves out both), or without each part there is.

    Raises ValueError for a model or part that there is not.
    """
    wanted = [frozenset(one.split("+")) for one in without] + [frozenset({one}) for one in _parts(ablate)]
    _refuse_unknown("model", set(models), MODELS)
    _refuse_unknown("part", set().union(*wanted), expecting.PARTS)
    variants = [Variant(model) for model in models] + [Variant("full", parts) for parts in wanted]
    if wanted:
        variants.insert(0, WHOLE)
    return sorted(dict.fromkeys(variants), key=lambda one: (len(one.without) > 0, _place(one.model)))


def _parts(ablate: bool) -> Sequence[str]:
    if ablate and not expecting.PARTS:
        raise ValueError("this engine has no parts that can be left out")
    return expecting.PARTS if ablate else ()


def _place(model: str) -> int:
    return MODELS.index(model)


def _refuse_unknown(kind: str, asked: set[str], known: Sequence[str]) -> None:
    if unknown := sorted(asked - set(known)):
        raise ValueError(f"no {kind} {', '.join(unknown)}: there is {', '.join(known) or 'none'}")
