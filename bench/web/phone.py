"""The app as deployment serves it, and a phone whose browser keeps what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import Page, Playwright, ViewportSize

from scripts.browser import arguments
from scripts.front import front
from scripts.stack import ROOT

PHONE = ViewportSize(width=360, height=800)
FLAGS = (*arguments(), "--ignore-certificate-errors")
PATIENCE_MS = 60_000


@contextmanager
def deployed(base_url: str) -> Iterator[str]:
    """The address of the app as deployment serves it: behind Nginx, over TLS and HTTP/2; the API is the running one."""
    api = urlsplit(base_url).port or 80
    with TemporaryDirectory() as folder, front(Path(folder), ROOT / "webapp", api, secure=True) as port:
        yield f"https://127.0.0.1:{port}"


@contextmanager
def phone(playwright: Playwright, program: Path, profile: Path, door: str) -> Iterator[Page]:
    """A phone whose browser keeps what it is given in `profile`."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=program,
        args=FLAGS,
        base_url=door,
        viewport=PHONE,
        has_touch=True,
        ignore_https_errors=True,
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context.pages[0] if context.pages else context.new_page()
    context.close()
