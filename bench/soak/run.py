"""The soak itself: which calamities, when, and whether every set arrived."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from bench.soak.flapping import Flapping
from bench.soak.lifting import PASSWORD, Lifter, Said
from scripts.stack import Stack

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True}
SESSION = 8
"""Sets of one session, before it is finished and the next is begun."""
LAST_WORD_SECONDS = 120


@dataclass(frozen=True)
class Plan:
    """How much is done and broken, and by which dice."""

    sets: int = 200
    kills: int = 20
    server_kills: int = 5
    seed: int = 1
    seconds: float = 2400.0


@dataclass
class Outcome:
    """What happened. `logged`: as the screen said, in order; `stored`: as the server says."""

    logged: list[Said] = field(default_factory=list)
    stored: list[Said] = field(default_factory=list)
    ids: int = 0
    kills: int = 0
    server_kills: int = 0
    flaps: int = 0
    offline: int = 0
    seconds: float = 0.0
    sent: bool = False

    def faults(self, plan: Plan) -> list[str]:
        """What is not as it must be; empty when all is well."""
        wrong = []
        if len(self.logged) != plan.sets:
            wrong.append(f"{len(self.logged)} sets were logged, not {plan.sets}: out of time")
        if not self.sent:
            wrong.append("the phone still has unsent changes")
        if len(self.stored) != len(self.logged) or self.ids != len(self.stored):
            wrong.append(f"the server has {len(self.stored)} sets under {self.ids} ids of {len(self.logged)} logged")
        elif self.stored != self.logged:
            first = next(i for i, pair in enumerate(zip(self.stored, self.logged, strict=True)) if pair[0] != pair[1])
            wrong.append(f"set {first + 1} is {self.stored[first]} on the server, {self.logged[first]} was logged")
        if self.kills < plan.kills or self.server_kills < plan.server_kills:
            wrong.append(f"only {self.kills} tabs and {self.server_kills} servers were killed")
        return wrong


def soak(browser: Browser, stack: Stack, plan: Plan, told: Callable[[str], None] = lambda _: None) -> Outcome:
    """Log the sets while tabs, servers and the network die. The seed says what befalls when, the machine how fast."""
    random, outcome, began = Random(plan.seed), Outcome(), time.monotonic()
    port = urlsplit(stack.url).port or 80
    email = f"soak-{plan.seed}-{int(time.time())}@example.org"
    with Flapping(port, Random(plan.seed + 1)) as network, _phone(browser, network.url) as context:
        lifter = Lifter(context, random)
        lifter.arrive(email)
        network.flap()
        calamities = _when(plan, random)
        for n in range(plan.sets):
            if time.monotonic() - began > plan.seconds:
                break
            if n % SESSION == 0:
                lifter.begin(min(SESSION, plan.sets - n))
            _one_set(lifter, outcome, n % SESSION, calamities[n], stack, random)
            told(f"{n + 1} of {plan.sets} sets, {time.monotonic() - began:.0f} s")
            if n % SESSION == SESSION - 1 or n == plan.sets - 1:
                lifter.finish()
        network.steady()
        context.set_offline(False)
        outcome.sent = lifter.wait_until_sent(LAST_WORD_SECONDS)
        outcome.flaps = network.flaps
    outcome.seconds = time.monotonic() - began
    _ask_server(stack.url, email, outcome)
    return outcome


def _one_set(lifter: Lifter, outcome: Outcome, done: int, calamity: set[str], stack: Stack, random: Random) -> None:
    """One set more on the screen than `done`, whatever befalls."""
    context = lifter.page.context
    if random.random() < 0.1:
        outcome.offline += 1
        context.set_offline(True)
    elif random.random() < 0.5:
        context.set_offline(False)
    if "server" in calamity:
        stack.crash_api()
        outcome.server_kills += 1
    lifter.tap_log()
    if "tab" in calamity:
        painted = random.random() < 0.5
        if painted:
            lifter.until_painted(done + 1)
        lifter.kill_tab()
        outcome.kills += 1
        if lifter.logged() == done:
            if painted:
                raise AssertionError(f"set {len(outcome.logged) + 1} was painted, and gone when the tab came back")
            lifter.tap_log()  # the tab died before the set was on the disk, and had not said that it was
    lifter.until_painted(done + 1)
    outcome.logged.append(lifter.just_done())


def _when(plan: Plan, random: Random) -> list[set[str]]:
    """What befalls which set."""
    found: list[set[str]] = [set() for _ in range(plan.sets)]
    for name, count in (("tab", plan.kills), ("server", plan.server_kills)):
        for n in random.sample(range(plan.sets), min(count, plan.sets)):
            found[n].add(name)
    return found


@contextmanager
def _phone(browser: Browser, url: str) -> Iterator[Any]:
    context = browser.new_context(base_url=url, **PHONE)
    context.set_default_timeout(60_000)
    try:
        yield context
    finally:
        context.close()


def _ask_server(url: str, email: str, outcome: Outcome) -> None:
    """What the server has, asked past the app and past the bad network."""
    who = {"email": email, "password": PASSWORD}
    token = _ask(f"{url}/v1/login", who)["access_token"]
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = _ask(f"{url}/v1/sets?newest_first=false&limit=1000{cursor}", token=token)
        found += page["sets"]
        if not page["next_cursor"]:
            break
        cursor = f"&cursor={page['next_cursor']}"
    outcome.stored = [(float(one["weight"]), int(one["reps"])) for one in found]
    outcome.ids = len({one["id"] for one in found})


def _ask(url: str, body: dict[str, Any] | None = None, token: str = "") -> dict[str, Any]:
    headers = {"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})}
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data=data, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
        return found
