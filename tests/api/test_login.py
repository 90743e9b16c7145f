"""POST /v1/login."""

import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from flask.testing import FlaskClient

from engine.app import create_app
from engine.blueprints import http
from engine.blueprints.document import Api
from engine.config import Settings
from engine.services import tokens
from tests.api.conftest import PASSWORD, Person


def login(client: FlaskClient, email: str, password: str = PASSWORD):
    return client.post("/v1/login", json={"email": email, "password": password})


def test_it_gives_a_token_that_works(stranger: FlaskClient, anna: Person) -> None:
    answer = login(stranger, anna.email)
    assert answer.status_code == 200
    assert answer.json["user_id"] == str(anna.id)
    assert set(answer.json) == {"access_token", "token_type", "expires_in", "user_id"}
    headers = {"Authorization": f"Bearer {answer.json['access_token']}"}
    assert stranger.get("/v1/me", headers=headers).json["id"] == str(anna.id)


@pytest.mark.parametrize("email", ["ANNA@EXAMPLE.ORG", "  anna@example.org ", "ａｎｎａ@example.org"])
def test_the_address_may_be_written_otherwise(stranger: FlaskClient, anna: Person, email: str) -> None:
    assert login(stranger, email).status_code == 200


def test_addresses_in_all_scripts_meet_themselves(stranger: FlaskClient) -> None:
    composed, decomposed = "jörg@müller.example", "jo\u0308rg@mu\u0308ller.example"
    made = stranger.post("/v1/register", json={"email": decomposed, "password": PASSWORD})
    assert made.status_code == 201
    assert login(stranger, composed).status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_told_apart_by_nothing(stranger: FlaskClient, anna: Person) -> None:
    wrong, unknown = login(stranger, anna.email, "wrong password"), login(stranger, "nobody@example.org")
    assert wrong.status_code == unknown.status_code == 401
    assert {**wrong.json, "request_id": ""} == {**unknown.json, "request_id": ""}
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


def test_an_unknown_address_takes_as_long_as_a_wrong_password(api_settings: Settings, anna: Person) -> None:
    client = create_app(replace(api_settings, bcrypt_rounds=9)).test_client()
    assert login(client, anna.email).status_code == 200  # kept at this cost from now on

    def seconds(email: str) -> float:
        began = time.process_time()  # of all threads, so that whatever else the machine does is not counted
        assert login(client, email, "wrong password").status_code == 401
        return time.process_time() - began

    pairs = [(seconds(anna.email), seconds("nobody@example.org")) for _ in range(7)]
    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.6 < known / unknown < 1.7


def test_the_catalogues_owner_can_not_sign_in(stranger: FlaskClient) -> None:
    assert login(stranger, "catalogue@invalid").status_code == 401


@pytest.mark.parametrize("password", ["x" * 73, "ä" * 500, ""])
def test_a_password_that_can_not_be_one_is_simply_wrong(stranger: FlaskClient, anna: Person, password: str) -> None:
    assert login(stranger, anna.email, password).status_code == 401


def test_a_longer_password_with_the_right_beginning_is_wrong(stranger: FlaskClient) -> None:
    password = "p" * 72
    stranger.post("/v1/register", json={"email": "a@b.cd", "password": password})
    assert login(stranger, "a@b.cd", password).status_code == 200
    assert login(stranger, "a@b.cd", password + "p").status_code == 401


def test_a_new_cost_replaces_the_stored_hash(api_settings: Settings, app: Api, anna: Person) -> None:
    dearer = create_app(replace(api_settings, bcrypt_rounds=5)).test_client()
    assert login(dearer, anna.email).status_code == 200
    assert login(app.test_client(), anna.email).status_code == 200


def test_the_token_says_which_key_signed_it_and_old_keys_still_verify(
    api_settings: Settings, stranger: FlaskClient, anna: Person
) -> None:
    assert jwt.get_unverified_header(anna.token) == {"alg": "HS256", "kid": "test", "typ": "JWT"}
    rotated = replace(api_settings, jwt_keys=(("new", "n" * 40), *api_settings.jwt_keys))
    client = create_app(rotated).test_client()
    assert client.get("/v1/me", headers={"Authorization": f"Bearer {anna.token}"}).status_code == 200
    assert jwt.get_unverified_header(login(client, anna.email).json["access_token"])["kid"] == "new"
    dropped = create_app(replace(api_settings, jwt_keys=(("new", "n" * 40),))).test_client()
    assert dropped.get("/v1/me", headers={"Authorization": f"Bearer {anna.token}"}).status_code == 401


def test_a_token_ends_after_its_minutes(app: Api, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for minutes, status in ((14, 200), (16, 401)):
        monkeypatch.setattr(http, "utc_now", lambda m=minutes: datetime.now(UTC) + timedelta(minutes=m))
        assert anna.get("/v1/me").status_code == status


def forged(anna: Person, settings: Settings) -> list[str]:
    """Tokens that must not be believed."""
    kid, secret = settings.jwt_keys[0]
    now = datetime.now(UTC)
    claims = {
        "sub": str(anna.id), "role": "admin", "aud": "gymgenius", "iat": now, "exp": now + timedelta(hours=1),
    }  # fmt: skip
    asker = tokens.Asker(anna.id, "lifter")
    return [
        "",
        "nonsense",
        "a.b.c",
        anna.token[:-2],
        anna.token + "x",
        tokens.issue(asker, ((kid, "another secret that is long enough"),), now, timedelta(hours=1)),
        tokens.issue(asker, (("unknown", secret),), now, timedelta(hours=1)),
        jwt.encode(claims, "", "none", {"kid": kid}),
        jwt.encode(claims, secret * 2, "HS512", {"kid": kid}),
        jwt.encode(claims, secret, "HS256"),
        jwt.encode(claims | {"aud": "another"}, secret, "HS256", {"kid": kid}),
        jwt.encode({k: v for k, v in claims.items() if k != "exp"}, secret, "HS256", {"kid": kid}),
        jwt.encode(claims | {"sub": "1"}, secret, "HS256", {"kid": kid}),
        jwt.encode(claims | {"exp": now - timedelta(seconds=1)}, secret, "HS256", {"kid": kid}),
        jwt.encode(claims | {"exp": "never"}, secret, "HS256", {"kid": kid}),
    ]


def test_a_forged_token_is_not_believed(stranger: FlaskClient, anna: Person, api_settings: Settings) -> None:
    for token in forged(anna, api_settings):
        answer = stranger.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401, token
        assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("header", ["", "Bearer", "Basic YTpi", "bearer\t", "Bearer  "])
def test_another_scheme_is_no_sign_in(stranger: FlaskClient, header: str) -> None:
    assert stranger.get("/v1/me", headers={"Authorization": header}).status_code == 401
