"""Devices that can be told something, and what each is to be told when a rest ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.storage.db import Row, Transaction


def devices(tx: Transaction, user_id: UUID) -> list[Row]:
    """This person's devices, the one heard of last first."""
    return tx.rows(
        "SELECT id, endpoint, created_at, updated_at, sent_at, fault FROM push_devices WHERE user_id = %s"
        " ORDER BY updated_at DESC, id",
        (user_id,),
    )


def device(tx: Transaction, user_id: UUID, device_id: UUID) -> Row | None:
    """One device, with the keys that its messages are encrypted with."""
    return tx.row(
        "SELECT id, endpoint, p256dh, auth, sent_at, fault FROM push_devices WHERE user_id = %s AND id = %s",
        (user_id, device_id),
    )


def keep_device(tx: Transaction, user_id: UUID, given: Mapping[str, Any], now: datetime) -> None:
    """A device, new or with a new address."""
    tx.run(
        "INSERT INTO push_devices (user_id, id, endpoint, p256dh, auth, created_at, updated_at)"
        " VALUES (%(user)s, %(device_id)s, %(endpoint)s, %(p256dh)s, %(auth)s, %(now)s, %(now)s)"
        " ON CONFLICT (user_id, id) DO UPDATE SET endpoint = excluded.endpoint, p256dh = excluded.p256dh,"
        " auth = excluded.auth, updated_at = excluded.updated_at, fault = NULL",
        {**given, "user": user_id, "now": now},
    )


def drop_oldest(tx: Transaction, user_id: UUID, kept: int) -> None:
    """Forget all but so many devices, those heard of last."""
    tx.run(
        "DELETE FROM push_devices WHERE user_id = %(user)s AND id NOT IN"
        " (SELECT id FROM push_devices WHERE user_id = %(user)s ORDER BY updated_at DESC, id LIMIT %(kept)s)",
        {"user": user_id, "kept": kept},
    )


def remove_device(tx: Transaction, user_id: UUID, device_id: UUID, endpoint: str | None = None) -> bool:
    """Forget a device, with `endpoint` only if that is still its address; False where there is none."""
    return bool(
        tx.run(
            "DELETE FROM push_devices WHERE user_id = %s AND id = %s AND endpoint = coalesce(%s, endpoint)",
            (user_id, device_id, endpoint),
        )
    )


def note(tx: Transaction, user_id: UUID, device_id: UUID, now: datetime, fault: str | None) -> None:
    """How the newest message to it fared."""
    tx.run(
        "UPDATE push_devices SET sent_at = CASE WHEN %(fault)s::text IS NULL THEN %(now)s ELSE sent_at END,"
        " fault = %(fault)s WHERE user_id = %(user)s AND id = %(device)s",
        {"user": user_id, "device": device_id, "now": now, "fault": fault},
    )


def set_alert(tx: Transaction, user_id: UUID, alert: Mapping[str, Any]) -> None:
    """What a device is to be told, and when; it replaces what it was to be told before.

    The same once more changes nothing: what was told already stays told.
    """
    tx.run(
        "INSERT INTO rest_alerts AS a (user_id, device_id, ends_at, title, body)"
        " VALUES (%(user)s, %(device_id)s, %(ends_at)s, %(title)s, %(body)s)"
        " ON CONFLICT (user_id, device_id) DO UPDATE SET ends_at = excluded.ends_at, title = excluded.title,"
        " body = excluded.body,"
        " told_at = CASE WHEN abs(extract(epoch FROM a.ends_at - excluded.ends_at)) <= %(same)s THEN a.told_at END",
        {**alert, "user": user_id},
    )


def drop_alert(tx: Transaction, user_id: UUID, device_id: UUID) -> None:
    """Nothing is to be told to it."""
    tx.run("DELETE FROM rest_alerts WHERE user_id = %s AND device_id = %s", (user_id, device_id))


def take_alert(tx: Transaction, user_id: UUID, device_id: UUID, late_s: int) -> Row | None:
    """What is due to be told to it and was told by nobody; from here on it counts as told. By the database's clock."""
    return tx.row(
        "UPDATE rest_alerts SET told_at = now() WHERE user_id = %s AND device_id = %s AND told_at IS NULL"
        " AND ends_at <= now() AND ends_at > now() - make_interval(secs => %s) RETURNING ends_at, title, body",
        (user_id, device_id, late_s),
    )


def give_back_alert(tx: Transaction, user_id: UUID, device_id: UUID, ends_at: datetime) -> None:
    """It was surely not told: somebody may try again, unless another has taken its place."""
    tx.run(
        "UPDATE rest_alerts SET told_at = NULL WHERE user_id = %s AND device_id = %s AND ends_at = %s",
        (user_id, device_id, ends_at),
    )
