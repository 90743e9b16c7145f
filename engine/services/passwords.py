"""Passwords: hashed by bcrypt, away from the threads that answer requests.

One hash costs a quarter of a second of a core. It is worked on by a few threads of its own, which give way to all
others, and only so many requests at a time may wait for one: the rest are told to come back, so that logging a set
never stands behind a crowd that signs in.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

import bcrypt

from engine.errors import Unavailable

T = TypeVar("T")

WORKERS = 2
ADMITTED = 3
"""One less than the request threads of a process (scripts/stack.py, engine/Dockerfile): one is always free."""
BYTES = 72  # bcrypt reads no further, and refuses more
_NICENESS = 10
_NOBODY = "GymGeniusKnowsNobody." + "." + "x" * 31  # salt and hash of no password


def hash_password(password: str, rounds: int) -> str:
    """The bcrypt hash to store. Raises Unavailable where too many ask at once."""
    return _work(lambda: bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds)).decode())


def matches(password: str, stored: str | None, rounds: int) -> bool:
    """Is this the password behind `stored`? None, for an unknown person, takes as long and is never right.

    Raises Unavailable where too many ask at once.
    """
    given = password.encode()
    hashed = stored or f"$2b${rounds:02d}${_NOBODY}"
    right = _work(lambda: bcrypt.checkpw(given[:BYTES], hashed.encode()))
    return right and stored is not None and len(given) <= BYTES


def is_outdated(stored: str, rounds: int) -> bool:
    """Was it hashed at another cost than is asked for now?"""
    return not stored.startswith(f"$2b${rounds:02d}$")


def _give_way() -> None:
    """On Linux, niceness belongs to a thread."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)


_workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="bcrypt", initializer=_give_way)
_admitted = threading.BoundedSemaphore(ADMITTED)


def _work(task: Callable[[], T]) -> T:
    if not _admitted.acquire(blocking=False):
        raise Unavailable("Many people are signing in at this moment; try again in a second")
    try:
        return _workers.submit(task).result()
    finally:
        _admitted.release()
