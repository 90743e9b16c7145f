"""What the journeys in WebKit do, in a lifter's words: `Lifter` is the page, and the server asked past it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from scripts.stack import Stack
from tests.webkit import WebKit
from webapp.tests.e2e.lifter import PASSWORD, PICTURES
from webapp.tests.e2e.outbox import COUNT

PHONE, DESK = (360, 800), (1280, 800)
SLOW_DESK = pytest.param(DESK, id="desk", marks=pytest.mark.slow)
BOTH = [pytest.param(PHONE, id="phone", marks=pytest.mark.slow), SLOW_DESK]
GUARD_S = 0.9  # a tap sooner after the last set is taken for a double tap
RUNNING = """(async () => {
  const answer = asked => new Promise(done => { asked.onsuccess = () => done(asked.result) })
  const db = await answer(indexedDB.open(`gymgenius-${localStorage.getItem('gymgenius.user')}`))
  const kept = name => answer(db.transaction(name).objectStore(name).getAll())
  const running = await answer(db.transaction('kv').objectStore('kv').get('running'))
  const found = { running, sets: await kept('sets'), outbox: await kept('outbox') }
  db.close()
  return JSON.stringify(found)
})()"""
COUNTED = """(() => {
  window.tapped = 0
  addEventListener('pointerdown', ({ isTrusted }) => { window.tapped += Number(isTrusted) }, true)
  return true
})()"""


@dataclass
class Count:
    """How many taps, and how many seconds, from the start of the block to its end."""

    taps: int = 0
    seconds: float = 0.0


class Lifter:
    """Somebody with WebKit before them."""

    def __init__(self, page: WebKit, stack: Stack) -> None:
        self.page, self.stack, self.email = page, stack, ""

    def go(self, path: str) -> None:
        """Load a page of the app."""
        self.page.go(self.stack.url + path)

    def set_up(self) -> None:
        """Make an account, answer its questions, and stand on Today."""
        page = self.page
        self.go("/sign-up")
        self.sign_up()
        page.choose("Unit", "kg")
        page.fill("Bodyweight", "84")
        page.tap("button", "Start training")
        page.find("heading", "Check-in")

    def sign_up(self) -> None:
        """Fill in the door, up to the questions."""
        self.make_account()
        self.page.find("heading", "Your gym")

    def make_account(self) -> None:
        """Fill in the door."""
        self.email = f"webkit-{uuid4().hex[:10]}@example.org"
        self.page.fill("E-mail", self.email)
        self.page.fill("Password", PASSWORD)
        self.page.tap("button", "Make an account")

    def start(self, *lifts: str) -> None:
        """An empty session with these lifts, the first one in hand."""
        page = self.page
        page.tap("button", "Empty session")
        for lift in lifts:
            page.tap("button", "Add exercise")
            page.fill("", lift, role="searchbox")
            page.tap("button", lift, page.find("dialog", ""))
            page.find("heading", lift)

    def log(self, then: str) -> None:
        """Log the set in hand as it stands; `then` is what is to be seen next."""
        self.page.tap("button", "Log set")
        self.page.see(then)
        time.sleep(GUARD_S)

    def load(self) -> float:
        """The load that stands large, in the lifter's unit."""
        found = re.match(r"[\d.]+", self.page.value("document.querySelector('.hero').innerText"))
        assert found, "no number to be seen"
        return float(found[0])

    def kept(self) -> dict[str, Any]:
        """What is on the phone's disk: the running session, its sets, and what is still to be told."""
        found: dict[str, Any] = json.loads(self.page.value(RUNNING))
        return found

    def wait_until_sent(self) -> None:
        """Until the server has everything."""
        self.page.until(f"{COUNT}.then(count => count === 0)")

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, once what rises has risen."""
        time.sleep(0.4)
        self.page.picture(PICTURES / f"webkit-{name}-{self.page.size[0]}.png")

    def fits(self) -> None:
        """Nothing makes the page scroll sideways."""
        assert self.page.value("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"

    @contextmanager
    def counted(self) -> Iterator[Count]:
        """Count the pointer that goes down, over as many screens as one page load shows."""
        self.page.value(COUNTED)
        began, count = time.monotonic(), Count()
        yield count
        count.seconds = time.monotonic() - began
        count.taps = int(self.page.value("window.tapped"))

    def ask(self, path: str, data: Any = None, method: str = "") -> Any:
        """What the server itself says to this lifter."""
        token = self._send("/v1/login", {"email": self.email, "password": PASSWORD})["access_token"]
        return self._send(path, data, method, {"authorization": f"Bearer {token}"})

    def sets(self) -> list[dict[str, Any]]:
        """The sets that the server has, oldest first, once it has all of them."""
        self.wait_until_sent()
        found: list[dict[str, Any]] = self.ask("/v1/sets?newest_first=false&limit=100")["sets"]
        return found

    def lift(self, name: str) -> str:
        """The id of a lift of the catalogue."""
        return str(self.ask(f"/v1/exercises?{urlencode({'q': name, 'limit': 1})}")["exercises"][0]["id"])

    def _send(self, path: str, data: Any, method: str = "", headers: dict[str, str] | None = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        kind = {"content-type": "application/json", **(headers or {})}
        request = Request(self.stack.url + path, body, kind, method=method or None)  # noqa: S310
        try:
            with urlopen(request, timeout=60) as answer:  # noqa: S310 - our own server
                return json.load(answer)
        except HTTPError as fault:
            raise AssertionError(f"{path}: {fault.code} {fault.read().decode(errors='replace')[:500]}") from fault


@contextmanager
def server_away(stack: Stack) -> Iterator[None]:
    """Within the block nobody answers where the server was."""
    stack.stop()
    try:
        yield
    finally:
        stack.start()
