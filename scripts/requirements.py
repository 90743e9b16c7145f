"""engine/requirements.txt and requirements-worker.txt, the packages of the two images with their hashes, from uv.lock.

python -m scripts.requirements [--check]
"""

import subprocess
import sys
from pathlib import Path

from scripts.bootstrap import uv

ROOT = Path(__file__).resolve().parent.parent
EXPORT = ("export", "--frozen", "--no-dev", "--no-emit-project", "--no-header", "--no-annotate", "--quiet")
FILES = {
    # file: what of uv.lock it holds besides what the API needs
    ROOT / "engine" / "requirements.txt": (),
    ROOT / "engine" / "requirements-worker.txt": ("--extra", "personalise"),
}
HEADER = "# From uv.lock by `python -m scripts.requirements`; `make lint` checks that both are in step.\n"


def main() -> int:
    """Write the files, or with --check only tell (exit code 1) which of them are not in step."""
    late = 0
    for file, extra in FILES.items():
        wanted = HEADER + exported(*extra)
        if "--check" not in sys.argv:
            file.write_text(wanted, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != wanted:
            print(f"{file.relative_to(ROOT)} is not in step with uv.lock: python -m scripts.requirements")
            late = 1
    return late


def exported(*extra: str) -> str:
    """What uv.lock says the engine needs, as pip reads it."""
    command = [uv(), *EXPORT, *extra]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
