"""Fixtures for both trees of tests: tests/ and webapp/tests/e2e/."""

import pytest

pytest_plugins = ("tests.servers", "tests.browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of the running product in one process: where two share the work, only one starts it."""
    for item in items:
        if "live_stack" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("live_stack"))
