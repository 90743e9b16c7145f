"""GET /healthz and /readyz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from engine.app import create_app
from engine.config import Settings
from engine.storage import db, schema
from scripts.embedded import free_port
from tests.api.test_problem_shape import check

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _the_link_comes_back() -> Iterator[None]:
    """An app that was made with another database leaves the first one's link behind."""
    link = db._link
    yield
    db.close()
    if link is not None:
        db.configure(link)


def test_a_process_that_runs_says_so(stranger: FlaskClient) -> None:
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_it_is_ready_when_all_is_there(stranger: FlaskClient) -> None:
    answer = stranger.get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "database": "ok", "redis": "ok", "schema_version": schema.NEEDED}


def test_the_newest_migration_is_the_one_that_is_needed() -> None:
    newest = max(int(path.name[:4]) for path in (ROOT / "database" / "migrations").glob("*.sql"))
    assert newest == schema.NEEDED


def test_without_a_database_it_lives_but_is_not_ready(api_settings: Settings) -> None:
    client = create_app(replace(api_settings, database_url=f"postgresql://127.0.0.1:{free_port()}/none")).test_client()
    assert client.get("/healthz").status_code == 200
    said = check(client.get("/readyz"), 503)
    assert "database" in said["detail"]
    assert "127.0.0.1" not in str(said)


def test_without_redis_it_lives_and_answers_but_is_not_ready(api_settings: Settings) -> None:
    client = create_app(replace(api_settings, redis_url=f"redis://127.0.0.1:{free_port()}/0")).test_client()
    said = check(client.get("/readyz"), 503)
    assert "Redis" in said["detail"]
    registered = client.post("/v1/register", json={"email": "x@example.org", "password": "12345678"})
    assert registered.status_code == 201


def test_a_schema_that_is_behind_is_not_ready(stranger: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "NEEDED", schema.NEEDED + 1)
    said = check(stranger.get("/readyz"), 503)
    assert "create_schema.py" in said["detail"]


def test_nobody_needs_to_sign_in_to_ask(stranger: FlaskClient) -> None:
    for path in ("/healthz", "/readyz"):
        assert stranger.get(path).status_code == 200
        assert stranger.head(path).status_code == 200
        assert stranger.post(path).status_code == 405
