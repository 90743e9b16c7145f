"""Values to JSON and back, bit for bit.

Every noun of the core is a frozen dataclass that inherits `Value`. Its JSON form is a plain `dict` of
the fields by name; instants are ISO 8601 in UTC. Floats pass through `repr`: a round trip loses nothing.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]


class Value:
    """A frozen dataclass that can be written as JSON and read back equal."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """The fields by name, as JSON can hold them."""
        kind: Any = type(self)
        return {name: _encode(getattr(self, name)) for name in _names(kind)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The value that `to_json` wrote. Absent fields take their default; unknown ones are ignored."""
        kind: Any = cls
        return cls(**{name: read(data[name]) for name, read in _decoders(kind) if name in data})


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _decoders(cls: Any) -> tuple[tuple[str, Decoder], ...]:
    hints = get_type_hints(cls)
    return tuple((name, _decoder(hints[name])) for name in _names(cls))


def _encode(value: Any) -> Any:
    if value is None or isinstance(value, (str, float, int)):
        return value
    if isinstance(value, Value):
        return value.to_json()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    return [_encode(item) for item in value]


def _decoder(hint: Any) -> Decoder:
    """The reader of one annotated type: scalars as they are, the rest by its shape."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_decoder(next((arg for arg in args if arg not in (type(None), str)), str)))
    if origin is tuple:
        inner = _decoder(args[0])
        return tuple if inner is _as_is else lambda items: tuple([inner(item) for item in items])
    if origin is not None and issubclass(origin, Mapping):
        inner = _decoder(args[1])
        return lambda items: {key: inner(item) for key, item in items.items()}
    if hint is datetime:
        return datetime.fromisoformat
    return hint.from_json if isinstance(hint, type) and issubclass(hint, Value) else _as_is


def _optional(inner: Decoder) -> Decoder:
    return lambda item: None if item is None else inner(item)


def _as_is(item: Any) -> Any:
    return item
