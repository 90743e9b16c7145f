"""How far a long run is: a bar on a terminal, a line every tenth elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 30
TENTHS = 10


class Progress:
    """Counts what is done of `total`, which may be bytes, sets or anything that takes even time."""

    def __init__(self, what: str, total: int, out: TextIO | None = None) -> None:
        self._what, self._total, self._out = what, max(total, 1), out or sys.stderr
        self._done, self._told, self._began = 0, 0, time.monotonic()
        self._terminal = self._out.isatty()

    def add(self, amount: int, note: str = "") -> None:
        """So much more is done; `note` says what was last."""
        self._done += amount
        if self._terminal:
            self._out.write(f"\r\x1b[K{self._line()} {note}")
        elif self._done * TENTHS // self._total > self._told:
            self._told = self._done * TENTHS // self._total
            self._out.write(f"{self._line()}\n")
        self._out.flush()

    def close(self) -> None:
        """Leave the line."""
        if self._terminal:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def _line(self) -> str:
        share = min(self._done / self._total, 1.0)
        filled = round(share * WIDTH)
        seconds = time.monotonic() - self._began
        left = f", {seconds * (1 - share) / share:.0f} s left" if 0 < share < 1 else ""
        return f"{self._what} [{'#' * filled}{'.' * (WIDTH - filled)}] {share:4.0%} {seconds:.0f} s{left}"
