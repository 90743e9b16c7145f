"""Browsers of other makers, where they are installed: Firefox by WebDriver BiDi, WebKit by the W3C's WebDriver.

Both are standards that the browsers speak themselves, so that no driver is needed: `apt install firefox-esr`, or
`apt install webkit2gtk-driver xvfb`. Tests ask of them what a lifter sees, in the page's own words.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.error import URLError
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

from scripts.embedded.ports import free_port
from scripts.embedded.process import spawn, stop

PATIENCE_S = 60
T = TypeVar("T")
SHOWN = "[...document.querySelectorAll('button, a')].find(one => one.textContent.includes({text}) && one.offsetParent)"
MINI_BROWSERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu")


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


class WebKit:
    """By the W3C's WebDriver, as WebKitWebDriver speaks it."""

    def __init__(self, url: str, program: Path) -> None:
        self._url = url
        how = {"webkitgtk:browserOptions": {"binary": str(program), "args": ["--automation"]}}
        made = self._ask("POST", "", {"capabilities": {"alwaysMatch": how}})
        self._url = f"{url}/{made['sessionId']}"
        self._ask("POST", "/window/rect", {"width": 400, "height": 850})

    def go(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def value(self, expression: str) -> Any:
        script = f"const done = arguments[0]; Promise.resolve({expression}).then(done, fault => done(String(fault)))"
        return self._ask("POST", "/execute/async", {"script": script, "args": []})

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def close(self) -> None:
        """End the session, and the browser with it."""
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self._url + path, data, method=method), timeout=PATIENCE_S) as answer:
                return json.load(answer)["value"]
        except URLError as fault:
            raise RuntimeError(f"{method} {path}: {fault}") from fault


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


@contextmanager
def webkit(folder: Path) -> Iterator[Engine | None]:
    """WebKitGTK with nothing in it, on a screen that nobody sees; None where there is none."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    programs = [program for place in MINI_BROWSERS for program in Path(place).glob("webkit2gtk-4*/MiniBrowser")]
    if driver is None or screen is None or not programs:
        yield None
        return
    port, display = free_port(), f":{90 + os.getpid() % 900}"
    env = os.environ | {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    if os.geteuid() == 0:
        env["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # root can't have one; these pages are ours
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.append(spawn([screen, display, "-screen", "0", "900x1000x24"], log=folder / "xvfb.log"))
        started.append(spawn([driver, f"--port={port}"], log=folder / "webkit.log", env=env))
        page = _once_there(lambda: WebKit(f"http://127.0.0.1:{port}/session", programs[-1]))
        yield page
        page.close()
    finally:
        for process in reversed(started):
            stop(process)


def _once_there(begin: Callable[[], T]) -> T:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return begin()
        except (OSError, RuntimeError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
