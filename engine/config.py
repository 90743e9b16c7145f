"""Settings, read once from the environment. A missing or weak secret stops the start, by name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MIN_SECRET_BYTES = 32  # HS256 keys shorter than the hash weaken it: RFC 7518 §3.2


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what would be right."""


@dataclass(frozen=True)
class Settings:
    """All that can be set, each from the environment variable of the same name in capitals.

    `NAME_FILE` may name a file that holds the value instead, as container secrets do.
    """

    database_url: str
    redis_url: str
    jwt_keys: tuple[tuple[str, str], ...]  # (kid, secret); the first one signs, all verify
    environment: str = "production"  # production | development
    webapp_dir: Path | None = None  # serve the PWA from here (development); Nginx does it in production
    access_minutes: int = 15
    refresh_days: int = 60
    cookie_secure: bool = True
    max_body_mb: int = 2
    max_import_mb: int = 50
    predict_deadline_ms: int = 1000
    bcrypt_rounds: int = 12
    rate_limits: bool = True
    log_level: str = "info"
    trusted_proxies: int = 0  # how many reverse proxies stand in front and set X-Forwarded-For
    vapid_private_key: str = ""  # signs web push: 32 bytes, base64url; without it none is sent
    vapid_subject: str = "https://gymgenius.app"  # mailto: or https:, where a push service finds who sends
    push_to_loopback: bool = False  # send web push to this machine too, without TLS; for tests

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Read the settings; raises SettingsError with the name of what is missing or wrong."""
        read = _Reader(os.environ if env is None else env)
        environment = read.one_of("GYMGENIUS_ENV", ("production", "development"), cls.environment)
        webapp_dir = read.text("WEBAPP_DIR", "")
        return cls(
            database_url=read.required("DATABASE_URL"),
            redis_url=read.required("REDIS_URL"),
            jwt_keys=_jwt_keys(read.required("JWT_KEYS")),
            environment=environment,
            webapp_dir=Path(webapp_dir).resolve() if webapp_dir else None,
            access_minutes=read.number("ACCESS_MINUTES", cls.access_minutes, 1, 24 * 60),
            refresh_days=read.number("REFRESH_DAYS", cls.refresh_days, 1, 365),
            cookie_secure=read.flag("COOKIE_SECURE", environment == "production"),
            max_body_mb=read.number("MAX_BODY_MB", cls.max_body_mb, 1, 100),
            max_import_mb=read.number("MAX_IMPORT_MB", cls.max_import_mb, 1, 200),
            predict_deadline_ms=read.number("PREDICT_DEADLINE_MS", cls.predict_deadline_ms, 1, 60_000),
            bcrypt_rounds=read.number("BCRYPT_ROUNDS", cls.bcrypt_rounds, 4, 16),
            rate_limits=read.flag("RATE_LIMITS", cls.rate_limits),
            log_level=read.one_of("LOG_LEVEL", ("debug", "info", "warning", "error"), cls.log_level),
            trusted_proxies=read.number("TRUSTED_PROXIES", cls.trusted_proxies, 0, 10),
            vapid_private_key=_vapid_key(read.text("VAPID_PRIVATE_KEY", "")),
            vapid_subject=_vapid_subject(read.text("VAPID_SUBJECT", "") or cls.vapid_subject),
            push_to_loopback=_in_development(environment, read.flag("PUSH_TO_LOOPBACK", cls.push_to_loopback)),
        )


@dataclass(frozen=True)
class _Reader:
    env: Mapping[str, str]

    def text(self, name: str, default: str) -> str:
        if file := self.env.get(f"{name}_FILE"):
            try:
                return Path(file).read_text(encoding="utf-8").strip()
            except OSError as fault:
                raise SettingsError(f"{name}_FILE names {file}, which can't be read: {fault.strerror}") from fault
        return self.env.get(name, default).strip()

    def required(self, name: str) -> str:
        if value := self.text(name, ""):
            return value
        raise SettingsError(f"{name} is not set; .env.example shows what it looks like")

    def number(self, name: str, default: int, low: int, high: int) -> int:
        text = self.text(name, str(default))
        if not text.isdecimal() or not low <= int(text) <= high:
            raise SettingsError(f"{name} is {text!r}; it must be a whole number from {low} to {high}")
        return int(text)

    def flag(self, name: str, default: bool) -> bool:
        text = self.text(name, "1" if default else "0").lower()
        if text not in ("1", "true", "yes", "0", "false", "no"):
            raise SettingsError(f"{name} is {text!r}; it must be true or false")
        return text in ("1", "true", "yes")

    def one_of(self, name: str, choices: tuple[str, ...], default: str) -> str:
        text = self.text(name, default)
        if text not in choices:
            raise SettingsError(f"{name} is {text!r}; it must be one of {', '.join(choices)}")
        return text


def _jwt_keys(text: str) -> tuple[tuple[str, str], ...]:
    """Parse "kid:secret[,kid:secret...]": the first key signs, the others still verify (rotation)."""
    keys = tuple((kid, secret) for kid, _, secret in (part.strip().partition(":") for part in text.split(",")))
    if any(not kid or len(secret.encode()) < MIN_SECRET_BYTES for kid, secret in keys):
        raise SettingsError(f"JWT_KEYS must be kid:secret, each secret at least {MIN_SECRET_BYTES} bytes")
    if len({kid for kid, _ in keys}) != len(keys):
        raise SettingsError("JWT_KEYS names the same kid twice")
    return keys


def _vapid_key(text: str) -> str:
    """The key itself is looked at by whoever signs with it; here only that it can be one."""
    if text and not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", text):
        raise SettingsError("VAPID_PRIVATE_KEY must be 32 bytes in base64url; .env.example says how to make one")
    return text.rstrip("=")


def _vapid_subject(text: str) -> str:
    if not re.fullmatch(r"mailto:[^@\s]+@[\w.-]+|https://[\w-]+\.[\w.-]+", text):
        raise SettingsError(f"VAPID_SUBJECT is {text!r}; it must be like mailto:you@example.org or https://example.org")
    return text


def _in_development(environment: str, wanted: bool) -> bool:
    if wanted and environment == "production":
        raise SettingsError("PUSH_TO_LOOPBACK is for tests; it can't be set in production")
    return wanted
