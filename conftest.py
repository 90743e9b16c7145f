"""Fixtures for both trees of tests: tests/ and webapp/tests/e2e/."""

import os
from pathlib import Path

pytest_plugins = ("tests.servers", "tests.browser")

# What fits personal parameters takes seconds to compile: keep that for the next run, and for the workers of this one.
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(Path(__file__).parent / ".pytest_cache" / "compiled"))
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.2")
