"""A prescription of the core as it stands on the wire."""

from __future__ import annotations

from uuid import UUID

from engine.core.explain import text
from engine.core.types import Ask, LoadPlan, Prescription, Reason
from engine.core.words import number
from engine.schemas.base import from_kg
from engine.schemas.recommendations import (
    BandOut,
    EstimateOut,
    LoadingOut,
    PlateOut,
    PredictSetResponse,
    ReasonOut,
    RepChance,
)

_KINDS = {"rack": "dumbbell", "hung": "bodyweight", "none": "bodyweight"}


def response(ask: Ask, said: Prescription, id_: UUID) -> PredictSetResponse:
    """The same in, the same out: nothing but the arguments goes into it."""
    unit = ask.lifter.unit
    return PredictSetResponse(
        prescription_id=id_,
        exercise_id=UUID(ask.exercise_id),
        set_number=ask.set_number,
        weight=said.weight_kg,
        weight_unrounded=said.exact_kg,
        display_weight=from_kg(said.weight_kg, "lb" if unit == "lb" else "kg"),
        unit="lb" if unit == "lb" else "kg",
        rep_low=said.rep_low,
        rep_high=said.rep_high,
        rir=said.rir,
        rest_seconds=said.rest_seconds,
        confidence=said.confidence,
        flag=said.flag,
        band=BandOut(
            low=round(said.reps_band.low),
            high=round(said.reps_band.high),
            probability=said.reps_band.probability,
        ),
        chances=[RepChance(reps=said.reps_first + i, probability=odds) for i, odds in enumerate(said.reps_odds)],
        e1rm=EstimateOut(value=said.e1rm_kg, low=said.e1rm_band.low, high=said.e1rm_band.high),
        loading=_loading(said.load),
        explanation=said.explanation,
        headline=said.headline,
        reasons=[_reason(reason, unit) for reason in said.reasons],
        engine_version=said.engine_version,
        created_at=ask.now,
    )


def _reason(reason: Reason, unit: str) -> ReasonOut:
    return ReasonOut(code=reason.code, values=dict(reason.values), text=text(reason, unit))


def _loading(load: LoadPlan) -> LoadingOut:
    unit = load.unit if load.unit in ("kg", "lb") else "kg"
    plates: dict[float, int] = {}
    for plate in load.per_side:
        plates[plate] = plates.get(plate, 0) + 1
    return LoadingOut.model_validate(
        {
            "kind": _KINDS.get(load.kind, load.kind),
            "bar": load.base if load.kind == "bar" else None,
            "bar_unit": unit if load.kind == "bar" else None,
            "per_side": [PlateOut(weight=w, unit=unit, count=n) for w, n in plates.items()],
            "text": _in_words(load),
            "next_up_kg": load.up_kg,
            "next_down_kg": load.down_kg,
        }
    )


def _in_words(load: LoadPlan) -> str:
    plates = " + ".join(number(plate) for plate in load.per_side)
    if load.kind == "bar":
        return f"{plates} a side" if plates else "the empty bar"
    if load.kind == "hung":
        return f"{plates} on the belt"
    if load.kind == "none":
        return "bodyweight alone"
    if load.kind == "stack" and load.pin is not None:
        return " + ".join([f"pin at {number(load.pin)}", *map(number, load.add_ons)])
    return f"{number(load.weight)} {load.unit}"
