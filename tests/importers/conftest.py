"""The exports that these tests read: own small files per dialect, and the real ones where they lie beside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.importers import History, read

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).parents[2].parent / "shared" / "bench"


@pytest.fixture
def export() -> Callable[[str], bytes]:
    """The bytes of a fixture file."""
    return lambda name: (FIXTURES / name).read_bytes()


@pytest.fixture
def history() -> Callable[[str], History]:
    """A fixture file, read."""
    return lambda name: read((FIXTURES / name).read_bytes())


@pytest.fixture
def shared() -> Path:
    """The folder of real logs; the test is skipped where there is none."""
    if os.environ.get("CI") == "true" or not SHARED.is_dir():
        pytest.skip("needs the real logs, which are not the project's to publish")
    return SHARED
