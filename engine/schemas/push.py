"""Telling a phone that the rest is over."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from engine.schemas.base import In, Moment, Out, Text

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class KeysIn(In):
    """What the browser wants its messages encrypted with, base64url."""

    p256dh: Annotated[Key, StringConstraints(min_length=87, max_length=87)] = Field(
        description="its point on P-256, uncompressed: 65 bytes"
    )
    auth: Annotated[Key, StringConstraints(min_length=22, max_length=22)] = Field(description="16 bytes")


class PushDeviceIn(In):
    """A browser's `PushSubscription`, under the id that the app made for this browser."""

    device_id: UUID
    endpoint: Annotated[str, StringConstraints(min_length=1, max_length=1024)] = Field(
        examples=["https://push.example/send/abc"]
    )
    keys: KeysIn


class PushDeviceOut(Out):
    """A browser that can be told something."""

    id: UUID
    service: str = Field(description="the host of the push service")
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = Field(description="when a push service last took a message for it")
    fault: str | None = Field(description="why the newest message was not taken")


class PushOut(Out):
    """How this server tells browsers something, and which of mine."""

    public_key: str | None = Field(description="`applicationServerKey` to subscribe with; null: this server has none")
    devices: list[PushDeviceOut]


class PushTestIn(In):
    """What to say on the device, in the words of whoever asks."""

    title: Annotated[Text, StringConstraints(min_length=1, max_length=100)] = Field(examples=["It works"])
    body: Annotated[Text, StringConstraints(max_length=200)] = ""


class RestAlertIn(In):
    """When a rest ends, and what to say then on a device that sleeps."""

    device_id: UUID
    ends_at: Moment
    now: Moment | None = Field(None, description="the device's clock as it sends this: one that is off is allowed for")
    title: Annotated[Text, StringConstraints(min_length=1, max_length=100)] = Field(examples=["Rest is over"])
    body: Annotated[Text, StringConstraints(max_length=200)] = Field("", examples=["Bench press, set 4"])


class RestAlertOut(Out):
    """What will be told, and when by this server's clock."""

    device_id: UUID
    ends_at: datetime


class DeviceQuery(In):
    """Which device."""

    device_id: UUID
