"""POST /v1/refresh, /v1/logout, /v1/logout-everywhere: how long a sign-in lasts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.app import create_app
from engine.blueprints import cookies, http
from engine.blueprints.document import Api
from engine.config import Settings
from engine.storage import db
from tests.api.conftest import PASSWORD, Person

ATTEMPT = {"Idempotency-Key": "one attempt of anna's phone"}


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(cookies.NAME, path=cookies.PATH)
    return cookie.value if cookie else ""


def refresh(app: Api, token: str, **headers: str) -> TestResponse:
    """Ask with this token, as a browser of its own."""
    client = app.test_client(use_cookies=False)
    return client.post("/v1/refresh", headers={"Cookie": f"{cookies.NAME}={token}", **headers})


def token_in(answer: TestResponse) -> str:
    assert answer.status_code == 200, answer.text
    return answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]


def test_a_cookie_gives_a_new_token_and_a_new_cookie(app: Api, anna: Person) -> None:
    old = cookie_of(anna.client)
    answer = anna.client.post("/v1/refresh")
    assert answer.status_code == 200
    assert answer.json["user_id"] == str(anna.id)
    assert cookie_of(anna.client) not in ("", old)
    headers = {"Authorization": f"Bearer {answer.json['access_token']}"}
    assert app.test_client().get("/v1/me", headers=headers).status_code == 200


def test_a_session_lasts_over_many_refreshes(anna: Person) -> None:
    for _ in range(10):
        assert anna.client.post("/v1/refresh").status_code == 200


def test_reuse_of_a_spent_token_ends_the_session_at_once(app: Api, anna: Person) -> None:
    old = cookie_of(anna.client)
    new = token_in(refresh(app, old))
    assert refresh(app, old).status_code == 401
    assert refresh(app, new).status_code == 401


def test_a_stolen_token_used_after_its_owner_went_on_ends_the_session(app: Api, anna: Person) -> None:
    stolen = cookie_of(anna.client)
    second = token_in(refresh(app, stolen))
    third = token_in(refresh(app, second))
    assert refresh(app, stolen).status_code == 401
    assert refresh(app, third).status_code == 401


def test_a_thief_who_is_quicker_is_thrown_out_when_the_owner_comes(app: Api, anna: Person) -> None:
    first = cookie_of(anna.client)
    thief = token_in(refresh(app, first))
    assert refresh(app, first, **ATTEMPT).status_code == 401
    assert refresh(app, thief).status_code == 401


def test_a_lost_answer_does_not_sign_the_lifter_out(app: Api, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = cookie_of(anna.client)
    token_in(refresh(app, kept, **ATTEMPT))  # the answer never arrived
    monkeypatch.setattr(http, "utc_now", lambda: datetime.now(UTC) + timedelta(hours=3))
    again = token_in(refresh(app, kept, **ATTEMPT))
    assert refresh(app, again).status_code == 200


def test_a_thief_does_not_know_the_name_of_the_owners_attempt(app: Api, anna: Person) -> None:
    stolen = cookie_of(anna.client)
    owners = token_in(refresh(app, stolen, **ATTEMPT))
    assert refresh(app, stolen, **{"Idempotency-Key": "a guess"}).status_code == 401
    assert refresh(app, owners).status_code == 401


def test_an_attempt_can_not_be_repeated_once_its_answer_was_used(app: Api, anna: Person) -> None:
    first = cookie_of(anna.client)
    second = token_in(refresh(app, first, **ATTEMPT))
    third = token_in(refresh(app, second))
    assert refresh(app, first, **ATTEMPT).status_code == 401
    assert refresh(app, third).status_code == 401


def test_of_several_answers_to_one_attempt_only_one_line_lives_on(app: Api, anna: Person) -> None:
    first = cookie_of(anna.client)
    one, other = token_in(refresh(app, first, **ATTEMPT)), token_in(refresh(app, first, **ATTEMPT))
    one = token_in(refresh(app, one))
    assert refresh(app, other).status_code == 401
    assert refresh(app, one).status_code == 401


def test_one_attempt_repeated_at_once_stays_signed_in(app: Api, anna: Person) -> None:
    shared = cookie_of(anna.client)
    answers: list[TestResponse] = []

    def ask() -> None:
        answers.append(refresh(app, shared, **ATTEMPT))
        db.close()

    tries = [Thread(target=ask) for _ in range(4)]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert [answer.status_code for answer in answers] == [200] * 4
    assert refresh(app, token_in(answers[-1])).status_code == 200


def test_one_devices_theft_leaves_the_others_signed_in(app: Api, anna: Person) -> None:
    phone = app.test_client()
    phone.post("/v1/login", json={"email": anna.email, "password": PASSWORD})
    first = cookie_of(anna.client)
    token_in(refresh(app, token_in(refresh(app, first))))
    assert refresh(app, first).status_code == 401
    assert phone.post("/v1/refresh").status_code == 200


def test_a_session_ends_when_it_is_not_used(app: Api, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    token = cookie_of(anna.client)
    monkeypatch.setattr(http, "utc_now", lambda: datetime.now(UTC) + timedelta(days=61))
    assert refresh(app, token).status_code == 401


@pytest.mark.parametrize("token", ["", "x", ".", "00000000-0000-0000-0000-000000000000.secret", "%00", "é.é"])
def test_what_is_no_token_is_no_session(app: Api, token: str) -> None:
    assert refresh(app, token).status_code == 401


def test_a_token_belongs_to_its_owner(app: Api, anna: Person, ben: Person) -> None:
    secret = cookie_of(anna.client).partition(".")[2]
    assert refresh(app, f"{ben.id}.{secret}").status_code == 401
    assert refresh(app, cookie_of(anna.client)).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/v1/refresh", "/v1/logout"])
def test_other_sites_can_not_use_the_cookie(
    app: Api, anna: Person, path: str, headers: dict[str, str], status: int
) -> None:
    answer = anna.client.post(path, headers=headers)
    assert answer.status_code == (204 if path == "/v1/logout" and status == 200 else status)


def test_signing_out_ends_the_session_and_takes_the_cookie_back(app: Api, anna: Person) -> None:
    token = cookie_of(anna.client)
    assert anna.client.post("/v1/logout").status_code == 204
    assert cookie_of(anna.client) == ""
    assert refresh(app, token).status_code == 401


def test_signing_out_twice_or_without_a_session_is_fine(stranger: FlaskClient, anna: Person) -> None:
    assert stranger.post("/v1/logout").status_code == 204
    assert anna.client.post("/v1/logout").status_code == 204
    assert anna.client.post("/v1/logout").status_code == 204


def test_signing_out_everywhere_ends_all_devices_but_nobody_elses(app: Api, anna: Person, ben: Person) -> None:
    phone = app.test_client()
    phone.post("/v1/login", json={"email": anna.email, "password": PASSWORD})
    assert anna.post("/v1/logout-everywhere").status_code == 204
    assert phone.post("/v1/refresh").status_code == 401
    assert ben.client.post("/v1/refresh").status_code == 200


def test_signing_out_everywhere_needs_a_sign_in(stranger: FlaskClient) -> None:
    assert stranger.post("/v1/logout-everywhere").status_code == 401


def test_in_production_the_cookie_travels_over_tls_only(api_settings: Settings, anna: Person) -> None:
    client = create_app(replace(api_settings, cookie_secure=True)).test_client()
    answer = client.post("/v1/login", json={"email": anna.email, "password": PASSWORD})
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Expires=" in answer.headers["Set-Cookie"]
