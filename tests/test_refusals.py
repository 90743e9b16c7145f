"""What the web app tells again in six languages is what the server says: neither can change without the other."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core._pydantic_core import list_all_errors

from engine.blueprints import problems
from engine.schemas.auth import RegisterIn
from engine.schemas.body import BodyweightIn
from engine.schemas.exercises import ExerciseIn
from engine.schemas.gyms import GymIn
from engine.schemas.plans import PlanIn
from engine.schemas.sets import SetIn

ROOT = Path(__file__).resolve().parent.parent
REFUSALS = (ROOT / "webapp" / "js" / "refusals.js").read_text(encoding="utf-8")
REFUSING = {
    *("Rejected", "NotFound", "Conflict", "Forbidden", "Unauthenticated", "TooLarge", "TooMany", "Unavailable"),
    *("Malformed", "ImportFault"),
}

UNTOLD = {
    "the app's own screen says it better": (
        "E-mail or password is wrong",
        "This e-mail address has an account already",
        "There is no such device",
    ),
    "the app never asks for it": (
        "There is no such recommendation",
        "Only an administrator sees the jobs",
        "Only their coach, with their consent, may ask for another lifter",
        "Without a store there must be a history",
        "Tell at least one thing",
        "This rest is too long",
        "a batch has no field but sets",
        "sets must be a list of 1 to 1 sets",
        "days must name each day once",
        "steps are pairs of reps (0 to 100) and kg (-50 to 50)",
        "stages are pairs of sets (1 to 20) and reps (1 to 100)",
        "name each weekday once",
        "There is no such muscle: 1",
        "No date order 1.",
        "No such field: 1.",
        "No such column: 1.",
        "Nothing is mapped to 1.",
    ),
    "deleting what is gone is done": ("There is no such weighing",),
    "told by what is missing: a gym or a plan": ("There is no such 1",),
    "for whoever writes or runs a client or a server": (
        "The database is away: 1",
        "Redis is away: 1",
        "The schema is at version 1, this code needs 1: run create_schema.py",
        "This can be asked by GymGenius' own pages only",
        "The body must be a JSON object",
        "The body is not valid JSON",
        "The cursor is none of ours; ask again without it",
        "The catalogue has an exercise with this id",
        "must not hold a NUL character",
        "must be valid Unicode, without lone surrogates",
        "must hold finite numbers only",
        "must be a file, with a file name",
        "a new weight needs its unit",
        "1 can't be cleared",
    ),
}
"""What a lifter does not meet through the app, and why; f-strings with 1 in their gaps."""


@cache
def sentences() -> frozenset[str]:
    """The server's sentences that the app knows word for word."""
    listed = REFUSALS.partition("const SENTENCES = {")[2].partition("\n}\n")[0]
    found = re.findall(r"""^  (?:'([^']+)'|"([^"]+)"): \(\) => """, listed, re.M)
    assert len(found) == len([line for line in listed.splitlines() if line.strip()])
    return frozenset(single or double for single, double in found)


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """The forms that it knows."""
    listed = REFUSALS.partition("const FORMS = [")[2].partition("\n]\n")[0]
    found = re.findall(r"^  \[/\^(.+?)\$/, ", listed, re.M)
    assert len(found) == len([line for line in listed.splitlines() if line.strip()])
    return tuple(re.compile(form) for form in found)


def is_told(text: str) -> bool:
    """Whether the app has this in the reader's language."""
    return text in sentences() or any(form.fullmatch(text) for form in forms())


def text_of(node: ast.expr) -> str | None:
    """What an expression says, if it is written out; with 1 in the gaps of an f-string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "1" for part in node.values)
    return None


@cache
def nodes() -> tuple[tuple[Path, ast.AST], ...]:
    return tuple(
        (path.relative_to(ROOT), node)
        for path in sorted((ROOT / "engine").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def written() -> Iterator[str]:
    """All that stands in the engine's source, and what pydantic says."""
    for _, node in nodes():
        if isinstance(node, ast.expr) and (text := text_of(node)) is not None:
            yield text
    for error in list_all_errors():
        for kind in ("List", "Dictionary", "Value"):
            template = error["message_template_python"].replace("{field_type}", kind)
            yield re.sub(r"\{\w+\}", "1", template.replace("{expected_plural}", "s"))


def refused() -> Iterator[str]:
    """What the engine refuses with."""
    for path, node in nodes():
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        of_a_schema = node.func.id == "ValueError" and path.parts[1] in ("schemas", "blueprints")
        if node.func.id in REFUSING or of_a_schema:
            text = text_of(node.args[1 if node.func.id == "ImportFault" else 0])
            if text is not None:
                yield text


def test_every_sentence_that_the_app_tells_again_is_one_that_the_server_says() -> None:
    said = set(written())
    assert sentences() - said == set()
    assert [form.pattern for form in forms() if not any(form.fullmatch(text) for text in said)] == []


def test_every_refusal_is_told_in_the_readers_language_or_never_reaches_a_lifter() -> None:
    untold = {text for texts in UNTOLD.values() for text in texts}
    refusals = set(refused())
    assert len(refusals) > 80
    assert sorted(text for text in refusals - untold if not is_told(text)) == []
    assert sorted(untold - refusals) == [], "no longer said"
    assert sorted(text for text in untold if is_told(text)) == [], "told after all"


GAP = re.compile(r"\((?:[^()\\]|\\.|\([^()]*\))*\)[?*+]?|.\?")
"""What of a form is not fixed: its brackets, and letters that may be missing."""


def test_every_form_that_the_app_knows_of_other_sentences_is_the_servers_too() -> None:
    source = (ROOT / "webapp" / "js" / "server_words.js").read_text(encoding="utf-8")
    found = re.findall(r"^  \[/\^(.+?)\$?/,", source, re.M)
    assert len(found) > 20
    said = "\n".join(written())
    pieces = {form: [re.sub(r"\\(.)", r"\1", piece) for piece in GAP.split(form)] for form in found}
    clauses = {
        form: [one.strip() for piece in cut for one in re.split("[:;,.]", piece)] for form, cut in pieces.items()
    }
    assert [(form, clause) for form, all_of_it in clauses.items() for clause in all_of_it if clause not in said] == []


ID = UUID("0190b6c0-7c5e-7d2a-9b1e-2f6c1f0a4b5d")
NOW = datetime(2026, 11, 22, tzinfo=UTC).isoformat()
SET = {"id": ID, "exercise_id": ID, "performed_at": NOW, "weight": 80, "unit": "kg", "reps": 5}
GYM = {"id": ID, "name": "Home"}
RACK = {"low": 5, "high": 30, "step": 2.5, "unit": "kg"}
LIFT = {"exercise_id": ID, "sets": 3, "rep_low": 5, "rep_high": 8, "rir": 2, "rest_seconds": 120}
PLAN = {"id": ID, "name": "Plan", "days": [{"name": "A", "exercises": []}]}
OWN = {"id": ID, "name": "Sled", "equipment": "other", "pattern": "carry"}


@pytest.mark.parametrize(
    ("schema", "given"),
    [
        (SetIn, {**SET, "reps": 0}),
        (SetIn, {**SET, "reps": 101, "rir": 11}),
        (SetIn, {**SET, "reps": 5.5, "rir": 1.3, "rest_seconds": 90_000, "note": "x" * 2001}),
        (SetIn, {**SET, "weight": 1501}),
        (SetIn, {**SET, "performed_at": "1969-05-01T10:00:00Z"}),
        (BodyweightIn, {"id": ID, "measured_at": NOW, "weight": 19, "unit": "kg"}),
        (BodyweightIn, {"id": ID, "measured_at": NOW, "weight": 0, "unit": "kg"}),
        (GymIn, {**GYM, "name": "", "inventory": {"plates": [{"weight": 5, "unit": "kg", "count": 2}] * 31}}),
        (GymIn, {**GYM, "inventory": {"dumbbells": [{**RACK, "low": 40}], "stacks": []}}),
        (GymIn, {**GYM, "inventory": {"stacks": [{"first": 50, "last": 5, "step": 5, "unit": "kg"}]}}),
        (PlanIn, {**PLAN, "days": []}),
        (PlanIn, {**PLAN, "days": [{"name": "A", "exercises": [{**LIFT, "sets": 21, "rest_seconds": -1}]}]}),
        (PlanIn, {**PLAN, "days": [{"name": "A", "exercises": [{**LIFT, "rep_low": 9}]}]}),
        (PlanIn, {**PLAN, "schedule": {"kind": "weekdays", "weekdays": []}}),
        (ExerciseIn, {**OWN, "cue": "x" * 501, "muscles": {f"m_{'x' * n}": 1 for n in range(1, 22)}}),
        (RegisterIn, {"email": "nobody", "password": "short", "time_zone": "Mars/Olympus"}),
        (RegisterIn, {"email": "a@example.org", "password": "ü" * 40}),
    ],
)
def test_what_the_contract_holds_against_a_number_a_text_or_a_list_is_told(
    schema: type[BaseModel], given: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        schema.model_validate(given)
    faults = problems.faults_of(refusal.value)
    assert [f"{fault.field}: {fault.fault}" for fault in faults if not is_told(fault.fault)] == []
