"""What only the real server shows: bodies in chunks, threads that are busy, connections that break off."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlsplit

import pytest

from scripts.stack import Stack

BODY = json.dumps({"email": "nobody@example.org", "password": "not the password"}).encode()


@pytest.fixture
def server(live_stack: Stack) -> Iterator[http.client.HTTPConnection]:
    with closing(http.client.HTTPConnection(urlsplit(live_stack.url).netloc, timeout=20)) as connection:
        yield connection


def ask(server: http.client.HTTPConnection, path: str, **request: object) -> tuple[http.client.HTTPResponse, dict]:
    server.request("POST", path, **{"headers": {"Content-Type": "application/json"}, **request})
    answer = server.getresponse()
    return answer, json.loads(answer.read())


def chunks(body: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(body), size):
        yield body[at : at + size]


def test_a_body_in_chunks_is_read(server: http.client.HTTPConnection) -> None:
    answer, said = ask(server, "/v1/login", body=chunks(BODY, 7), encode_chunked=True)
    assert answer.status == 401, said
    answer, said = ask(server, "/v1/login", body=chunks(b"{broken", 3), encode_chunked=True)
    assert answer.status == 400, said


@pytest.mark.parametrize("encode_chunked", [True, False])
def test_a_body_over_the_limit_is_heard_out_and_told_to_be_too_large(
    server: http.client.HTTPConnection, encode_chunked: bool
) -> None:
    body = b'{"email": "' + b"x" * 10_000_000 + b'"}'
    sent = chunks(body, 100_000) if encode_chunked else body
    answer, said = ask(server, "/v1/login", body=sent, encode_chunked=encode_chunked)
    assert (answer.status, said["status"]) == (413, 413)
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "raw",
    [
        b"POST /v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
        b"POST /v1/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    ],
)
def test_what_breaks_off_or_is_not_http_harms_nobody(live_stack: Stack, raw: bytes) -> None:
    where = urlsplit(live_stack.url)
    with closing(socket.create_connection((where.hostname, where.port), timeout=5)) as broken:
        broken.sendall(raw)
        broken.settimeout(0.2)
        with suppress(TimeoutError):
            broken.recv(1000)
    with closing(http.client.HTTPConnection(where.netloc, timeout=5)) as connection:
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
    live_stack.check()


def test_one_connection_serves_many_requests(server: http.client.HTTPConnection) -> None:
    began = time.perf_counter()
    for _ in range(50):
        server.request("GET", "/healthz")
        assert server.getresponse().read()
    assert time.perf_counter() - began < 5
