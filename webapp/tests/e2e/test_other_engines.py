"""The way to a first set in Firefox, where it is installed: phones are not all of one maker. WebKit: test_webkit.py."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from scripts.stack import Stack
from tests.engines import Engine, firefox, press, until
from webapp.tests.e2e.lifter import PICTURES

pytestmark = pytest.mark.e2e
LOGGED = "document.querySelector('main')?.innerText.includes('Set 2 of')"
KEPT = """(async () => {
  const db = await new Promise(done => {
    const asked = indexedDB.open('gymgenius-guest')
    asked.onsuccess = () => done(asked.result)
  })
  const rows = await Promise.all(['sets', 'outbox'].map(name => new Promise(done => {
    const asked = db.transaction(name).objectStore(name).count()
    asked.onsuccess = () => done(asked.result)
  })))
  db.close()
  return rows.join()
})()"""


@pytest.mark.parametrize("start", [firefox])
def test_a_guest_logs_a_set_that_a_reload_keeps(
    start: Callable[[Path], AbstractContextManager[Engine | None]], live_stack: Stack, tmp_path: Path
) -> None:
    with start(tmp_path) as engine:
        if engine is None:
            pytest.skip(f"no {start.__name__} on this machine")
        engine.go(live_stack.url)
        press(engine, "Try as guest")
        until(engine, "location.pathname === '/welcome'")
        press(engine, "Start training")
        until(engine, "location.pathname === '/today'")
        press(engine, "Bench press")
        until(engine, "location.pathname === '/workout'")
        press(engine, "Log set")
        until(engine, LOGGED)
        sets, operations = map(int, engine.value(KEPT).split(","))
        assert (sets, operations) >= (1, 2), "the set, and what tells the server of session and set"
        engine.go(f"{live_stack.url}/workout")
        until(engine, LOGGED)
        press(engine, "Undo")
        until(engine, "document.querySelector('main')?.innerText.includes('Set 1 of')")
        (PICTURES / f"{start.__name__}.png").write_bytes(engine.picture())
