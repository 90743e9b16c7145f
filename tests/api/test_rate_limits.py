"""How often something may be asked, and what happens to the count while Redis is away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from engine.app import create_app
from engine.blueprints import limits
from engine.config import Settings
from engine.storage import db
from scripts.embedded import free_port
from tests.api.conftest import PASSWORD, Person

WRONG = {"email": "anna@example.org", "password": "not the password"}
RIGHT = {"email": "anna@example.org", "password": PASSWORD}


@pytest.fixture
def outside(api_settings: Settings, anna: Person) -> Iterator[FlaskClient]:
    """A client of an app that is not a developer's and counts."""
    link = db._link
    yield create_app(replace(api_settings, environment="production", rate_limits=True)).test_client()
    if link is not None:
        db.configure(link)


def test_guessing_one_accounts_password_ends_soon_from_wherever_it_is_done(outside: FlaskClient) -> None:
    for n in range(10):
        origin = {"REMOTE_ADDR": f"203.0.113.{n}"}
        assert outside.post("/v1/login", json=WRONG, environ_overrides=origin).status_code == 401
    answer = outside.post("/v1/login", json=WRONG | {"email": " ANNA@example.org"})
    assert answer.status_code == 429
    assert answer.mimetype == "application/problem+json"
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert outside.post("/v1/login", json=WRONG | {"email": "ben@example.org"}).status_code == 401


def test_signing_in_rightly_is_not_counted(outside: FlaskClient) -> None:
    for _ in range(15):
        assert outside.post("/v1/login", json=RIGHT).status_code == 200


def test_trying_many_accounts_from_one_place_ends(outside: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [outside.post("/v1/login", json=WRONG | {"email": f"{n}@example.org"}).status_code for n in range(101)]
    assert codes == [401] * 100 + [429]
    elsewhere = {"REMOTE_ADDR": "2001:db8:1::1"}
    assert outside.post("/v1/login", json=WRONG, environ_overrides=elsewhere).status_code == 401


def test_one_network_of_ipv6_is_one_place(outside: FlaskClient) -> None:
    for n in range(30):
        body = {"email": f"{n}@example.org", "password": PASSWORD}
        answer = outside.post("/v1/register", json=body, environ_overrides={"REMOTE_ADDR": f"2001:db8::{n:x}"})
        assert answer.status_code == 201
    body = {"email": "one-more@example.org", "password": PASSWORD}
    for address, status in (("2001:db8::ffff", 429), ("2001:db8:0:1::1", 201)):
        answer = outside.post("/v1/register", json=body, environ_overrides={"REMOTE_ADDR": address})
        assert answer.status_code == status


def test_a_runaway_client_is_stopped_and_others_are_not(
    api_settings: Settings, anna: Person, ben: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUESTS_PER_PERSON", "5 per minute")
    client = create_app(replace(api_settings, environment="production", rate_limits=True)).test_client()
    paths = ("/v1/me", "/v1/gyms")
    codes = [client.get(paths[n % 2], headers={"Authorization": f"Bearer {anna.token}"}).status_code for n in range(6)]
    assert codes == [200] * 5 + [429]
    assert client.get("/v1/me", headers={"Authorization": f"Bearer {ben.token}"}).status_code == 200


def test_without_redis_the_process_counts_for_itself(api_settings: Settings, anna: Person) -> None:
    settings = replace(
        api_settings, environment="production", rate_limits=True, redis_url=f"redis://127.0.0.1:{free_port()}/0"
    )
    client = create_app(settings).test_client()
    codes = [client.post("/v1/login", json=WRONG).status_code for _ in range(11)]
    assert codes == [401] * 10 + [429]
    assert client.post("/v1/register", json={"email": "new@example.org", "password": PASSWORD}).status_code == 201


def test_on_a_developers_machine_only_guesses_are_counted(api_settings: Settings, anna: Person) -> None:
    client = create_app(replace(api_settings, rate_limits=True)).test_client()
    for n in range(40):
        body = {"email": f"{n}@example.org", "password": PASSWORD}
        assert client.post("/v1/register", json=body).status_code == 201
    codes = [client.post("/v1/login", json=WRONG).status_code for _ in range(11)]
    assert codes == [401] * 10 + [429]


def test_they_can_be_turned_off(anna: Person) -> None:
    for _ in range(15):
        assert anna.client.post("/v1/login", json=WRONG).status_code == 401


@pytest.mark.parametrize("forwarded", ["nonsense", "", "1.2.3.4, ::ffff:10.0.0.1", "999.1.1.1"])
def test_what_a_proxy_writes_breaks_nothing(api_settings: Settings, anna: Person, forwarded: str) -> None:
    settings = replace(api_settings, environment="production", rate_limits=True, trusted_proxies=1)
    client = create_app(settings).test_client()
    answer = client.post("/v1/login", json=WRONG, headers={"X-Forwarded-For": forwarded})
    assert answer.status_code == 401
