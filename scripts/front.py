"""The web app's Nginx as it is deployed, run on this machine: its own configuration, other folders and ports.

For the tests of that configuration, and for measurements that need what deployment has and development has not:
HTTP/2 and TLS, which whatever stands before it in production speaks.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scripts.embedded.ports import free_port
from scripts.embedded.process import ServerFailed, spawn, stop
from scripts.stack import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MIME_TYPES = Path("/etc/nginx/mime.types")
USER = "user root;" if os.geteuid() == 0 else ""
"""Or it would serve as nobody, who may not see these folders."""
MAIN = """
{user} error_log stderr; pid {folder}/nginx.pid; worker_processes 1; daemon off;
events {{ worker_connections 512; }}
http {{
    include {types}; access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/default.conf;
}}
"""


@contextmanager
def front(folder: Path, files: Path, api_port: int, *, secure: bool = False) -> Iterator[int]:
    """The port of an Nginx that serves `files` and passes the rest to `api_port`, both on 127.0.0.1.

    `secure` adds TLS with a certificate of nobody's and HTTP/2, which browsers speak over TLS only. `folder` is for
    what Nginx writes. Raises ServerFailed with what Nginx said where it doesn't start.
    """
    if NGINX is None:
        raise ServerFailed("no nginx on this machine")
    port = free_port()
    _configure(folder, files, port, api_port, secure)
    nginx = spawn([NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)], log=folder / "log")
    try:
        _wait(port, nginx, folder / "log")
        yield port
    finally:
        stop(nginx)


def _configure(folder: Path, files: Path, port: int, api_port: int, secure: bool) -> None:
    text = (ROOT / "webapp" / "default.conf").read_text()
    listen = f"listen 127.0.0.1:{port};"
    if secure:
        _certify(folder)
        listen = f"listen 127.0.0.1:{port} ssl http2;"
        listen += f" ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;"
    for ours, here in {
        "listen 8080;": listen,
        "listen [::]:8080;": "",
        "server engine:8000;": f"server 127.0.0.1:{api_port};",
        "/usr/share/nginx/html": str(files),
        "/etc/nginx/security-headers.conf": str(ROOT / "webapp" / "security-headers.conf"),
    }.items():
        if ours not in text:
            raise ServerFailed(f"webapp/default.conf no longer says {ours!r}: change scripts/front.py with it")
        text = text.replace(ours, here)
    (folder / "default.conf").write_text(text)
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, types=MIME_TYPES, user=USER))


def _certify(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _wait(port: int, nginx: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        if nginx.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise ServerFailed(f"Nginx does not answer: {log.read_text().strip()}")
