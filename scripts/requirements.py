"""engine/requirements.txt, the packages of the engine's image with their hashes, from uv.lock.

python -m scripts.requirements [--check]
"""

import subprocess
import sys
from pathlib import Path

from scripts.bootstrap import uv

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "engine" / "requirements.txt"
EXPORT = ("export", "--frozen", "--no-dev", "--no-emit-project", "--no-header", "--no-annotate", "--quiet")
HEADER = "# From uv.lock by `python -m scripts.requirements`; `make lint` checks that both are in step.\n"


def main() -> int:
    """Write the file, or with --check only tell (exit code 1) that it is not in step."""
    wanted = HEADER + exported()
    if "--check" not in sys.argv:
        FILE.write_text(wanted, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != wanted:
        print(f"{FILE.relative_to(ROOT)} is not in step with uv.lock: python -m scripts.requirements")
        return 1
    return 0


def exported() -> str:
    """What uv.lock says the engine needs, as pip reads it."""
    command = [uv(), *EXPORT]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
