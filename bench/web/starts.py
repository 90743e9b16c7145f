"""Starts of the app to a workout that can be logged, in a Chromium that nobody else watches.

Playwright listens to every request of its pages, which costs as much as the start itself: the browser is started here
and spoken to directly, about little.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from scripts.browser import arguments
from scripts.embedded.ports import free_port
from scripts.embedded.process import ServerFailed, spawn, stop

LATENCY_MS, BITS_DOWN, BITS_UP = 170, 9_000_000, 1_500_000
"""4G: what WebPageTest calls so."""
PATIENCE_S = 60
SETTLED_S = 1.5
"""After a start, for what the app does once its screen stands."""
ASKED_EVERY_S = 0.5
"""Each question takes the slowed processor some of its time."""
USABLE = """(() => {
  const logs = one => /^Log/.test(one.textContent.trim()) && !one.disabled
  const there = () => [...document.querySelectorAll('button')].some(logs)
  const watch = new MutationObserver(() => {
    if (!there()) return
    watch.disconnect()
    const note = () => { window.usable = performance.now() }
    requestAnimationFrame(() => scheduler.postTask(note, { priority: 'user-blocking' }))
  })
  watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true })
})()"""


class Chrome:
    """One tab of a browser, by Chrome's own protocol."""

    def __init__(self, socket: ClientConnection, port: int) -> None:
        self.port = port
        self._socket = socket
        self._asked = 0

    def ask(self, method: str, **values: Any) -> dict[str, Any]:
        """The answer to one command. Raises RuntimeError with what the browser said against it."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": values}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE_S))
            if answer.get("id") == self._asked:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])

    def value(self, script: str) -> Any:
        """What an expression is in the page."""
        return self.ask("Runtime.evaluate", expression=script)["result"].get("value")


@contextmanager
def chrome(program: Path, profile: Path, slower: float) -> Iterator[Chrome]:
    """A tab with the profile of somebody who has been here, the processor slowed so many times."""
    port = free_port()
    command = [str(program), "--headless", f"--remote-debugging-port={port}", f"--user-data-dir={profile}"]
    quiet = ["--ignore-certificate-errors", "--window-size=360,800", *arguments(), "about:blank"]
    browser = spawn([*command, *quiet], log=profile / "chromium.log")
    try:
        with connect(_address(port), max_size=None, open_timeout=PATIENCE_S) as socket:
            tab = Chrome(socket, port)
            tab.ask("Page.enable")
            tab.ask("Page.addScriptToEvaluateOnNewDocument", source=USABLE)
            tab.ask("Emulation.setCPUThrottlingRate", rate=slower)
            yield tab
    finally:
        stop(browser)


def warm(tab: Chrome, door: str) -> float:
    """Milliseconds of a start without network, of an app whose files are kept."""
    tab.ask("Network.enable")
    tab.ask("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=-1, uploadThroughput=-1)
    tab.ask("Network.disable")
    return _start(tab, door)


def cold(tab: Chrome, door: str) -> float:
    """Milliseconds of a start over 4G, nothing of the app kept."""
    tab.ask("Network.enable")
    tab.ask("Network.setBypassServiceWorker", bypass=True)
    tab.ask("Network.clearBrowserCache")
    down, up = BITS_DOWN / 8, BITS_UP / 8
    tab.ask(
        "Network.emulateNetworkConditions",
        offline=False,
        latency=LATENCY_MS,
        downloadThroughput=down,
        uploadThroughput=up,
    )
    return _start(tab, door)


def _start(tab: Chrome, door: str) -> float:
    tab.ask("Page.navigate", url=f"{door}/workout")
    deadline = time.monotonic() + PATIENCE_S
    while not (took := tab.value("window.usable || 0")):
        if time.monotonic() > deadline:
            raise TimeoutError("the workout can't be logged")
        time.sleep(ASKED_EVERY_S)
    time.sleep(SETTLED_S)
    return float(took)


def _address(port: int) -> str:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/json", timeout=5) as answer:
                tabs = json.load(answer)
        except (OSError, WebSocketException):
            tabs = []
        for tab in tabs:
            if tab["type"] == "page":
                return str(tab["webSocketDebuggerUrl"])
        time.sleep(0.1)
    raise ServerFailed("Chromium does not answer")
