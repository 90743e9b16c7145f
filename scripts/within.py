"""Run a Python program with the settings of the running `make dev`.

    python -m scripts.within DATA_DIR PROGRAM [ARGUMENT ...]

Where DATABASE_URL is set already, the environment is left as it is.
"""

import os
import subprocess
import sys
from pathlib import Path

from scripts.dev import ENVIRONMENT_FILE, is_running


def main() -> int:
    """The program's exit code, or 1 with one line where nothing runs."""
    data_dir, *program = sys.argv[1:]
    settings: dict[str, str] = {}
    if not os.environ.get("DATABASE_URL"):
        if not is_running(Path(data_dir)):
            print("make: nothing runs here: start `make dev` first, or give a DATABASE_URL", file=sys.stderr)
            return 1
        for line in (Path(data_dir) / ENVIRONMENT_FILE).read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            settings[name] = value
    return subprocess.run([sys.executable, *program], env={**os.environ, **settings}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
