"""The core still does, number for number, what the golden files say (see `tests/core/golden.py`)."""

import json
from typing import Any

import pytest

from tests.core.golden import FOLDER, files, prescriptions, rounded

KEPT = json.loads((FOLDER / "prescriptions.json").read_text(encoding="utf-8"))
MADE = {sequence["name"]: sequence for sequence in prescriptions()}


@pytest.mark.parametrize("kept", KEPT, ids=[sequence["name"] for sequence in KEPT])
def test_the_prescription_is_as_it_was(kept: dict[str, Any]) -> None:
    assert rounded(MADE[kept["name"]]) == kept


@pytest.mark.parametrize("name", ["prescriptions.json", "vectors.json"])
def test_the_file_is_complete(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name]
