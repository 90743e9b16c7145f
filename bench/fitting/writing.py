"""The fitted weights as modules of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from engine.core import fitted
from engine.core.pool import Weights

FITTED = Path(fitted.__file__).parent


def write(folder: Path, pools: Mapping[str, Weights]) -> None:
    """Write a module for each pool; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for pool, weights in pools.items():
        (folder / f"{pool}.py").write_text("\n".join(module(pool, weights)) + "\n", encoding="utf-8")


def module(pool: str, weights: Weights) -> Iterator[str]:
    """The module of one pool, line by line: a row of numbers a line, which no formatter may break up."""
    yield from (f'"""The fitted weights of the pool {pool}; written by bench/fitting, not by hand."""', "")
    yield from ("from engine.core.pool import Weights", "", "# fmt: off", "WEIGHTS = Weights(")
    for field in fields(weights):
        value = getattr(weights, field.name)
        if value and isinstance(value[0], tuple):
            yield from (f"    {field.name}=(", *(f"        {_row(row)}," for row in value), "    ),")
        elif value:
            yield f"    {field.name}={_row(value)},"
    yield ")"


def _row(values: Sequence[float]) -> str:
    return f"({', '.join(map(repr, values))}{',' if len(values) == 1 else ''})"
