"""WebKit for the tests, where it is installed (`apt install webkit2gtk-driver xvfb`), by the W3C's WebDriver.

`opened` starts it on a screen that nobody sees; a `WebKit` is one window of it, used as a lifter does: what is there
has a role and a name, taken from WebKit's own accessibility tree, and is clicked, typed into, held and dragged by
real events. WebDriver is a few requests of JSON, so that no client library is needed for it.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from scripts.embedded.ports import free_port
from scripts.embedded.process import spawn, stop

PATIENCE_S = 20
BEGINNING_S = 60
MISSING = "no WebKit on this machine: apt install webkit2gtk-driver xvfb"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
MINI_BROWSERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu")
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "ArrowLeft": "\ue012",
    "ArrowDown": "\ue015",
}
KINDS = {
    "button": "button, [role=button], summary",
    "checkbox": "input[type=checkbox]",
    "combobox": "select",
    "dialog": "dialog, [role=dialog]",
    "heading": "h1, h2, h3, h4",
    "image": "svg, img, [role=img]",
    "link": "a[href]",
    "list": "ul, ol",
    "radio": "input[type=radio]",
    "row": "tr, [role=row]",
    "textbox": "input:not([type]), input[type=text], input[type=email], input[type=password], textarea",
    "searchbox": "input[type=search]",
}
"""What may have a role; another is looked for by its `role` attribute."""
CALLED = {"combobox": "button"}  # what WebKit calls a list that opens
NAMED = """const [kind, name, within] = arguments
const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim().toLowerCase()
const words = one => [one.getAttribute('aria-label'), one.textContent, one.title, one.alt, one.placeholder,
  ...(one.getAttribute('aria-labelledby') ?? '').split(' ').map(id => id && document.getElementById(id)?.textContent),
  ...[...one.labels ?? []].map(label => label.textContent), one.closest('fieldset')?.textContent]
return [...(within ?? document).querySelectorAll(kind)]
  .filter(one => one.checkVisibility() && words(one).some(text => plain(text).includes(plain(name))))"""
REACHED = """const [one, done] = arguments
const boxOf = target => target.getBoundingClientRect()
const target = Math.min(boxOf(one).width, boxOf(one).height) > 2 ? one : one.labels?.[0] ?? one
const before = boxOf(target)
const hit = () => {
  const { left, top, width, height } = boxOf(target)
  const at = document.elementFromPoint(left + width / 2, top + height / 2)
  return at !== null && (target.contains(at) || at.closest('label')?.control === one)
}
if (!hit()) target.scrollIntoView({ block: 'center', behavior: 'instant' })
setTimeout(() => {
  const now = boxOf(target)
  done(hit() && Math.abs(now.top - before.top) + Math.abs(now.left - before.left) < 1 ? target : null)
}, 60)"""
SETTLED = """const done = arguments[0], end = setTimeout(settled, 3000)
let quiet = setTimeout(settled, 250)
const observer = new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(settled, 250) })
observer.observe(document, { subtree: true, childList: true, characterData: true })
function settled() { observer.disconnect(); clearTimeout(quiet); clearTimeout(end); done(true) }"""
WINDOW = """data:text/html,<title>Door</title><button onclick="open('about:blank', '',
  'popup=1,toolbar=no,location=no,menubar=no,width={width},height={height}')">Open</button>"""
T = TypeVar("T")


def plain(text: str) -> str:
    """As it is compared: one kind of space, no capitals."""
    return " ".join(text.split()).lower()


class WebKit:
    """One window, `width` × `height` CSS pixels inside. What isn't there yet is waited for."""

    def __init__(self, url: str, program: Path, size: tuple[int, int], *, dark: bool) -> None:
        self._url = url
        options = {"binary": str(program), "args": ["--automation", *(["--dark-mode"] if dark else [])]}
        made = self._ask("POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._url = f"{url}/{made['sessionId']}"
        self.size = size
        self._open_without_a_toolbar()

    def go(self, url: str) -> None:
        """Load this address, until what comes late has come."""
        self._ask("POST", "/url", {"url": url})
        self._settle()

    def reload(self) -> None:
        """Load the page anew, until what comes late has come."""
        self._ask("POST", "/refresh", {})
        self._settle()

    def value(self, expression: str) -> Any:
        """What a JavaScript expression is in the page, awaited."""
        script = f"const done = arguments[0]; Promise.resolve({expression}).then(done, fault => done(String(fault)))"
        return self._ask("POST", "/execute/async", {"script": script, "args": []})

    def until(self, expression: str) -> None:
        """Wait until this is true in the page; AssertionError with what the page shows instead."""
        self._once(lambda: self.value(expression) is True, f"never true: {expression}")

    def see(self, *texts: str) -> None:
        """Wait until the page shows all of these, capitals and kinds of space aside."""
        self._once(lambda: all(plain(text) in plain(self.text()) for text in texts), f"never seen: {texts}")

    def text(self, of: dict[str, str] | None = None) -> str:
        """What the page shows, or one element of it."""
        script = "return (arguments[0] ?? document.body).innerText"
        return str(self._ask("POST", "/execute/sync", {"script": script, "args": [of]}))

    def find(self, role: str, name: str, within: dict[str, str] | None = None, *, last: bool = False) -> dict[str, str]:
        """The first (or last) of this role whose accessible name contains `name`."""
        found = self._once(lambda: self._all(role, name, within), f"no {role} “{name}”")
        return found[-1 if last else 0]

    def tap(self, role: str, name: str, within: dict[str, str] | None = None, *, last: bool = False) -> None:
        """Click it, once it stands still and nothing lies over it."""

        def click() -> bool:
            for one in self._all(role, name, within)[-1 if last else 0 :][:1]:
                if target := self._ask("POST", "/execute/async", {"script": REACHED, "args": [one]}):
                    self._ask("POST", f"/element/{target[ELEMENT]}/click", {})
                    return True
            return False

        self._once(click, f"can't tap {role} “{name}”")

    def choose(self, group: str, option: str) -> None:
        """Tap a radio button of this group."""
        self.tap("radio", option, self.find("radiogroup", group))

    def pick(self, label: str, option: str) -> None:
        """Take an option of a list that opens."""
        script = "return [...arguments[0].options].find(one => one.text === arguments[1])"
        found = self._ask("POST", "/execute/sync", {"script": script, "args": [self.find("combobox", label), option]})
        self._ask("POST", f"/element/{found[ELEMENT]}/click", {})

    def fill(self, label: str, text: str, role: str = "textbox") -> None:
        """Tap a field, empty it, and type."""
        self.tap(role, label)
        field = self.find(role, label)[ELEMENT]
        self._ask("POST", f"/element/{field}/clear", {})
        self._ask("POST", f"/element/{field}/value", {"text": text})

    def press(self, *keys: str) -> None:
        """Press and release these keys, one after the other, wherever the focus is."""
        for key in keys:
            code = KEYS.get(key, key)
            self._act("key", [{"type": kind, "value": code} for kind in ("keyDown", "keyUp")])

    def hold(self, role: str, name: str, seconds: float) -> None:
        """Keep the button of the mouse down on it for so long."""
        held = {"type": "pause", "duration": round(seconds * 1000)}
        self._point(self._to(self.find(role, name)), {"type": "pointerDown", "button": 0}, held)

    def drag(self, start: dict[str, str], end: dict[str, str]) -> None:
        """Take one element to just above the middle of another, in steps."""
        down = {"type": "pointerDown", "button": 0}
        self._point(self._to(start), down, self._to(start, 12), self._to(end, 4), self._to(end, -4))

    def box(self, of: dict[str, str]) -> dict[str, float]:
        """Where it stands: x, y, width and height."""
        return dict(self._ask("GET", f"/element/{of[ELEMENT]}/rect"))

    def picture(self, path: Path) -> None:
        """A PNG of what is shown."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def close(self) -> None:
        """End the session, and the browser with it."""
        self._ask("DELETE", "")

    def _open_without_a_toolbar(self) -> None:
        """The browser's own is wider than a phone: a window that a page opens has none."""
        width, height = self.size
        self.go(" ".join(WINDOW.format(width=width, height=height).split()))
        door = self._ask("GET", "/window")
        self.tap("button", "Open")
        (new,) = self._once(
            lambda: [one for one in self._ask("GET", "/window/handles") if one != door], "no window opened"
        )
        self._ask("DELETE", "/window")
        self._ask("POST", "/window", {"handle": new})
        self.until(f"innerWidth === {width} && innerHeight === {height}")

    def _settle(self) -> None:
        """Until nothing moves any more: what the server says may push down what a click was meant for."""
        with suppress(RuntimeError):  # it leads elsewhere at once
            self._ask("POST", "/execute/async", {"script": SETTLED, "args": []})

    def _all(self, role: str, name: str, within: dict[str, str] | None) -> list[dict[str, str]]:
        kind = KINDS.get(role, f"[role={role}]")
        args = [kind, name, within]
        near = self._ask("POST", "/execute/sync", {"script": NAMED, "args": args})
        return [one for one in near if self._is(one, role, name)]

    def _is(self, one: dict[str, str], role: str, name: str) -> bool:
        path = f"/element/{one[ELEMENT]}"
        label = plain(self._ask("GET", f"{path}/computedlabel"))
        return plain(name) in label and self._ask("GET", f"{path}/computedrole") == CALLED.get(role, role)

    def _to(self, one: dict[str, str], down: int = 0) -> dict[str, Any]:
        return {"type": "pointerMove", "duration": 150, "x": 0, "y": down, "origin": one}

    def _point(self, *actions: dict[str, Any]) -> None:
        up = {"type": "pointerUp", "button": 0}
        self._act("pointer", [*actions, up], parameters={"pointerType": "mouse"})

    def _act(self, kind: str, actions: list[dict[str, Any]], **more: Any) -> None:
        self._ask("POST", "/actions", {"actions": [{"type": kind, "id": kind, **more, "actions": actions}]})

    def _once(self, try_it: Callable[[], T], fault: str) -> T:
        """What it gives, as soon as that is something; AssertionError with what the page shows instead."""
        deadline, last = time.monotonic() + PATIENCE_S, ""
        while time.monotonic() < deadline:
            try:
                if found := try_it():
                    return found
            except RuntimeError as error:  # the page, or a part of it, is just being replaced
                last = str(error)
            time.sleep(0.05)
        raise AssertionError(f"{fault}; {last}; {self.value('location.pathname')} shows: {self.text()}")

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self._url + path, data, method=method), timeout=BEGINNING_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as fault:
            raise RuntimeError(f"{method} {path}: {fault.read().decode(errors='replace')[:300]}") from fault
        except URLError as fault:
            raise RuntimeError(f"{method} {path}: {fault}") from fault


@contextmanager
def opened(folder: Path, size: tuple[int, int], *, dark: bool = False) -> Iterator[WebKit | None]:
    """WebKitGTK with nothing in it, its home in `folder`; None where there is none."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    programs = [program for place in MINI_BROWSERS for program in Path(place).glob("webkit2gtk-4*/MiniBrowser")]
    if driver is None or screen is None or not programs:
        yield None
        return
    port = free_port()
    env = os.environ | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LANG": "C"}
    if os.geteuid() == 0:
        env["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # root can't have one; these pages are ours
    started: list[subprocess.Popen[bytes]] = []
    try:
        env["DISPLAY"] = _begin_screen(screen, folder, started)
        started.append(spawn([driver, f"--port={port}"], log=folder / "webkit.log", env=env))
        window = _once_there(lambda: WebKit(f"http://127.0.0.1:{port}/session", programs[-1], size, dark=dark))
        yield window
        with suppress(RuntimeError):  # it may have died of what the test did
            window.close()
    finally:
        for process in reversed(started):
            stop(process)


def _begin_screen(program: str, folder: Path, started: list[subprocess.Popen[bytes]]) -> str:
    """Start a screen that nobody sees; its name, once it is there."""
    told, telling = os.pipe()
    command = [program, "-displayfd", str(telling), "-screen", "0", "1400x1000x24"]
    started.append(spawn(command, log=folder / "xvfb.log", pass_fds=(telling,)))
    os.close(telling)
    with os.fdopen(told) as line:
        number = line.readline().strip()
    assert number, f"no screen: see {folder / 'xvfb.log'}"
    return f":{number}"


def _once_there(begin: Callable[[], T]) -> T:
    deadline = time.monotonic() + BEGINNING_S
    while True:
        try:
            return begin()
        except (OSError, RuntimeError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)
