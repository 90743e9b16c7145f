"""A network that comes and goes: a proxy on the loopback that cuts its connections at random."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from random import Random
from types import TracebackType
from typing import Self

from scripts.embedded import free_port

UP_SECONDS = (0.5, 4.0)
DOWN_SECONDS = (0.2, 2.5)
PIECE = 65536


class Flapping:
    """Context manager: inside it `url` leads to 127.0.0.1:`port`, now and then. `steady()` ends the flapping.

    Going down cuts what is on its way: a request may have been heard and its answer lost.
    """

    def __init__(self, port: int, random: Random) -> None:
        self._target, self._random, self._port = port, random, free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.flaps = 0
        self._flapping = threading.Event()
        self._down = False
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="flapping", daemon=True)

    def flap(self) -> None:
        """From now on it comes and goes."""
        self._flapping.set()

    def steady(self) -> None:
        """From now on it is there."""
        self._flapping.clear()
        self._loop.call_soon_threadsafe(self._set_down, False)

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda _loop, _context: None)  # what is cut fails, as it should
        self._loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", self._port))
        self._loop.create_task(self._wave())
        self._loop.call_soon(self._started.set)
        self._loop.run_forever()

    def _end(self) -> None:
        """Let go of everything, then stop."""
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        gone = asyncio.gather(*tasks, return_exceptions=True)
        gone.add_done_callback(lambda _: self._loop.stop())

    async def _wave(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(*UP_SECONDS))
            if self._flapping.is_set():
                self.flaps += 1
                self._set_down(True)
                await asyncio.sleep(self._random.uniform(*DOWN_SECONDS))
                self._set_down(False)

    def _set_down(self, down: bool) -> None:
        self._down = down
        for writer in list(self._open) if down else []:
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._down:
            writer.transport.abort()
            return
        try:
            there_reader, there = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, there}
        try:
            await asyncio.gather(_pour(reader, there), _pour(there_reader, writer))
        finally:
            self._open -= {writer, there}


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()
