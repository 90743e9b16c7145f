"""The end of a rest, told by the real worker to a real push service: once, in time, readable by the browser alone."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from engine import webpush
from engine.schemas.push import PushDeviceIn, PushTestIn, RestAlertIn
from engine.services import jobs, push
from engine.storage import db
from tests.pushing import Browser, PushService, claims_of, push_service
from tests.servers import VAPID_PRIVATE_KEY
from tests.worker.conftest import Cursor, Running, soon

Start = Callable[[], Running]
SENDER = webpush.Sender(VAPID_PRIVATE_KEY, "mailto:coach@example.org", loopback=True)
SETTINGS = {
    "VAPID_PRIVATE_KEY": VAPID_PRIVATE_KEY,
    "VAPID_SUBJECT": "mailto:coach@example.org",
    "PUSH_TO_LOOPBACK": "1",
    "GYMGENIUS_ENV": "development",
}


@pytest.fixture
def service() -> Iterator[PushService]:
    """A push service of this test's own."""
    with push_service() as running:
        yield running


@pytest.fixture
def browser() -> Browser:
    """The browser behind it."""
    return Browser()


@pytest.fixture
def user(owner: Cursor) -> UUID:
    """A lifter."""
    made = uuid4()
    owner.execute("INSERT INTO users (id, email) VALUES (%s, %s)", (str(made), f"{made}@example.org"))
    return made


@pytest.fixture
def device(user: UUID, service: PushService, browser: Browser) -> UUID:
    """Their phone, subscribed."""
    given = {"device_id": uuid4(), "endpoint": service.endpoint, "keys": browser.keys}
    return push.keep(user, PushDeviceIn.model_validate(given), utc_now(), loopback=True).id


def utc_now() -> datetime:
    return datetime.now(UTC)


def rest(user: UUID, device: UUID, seconds: float) -> datetime:
    """A rest that ends in so many seconds."""
    ends_at = utc_now() + timedelta(seconds=seconds)
    given = RestAlertIn(device_id=device, ends_at=ends_at, title="Rest is over", body="Bench press, set 4")
    return push.set_alert(user, given, utc_now()).ends_at


def told(user: UUID) -> list[Any]:
    with db.transaction(user) as tx:
        return tx.rows("SELECT told_at FROM rest_alerts")


def known(user: UUID) -> Any:
    return push.known(user, None).devices


def tell(user: UUID, device: UUID) -> None:
    push.tell_rest(user, device, SENDER, utc_now())


@pytest.fixture
def worker(start_worker: Start, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Starts workers that may send to this machine."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    return start_worker


def test_a_worker_tells_the_end_of_a_rest_within_seconds_encrypted_and_signed(
    worker: Start, user: UUID, device: UUID, service: PushService, browser: Browser
) -> None:
    running = worker()
    ends_at = rest(user, device, 4)
    (message,) = service.wait_for(1, 40)
    assert 0 <= message.at - ends_at.timestamp() < 15, running.log.read_text()  # 2 s on a machine that has time
    assert browser.decrypt(message.body) == {
        "kind": "rest",
        "title": "Rest is over",
        "body": "Bench press, set 4",
        "ends_at": ends_at.isoformat(),
    }
    claims = claims_of(message, webpush.public_key(VAPID_PRIVATE_KEY))
    assert claims["sub"] == "mailto:coach@example.org"
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600
    assert message.path == "/send/abc"
    said = {name: message.headers[name] for name in ("content-encoding", "urgency", "topic")}
    assert said == {"content-encoding": "aes128gcm", "urgency": "high", "topic": "rest"}
    assert 0 < int(message.headers["ttl"]) <= push.LATE_S
    assert soon(lambda: known(user)[0].sent_at is not None)
    assert running.stop(signal.SIGTERM) == 0


def test_a_worker_that_is_killed_as_it_sends_leaves_no_second_message_behind(
    worker: Start, user: UUID, device: UUID, service: PushService, owner: Cursor
) -> None:
    first = [worker(), worker()]
    service.before_answering = lambda: [running.kill_with_children() for running in first]
    rest(user, device, 3)
    service.wait_for(1, 40)
    service.before_answering = lambda: None
    third = worker()

    def taken_up_again() -> bool:
        owner.execute("SELECT state, attempts FROM jobs WHERE kind = 'rest_alert'")
        return bool(owner.fetchone() == ("done", 2))

    assert soon(taken_up_again, 40), third.log.read_text()
    assert len(service.messages) == 1


def test_a_shifted_rest_is_told_at_its_new_end_and_no_sooner(
    worker: Start, user: UUID, device: UUID, service: PushService
) -> None:
    worker()
    rest(user, device, 2)
    ends_at = rest(user, device, 7)
    (message,) = service.wait_for(1, 40)
    assert message.at >= ends_at.timestamp()


def test_a_cancelled_rest_is_not_told(worker: Start, user: UUID, device: UUID, service: PushService) -> None:
    worker()
    rest(user, device, 2)
    push.cancel_alert(user, device)
    push.want_test(user, device, PushTestIn(title="It works"), "a key")
    service.wait_for(1, 40)
    time.sleep(4)
    assert [message.headers["topic"] for message in service.messages] == ["test"]


def test_nothing_is_sent_twice_however_often_and_at_once_it_is_asked(
    user: UUID, device: UUID, service: PushService
) -> None:
    rest(user, device, -1)

    def ask() -> None:
        tell(user, device)
        db.close()

    askers = [threading.Thread(target=ask) for _ in range(6)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join(20)
    tell(user, device)
    assert len(service.messages) == 1


def test_what_ended_over_a_minute_ago_is_not_told(user: UUID, device: UUID, service: PushService) -> None:
    rest(user, device, -61)
    tell(user, device)
    assert service.messages == []


def test_what_has_not_ended_is_not_told(user: UUID, device: UUID, service: PushService) -> None:
    rest(user, device, 5)
    tell(user, device)
    assert service.messages == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(user: UUID, device: UUID, service: PushService, status: int) -> None:
    service.answers = [status]
    rest(user, device, -1)
    tell(user, device)
    assert known(user) == [] and told(user) == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_push_service_that_is_busy_is_asked_again_within_the_minute(
    user: UUID, device: UUID, service: PushService, handed: list[UUID], owner: Cursor, status: int
) -> None:
    service.answers = [status]
    rest(user, device, -1)
    owner.execute("SELECT id FROM jobs WHERE kind = 'rest_alert'")
    (job,) = owner.fetchone()
    jobs.perform(UUID(str(job)), lambda _: tell(user, device))
    assert known(user)[0].fault == f"127.0.0.1 answered {status}: "
    owner.execute("SELECT state, run_after < now() + interval '9 s' FROM jobs WHERE kind = 'rest_alert'")
    assert owner.fetchone() == ("waiting", True)
    tell(user, device)
    assert len(service.messages) == 2
    assert known(user)[0].fault is None


@pytest.mark.parametrize("status", [400, 401, 403, 413])
def test_a_refusal_is_told_to_the_lifter_and_not_tried_again(
    user: UUID, device: UUID, service: PushService, status: int
) -> None:
    service.answers = [status]
    rest(user, device, -1)
    tell(user, device)
    tell(user, device)
    assert len(service.messages) == 1
    assert str(status) in known(user)[0].fault


def test_a_line_that_breaks_after_the_message_was_sent_is_not_tried_again(
    user: UUID, device: UUID, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webpush, "CONNECT_S", 0.5)
    service.before_answering = lambda: time.sleep(1.5)
    rest(user, device, -1)
    tell(user, device)
    tell(user, device)
    assert len(service.messages) == 1
    assert "did not answer" in known(user)[0].fault


def test_a_service_that_answers_byte_by_byte_is_hung_up_on(
    user: UUID, device: UUID, service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webpush, "DEADLINE_S", 1)
    service.before_answering = lambda: time.sleep(3)
    rest(user, device, -1)
    began = time.monotonic()
    tell(user, device)
    assert time.monotonic() - began < 2.5


def test_a_redirect_is_not_followed(user: UUID, device: UUID, service: PushService) -> None:
    with push_service() as inner:
        service.answers, service.headers = [307], {"Location": inner.endpoint}
        rest(user, device, -1)
        tell(user, device)
        assert inner.messages == []
    assert "307" in known(user)[0].fault


def test_without_a_key_nothing_is_sent(user: UUID, device: UUID, service: PushService) -> None:
    rest(user, device, -1)
    push.tell_rest(user, device, None, utc_now())
    assert service.messages == []


def test_an_address_on_this_machine_is_not_spoken_to_outside_of_tests(
    user: UUID, device: UUID, service: PushService
) -> None:
    outside = webpush.Sender(VAPID_PRIVATE_KEY, "mailto:coach@example.org")
    rest(user, device, -1)
    push.tell_rest(user, device, outside, utc_now())
    assert service.messages == []
    assert "https" in known(user)[0].fault


def test_the_message_a_lifter_asked_for_says_when_it_was_sent(
    user: UUID, device: UUID, service: PushService, browser: Browser
) -> None:
    now = utc_now()
    push.tell_test(user, device, {"title": "It works", "body": ""}, SENDER, now)
    (message,) = service.messages
    assert browser.decrypt(message.body) == {
        "kind": "test",
        "title": "It works",
        "body": "",
        "sent_at": now.isoformat(),
    }
    assert message.headers["topic"] == "test"
