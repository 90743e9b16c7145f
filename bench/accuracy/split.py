"""Who counts as development and who as validation: the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

BY_NAME = "name"
VALIDATION_SHARE = 1 / 3


def split(names: Iterable[str], how: str) -> dict[str, Sequence[str]]:
    """Lifters of development and of validation. `how`: `name`, or a file that lists those of validation by line.

    By name a third validates, chosen by a digest of the name, so that nobody moves when others come or go.
    Raises ValueError for a file that can't be read or lists nobody of these.
    """
    everyone = sorted(names)
    chosen = {one for one in everyone if _falls_to_validation(one)} if how == BY_NAME else _listed(Path(how))
    validation = [one for one in everyone if one in chosen]
    if how != BY_NAME and not validation:
        raise ValueError(f"{how} lists none of the {len(everyone)} lifters")
    return {"development": [one for one in everyone if one not in chosen], "validation": validation}


def _falls_to_validation(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] < 256 * VALIDATION_SHARE


def _listed(path: Path) -> set[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise ValueError(f"the list of lifters can't be read: {fault}") from fault
    return {line.strip().removesuffix(".csv") for line in lines if line.strip()}
