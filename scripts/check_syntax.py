"""`node --check` on every JavaScript file that we wrote."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDORED = ROOT / "webapp" / "vendor"


def main() -> int:
    """0 when all parse; else what Node says of those that don't."""
    files = [path for path in sorted((ROOT / "webapp").rglob("*.js")) if VENDORED not in path.parents]
    with ThreadPoolExecutor(2) as pool:
        faults = [fault for fault in pool.map(_fault, files) if fault]
    print("\n".join(faults))
    return 1 if faults else 0


def _fault(file: Path) -> str:
    command = [str(ROOT / ".venv" / "bin" / "node"), "--check", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()


if __name__ == "__main__":
    sys.exit(main())
