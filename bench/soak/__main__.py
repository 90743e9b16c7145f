"""`python -m bench.soak`: 200 sets while the network flaps, the tab is killed 20 times and the server 5 times.

Starts everything it needs on this machine, in a folder that is gone afterwards. Prints what happened; 1 where a set was
lost, doubled or out of order.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.soak.run import Outcome, Plan, soak
from scripts.browser import arguments, needed
from scripts.database import make_login, run_script
from scripts.embedded import Postgres, Valkey, free_port
from scripts.stack import ROOT, Stack


def main() -> int:
    """Command line."""
    plan = _parse()
    program = needed()
    with (
        tempfile.TemporaryDirectory(prefix="gymgenius-soak-", ignore_cleanup_errors=True) as folder,
        _stack(Path(folder)) as stack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=arguments())
        outcome = soak(browser, stack, plan, _tell)
        browser.close()
    return _report(plan, outcome)


def _tell(line: str) -> None:
    print(f"\r{line}", end="", file=sys.stderr, flush=True)


def _report(plan: Plan, outcome: Outcome) -> int:
    faults = outcome.faults(plan)
    print(
        f"{len(outcome.logged)} sets logged, {len(outcome.stored)} on the server under {outcome.ids} ids, "
        f"{'in order' if outcome.stored == outcome.logged else 'NOT as logged'}; {outcome.kills} tabs and "
        f"{outcome.server_kills} servers killed, {outcome.flaps} cuts of the network, {outcome.offline} times offline; "
        f"seed {plan.seed}, {outcome.seconds:.0f} s"
    )
    for fault in faults:
        print(f"soak: {fault}", file=sys.stderr)
    return 1 if faults else 0


@contextmanager
def _stack(folder: Path) -> Iterator[Stack]:
    with Postgres(folder / "postgres") as postgres, Valkey(folder / "valkey") as valkey:
        owner = postgres.make_database("gymgenius")
        for script in ("create_schema.py", "seed_data.py"):
            run_script(script, settings={"DATABASE_URL": owner, "DATABASE_OWNER_URL": ""})
        settings = {
            "DATABASE_URL": make_login(owner, "gymgenius_soak"),
            "REDIS_URL": valkey.url,
            "JWT_KEYS": f"soak:{secrets.token_urlsafe(48)}",
            "GYMGENIUS_ENV": "development",
            "WEBAPP_DIR": str(ROOT / "webapp"),
            "RATE_LIMITS": "0",
        }
        with Stack(settings, folder / "logs", port=free_port()) as stack:
            yield stack


def _parse() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description="Log sets while everything breaks.")
    usual = Plan()
    parser.add_argument("--sets", type=int, default=usual.sets)
    parser.add_argument("--kills", type=int, default=usual.kills, help="tabs killed")
    parser.add_argument("--server-kills", type=int, default=usual.server_kills)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--seconds", type=float, default=usual.seconds, help="give up after so long")
    given = parser.parse_args()
    return Plan(given.sets, given.kills, given.server_kills, given.seed, given.seconds)


if __name__ == "__main__":
    sys.exit(main())
