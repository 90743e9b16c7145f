"""`lifter`: somebody before WebKit, on a phone or at a desk, as the journeys in it ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.stack import Stack
from tests.webkit import MISSING, opened
from webapp.tests.e2e.in_webkit import DESK, Lifter


@pytest.fixture
def lifter(request: pytest.FixtureRequest, live_stack: Stack, tmp_path: Path) -> Iterator[Lifter]:
    """Somebody with nothing on their phone, which is light, or at a desk, which is dark."""
    with opened(tmp_path, request.param, dark=request.param == DESK) as page:
        if page is None:
            pytest.skip(MISSING)
        yield Lifter(page, live_stack)
