"""The pools' fitted weights as modules for the phone: the engine's numbers, nothing rounded."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.core.fitted import POOLS

FOLDER = Path(__file__).parents[2] / "js" / "coach" / "fitted"
_WIDTH = 190


def modules() -> dict[Path, str]:
    """Each file and what stands in it."""
    return {FOLDER / f"{name}.js": _module(name, weights.to_json()) for name, weights in POOLS.items()}


def _module(name: str, weights: dict[str, Any]) -> str:
    fields = "".join(f"  {key}: {_array(value, 2)},\n" for key, value in weights.items())
    made = "written by webapp/tests/golden/make_coach.py, not by hand."
    kind = "import('../pool.js').Weights"
    head = f"/** The fitted weights of the pool {name}; {made} @type {{{kind}}} */"
    return f"{head}\nexport const WEIGHTS = {{\n{fields}}}\n"


def _array(values: Sequence[Any], indent: int) -> str:
    inner = " " * (indent + 2)
    if values and not isinstance(values[0], (int, float)):
        return "[\n" + "".join(f"{inner}{_array(row, indent + 2)},\n" for row in values) + " " * indent + "]"
    return "[" + f"\n{inner}".join(_wrapped(values)) + "]"


def _wrapped(values: Sequence[float]) -> Iterator[str]:
    """The numbers in lines that are not too wide."""
    line = ""
    for nth, value in enumerate(values):
        word = _number(value) + ("," if nth < len(values) - 1 else "")
        if len(line) + len(word) >= _WIDTH:
            yield line
            line = ""
        line += f"{' ' if line else ''}{word}"
    yield line


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
