"""What a plan dropped or held back, in words."""

from engine.core.types import Reason
from engine.core.words import number


def text(note: Reason) -> str:
    """One note of a plan as a sentence."""
    v = {key: number(value) if isinstance(value, (int, float)) else str(value) for key, value in note.values.items()}
    v = {key: value.replace("_", " ") for key, value in v.items()}
    v["muscle"] = v.get("muscle", "").capitalize()
    write = _SENTENCES.get(note.code)
    return write.format_map(v) if write else note.code.replace("_", " ")


_SENTENCES = {
    "no_lift": "{day}: nothing in the catalogue for {pattern} with this equipment.",
    "dropped_time": "{day}: {exercises} left out, the time was up.",
    "dropped_ceiling": "{day}: {exercises} left out, their muscles have as many sets as this week allows.",
    "dropped_session": "{day}: {exercises} left out, their muscles have enough for one session.",
    "held_back": "{muscle}: {sets} sets, held back. Up from {usual}, it grows by 30 % or two sets a week; "
    "the range begins at {low}.",
    "below_range": "{muscle}: {sets} sets, below the range that begins at {low}: time or equipment allow no more.",
}
