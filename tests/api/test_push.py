"""/v1/push and /v1/rest-alert: whom to tell, and when; nobody is spoken to that an attacker would like spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine import webpush
from engine.app import create_app
from engine.blueprints.document import Api
from engine.config import Settings
from engine.storage import db
from tests.api.conftest import Person
from tests.pushing import browser_keys
from tests.servers import VAPID_PRIVATE_KEY

SAYS = {"title": "It works", "body": "So it will say"}
ENDPOINT = "https://push.example.org/send/xyz?v=2"


def subscribe(person: Person, **other: Any) -> TestResponse:
    given = {"device_id": str(uuid4()), "endpoint": ENDPOINT, "keys": browser_keys(), **other}
    return person.ask("PUT", "/v1/push", json=given)


@pytest.fixture
def device(anna: Person) -> str:
    answer = subscribe(anna)
    assert answer.status_code == 200, answer.text
    return str(answer.json["id"])


def alert(person: Person, device: str, seconds: float = 120, **other: Any) -> TestResponse:
    ends_at = (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()
    given = {"device_id": device, "ends_at": ends_at, "title": "Rest is over", "body": "Bench press, set 4"}
    return person.ask("PUT", "/v1/rest-alert", json=given | other)


def waiting(user: UUID) -> list[dict[str, Any]]:
    with db.transaction(user) as tx:
        return tx.rows("SELECT kind, run_after, args FROM jobs WHERE state = 'waiting' ORDER BY kind")


def alerts(user: UUID) -> list[dict[str, Any]]:
    with db.transaction(user) as tx:
        return tx.rows("SELECT device_id, ends_at, title, body, told_at FROM rest_alerts")


def test_the_key_to_subscribe_with_is_told(anna: Person) -> None:
    answer = anna.get("/v1/push").json
    assert answer == {"public_key": webpush.public_key(VAPID_PRIVATE_KEY), "devices": []}


def test_a_device_is_kept_and_shown_without_its_address(anna: Person, device: str) -> None:
    (kept,) = anna.get("/v1/push").json["devices"]
    assert (kept["id"], kept["service"], kept["sent_at"], kept["fault"]) == (device, "push.example.org", None, None)
    assert "xyz" not in anna.get("/v1/push").text, "who knows the address can try it"


def test_a_device_with_a_new_address_replaces_the_old(anna: Person, device: str) -> None:
    assert subscribe(anna, device_id=device, endpoint="https://other.example.org/x").status_code == 200
    assert [one["service"] for one in anna.get("/v1/push").json["devices"]] == ["other.example.org"]


def test_the_eleventh_device_takes_the_place_of_the_one_heard_of_longest_ago(anna: Person, device: str) -> None:
    for _ in range(10):
        subscribe(anna)
    ids = [one["id"] for one in anna.get("/v1/push").json["devices"]]
    assert len(ids) == 10 and device not in ids


def test_a_device_is_forgotten_with_all_that_it_was_to_be_told(anna: Person, device: str) -> None:
    alert(anna, device)
    assert anna.delete(f"/v1/push/{device}").status_code == 204
    assert anna.delete(f"/v1/push/{device}").status_code == 404
    assert anna.get("/v1/push").json["devices"] == []
    assert alerts(anna.id) == [] and waiting(anna.id) == []


def test_an_alert_is_one_job_at_the_end_of_the_rest(anna: Person, device: str) -> None:
    told = alert(anna, device, 90).json
    (job,) = waiting(anna.id)
    assert job["kind"] == "rest_alert" and job["args"] == {"device_id": device}
    assert job["run_after"] == datetime.fromisoformat(told["ends_at"])
    (kept,) = alerts(anna.id)
    assert (kept["title"], kept["body"], kept["told_at"]) == ("Rest is over", "Bench press, set 4", None)


def test_shifting_the_rest_moves_the_alert_both_ways(anna: Person, device: str) -> None:
    for seconds in (120, 135, 30):
        told = datetime.fromisoformat(alert(anna, device, seconds).json["ends_at"])
        assert [job["run_after"] for job in waiting(anna.id)] == [told]
        assert [one["ends_at"] for one in alerts(anna.id)] == [told]


def test_sending_the_same_alert_again_changes_nothing(anna: Person, device: str) -> None:
    ends_at = (datetime.now(UTC) + timedelta(seconds=60)).isoformat()
    once = alert(anna, device, ends_at=ends_at).json, waiting(anna.id), alerts(anna.id)
    assert (alert(anna, device, ends_at=ends_at).json, waiting(anna.id), alerts(anna.id)) == once


def test_what_was_told_stays_told_when_the_same_alert_comes_again(anna: Person, device: str) -> None:
    ends_at = datetime.now(UTC) - timedelta(seconds=1)
    alert(anna, device, ends_at=ends_at.isoformat())
    with db.transaction(anna.id) as tx:
        tx.run("UPDATE rest_alerts SET told_at = now()")
    alert(anna, device, ends_at=(ends_at + timedelta(seconds=0.5)).isoformat())
    assert alerts(anna.id)[0]["told_at"] is not None, "the same rest, some milliseconds of network later"
    alert(anna, device, 60)
    assert alerts(anna.id)[0]["told_at"] is None, "another rest"


def test_an_alert_is_cancelled_once_or_twice(anna: Person, device: str) -> None:
    alert(anna, device)
    for _ in range(2):
        assert anna.delete(f"/v1/rest-alert?device_id={device}").status_code == 204
        assert alerts(anna.id) == [] and waiting(anna.id) == []


def test_each_device_has_an_alert_of_its_own(anna: Person, device: str) -> None:
    other = subscribe(anna).json["id"]
    alert(anna, device, 60)
    alert(anna, other, 90)
    anna.delete(f"/v1/rest-alert?device_id={device}")
    assert [str(one["device_id"]) for one in alerts(anna.id)] == [other]
    assert [job["args"]["device_id"] for job in waiting(anna.id)] == [other]


def test_a_phone_whose_clock_is_off_is_told_at_the_right_time(anna: Person, device: str) -> None:
    its_clock = datetime.now(UTC) + timedelta(hours=5)
    ends_at = its_clock + timedelta(seconds=100)
    told = alert(anna, device, ends_at=ends_at.isoformat(), now=its_clock.isoformat()).json
    left = (datetime.fromisoformat(told["ends_at"]) - datetime.now(UTC)).total_seconds()
    assert 95 < left <= 100


def test_a_test_message_is_wanted_once(anna: Person, device: str) -> None:
    for _ in range(2):
        assert anna.post(f"/v1/push/{device}/test", SAYS).status_code == 202
    assert [(job["kind"], job["args"]) for job in waiting(anna.id)] == [("push_test", SAYS | {"device_id": device})]
    assert anna.post(f"/v1/push/{uuid4()}/test", SAYS).status_code == 404


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/x", "https://push.example.org:8443/x", "https://push.example.org:22/x",
        "https://127.0.0.1/x", "https://127.1/x", "https://0x7f000001/x", "https://2130706433/x", "https://[::1]/x",
        "https://10.0.0.1/x", "https://169.254.169.254/latest/meta-data", "https://[::ffff:169.254.169.254]/x",
        "https://8.8.8.8/x", "https://localhost/x", "https://redis/x", "https://engine:443/x",
        "https://anna:secret@push.example.org/x", "https://push.example.org\\@127.0.0.1/x",
        "https://push.example.org/x\r\nX-Evil: 1", "https://push.example.org/ x", "https://push.ëxample.org/x",
        "ftp://push.example.org/x", "file:///etc/passwd", "gopher://push.example.org/", "https://", "https:///x",
        "push", "https://[bad/x", "https://push.example.org:99999/x",
    ],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_than_to_a_public_service_is_refused(anna: Person, endpoint: str) -> None:
    answer = subscribe(anna, endpoint=endpoint)
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json["errors"]
    assert fault["field"] == "endpoint" and fault["expected"]
    assert anna.get("/v1/push").json["devices"] == []


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("keys.p256dh", {"p256dh": "A" * 87}),
        ("keys.p256dh", {"p256dh": "B" + "A" * 86}),
        ("keys.p256dh", {"p256dh": "x"}),
        ("keys.p256dh", {"p256dh": "é" * 87}),
        ("keys.auth", {"auth": "A" * 21}),
        ("keys.auth", {"auth": "A" * 20 + "=="}),
        ("keys.auth", {"auth": None}),
    ],
)
def test_keys_that_are_none_are_refused_with_their_field(anna: Person, field: str, keys: dict[str, Any]) -> None:
    answer = subscribe(anna, keys=browser_keys() | keys)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("ends_at", {"ends_at": "soon"}),
        ("ends_at", {"ends_at": "2026-05-01T18:00:00"}),
        ("ends_at", {"ends_at": (datetime.now(UTC) + timedelta(hours=2)).isoformat()}),
        ("title", {"title": ""}),
        ("title", {"title": "x" * 101}),
        ("title", {"title": "\x00"}),
        ("body", {"body": "x" * 201}),
        ("device_id", {"device_id": "1"}),
        ("device_id", {"device_id": str(uuid4())}),
        ("url", {"url": "https://evil.example"}),
    ],
)
def test_an_alert_that_can_not_be_is_refused_with_its_field(
    anna: Person, device: str, field: str, other: dict[str, Any]
) -> None:
    answer = alert(anna, device, **other)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["field"] == field
    assert alerts(anna.id) == []


def test_ben_can_neither_set_nor_cancel_nor_test_on_annas_device(anna: Person, ben: Person, device: str) -> None:
    alert(anna, device)
    assert alert(ben, device).status_code == 422
    assert ben.delete(f"/v1/rest-alert?device_id={device}").status_code == 204, "for him there is nothing to cancel"
    assert ben.post(f"/v1/push/{device}/test", SAYS).status_code == 404
    assert ben.delete(f"/v1/push/{device}").status_code == 404
    assert len(alerts(anna.id)) == 1 and len(waiting(anna.id)) == 1
    assert waiting(ben.id) == []


def test_ben_may_use_the_same_device_id_and_address_for_himself(anna: Person, ben: Person, device: str) -> None:
    assert subscribe(ben, device_id=device).status_code == 200, "two lifters can share a phone"
    alert(ben, device, 30)
    assert alerts(anna.id) == [] and len(alerts(ben.id)) == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/v1/push"), ("PUT", "/v1/push"), ("PUT", "/v1/rest-alert"), ("DELETE", "/v1/rest-alert?device_id=x")],
)
def test_a_stranger_is_sent_away(stranger: FlaskClient, method: str, path: str) -> None:
    assert stranger.open(path, method=method, json={}).status_code == 401


def test_the_list_of_devices_asks_once(anna: Person, device: str, queries: list[str]) -> None:
    anna.get("/v1/push")
    assert len(queries) == 1


def test_a_server_without_a_key_says_so(app: Api, anna: Person, device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.extensions, "push_key", None)
    assert anna.get("/v1/push").json["public_key"] is None
    answer = anna.post(f"/v1/push/{device}/test", SAYS)
    assert answer.status_code == 503 and "VAPID_PRIVATE_KEY" in answer.json["detail"]


@pytest.fixture
def counting(api_settings: Settings, anna: Person) -> Iterator[Person]:
    """Anna with an app that counts how often something is asked."""
    link = db._link
    client = create_app(replace(api_settings, environment="production", rate_limits=True)).test_client()
    yield replace(anna, client=client)
    if link is not None:
        db.configure(link)


def test_addresses_and_tests_and_alerts_can_not_be_asked_for_without_end(counting: Person) -> None:
    answers = [subscribe(counting) for _ in range(61)]
    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    device = str(answers[-2].json["id"])
    tests = [counting.post(f"/v1/push/{device}/test", SAYS).status_code for _ in range(21)]
    assert tests == [202] * 20 + [429]
    told = [alert(counting, device).status_code for _ in range(301)]
    assert told == [200] * 300 + [429]
