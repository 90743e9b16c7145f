"""Bytes to text: which encoding a file is in, and whether it is text at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.importers.history import ImportFault

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f]")
_PROBE = 65_536
_MOST_CONTROLS = 0.01
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with `\\n` line ends and no nul characters, and what had to be assumed or removed."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Read a text file of unknown encoding: by its mark, as UTF-8, as UTF-16 without mark, as Windows-1252.

    Raises ImportFault for an empty file and for one that is no text.
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise ImportFault("empty", "The file is empty.", "An export with at least one set.")
    encoding = _encoding(data)
    text, warnings = _decoded(data, encoding)
    text, removed = _without_nul(text)
    _insist_on_text(text)
    return Decoded(_unix(text), encoding, warnings + removed)


def _encoding(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    return _unmarked_utf16(data[:_PROBE]) or ("utf-8" if _is_utf8(data) else "cp1252")


def _unmarked_utf16(head: bytes) -> str | None:
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.4 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.4 * half:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding == "cp1252":
        return _western(data), ("The file is not UTF-8: read as Western European (Windows-1252).",)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        damaged = data.decode(encoding, errors="replace")
        return damaged, (f"Some characters are damaged and were replaced ({encoding}).",)


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _without_nul(text: str) -> tuple[str, tuple[str, ...]]:
    if "\x00" not in text:
        return text, ()
    return text.replace("\x00", ""), ("Nul characters were removed.",)


def _insist_on_text(text: str) -> None:
    head = text[:_PROBE]
    if len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head):
        raise ImportFault("not_text", "The file is not text.", "A CSV export, or a FitNotes backup.")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
