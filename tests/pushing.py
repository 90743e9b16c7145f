"""A push service on this machine and a browser: what arrives is really decrypted, and its signature checked."""

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

AUTH = b"sixteen bytes ok"


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


class Browser:
    """What subscribes: it alone can read what is sent to it."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())

    @property
    def keys(self) -> dict[str, str]:
        """As `PushSubscription.toJSON()` has them."""
        return {"p256dh": b64(point(self._key.public_key())), "auth": b64(AUTH)}

    def decrypt(self, body: bytes) -> Any:
        """RFC 8291 from the receiver's side, written here by the letter of it; what was sent, parsed."""
        salt, size, named = body[:16], int.from_bytes(body[16:20]), body[20]
        sender, sealed = body[21 : 21 + named], body[21 + named :]
        assert len(sealed) <= size, "one record is all that a push message may have"
        secret = self._key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        info = b"WebPush: info\0" + point(self._key.public_key()) + sender
        ikm = _hkdf(AUTH, info, 32, secret)
        key = _hkdf(salt, b"Content-Encoding: aes128gcm\0", 16, ikm)
        nonce = _hkdf(salt, b"Content-Encoding: nonce\0", 12, ikm)
        return json.loads(AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0").removesuffix(b"\2"))


def _hkdf(salt: bytes, info: bytes, length: int, secret: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def browser_keys() -> dict[str, str]:
    """Keys of a browser that nobody listens on."""
    return Browser().keys


@dataclass
class Message:
    """What arrived, as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float


@dataclass
class PushService:
    """Takes messages at `endpoint`; answers each with the next of `answers`, else 201."""

    port: int
    messages: list[Message] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    before_answering: Callable[[], None] = lambda: None

    @property
    def endpoint(self) -> str:
        """Where browsers say that they are reached."""
        return f"http://127.0.0.1:{self.port}/send/abc"

    def wait_for(self, count: int, seconds: float = 20) -> list[Message]:
        """The messages, once there are so many; fails where they don't come."""
        ends = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < ends:
            time.sleep(0.02)
        assert len(self.messages) >= count, f"{len(self.messages)} of {count} messages came"
        return self.messages


@contextmanager
def push_service() -> Iterator[PushService]:
    """A push service of our own, on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.messages.append(Message(self.path, headers, body, time.time()))
            service.before_answering()
            self.send_response(service.answers.pop(0) if service.answers else 201)
            for name, value in service.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base's
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        service = PushService(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join(5)


def claims_of(message: Message, public_key: str) -> dict[str, Any]:
    """What the message is signed with (RFC 8292); fails unless by that key, and for the place where it arrived."""
    scheme, _, rest = message.headers["authorization"].partition(" ")
    assert scheme == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert parts["k"] == public_key
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(public_key))
    found: dict[str, Any] = jwt.decode(
        parts["t"], key, algorithms=["ES256"], audience=f"http://{message.headers['host']}"
    )
    return found
