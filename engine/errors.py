"""The only exceptions that services raise; the edges turn them into problem+json (RFC 9457)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the input.

    Attributes:
        field: where, as a dotted path ("sets.3.rir"); "" for the whole.
        fault: what was wrong, in words.
        expected: what would be right, in words.
    """

    field: str
    fault: str
    expected: str


@dataclass
class Problem(Exception):
    """Base of everything a service refuses to do. `detail` is for the person who reads it."""

    detail: str
    faults: tuple[Fault, ...] = field(default=())

    status = 500
    title = "Something went wrong"
    slug = "internal"

    def __str__(self) -> str:
        return self.detail


class Malformed(Problem):
    """The request can't be read at all: broken JSON, a broken cursor."""

    status, title, slug = 400, "The request can't be read", "malformed"


class Unauthenticated(Problem):
    """Nobody, or an expired or forged token, asks."""

    status, title, slug = 401, "Sign in first", "unauthenticated"


class Forbidden(Problem):
    """Known who asks, and they may not."""

    status, title, slug = 403, "Not allowed", "forbidden"


class NotFound(Problem):
    """There is no such thing, or it is another's: the answer is the same."""

    status, title, slug = 404, "Not found", "not-found"


class Conflict(Problem):
    """It contradicts what is stored: the e-mail is taken, the id names something else."""

    status, title, slug = 409, "Conflict", "conflict"


class TooLarge(Problem):
    """The body is over its limit."""

    status, title, slug = 413, "Too large", "too-large"


class Rejected(Problem):
    """It can be read, but breaks a rule; `faults` say which and what would be right."""

    status, title, slug = 422, "The input breaks a rule", "rejected"


class TooMany(Problem):
    """Asked too often; try again after `retry_after` seconds."""

    status, title, slug = 429, "Too many requests", "too-many"
    retry_after: int = 1


class Unavailable(Problem):
    """A part that is needed is away for now; try again after `retry_after` seconds."""

    status, title, slug = 503, "Not available now", "unavailable"
    retry_after: int = 1
