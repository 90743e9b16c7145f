"""Valkey out of the wheel: it keeps jobs, and says in one line why it can't start."""

import signal
import socket
from contextlib import closing
from pathlib import Path

import pytest
import redis

from scripts.embedded import ServerFailed, Valkey


def test_what_was_written_survives_kill_9(tmp_path: Path) -> None:
    with Valkey(tmp_path / "valkey") as valkey, closing(redis.Redis.from_url(valkey.url)) as client:
        client.set("job", "waits")
        assert valkey.process is not None
        valkey.process.send_signal(signal.SIGKILL)
        valkey.process.wait()
    with Valkey(tmp_path / "valkey") as valkey, closing(redis.Redis.from_url(valkey.url)) as client:
        assert client.get("job") == b"waits"


def test_it_never_evicts(tmp_path: Path) -> None:
    with Valkey(tmp_path / "valkey") as valkey, closing(redis.Redis.from_url(valkey.url)) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_nobody_gets_in_without_the_password(tmp_path: Path) -> None:
    with Valkey(tmp_path / "valkey") as valkey, socket.create_connection(("127.0.0.1", valkey.port)) as client:
        client.sendall(b"PING\r\n")
        assert client.recv(100).startswith(b"-NOAUTH")


def test_a_corrupt_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with Valkey(tmp_path / "valkey") as valkey, closing(redis.Redis.from_url(valkey.url)) as client:
        client.set("job", "waits")
    (base,) = (tmp_path / "valkey" / "appendonlydir").glob("*.incr.aof")
    base.write_bytes(b"holiday pictures\n" * 20)
    with pytest.raises(ServerFailed, match="Valkey did not start") as refused:
        Valkey(tmp_path / "valkey").start()
    assert "\n" not in str(refused.value)


def test_a_taken_port_is_refused_in_one_line(tmp_path: Path) -> None:
    with Valkey(tmp_path / "one") as first, pytest.raises(ServerFailed, match="in use"):
        Valkey(tmp_path / "two", port=first.port).start()
