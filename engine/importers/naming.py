"""Exercise names: when are two of them the same lift?

Every app, language and lifter writes "Bench Press (Barbell)" in another way. `normalise` brings a name to a form
in which such differences are gone; `Matcher` looks it up among known aliases, and refuses rather than guesses:
a dumbbell press taken for a barbell press would spoil both estimates. What matches nothing becomes the lifter's
own exercise, with the traits that `guess_traits` reads in its name.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from engine.importers.guess import GuessedTraits, guess_traits
from engine.importers.spelling import key
from engine.importers.words import EQUIPMENT

__all__ = ["GuessedTraits", "Matcher", "Suggestion", "guess_traits", "key", "normalise"]

T = TypeVar("T", bound=Hashable)

_SHORTLIST = 60  # aliases that are compared letter by letter for one suggestion

normalise = key


@dataclass(frozen=True)
class Suggestion(Generic[T]):
    """A known lift that an unmatched name may mean: its value, the alias that resembles, likeness in 0..1."""

    value: T
    alias: str
    score: float


class Matcher(Generic[T]):
    """Finds the lift that a name means among known aliases.

    `aliases` maps names, as people write them, to whatever identifies the lift (a slug, a UUID).
    Two aliases with one key and different lifts make that key ambiguous: it then matches nothing.
    """

    def __init__(self, aliases: Mapping[str, T]) -> None:
        self._exact = {name.strip().casefold(): value for name, value in aliases.items()}
        self._names: dict[str, str] = {}
        meanings: dict[str, set[T]] = {}
        for name, value in aliases.items():
            meanings.setdefault(key(name), set()).add(value)
            self._names.setdefault(key(name), name)
        self._keys = {k: next(iter(values)) for k, values in meanings.items() if len(values) == 1}
        self._bare = _bare_keys(meanings)
        self._equipment = _equipment_of(meanings)
        self._by_token = _index(self._keys)

    def match(self, name: str) -> T | None:
        """The lift that `name` means, or None when that is not certain."""
        exact = self._exact.get(name.strip().casefold())
        if exact is not None:
            return exact
        wanted = key(name)
        known = self._keys.get(wanted)
        return known if known is not None else self._by_equipment(wanted)

    def _by_equipment(self, wanted: str) -> T | None:
        """A name that says more, or less, about its equipment than the alias does.

        "Leg Extension Machine" is "Leg Extension", since that lift is known to be done on a machine;
        "Arnold Press" is "Arnold Press (Dumbbell)", since no other variety of it is known.
        """
        words = wanted.split()
        named = [word for word in words if word in EQUIPMENT]
        if not named:
            only = self._bare.get(wanted, set())
            return next(iter(only)) if len(only) == 1 else None
        value = self._keys.get(" ".join(word for word in words if word not in EQUIPMENT))
        classes = {EQUIPMENT[word] for word in named}
        return value if value is not None and classes <= self._equipment[value] else None

    def suggest(self, name: str, n: int = 3) -> list[Suggestion[T]]:
        """Up to `n` different lifts whose aliases resemble `name`, the likest first. Scores lie in 0..1."""
        wanted = key(name)
        best: dict[T, Suggestion[T]] = {}
        for candidate in self._shortlist(wanted):
            score = _likeness(wanted, candidate)
            value = self._keys[candidate]
            if score >= 0.4 and (value not in best or best[value].score < score):
                best[value] = Suggestion(value, self._names[candidate], round(score, 3))
        return sorted(best.values(), key=lambda s: (-s.score, s.alias))[:n]

    def _shortlist(self, wanted: str) -> list[str]:
        """The keys that share the rarest words with `wanted`; none shared: those that begin like it."""
        weight: dict[str, float] = {}
        for word in wanted.split():
            holders = self._by_token.get(word, ())
            for candidate in holders:
                weight[candidate] = weight.get(candidate, 0.0) + 1.0 / len(holders)
        if not weight:
            start = wanted[:3]
            weight = {k: 1.0 for word, ks in self._by_token.items() if start and word.startswith(start) for k in ks}
        return sorted(weight, key=lambda k: (-weight[k], k))[:_SHORTLIST]


def _bare_keys(meanings: Mapping[str, set[T]]) -> dict[str, set[T]]:
    """For each key without its equipment words: the lifts that it may mean."""
    bare: dict[str, set[T]] = {}
    for known, values in meanings.items():
        words = known.split()
        rest = [word for word in words if word not in EQUIPMENT]
        if rest and len(rest) < len(words) and not {"assisted", "band"} & set(words):
            bare.setdefault(" ".join(rest), set()).update(values)
    return bare


def _equipment_of(meanings: Mapping[str, set[T]]) -> dict[T, set[str]]:
    """For each lift: the classes of equipment that its aliases name."""
    seen: dict[T, set[str]] = {}
    for known, values in meanings.items():
        for value in values:
            seen.setdefault(value, set()).update(EQUIPMENT[w] for w in known.split() if w in EQUIPMENT)
    return seen


def _index(keys: Mapping[str, T]) -> dict[str, list[str]]:
    by_token: dict[str, list[str]] = {}
    for known in keys:
        for word in known.split():
            by_token.setdefault(word, []).append(known)
    return by_token


def _likeness(a: str, b: str) -> float:
    """Half shared words, half shared letters; 1 for equal keys. Differing equipment costs a third."""
    words_a, words_b = set(a.split()), set(b.split())
    shared = len(words_a & words_b) / len(words_a | words_b)
    letters = SequenceMatcher(None, a, b, autojunk=False).ratio()
    tools_a, tools_b = words_a & EQUIPMENT.keys(), words_b & EQUIPMENT.keys()
    clash = bool(tools_a and tools_b and not tools_a & tools_b)
    return (shared + letters) / 2 * (2 / 3 if clash else 1.0)
