"""Whom web push is sent to: where an address leads, and what of the internet is public."""

from __future__ import annotations

import http.client
import socket
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest

from engine import webpush
from engine.config import Settings, SettingsError
from engine.webpush import NotTaken, Place, Refused, is_public
from scripts import dev, make_env
from scripts.stack import ROOT
from tests.servers import JWT_KEYS, VAPID_PRIVATE_KEY

NEEDED = {"DATABASE_URL": "postgresql://x@127.0.0.1:1/x", "REDIS_URL": "redis://127.0.0.1:1/0", "JWT_KEYS": JWT_KEYS}


def found(*addresses: str) -> Any:
    """A name service that knows one answer."""
    return lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]


@pytest.mark.parametrize("address", ["142.250.74.110", "2a00:1450:4001:831::200e", "::ffff:142.250.74.110"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_not_however_they_are_wrapped(address: str) -> None:
    assert not is_public(address)


def test_a_name_that_leads_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place.of("https://push.example.org/x")
    monkeypatch.setattr(socket, "getaddrinfo", found("142.250.74.110"))
    assert place.address() == "142.250.74.110"
    monkeypatch.setattr(socket, "getaddrinfo", found("142.250.74.110", "10.0.0.1"))
    with pytest.raises(Refused, match="private"):
        place.address()


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        asked.append(address)
        raise OSError("not today")

    answers = iter([found("142.250.74.110")(), found("127.0.0.1")()])  # the name leads elsewhere the second time
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotTaken, match="can't be reached"):
        webpush._post(Place.of("https://push.example.org/x"), b"x", {})
    assert asked == [("142.250.74.110", 443)]


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setattr(socket, "getaddrinfo", found("142.250.74.110"))
    asked: list[str] = []
    monkeypatch.setattr(http.client.HTTPConnection, "set_tunnel", lambda *_: asked.append("tunnel"))
    monkeypatch.setattr(socket, "create_connection", lambda address, _: asked.append(address[0]) or _refuse())
    with pytest.raises(NotTaken):
        webpush._post(Place.of("https://push.example.org/x"), b"x", {})
    assert asked == ["142.250.74.110"]


def _refuse() -> None:
    raise ConnectionRefusedError


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:4000/x", "http://localhost:4000/x", "https://[::1]:4000/x"])
def test_this_machine_is_spoken_to_where_a_test_allows_it_and_nowhere_else(endpoint: str) -> None:
    assert Place.of(endpoint, loopback=True).port == 4000
    with pytest.raises(Refused):
        Place.of(endpoint)


def test_allowing_this_machine_allows_no_other_private_one() -> None:
    for endpoint in ("http://10.0.0.1/x", "http://push.example.org/x", "https://192.168.0.1/x"):
        with pytest.raises(Refused):
            Place.of(endpoint, loopback=True)


def test_a_token_is_signed_for_the_scheme_and_host_alone() -> None:
    assert Place.of("https://push.example.org/a?b=c").origin == "https://push.example.org"
    assert Place.of("http://127.0.0.1:81/a", loopback=True).origin == "http://127.0.0.1:81"


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@pytest.mark.parametrize("key", [b64(bytes(32)), b64(b"\xff" * 32), b64(b"short"), ""])
def test_a_number_outside_the_curves_order_is_no_key(key: str) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        webpush.public_key(key)


def test_settings_take_a_key_and_refuse_what_can_not_be_one() -> None:
    assert Settings.from_env(NEEDED).vapid_private_key == ""
    assert Settings.from_env(NEEDED | {"VAPID_PRIVATE_KEY": VAPID_PRIVATE_KEY}).vapid_private_key == VAPID_PRIVATE_KEY
    for name, value in (
        ("VAPID_PRIVATE_KEY", "abc"),
        ("VAPID_PRIVATE_KEY", "-----BEGIN EC PRIVATE KEY-----"),
        ("VAPID_SUBJECT", "me"),
        ("PUSH_TO_LOOPBACK", "1"),
    ):
        with pytest.raises(SettingsError, match=name):
            Settings.from_env(NEEDED | {name: value})
    assert Settings.from_env(NEEDED | {"PUSH_TO_LOOPBACK": "1", "GYMGENIUS_ENV": "development"}).push_to_loopback


def test_a_machine_of_ones_own_makes_its_key_once_and_keeps_it(tmp_path: Path) -> None:
    first = dev._settings(tmp_path, {})["VAPID_PRIVATE_KEY"]
    assert webpush.public_key(first)
    assert dev._settings(tmp_path, {})["VAPID_PRIVATE_KEY"] == first
    assert (tmp_path / "vapid.key").stat().st_mode & 0o077 == 0


def test_a_new_env_file_has_a_key_that_can_be_used() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    lines = dict(line.split("=", 1) for line in make_env.filled(example).splitlines() if "=" in line and line[0] != "#")
    assert webpush.public_key(lines["VAPID_PRIVATE_KEY"])
    settings = Settings.from_env({**lines, **NEEDED})
    assert settings.vapid_subject == Settings.vapid_subject and not settings.push_to_loopback
