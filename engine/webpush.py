"""Web push: one message to one browser, encrypted for it alone (RFC 8291) and signed as from us (RFC 8292).

The address comes from a browser, so from anyone: only https and only public addresses are spoken to, the connection
goes to the very address that was looked at, redirects are not followed, and every wait has its end.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

CONNECT_S, DEADLINE_S = 5, 10
TOKEN_LIVES = timedelta(hours=12)  # RFC 8292 allows a day
ANSWER_BYTES = 4096
CURVE_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """This address is not spoken to; the message says why."""


class NotTaken(Exception):
    """The push service surely did not take the message; `status` is its answer, None where it never was reached."""

    def __init__(self, why: str, status: int | None = None) -> None:
        super().__init__(why)
        self.status = status

    @property
    def gone(self) -> bool:
        """The browser no longer listens there, and never will again (RFC 8030 §7.3)."""
        return self.status in (404, 410)

    @property
    def passing(self) -> bool:
        """It may be taken a little later."""
        return self.status is None or self.status == 429 or self.status >= 500


class Unsure(Exception):
    """The message was on its way when the line broke: it may have been taken."""


@dataclass(frozen=True)
class Subscription:
    """What a browser gave: where, and the keys to encrypt with (base64url)."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True)
class Sender:
    """As whom we send. `loopback`: also to this machine, without TLS; for tests."""

    private_key: str
    subject: str
    loopback: bool = False

    def send(self, to: Subscription, payload: bytes, seconds: int, topic: str, now: datetime) -> None:
        """Send, to be kept for at most so many seconds; a later one of the same topic replaces it.

        Raises Refused, NotTaken, Unsure.
        """
        from py_vapid import Vapid02  # here: the API, which never sends, need not load them
        from pywebpush import WebPusher

        place = Place.of(to.endpoint, loopback=self.loopback)
        keys = {"p256dh": to.p256dh, "auth": to.auth}
        body: bytes = WebPusher({"endpoint": to.endpoint, "keys": keys}).encode(payload)["body"]
        claims = {"aud": place.origin, "sub": self.subject, "exp": int((now + TOKEN_LIVES).timestamp())}
        signed: Mapping[str, str] = Vapid02.from_raw(self.private_key.encode()).sign(claims)
        headers = {
            "Authorization": signed["Authorization"],
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(seconds),
            "Topic": topic,
            "Urgency": "high",
        }
        _post(place, body, headers)


def load() -> None:
    """Load what sending needs, before it is needed."""
    import py_vapid
    import pywebpush

    del py_vapid, pywebpush


def public_key(private_key: str) -> str:
    """What browsers subscribe with: the uncompressed point, base64url. Raises ValueError for what is no key."""
    raw = decoded(private_key)
    if len(raw) != 32 or not 0 < int.from_bytes(raw) < CURVE_ORDER:
        raise ValueError("it must be 32 bytes in base64url, a number within the order of P-256")
    key = ec.derive_private_key(int.from_bytes(raw), ec.SECP256R1()).public_key()
    point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def is_point(p256dh: str) -> bool:
    """Whether this is a point of P-256, as a browser's key is."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(p256dh))
    except ValueError:
        return False
    return True


def decoded(text: str) -> bytes:
    """Base64url without its padding. Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True)
class Place:
    """Where an endpoint leads."""

    host: str
    port: int
    path: str
    tls: bool
    loopback: bool

    @classmethod
    def of(cls, endpoint: str, *, loopback: bool = False) -> Place:
        """Take it apart. Raises Refused for all but https to a named host's usual port."""
        try:
            parts = urlsplit(endpoint)
            host, port = parts.hostname or "", parts.port
        except ValueError as fault:
            raise Refused(f"it is no address: {fault}") from fault
        if loopback and _is_loopback(host):
            tls = parts.scheme == "https"
            return cls(host, port or (443 if tls else 80), _path(parts.path, parts.query), tls, loopback=True)
        if parts.scheme != "https" or port not in (None, 443):
            raise Refused("only https, at its usual port, is spoken to")
        if parts.username is not None or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
            raise Refused("it holds more than an address")
        if "." not in host.strip(".") or _literal(host) is not None:
            raise Refused("only a host with a public name is spoken to")
        return cls(host, 443, _path(parts.path, parts.query), tls=True, loopback=False)

    @property
    def origin(self) -> str:
        """`https://push.example`, for whom a token is signed."""
        usual = self.port == (443 if self.tls else 80)
        return f"{'https' if self.tls else 'http'}://{self.host}{'' if usual else f':{self.port}'}"

    def address(self) -> str:
        """The address to connect to. Raises Refused where the name leads into a private network, NotTaken for none."""
        try:
            found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as fault:
            raise NotTaken(f"{self.host} is not known: {fault}") from fault
        addresses = [str(entry[4][0]) for entry in found]
        if not self.loopback and not all(is_public(address) for address in addresses):
            raise Refused(f"{self.host} leads into a private network")
        return addresses[0]


def is_public(text: str) -> bool:
    """Whether this IP address is of the open internet, and one that it wraps too (mapped, 6to4, Teredo, NAT64)."""
    address = ipaddress.ip_address(text.partition("%")[0])
    inner: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        inner += [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if one is not None]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return all(one.is_global and not one.is_multicast for one in inner)


def _literal(host: str) -> Address | None:
    """The address, where a host is one; also in the old ways of writing it (127.1, 0x7f000001)."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return None


def _is_loopback(host: str) -> bool:
    literal = _literal(host)
    return host == "localhost" or (literal is not None and literal.is_loopback)


def _path(path: str, query: str) -> str:
    return (path or "/") + (f"?{query}" if query else "")


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, wherever the name leads by now; TLS still asks for the name."""

    def __init__(self, place: Place, address: str) -> None:
        super().__init__(place.host, place.port, timeout=CONNECT_S)
        self._tls, self._address = place.tls, address

    def connect(self) -> None:
        """Connect, and where it is wanted make sure who is there."""
        line = socket.create_connection((self._address, self.port), CONNECT_S)
        self.sock = ssl.create_default_context().wrap_socket(line, server_hostname=self.host) if self._tls else line


def _post(place: Place, body: bytes, headers: Mapping[str, str]) -> None:
    connection = _Pinned(place, place.address())
    try:
        connection.connect()
    except OSError as fault:
        connection.close()
        raise NotTaken(f"{place.host} can't be reached: {fault}") from fault
    # A server that answers byte by byte never runs into the timeout of a single read.
    deadline = threading.Timer(DEADLINE_S, _hang_up, (connection.sock,))
    deadline.daemon = True
    deadline.start()
    try:
        connection.request("POST", place.path, body, dict(headers))
        answer = connection.getresponse()
        said = answer.read(ANSWER_BYTES)
    except (OSError, http.client.HTTPException) as fault:
        raise Unsure(f"{place.host} did not answer: {type(fault).__name__}") from fault
    finally:
        deadline.cancel()
        connection.close()
    if not 200 <= answer.status < 300:
        words = said.decode(errors="replace").replace("\x00", "")[:200]
        raise NotTaken(f"{place.host} answered {answer.status}: {words}", answer.status)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
