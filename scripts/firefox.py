#!/usr/bin/env python3
"""Stock Firefox for Playwright, which starts this file in Firefox's stead and talks WebDriver BiDi with it.

Playwright says a few things that this Firefox doesn't know yet, and gives up when told so. Whatever both understand
passes as it is; what is in `INSTEAD` is done another way once Firefox says that it is an unknown command, and what
Firefox leaves out of an event is added.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

PROGRAM = Path(__file__).resolve()
NAMES = ("firefox-esr", "firefox")
LISTENS = "WebDriver BiDi listening on "
OURS = 2**40
"""Where the ids of our own commands begin: Playwright counts from 1."""
SCHEMES = {"dark": 0, "light": 1}
SYSTEM_SCHEME = 2


def find() -> Path | None:
    """The program of a Firefox on this machine, or None. FIREFOX names one."""
    found = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def environment() -> dict[str, str]:
    """What `PROGRAM` is to be started with: the Python that has what it needs first on the path."""
    own = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{own}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def _media(values: Mapping[str, Any]) -> str:
    """The colour scheme as a preference: of all pages, not of one context, as there is no other way to it."""
    scheme = SCHEMES.get(values["features"].get("prefers-color-scheme"), SYSTEM_SCHEME)
    return f"Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', {scheme})"


INSTEAD: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "emulation.setMediaFeaturesOverride": _media,  # sent for every new context and by emulate_media()
}
"""What of Playwright's Firefox may not know, as JavaScript for Firefox's own window."""
DOWNLOADS = {"browsingContext.downloadWillBegin", "browsingContext.downloadEnd"}


def _named(said: dict[str, Any]) -> dict[str, Any]:
    """An event of a download, with an id to know it by: where a link began it, this Firefox gives it none."""
    told = said["params"]
    return {**said, "params": {"download": told["navigation"] or told["url"], **told}}


class Between:
    """One connection of Playwright's, and the one to Firefox that goes with it."""

    def __init__(self, playwright: ServerConnection, firefox: ClientConnection) -> None:
        self._playwright, self._firefox = playwright, firefox
        self._ids = count(OURS)
        self._doubtful: dict[int, str] = {}
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def pass_on(self) -> None:
        """Until one of the two hangs up."""
        ways = {asyncio.create_task(self._up()), asyncio.create_task(self._down())}
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for task in ways | self._tasks:
            task.cancel()

    async def _up(self) -> None:
        with suppress(ConnectionClosed):
            async for message in self._playwright:
                asked = json.loads(message)
                if asked["method"] in INSTEAD:
                    self._doubtful[asked["id"]] = INSTEAD[asked["method"]](asked["params"])
                await self._firefox.send(message)

    async def _down(self) -> None:
        with suppress(ConnectionClosed):
            async for message in self._firefox:
                said = json.loads(message)
                instead = self._doubtful.pop(said.get("id"), None)
                if said.get("id") in self._answers:
                    self._answers.pop(said["id"]).set_result(said)
                elif instead and said.get("error") == "unknown command":
                    task = asyncio.create_task(self._do(said["id"], instead))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
                elif said.get("method") in DOWNLOADS:
                    await self._playwright.send(json.dumps(_named(said)))
                else:
                    await self._playwright.send(message)

    async def _do(self, asked: int, script: str) -> None:
        """Run a script in Firefox's own window, and answer the command `asked` by how that went."""
        windows = await self._ask("browsingContext.getTree", {"moz:scope": "chrome"})
        target = {"context": windows["result"]["contexts"][0]["context"]}
        done = await self._ask("script.evaluate", {"expression": script, "target": target, "awaitPromise": False})
        answer = {**done, "id": asked} if done["type"] == "error" else {"type": "success", "id": asked, "result": {}}
        await self._playwright.send(json.dumps(answer))

    async def _ask(self, method: str, values: Mapping[str, Any]) -> dict[str, Any]:
        number = next(self._ids)
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        await self._firefox.send(json.dumps({"id": number, "method": method, "params": values}))
        return await answer


async def _run(program: Path, arguments: list[str]) -> int:
    """Start Firefox and stand before it until it ends; its exit code."""
    firefox = await asyncio.create_subprocess_exec(
        program,
        "--remote-allow-system-access",  # for the scripts of INSTEAD
        *arguments,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        # with it, which Playwright sets, a page that crashes would take all others along
        env={name: value for name, value in os.environ.items() if name != "MOZ_CRASHREPORTER_SHUTDOWN"},
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, firefox.terminate)
    assert firefox.stderr
    async for line in firefox.stderr:
        found = re.search(rf"{LISTENS}(ws://\S+)", line.decode(errors="replace"))
        if found:
            await _stand_before(firefox.stderr, found[1])
    return await firefox.wait()


async def _stand_before(output: asyncio.StreamReader, address: str) -> None:
    """Listen for Playwright until Firefox says no more."""

    async def meet(playwright: ServerConnection) -> None:
        assert playwright.request
        async with connect(address + playwright.request.path, max_size=None) as firefox:
            await Between(playwright, firefox).pass_on()

    async with serve(meet, "127.0.0.1", 0, max_size=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        print(f"{LISTENS}ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        async for line in output:
            sys.stderr.buffer.write(line)
            sys.stderr.flush()


def main() -> int:
    """Be Firefox, with its arguments."""
    program = find()
    if program is None:
        print("no Firefox on this machine: apt install firefox-esr", file=sys.stderr)
        return 1
    return asyncio.run(_run(program, sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
