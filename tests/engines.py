"""Firefox, where it is installed (`apt install firefox-esr`), by WebDriver BiDi.

That is a standard which the browser speaks itself, so that no driver is needed. Tests ask of it what a lifter sees, in
the page's own words. WebKit is in tests/webkit.py.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

from websockets.sync.client import ClientConnection, connect

from scripts.embedded.ports import free_port
from scripts.embedded.process import spawn, stop

PATIENCE_S = 60
T = TypeVar("T")
SHOWN = "[...document.querySelectorAll('button, a')].find(one => one.textContent.includes({text}) && one.offsetParent)"


class Engine(Protocol):
    """One page of a browser."""

    def go(self, url: str) -> None:
        """Load this address."""

    def value(self, expression: str) -> Any:
        """What a JavaScript expression is in the page, awaited."""

    def picture(self) -> bytes:
        """A PNG of what is shown."""


def until(engine: Engine, expression: str) -> None:
    """Wait until this is true in the page; AssertionError with what the page shows instead."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        with suppress(RuntimeError):  # the page is just being replaced
            if engine.value(expression):
                return
        time.sleep(0.1)
    raise AssertionError(f"never true: {expression}; {engine.value('location.pathname + document.body.innerText')}")


def press(engine: Engine, text: str) -> None:
    """Click what has these words, once it is there."""
    one = SHOWN.format(text=json.dumps(text))
    until(engine, f"!!{one}")
    engine.value(f"{one}.click()")


class Firefox:
    """By WebDriver BiDi, over the socket that Firefox opens itself."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._asked = 0
        self._ask("session.new", capabilities={})
        self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]
        self._ask("browsingContext.setViewport", context=self._page, viewport={"width": 360, "height": 800})

    def go(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def value(self, expression: str) -> Any:
        target = {"context": self._page}
        answer = self._ask("script.evaluate", expression=expression, target=target, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("browsingContext.captureScreenshot", context=self._page)["data"])

    def _ask(self, method: str, **values: Any) -> dict[str, Any]:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": values}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE_S))
            if answer.get("id") == self._asked:
                if answer["type"] == "error":
                    raise RuntimeError(f"{method}: {answer['message']}")
                return dict(answer["result"])


@contextmanager
def firefox(folder: Path) -> Iterator[Engine | None]:
    """Firefox with nothing in it; None where there is none."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        yield None
        return
    port = free_port()
    command = [program, "--headless", f"--remote-debugging-port={port}", "--profile", str(folder), "--no-remote"]
    browser = spawn(command, log=folder / "firefox.log", env=os.environ | {"HOME": str(folder)})
    address = f"ws://127.0.0.1:{port}/session"
    try:
        with ExitStack() as stack:
            yield Firefox(_once_there(lambda: stack.enter_context(connect(address, max_size=None))))
    finally:
        stop(browser)


def _once_there(begin: Callable[[], T]) -> T:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return begin()
        except (OSError, RuntimeError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
