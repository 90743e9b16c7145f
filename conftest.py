"""Fixtures for both trees of tests: tests/ and webapp/tests/e2e/."""

pytest_plugins = ("tests.servers", "tests.browser")
