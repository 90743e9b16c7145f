"""Write .env from .env.example with fresh secrets in it, for `make up`; an .env that is there stays as it is."""

import base64
import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Command line: always 0."""
    if not (ROOT / ".env").exists():
        descriptor = os.open(ROOT / ".env", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(filled((ROOT / ".env.example").read_text(encoding="utf-8")))
        print("wrote .env with fresh secrets", file=sys.stderr)
    return 0


def filled(example: str) -> str:
    """The example with a value for every secret that it leaves empty."""
    values = {
        "JWT_KEYS": f"k1:{secrets.token_urlsafe(48)}",
        "VAPID_PRIVATE_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("="),
        "POSTGRES_PASSWORD": secrets.token_hex(24),
        "APP_DATABASE_PASSWORD": secrets.token_hex(24),
    }
    lines = [f"{line}{values.get(line.removesuffix('='), '')}" for line in example.splitlines()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
