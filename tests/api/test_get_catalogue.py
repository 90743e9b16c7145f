"""/v1/catalogue: what a guest's phone reads before there is an account."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from engine.app import create_app
from engine.blueprints import limits
from engine.blueprints.document import Api
from engine.config import Settings
from engine.storage import db
from tests.api.conftest import Person


@pytest.fixture
def stranger(app: Api) -> FlaskClient:
    """Someone without an account."""
    return app.test_client()


def test_a_stranger_reads_the_whole_catalogue(stranger: FlaskClient, anna: Person) -> None:
    open_to_all = stranger.get("/v1/catalogue").json["exercises"]
    hers = anna.get("/v1/exercises?limit=1000").json["exercises"]
    assert len(open_to_all) > 500
    assert open_to_all == hers, "the phone's coach needs what a signed-in phone gets"


def test_nobodys_own_exercises_are_in_it(stranger: FlaskClient, anna: Person) -> None:
    own = {"id": str(uuid4()), "name": "Zercher carousel", "equipment": "other", "pattern": "squat"}
    assert anna.post("/v1/exercises", own).status_code == 201
    assert all(one["id"] != own["id"] for one in stranger.get("/v1/catalogue").json["exercises"])
    assert stranger.get("/v1/catalogue?q=zercher carousel").json["exercises"] == []


def test_a_name_in_another_language_is_found(stranger: FlaskClient) -> None:
    found = stranger.get("/v1/catalogue?q=bankdrücken&limit=3").json["exercises"]
    assert len(found) == 3
    assert found[0]["pattern"] == "horizontal_push"


def test_who_has_it_is_told_so_without_the_body(stranger: FlaskClient) -> None:
    first = stranger.get("/v1/catalogue")
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    again = stranger.get("/v1/catalogue", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert stranger.get("/v1/catalogue?q=squat", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_it_is_one_query_however_long(stranger: FlaskClient, queries: list[str]) -> None:
    stranger.get("/v1/catalogue")
    assert len(queries) == 1


@pytest.mark.parametrize("asked", ["limit=0", "limit=1001", "limit=x", "own=true", f"q={'x' * 101}", "q=%00"])
def test_what_can_not_be_asked_is_refused(stranger: FlaskClient, asked: str) -> None:
    answer = stranger.get(f"/v1/catalogue?{asked}")
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == asked.partition("=")[0]


def test_one_address_can_not_ask_without_end(api_settings: Settings, app: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    link = db._link
    monkeypatch.setattr(limits, "CATALOGUES_PER_ADDRESS", "3 per 15 minutes")
    outside = create_app(replace(api_settings, environment="production", rate_limits=True)).test_client()
    codes = [outside.get("/v1/catalogue?limit=1").status_code for _ in range(4)]
    elsewhere = {"REMOTE_ADDR": "203.0.113.7"}
    assert outside.get("/v1/catalogue?limit=1", environ_overrides=elsewhere).status_code == 200
    assert codes == [200, 200, 200, 429]
    if link is not None:
        db.configure(link)
