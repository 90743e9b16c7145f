"""A gym's inventory as the core sees it."""

from __future__ import annotations

from typing import Any

from engine.core.equipment import Bar, Gym, Plate, Rack, Stack
from engine.schemas.gyms import Dumbbells, Inventory

MOST_STEPS = 400


def gym(inventory: dict[str, Any] | None, unit: str) -> Gym | None:
    """From a gym's stored inventory; None without one."""
    if inventory is None:
        return None
    has = Inventory.model_validate(inventory)
    return Gym(
        unit=unit,
        bars=tuple(Bar(bar.kind, bar.weight, bar.unit) for bar in has.bars),
        plates=tuple(Plate(plate.weight, plate.unit, plate.count) for plate in has.plates),
        racks=tuple(Rack(row.kind, _weights(row), row.unit) for row in has.dumbbells),
        stacks=tuple(
            Stack(s.kind, s.first, s.step, s.last, s.unit, tuple(s.add_ons), tuple(map(str, s.exercise_ids)))
            for s in has.stacks
        ),
    )


def _weights(row: Dumbbells) -> tuple[float, ...]:
    """low, low + step … high."""
    steps = min(int((row.high - row.low) / row.step + 1e-9), MOST_STEPS)
    return tuple(round(row.low + i * row.step, 3) for i in range(steps + 1))
