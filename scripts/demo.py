"""From an export to a prescription against a running stack, as a new lifter would do it.

    python scripts/demo.py --export strong.csv                          # make dev runs on port 8000
    python scripts/demo.py --base-url http://127.0.0.1:9000 --export exports/*

For each file: signs up someone new, uploads it, waits until it is stored, and asks for the first set of the five
most trained lifts. Ends with a line per file. Exit status 1 when a file failed or a row is unaccounted for.
Needs nothing but Python's standard library.
"""

import argparse
import json
import secrets
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LIFTS = 5
PATIENCE_S = 300
POLL_S = 0.2
ATTEMPTS = 6

Json = dict[str, Any]


class DemoError(Exception):
    """The stack answered otherwise than it should; the message says how."""


@dataclass
class Result:
    """What came of one file, for the table at the end."""

    name: str
    format: str = "-"
    rows: int = 0
    sets: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    unmatched: int = 0
    seconds: float = 0.0
    fault: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every row became a set or was skipped with a reason."""
        return not self.fault and self.rows == self.sets + sum(self.skipped.values())

    def line(self) -> str:
        """One line of the table."""
        skipped = ", ".join(f"{reason} {rows}" for reason, rows in self.skipped.items()) or "none"
        outcome = self.fault or f"{self.seconds:.1f} s to the first prescription"
        counts = f"{self.rows:6} rows  {self.sets:6} sets  skipped: {skipped}; unmatched sets: {self.unmatched}"
        return f"{'ok ' if self.is_whole else 'BAD'} {self.name:36} {self.format:18} {counts}; {outcome}"


class Lifter:
    """Someone new, signed up at `base_url`."""

    def __init__(self, base_url: str, unit: str) -> None:
        self._base = base_url.rstrip("/")
        self._token = ""
        who = {"email": f"demo-{secrets.token_hex(6)}@example.org", "password": secrets.token_urlsafe(16)}
        self._token = self.post("/v1/register", who)["access_token"]
        self.ask("PATCH", "/v1/me", json.dumps({"unit": unit}).encode(), "application/json")

    def get(self, path: str, **query: object) -> Json:
        """GET; the answer's JSON."""
        return self.ask("GET", f"{path}?{urllib.parse.urlencode(query)}" if query else path)

    def post(self, path: str, body: Json) -> Json:
        """POST of JSON; the answer's JSON."""
        return self.ask("POST", path, json.dumps(body).encode(), "application/json")

    def upload(self, path: str, file: Path) -> Json:
        """POST of a file as multipart/form-data."""
        edge = secrets.token_hex(16)
        name = file.name.replace('"', "")
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + file.read_bytes() + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={edge}")

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Json:
        """Any request; waits where it is asked to. Raises DemoError for any other refusal."""
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        headers |= {"Content-Type": kind} if kind else {}
        request = urllib.request.Request(self._base + path, body, headers, method=method)  # noqa: S310 - the user's URL
        for attempt in range(ATTEMPTS):
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                    found: Json = json.loads(answer.read() or b"{}")
                    return found
            except urllib.error.HTTPError as fault:
                if fault.code not in (429, 503) or attempt == ATTEMPTS - 1:
                    raise DemoError(f"{method} {path}: {fault.code} {_detail(fault)}") from fault
                time.sleep(min(60, int(fault.headers.get("Retry-After") or 1)))
            except OSError as fault:
                raise DemoError(f"{self._base} does not answer: {fault}") from fault
        raise DemoError(f"{method} {path}: no answer")


def _detail(fault: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(fault.read())["detail"])
    except (ValueError, KeyError, TypeError):
        return fault.reason


def show(base_url: str, file: Path, unit: str) -> Result:
    """Take one file all the way; what came of it."""
    result = Result(file.name)
    try:
        _walk(Lifter(base_url, unit), file, result)
    except (DemoError, OSError) as fault:
        result.fault = str(fault)
    return result


def _walk(lifter: Lifter, file: Path, result: Result) -> None:
    began = time.perf_counter()
    sent = lifter.upload("/v1/imports", file)
    report = sent["report"]
    _note(result, report)
    print(f"\n{file.name}: {result.format}, {result.rows} rows, {result.sets} sets in {report['sessions']} sessions")
    for skipped in report["skipped"]:
        print(
            f"  skipped {skipped['rows']:5} {skipped['text']} (lines {', '.join(map(str, skipped['lines'][:5]))} ...)"
        )
    for warning in report["warnings"]:
        print(f"  {warning}")
    if report["missing"]:
        raise DemoError(f"no column for {', '.join(report['missing'])}")
    lifter.post(f"/v1/imports/{sent['id']}/confirm", {})
    done = _wait(lifter, sent["id"])
    print(f"  stored {done['summary']['sets_added']} sets in {done['summary']['seconds']:.1f} s")
    for rank, (name, exercise_id, sets) in enumerate(_most_trained(lifter, report)):
        answer = lifter.post("/v1/recommendation", {"exercise_id": exercise_id, "set_number": 1})
        if not rank:
            result.seconds = time.perf_counter() - began
        _print_prescription(name, sets, answer)


def _note(result: Result, report: Json) -> None:
    result.format, result.rows, result.sets = report["format"], report["rows_read"], report["sets"]
    result.skipped = {one["reason"]: one["rows"] for one in report["skipped"]}
    result.unmatched = report["unmatched_sets"]


def _wait(lifter: Lifter, import_id: str) -> Json:
    """Watch it being stored."""
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        state = lifter.get(f"/v1/imports/{import_id}")
        print(f"\r  {state['status']}: {state['sets_done']} of {state['sets_total']} sets ", end="", flush=True)
        if state["status"] in ("done", "failed", "undone"):
            print()
            if state["status"] == "done":
                return state
            raise DemoError(f"the import {state['status']}: {state['error']}")
        time.sleep(POLL_S)
    raise DemoError(f"not stored after {PATIENCE_S} s")


def _most_trained(lifter: Lifter, report: Json) -> list[tuple[str, str, int]]:
    """Name, id and sets of the lifts with the most sets."""
    lifts: dict[str, tuple[str, int]] = {}
    for one in report["exercises"][: 4 * LIFTS]:
        found = one["exercise_id"], one["matched_name"]
        if not one["exercise_id"]:
            own = lifter.get("/v1/exercises", q=one["name"][:100], own="true", limit=1)["exercises"]
            found = (own[0]["id"], own[0]["name"]) if own else (None, None)
        if found[0]:
            lifts[found[0]] = (found[1], lifts.get(found[0], ("", 0))[1] + one["sets"])
    ranked = sorted(lifts.items(), key=lambda lift: -lift[1][1])[:LIFTS]
    return [(name, exercise_id, sets) for exercise_id, (name, sets) in ranked]


def _print_prescription(name: str, sets: int, answer: Json) -> None:
    reps = f"{answer['rep_low']}-{answer['rep_high']}"
    load = f"{answer['display_weight']:g} {answer['unit']}"
    flag = f" [{answer['flag']}]" if answer["flag"] else ""
    rest = f"RIR {answer['rir']:g}, rest {answer['rest_seconds']} s"
    print(f"  {name} ({sets} sets): {load} x {reps}, {rest}, confidence {answer['confidence']:.2f}{flag}")
    for reason in answer["reasons"]:
        print(f"      {reason['text']}")


def main(arguments: list[str]) -> int:
    """Command line; 0 when every file was taken all the way with every row accounted for."""
    parser = argparse.ArgumentParser(description="From an export to a prescription, against a running stack")
    parser.add_argument("--base-url", default="http://localhost:8000", help="where the stack answers")
    parser.add_argument("--export", nargs="+", type=Path, required=True, metavar="FILE", help="exports to import")
    parser.add_argument("--unit", choices=("kg", "lb"), default="kg", help="the lifter's unit")
    options = parser.parse_args(arguments)
    results = [show(options.base_url, file, options.unit) for file in options.export]
    print()
    for result in results:
        print(result.line())
    return 0 if all(result.is_whole for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
