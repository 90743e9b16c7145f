"""RPE and RIR as apps log them, to reps in reserve."""

from __future__ import annotations

from engine.importers import quantities

_EASIEST_RPE = 5.0
"""Below RPE 5 nobody can tell the reps in reserve (the published scale ends there), so it says nothing."""


def effort(rpe: str, rir: str) -> tuple[float | None, str | None]:
    """Reps in reserve in halves, and the remark's code when what stood there could not be used.

    RIR wins over RPE. RIR = 10 - RPE; a blank or an RPE of 0 means not logged.
    """
    if rir:
        return _within(quantities.number(rir), 0.0, 10.0, "rir_ignored")
    value = quantities.number(rpe) if rpe else 0.0
    if value == 0.0:
        return None, None
    found, fault = _within(value, _EASIEST_RPE, 10.0, "rpe_ignored")
    return (None if found is None else 10.0 - found), fault


def _within(value: float | None, low: float, high: float, code: str) -> tuple[float | None, str | None]:
    if value is None or not low <= value <= high:
        return None, code
    return round(value * 2) / 2, None
