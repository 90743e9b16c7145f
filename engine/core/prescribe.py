"""All of it to a prescription."""

from engine.core.types import Ask, Prescription


def prescribe(ask: Ask) -> Prescription:
    """The next set. Pure: the same Ask gives the same Prescription."""
    raise NotImplementedError


def repeat_last(ask: Ask) -> Prescription | None:
    """The last session's best set again, flag `fallback`; None without one. For when time ran out."""
    raise NotImplementedError
