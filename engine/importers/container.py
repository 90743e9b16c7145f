"""A zip that holds one export: taken out of it, with a guard against zips that unfold without end."""

from __future__ import annotations

import io
import zipfile
import zlib

from engine.importers.history import ImportFault

MAX_BYTES = 50 * 1024 * 1024
"""The largest file that is read, unpacked."""

_ZIP = b"PK\x03\x04"
_EXPORTS = (".csv", ".tsv", ".txt", ".fitnotes")
_MAX_MEMBERS = 200
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_DIRECTORY = 100_000
"""Bytes: about a thousand files."""
_WANTED = "One CSV file, alone or in a zip, of at most 50 MB."


def unpack(data: bytes) -> bytes:
    """The export itself: `data`, or the one export in the zip that `data` is.

    Raises ImportFault when the file or what it unfolds to is larger than MAX_BYTES, for a spreadsheet, for
    a zip with no export or with several, encrypted or broken.
    """
    if len(data) > MAX_BYTES:
        raise ImportFault("too_large", "The file is larger than 50 MB.", _WANTED)
    if not data.startswith(_ZIP):
        return data
    _refuse_endless_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, _one_export(archive))
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
    ) as e:
        raise ImportFault("broken_zip", "The zip is broken or encrypted.", _WANTED) from e


def _refuse_endless_directory(data: bytes) -> None:
    """The list of a zip's files is read whole when it is opened, so it must be short."""
    end = data.rfind(_END)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if size > _LONGEST_DIRECTORY or _END_64 in data[max(0, end - 100) : max(0, end)]:
        raise ImportFault("zip_content", "The zip holds far too many files.", _WANTED)


def _one_export(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        raise ImportFault("spreadsheet", "This is a spreadsheet.", "The same table saved as CSV.")
    members = [m for m in archive.infolist()[:_MAX_MEMBERS] if _is_export(m)]
    if len(members) != 1:
        found = "no export" if not members else f"{len(members)} exports"
        raise ImportFault("zip_content", f"The zip holds {found}.", _WANTED)
    return members[0]


def _is_export(member: zipfile.ZipInfo) -> bool:
    hidden = member.filename.startswith("__MACOSX") or "/." in f"/{member.filename}"
    return not hidden and member.filename.lower().endswith(_EXPORTS)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # The size that the zip states may be a lie: read one byte more than allowed, never more.
    with archive.open(member) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ImportFault("zip_bomb", "The zip unfolds to more than 50 MB.", _WANTED)
    return data
