"""One spelling for exercise names: case, accents, punctuation, word order, plurals, typos and short forms gone."""

import re
import unicodedata
from functools import lru_cache

from engine.importers.words import COMPOUNDS, FILLERS, SYNONYMS

# Letters that Unicode does not split into a base and an accent.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "º": " ",
        "°": " ",
    }
)
_APOSTROPHES = re.compile(r"['’‘´`]")
_NOT_WORD = re.compile(r"[^\w]+|_")
_LONGEST_COMPOUND = max(len(words.split()) for words in COMPOUNDS)
_LONGEST_NAME = 200  # a name is cut here: no lift needs more, and hostile files hold megabytes


def fold(name: str) -> str:
    """Lower case, no accents, no punctuation, single spaces: `"Supino (Barra)"` → `"supino barra"`."""
    bare = _APOSTROPHES.sub("", name[:_LONGEST_NAME]).translate(_LETTERS).casefold().replace("w/", " with ")
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", plain).split())


def singular(word: str) -> str:
    """The word without an English or Romance plural ending. Crude on purpose: both sides pass through it."""
    if word in ("biceps", "triceps", "abs"):
        return word
    if word.endswith("flies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=16384)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name that carry meaning, in one spelling, in the order they were written."""
    words = _synonyms(_join([singular(word) for word in fold(name).split()]))
    words = _join(words)
    kept = [word for word in words if word not in FILLERS]
    if "bench" in kept or "press" in kept:
        kept = [word for word in kept if word != "flat"]
    if "tempo" in kept:
        kept = [word for word in kept if not word.isdigit()]
    return tuple(kept or words)


def _synonyms(words: list[str]) -> list[str]:
    return [part for word in words for part in SYNONYMS.get(word, word).split()]


def _join(words: list[str]) -> list[str]:
    joined: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_COMPOUND, len(words) - at), 0, -1):
            whole = COMPOUNDS.get(" ".join(words[at : at + length]))
            if whole is not None:
                joined += whole.split()
                at += length
                break
        else:
            joined.append(words[at])
            at += 1
    return joined


def key(name: str) -> str:
    """The form in which two names are compared: meaningful words, each once, in alphabetical order.

    `"Bench Press (Barbell)"`, `"Flat barbell bench-press"` and `"BB Bench Press"` share one key.
    """
    return " ".join(sorted(set(tokens(name))))
