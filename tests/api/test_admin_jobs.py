"""The jobs of all lifters, for whoever runs the instance."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import psycopg2
import pytest
from flask.testing import FlaskClient

from engine.services import tokens
from engine.services.tokens import Asker
from tests.api.conftest import Person
from tests.api.lifting import a_set, log
from tests.servers import JWT_KEYS


@pytest.fixture
def admin(anna: Person, database_url: str) -> Person:
    """Anna, who runs the instance from now on."""
    with closing(psycopg2.connect(database_url)) as owner, owner, owner.cursor() as cursor:
        cursor.execute("UPDATE users SET role = 'admin' WHERE id = %s", (str(anna.id),))
    kid, _, secret = JWT_KEYS.partition(":")
    now = datetime.now(UTC)
    anna.token = tokens.issue(Asker(anna.id, "admin"), ((kid, secret),), now, timedelta(minutes=5))
    return anna


def test_an_administrator_sees_what_waits_and_for_which_request(admin: Person, ben: Person) -> None:
    (stored,) = log(ben, a_set())
    ben.patch(f"/v1/sets/{stored['id']}", {"reps": 3}, headers={"X-Request-Id": "from-ben"})
    found = admin.get("/v1/admin/jobs").json
    (job,) = found["jobs"]
    assert (job["kind"], job["state"], job["user_id"], job["request_id"]) == (
        "replay", "waiting", str(ben.id), "from-ben",
    )  # fmt: skip
    assert found["counts"] == {"waiting": 1}
    assert admin.get("/v1/admin/jobs?state=dead").json["jobs"] == []


def test_a_lifter_does_not(ben: Person) -> None:
    assert ben.get("/v1/admin/jobs").status_code == 403


def test_bad_input_is_refused(admin: Person) -> None:
    assert admin.get("/v1/admin/jobs?state=lost").status_code == 422


def test_it_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.get("/v1/admin/jobs").status_code == 401
