"""POST /v1/register."""

from threading import Thread

import pytest
from flask.testing import FlaskClient

from engine.blueprints.document import Api
from engine.storage import db
from tests.api.conftest import PASSWORD, Person


def test_it_gives_a_token_that_works(stranger: FlaskClient) -> None:
    answer = stranger.post("/v1/register", json={"email": "new@example.org", "password": PASSWORD})
    assert answer.status_code == 201
    assert answer.json["token_type"] == "bearer" and answer.json["expires_in"] == 900
    me = stranger.get("/v1/me", headers={"Authorization": f"Bearer {answer.json['access_token']}"})
    assert me.json["email"] == "new@example.org" and me.json["role"] == "lifter"


def test_the_refresh_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: FlaskClient) -> None:
    answer = stranger.post("/v1/register", json={"email": "new@example.org", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/v1"):
        assert part in cookie


def test_a_taken_address_is_a_conflict_however_it_is_written(stranger: FlaskClient, anna: Person) -> None:
    for email in ("anna@example.org", " ANNA@Example.ORG ", "ａnna@example.org"):
        answer = stranger.post("/v1/register", json={"email": email, "password": PASSWORD})
        assert answer.status_code == 409
        assert answer.json["errors"][0]["field"] == "email"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no-address"),
        ("email", "a@b"),
        ("email", "a b@example.org"),
        ("email", "a@exa\u0000mple.org"),
        ("email", "x" * 250 + "@example.org"),
        ("password", "short"),
        ("password", "ä" * 37),
        ("password", "nul\u0000in a password"),
        ("role", "admin"),
        ("unit", "stone"),
        ("time_zone", "../../etc/passwd"),
        ("locale", "<script>"),
        ("unknown", 1),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_field(stranger: FlaskClient, field: str, value: object) -> None:
    body = {"email": "new@example.org", "password": PASSWORD, field: value}
    answer = stranger.post("/v1/register", json=body)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


def test_a_password_of_72_bytes_is_taken_whole(stranger: FlaskClient) -> None:
    password = "ä" * 36
    assert stranger.post("/v1/register", json={"email": "a@b.cd", "password": password}).status_code == 201
    assert stranger.post("/v1/login", json={"email": "a@b.cd", "password": password}).status_code == 200
    assert stranger.post("/v1/login", json={"email": "a@b.cd", "password": password[:-1]}).status_code == 401


def test_the_password_is_kept_as_it_was_typed(stranger: FlaskClient) -> None:
    stranger.post("/v1/register", json={"email": "a@b.cd", "password": "  with spaces  "})
    assert stranger.post("/v1/login", json={"email": "a@b.cd", "password": "with spaces"}).status_code == 401
    assert stranger.post("/v1/login", json={"email": "a@b.cd", "password": "  with spaces  "}).status_code == 200


def test_of_two_at_once_one_gets_the_account(app: Api) -> None:
    codes: list[int] = []

    def register() -> None:
        answer = app.test_client().post("/v1/register", json={"email": "new@example.org", "password": PASSWORD})
        codes.append(answer.status_code)
        db.close()

    threads = [Thread(target=register) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [201, 409, 409]
