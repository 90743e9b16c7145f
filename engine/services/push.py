"""Telling a phone that the rest is over, when the page can't: by web push, at the right second, never twice.

An alert is a row of its own beside its job (0017): shifting the rest moves both, cancelling drops both. Whoever tells
it takes the row first and sends afterwards. What was surely not taken is given back; what may have been is not sent
again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from engine import webpush
from engine.errors import Fault, NotFound, Rejected, Unavailable
from engine.schemas.push import PushDeviceIn, PushDeviceOut, PushOut, PushTestIn, RestAlertIn, RestAlertOut
from engine.services import jobs
from engine.storage import db, push
from engine.storage.db import Row

MAX_DEVICES = 10
LONGEST_REST = timedelta(hours=1)
LATE_S = 60  # later than this nobody wants to hear of it any more
SAME_S = 1  # s; two alerts so near are the same one, sent twice
TEST_KEPT_S = 300


def known(user_id: UUID, public_key: str | None) -> PushOut:
    """This person's devices, and the key that new ones subscribe with."""
    with db.transaction(user_id) as tx:
        found = push.devices(tx, user_id)
    return PushOut(public_key=public_key, devices=[_device(row) for row in found])


def keep(user_id: UUID, given: PushDeviceIn, now: datetime, *, loopback: bool) -> PushDeviceOut:
    """Keep a browser's address. Raises Rejected for one that is not spoken to, and for keys that are none."""
    try:
        webpush.Place.of(given.endpoint, loopback=loopback)
    except webpush.Refused as why:
        fault = Fault("endpoint", str(why), "the https address of a public push service")
        raise Rejected("This address can't be used", (fault,)) from why
    if not webpush.is_point(given.keys.p256dh):
        fault = Fault("keys.p256dh", "it is no point on P-256", "the browser's own key")
        raise Rejected("This key can't be used", (fault,))
    row = {"device_id": given.device_id, "endpoint": given.endpoint, **given.keys.model_dump()}
    with db.transaction(user_id) as tx:
        push.keep_device(tx, user_id, row, now)
        push.drop_oldest(tx, user_id, MAX_DEVICES)
        kept = next(row for row in push.devices(tx, user_id) if row["id"] == given.device_id)
    return _device(kept)


def forget(user_id: UUID, device_id: UUID) -> None:
    """Tell this device nothing more. Raises NotFound."""
    with db.transaction(user_id) as tx:
        if not push.remove_device(tx, user_id, device_id):
            raise NotFound("There is no such device")
        jobs.unwant(tx, "rest_alert", user_id, device_id)


def want_test(user_id: UUID, device_id: UUID, given: PushTestIn, public_key: str | None) -> None:
    """Have a message sent now. Raises NotFound, and Unavailable where this server has no key to sign with."""
    with db.transaction(user_id) as tx:
        if push.device(tx, user_id, device_id) is None:
            raise NotFound("There is no such device")
        if public_key is None:
            raise Unavailable("This server has no VAPID key: whoever runs it sets VAPID_PRIVATE_KEY")
        jobs.want(tx, "push_test", user_id, device_id, device_id=str(device_id), **given.model_dump())


def set_alert(user_id: UUID, given: RestAlertIn, now: datetime) -> RestAlertOut:
    """Tell a device at the end of its rest; the same again changes nothing, another one moves it. Raises Rejected."""
    ends_at = given.ends_at + (now - given.now) if given.now else given.ends_at
    if ends_at > now + LONGEST_REST:
        raise Rejected("This rest is too long", (Fault("ends_at", "it is too far away", "within the next hour"),))
    alert = {"device_id": given.device_id, "ends_at": ends_at, "title": given.title, "body": given.body, "same": SAME_S}
    with db.transaction(user_id) as tx:
        if push.device(tx, user_id, given.device_id) is None:
            fault = Fault("device_id", "no device of yours has this id", "one that PUT /v1/push made known")
            raise Rejected("There is no such device", (fault,))
        push.set_alert(tx, user_id, alert)
        jobs.want_at(tx, ends_at, "rest_alert", user_id, given.device_id, device_id=str(given.device_id))
    return RestAlertOut(device_id=given.device_id, ends_at=ends_at)


def cancel_alert(user_id: UUID, device_id: UUID) -> None:
    """The lifter is back: nothing is to be told. Twice does no more than once."""
    with db.transaction(user_id) as tx:
        push.drop_alert(tx, user_id, device_id)
        jobs.unwant(tx, "rest_alert", user_id, device_id)


def tell_rest(user_id: UUID, device_id: UUID, sender: webpush.Sender | None, now: datetime) -> None:
    """The rest is over: tell it, if nobody has and it isn't too late.

    Raises NotTaken where it is worth another try within the minute.
    """
    with db.transaction(user_id) as tx:
        alert = push.take_alert(tx, user_id, device_id, LATE_S)
        device = push.device(tx, user_id, device_id) if alert else None
    if alert is None or device is None or sender is None:
        return
    says = {"kind": "rest", "title": alert["title"], "body": alert["body"], "ends_at": alert["ends_at"].isoformat()}
    left_s = max(1, LATE_S - int((now - alert["ends_at"]).total_seconds()))
    try:
        _send(user_id, device, says, sender, left_s, now)
    except webpush.NotTaken:
        with db.transaction(user_id) as tx:
            push.give_back_alert(tx, user_id, device_id, alert["ends_at"])
        raise


def tell_test(
    user_id: UUID, device_id: UUID, says: Mapping[str, str], sender: webpush.Sender | None, now: datetime
) -> None:
    """Send the message that a lifter asked for, to see that it arrives. Raises NotTaken likewise."""
    with db.transaction(user_id) as tx:
        device = push.device(tx, user_id, device_id)
    if device is not None and sender is not None:
        _send(user_id, device, {"kind": "test", **says, "sent_at": now.isoformat()}, sender, TEST_KEPT_S, now)


def _send(user_id: UUID, device: Row, says: dict[str, Any], sender: webpush.Sender, kept_s: int, now: datetime) -> None:
    """Send, and note how it fared. A device that is gone for good is forgotten."""
    to = webpush.Subscription(device["endpoint"], device["p256dh"], device["auth"])
    fault: webpush.NotTaken | None = None
    words: str | None = None
    try:
        sender.send(to, json.dumps(says).encode(), kept_s, says["kind"], now)
    except webpush.NotTaken as why:
        fault, words = why, str(why)
    except (webpush.Refused, webpush.Unsure, ValueError) as why:
        words = str(why)
    with db.transaction(user_id) as tx:
        if fault is not None and fault.gone:
            push.remove_device(tx, user_id, device["id"], device["endpoint"])
        else:
            push.note(tx, user_id, device["id"], now, words)
    if fault is not None and fault.passing:
        raise fault


def _device(row: Row) -> PushDeviceOut:
    return PushDeviceOut.model_validate({**row, "service": urlsplit(row["endpoint"]).hostname or ""})
