"""What an exercise's name tells about its equipment."""

from __future__ import annotations

_ASSISTED = ("(assist", "assisted", "unterstützt", "yardımlı", "asistid", "assistid", "assisté")


def in_brackets(name: str) -> str:
    """`Barbell` of `Bench Press (Barbell)`, "" where the name ends in no bracket."""
    return name[name.rindex("(") + 1 : -1].strip() if name.endswith(")") and "(" in name else ""


def signed(exercise: str, weight: str) -> str:
    """Assistance as a negative weight: apps write the help of an assisted lift as a positive number."""
    helped = any(word in exercise.casefold() for word in _ASSISTED)
    return f"-{weight}" if helped and weight and weight[0] not in "+-" else weight
