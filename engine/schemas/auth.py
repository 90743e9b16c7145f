"""Signing in and out."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from engine.schemas.base import In, Locale, Out, Text, TimeZone, Unit

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+|[^@\s]+@localhost")
BCRYPT_BYTES = 72  # bcrypt reads no further; longer passwords are refused rather than cut


def normal_email(text: str) -> str:
    """The one form of an e-mail address that is stored and looked up: NFKC, lower case, no space around."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower()).strip()


def _email(text: str) -> str:
    normal = normal_email(text)
    if not _EMAIL.fullmatch(normal) or len(normal) > 254 or not normal.isprintable():
        raise ValueError("must be an e-mail address, like name@example.org")
    return normal


def _password(text: str) -> str:
    if len(text.encode()) > BCRYPT_BYTES:
        raise ValueError(f"must be at most {BCRYPT_BYTES} bytes")
    return text


Email = Annotated[Text, StringConstraints(min_length=3, max_length=254), AfterValidator(_email)]
Password = Annotated[Text, StringConstraints(min_length=8, max_length=72), AfterValidator(_password)]
AnyPassword = Annotated[Text, StringConstraints(max_length=1000)]
AS_TYPED = ConfigDict(str_strip_whitespace=False)  # the spaces of a password belong to it


class RegisterIn(In):
    """A new lifter (or coach). What else is known can be told later."""

    model_config = AS_TYPED

    email: Email
    password: Password
    name: Annotated[Text, StringConstraints(max_length=100, strip_whitespace=True)] | None = None
    role: Literal["lifter", "coach"] = "lifter"
    unit: Unit = "kg"
    time_zone: TimeZone = "UTC"
    locale: Locale = "en"


class LoginIn(In):
    """Who signs in."""

    model_config = AS_TYPED

    email: Annotated[Text, StringConstraints(max_length=254), AfterValidator(normal_email)]
    password: AnyPassword


class TokenOut(Out):
    """An access token for the Authorization header; the refresh token comes as an httpOnly cookie."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme
    expires_in: int = Field(description="seconds")
    user_id: UUID
