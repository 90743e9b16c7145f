"""What the coach knows of a lifter, parameter by parameter, and what it still assumes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from engine.schemas.base import Out


class ParameterOut(Out):
    """One parameter, in its unit."""

    name: str = Field(examples=["rir_bias"])
    label: str = Field(examples=["How far your reps in reserve are off"])
    unit: str = Field(examples=["reps"])
    reckoned_with: bool = Field(
        description="false: it only says how much your log scatters, and what a set of it means"
    )
    value: float = Field(description="the mean after your log where a fit is in use, else what is assumed of everyone")
    sd: float = Field(description="how unsure that is")
    prior: float = Field(description="what was assumed before your log was looked at")
    prior_sd: float
    shrinkage: float = Field(
        ge=0, le=1, description="1 - variance after / variance before: 0, your log told nothing; 1, it told everything"
    )
    standing: Literal["known", "still assumed"]


class FitOut(Out):
    """One attempt at a fit: what it was made from, how trustworthy it is, and whether it is used."""

    fitted_at: datetime
    accepted: bool
    refused: str | None = Field(description="why it is not used, as a code", examples=["not_better"])
    why: str | None = Field(description="the same in words")
    sets: int = Field(description="that tell of your strength, at most the newest 2,000")
    sessions: int
    held_sets: int = Field(description="in the last ten sessions: only foretold, never fitted to")
    r_hat: float | None = Field(description="the largest; 1 where the chains agree")
    ess: float | None = Field(description="the smallest number of independent draws")
    divergences: int | None
    score_gain: float | None = Field(
        description="log score of the held-out sets against what is assumed of everyone, whichever of its two forms is"
        " the better; above 0: your own parameters foretell you better"
    )
    coach_error_ratio: float | None = Field(description="the coach's own error on the held-out sets, with over without")
    seconds: float


class ParametersOut(Out):
    """What the coach knows of me."""

    parameters: list[ParameterOut]
    in_use: FitOut | None = Field(description="null: what is assumed of everyone is in use")
    newest: FitOut | None = Field(description="the newest attempt, used or refused")
    sets_needed: int = Field(description="working sets that a first fit takes")
    population_lifters: int = Field(description="lifters from whom the priors were learned; 0: the literature's")
