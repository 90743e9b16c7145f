"""A small HTTP/1.1 client that keeps its connection: it must cost less than the server that it measures."""

from __future__ import annotations

import json
import secrets
import socket
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]


class Failed(Exception):
    """The server answered otherwise than it should; the message says how."""


class Connection:
    """One kept connection to the API, with or without someone signed in."""

    def __init__(self, base_url: str, token: str = "") -> None:
        parts = urlsplit(base_url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._head = f"Host: {self._host}\r\nContent-Type: application/json\r\n"
        self._token = token
        self._socket: socket.socket | None = None

    def ask(self, method: str, path: str, body: Json | None = None) -> tuple[int, bytes]:
        """One request; its status and body. A connection that was closed meanwhile is opened anew, once."""
        written = b"" if body is None else json.dumps(body).encode()
        signed = f"Authorization: Bearer {self._token}\r\n" if self._token else ""
        head = f"{method} {path} HTTP/1.1\r\n{self._head}{signed}Content-Length: {len(written)}\r\n\r\n"
        message = head.encode() + written
        try:
            return self._send(message)
        except (ConnectionError, EOFError):
            self.close()
            return self._send(message)

    def want(self, status: int, method: str, path: str, body: Json | None = None) -> Json:
        """One request that must be answered with this status; its JSON."""
        got, answer = self.ask(method, path, body)
        if got != status:
            raise Failed(f"{method} {path} answered {got}: {answer[:500].decode(errors='replace')}")
        found: Json = json.loads(answer) if answer else {}
        return found

    def close(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _send(self, message: bytes) -> tuple[int, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection((self._host, self._port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(message)
        head, _, body = self._read_until(b"\r\n\r\n").partition(b"\r\n\r\n")
        status = int(head[9:12])
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += self._receive()
        return status, body

    def _read_until(self, mark: bytes) -> bytes:
        got = b""
        while mark not in got:
            got += self._receive()
        return got

    def _receive(self) -> bytes:
        assert self._socket is not None
        if not (part := self._socket.recv(65536)):
            raise EOFError
        return part


@dataclass
class Person:
    """A lifter made for the measurement, and how many sets they have logged."""

    token: str
    id: str
    email: str
    password: str
    logged: list[str] = field(default_factory=list)


def sign_up(connection: Connection) -> Person:
    """Someone new."""
    who = {"email": f"load-{secrets.token_hex(8)}@example.org", "password": secrets.token_urlsafe(12)}
    answer = connection.want(201, "POST", "/v1/register", who)
    return Person(answer["access_token"], answer["user_id"], who["email"], who["password"])
