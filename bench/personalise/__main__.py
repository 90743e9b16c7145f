"""The command line.

    python -m bench.personalise LOGS [--lifters 10] [--only D01 D17]     a fit of each, and a table of how it went
    python -m bench.personalise population LOGS --workers N [--lifters 51]   the refit of the priors by N workers

LOGS is a folder of logs in the format of bench/accuracy/logs.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.personalise import crowd, table


def main(given: Sequence[str]) -> int:
    """0 when done, 2 for a wrong command."""
    if given[:1] == ["population"]:
        options = _options("population", given[1:], lifters=51)
        crowd.run(options.logs, options.workers, options.lifters)
    else:
        options = _options("fits", given, lifters=10)
        table.run(options.logs, options.lifters, options.only)
    return 0


def _options(what: str, given: Sequence[str], lifters: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.personalise", description=__doc__)
    parser.add_argument("logs", type=Path)
    parser.add_argument("--lifters", type=int, default=lifters)
    if what == "population":
        parser.add_argument("--workers", type=int, default=1)
    else:
        parser.add_argument("--only", nargs="*", default=[], help="names of logs")
    options = parser.parse_args(given)
    if not any(options.logs.glob("*.csv")):
        parser.error(f"{options.logs} holds no logs (*.csv)")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
