"""Passwords: right, wrong, and never in the way of others."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.errors import Unavailable
from engine.services import passwords
from scripts.stack import THREADS

SLOW = 11  # rounds: long enough to be in the middle of


def test_the_right_password_matches_and_no_other() -> None:
    stored = passwords.hash_password("pässword 🏋", 4)
    assert stored.startswith("$2b$04$")
    assert passwords.matches("pässword 🏋", stored, 4)
    assert not passwords.matches("password", stored, 4)


def test_nobody_has_any_password() -> None:
    for password in ("", "x", "x" * 100):
        assert not passwords.matches(password, None, 4)


def test_a_password_over_72_bytes_never_matches() -> None:
    stored = passwords.hash_password("x" * 72, 4)
    assert passwords.matches("x" * 72, stored, 4)
    assert not passwords.matches("x" * 73, stored, 4)


def test_a_hash_of_another_cost_is_outdated() -> None:
    assert passwords.is_outdated(passwords.hash_password("password", 4), 5)
    assert not passwords.is_outdated(passwords.hash_password("password", 5), 5)


def test_a_crowd_is_sent_away_at_once_rather_than_kept_waiting() -> None:
    passwords.hash_password("warm", 4)
    answers: list[float | None] = []

    def sign_in(_: int) -> None:
        began = time.perf_counter()
        try:
            passwords.hash_password("password", SLOW)
            answers.append(None)
        except Unavailable as refused:
            assert refused.retry_after == 1
            answers.append(time.perf_counter() - began)

    with ThreadPoolExecutor(12) as crowd:
        list(crowd.map(sign_in, range(12)))
    refused = [seconds for seconds in answers if seconds is not None]
    assert answers.count(None) >= passwords.ADMITTED
    assert refused and statistics.median(refused) < 0.1
    assert passwords.hash_password("afterwards", 4)


def test_a_thread_of_the_server_is_always_free_for_others() -> None:
    assert passwords.WORKERS <= passwords.ADMITTED < THREADS


def test_other_threads_go_on_while_passwords_are_hashed() -> None:
    def steps(seconds: float) -> int:
        ends, count = time.perf_counter() + seconds, 0
        while time.perf_counter() < ends:
            sum(range(200))
            count += 1
        return count

    def share() -> float:
        alone = steps(0.5)
        with ThreadPoolExecutor(passwords.ADMITTED) as crowd:
            hashing = [crowd.submit(passwords.hash_password, "password", 12) for _ in range(passwords.ADMITTED)]
            beside = steps(0.5)
            for task in hashing:
                task.result()
        return beside / alone

    assert any(share() > 0.3 for _ in range(3)), "other work of the machine may spoil one measurement, not three"


@pytest.mark.parametrize("fault", [ValueError, MemoryError])
def test_a_place_is_given_back_after_a_fault(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    def fail(*_: object) -> bytes:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(passwords.bcrypt, "hashpw", fail)
        for _ in range(passwords.ADMITTED + 1):
            with pytest.raises(fault):
                passwords.hash_password("password", 4)
    assert passwords.hash_password("password", 4)
