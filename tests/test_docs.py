"""The documents say what is built: routes, settings and task ids are compared with the code."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from flask import Flask

from engine.app import create_app
from engine.config import Settings
from engine.core import constants

ROOT = Path(__file__).parent.parent
SETTINGS = Settings(
    database_url="postgresql://nobody@127.0.0.1:1/none", redis_url="redis://127.0.0.1:1/0", jwt_keys=(("t", "x" * 32),)
)
# Where a setting is spelled otherwise in the environment than in Settings.
SPELLED = {"environment": "GYMGENIUS_ENV"}
PLACEHOLDER = re.compile(r"<[^<>]+>")
# Read by the scripts of database/ alone, or by docker compose.
BEYOND = {"DATABASE_OWNER_URL", "POSTGRES_PASSWORD", "APP_DATABASE_PASSWORD", "HTTP_PORT"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(SETTINGS)


def test_every_route_stands_in_the_specification_and_no_other(app: Flask) -> None:
    built = {
        f"{method} {PLACEHOLDER.sub(r'{}', rule.rule)}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS") and not rule.endpoint.startswith("openapi")
    }
    rows = re.findall(r"^\| `((?:GET|POST|PATCH|PUT|DELETE) /[^`]*)`", text_of("TECHNICAL_SPEC.md"), re.M)
    assert built == {re.sub(r"{[^}]*}", "{}", row) for row in rows}


def test_every_setting_stands_in_the_example_and_the_specification() -> None:
    wanted = {SPELLED.get(f.name, f.name.upper()) for f in dataclasses.fields(Settings)}
    example = set(re.findall(r"^([A-Z_]+)=", text_of(".env.example"), re.M))
    specified = set(re.findall(r"^\| `([A-Z_]{4,})` \|", text_of("TECHNICAL_SPEC.md"), re.M))
    assert example == wanted | BEYOND
    assert specified == wanted | BEYOND


def test_every_task_id_is_unique_and_every_ticked_one_names_what_shows_it() -> None:
    tasks = re.findall(r"^- \[([ x])\] \*\*(P\d-[A-Z]+-\d{3})\*\* (.*)$", text_of("ROADMAP.md"), re.M)
    ids = [task_id for _, task_id, _ in tasks]
    assert len(ids) > 20 and len(ids) == len(set(ids))
    for ticked, task_id, words in tasks:
        shown_by = re.findall(r"`([^`]+)`", words.rpartition("→")[2]) if "→" in words else []
        assert ticked == " " or shown_by, f"{task_id} is ticked but names no test or command"
        for shown in shown_by if ticked == "x" else []:
            command = shown.split()
            exists = (ROOT / command[0]).exists() or (
                command[0] == "make" and f"\n{command[1]}:" in text_of("Makefile")
            )
            assert exists or command[0] in ("python", "pytest"), f"{task_id} names {shown}, which is not there"


def test_no_document_links_to_a_file_that_is_not_there() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


SOURCE = re.compile(r"\[sources: ([^\]]+)\]")
ELSEWHERE = re.compile(r"\[[^\]\n]*\bscience\b[^\]\n]*\]|\bscience \d|\bscience notes\b", re.I)
CITING = ("engine/**/*.py", "webapp/js/**/*.js", "tests/**/*.py", "bench/**/*.py", "docs/**/*.md", "*.md")


def citing() -> dict[str, str]:
    """The text of every file that may cite a source; not this one, which only looks for citations."""
    files = {path for pattern in CITING for path in ROOT.glob(pattern)} - {Path(__file__)}
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}


def test_every_source_cited_is_a_heading_of_the_page_of_sources_and_every_heading_is_cited() -> None:
    headings = set(re.findall(r"^## (.+)$", text_of("docs/sources.md"), re.M))
    found = {(name, cited) for name, text in citing().items() for cited in SOURCE.findall(text)}
    assert {(name, cited) for name, cited in found if cited not in headings | {"…"}} == set()
    assert headings <= {cited for name, cited in found if name.startswith("engine/")}


def test_no_source_is_cited_that_is_not_in_the_repository() -> None:
    assert {name: ELSEWHERE.findall(text) for name, text in citing().items() if ELSEWHERE.search(text)} == {}


def test_every_constant_of_the_coach_stands_on_the_page_of_sources() -> None:
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", text_of("docs/sources.md")))
    assert {name for name in vars(constants) if name.isupper()} - named == set()
