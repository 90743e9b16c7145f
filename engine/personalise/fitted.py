"""What a fit found, how far it can be trusted, and whether it is accepted. Plain values, stored and shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.core.codec import Value
from engine.personalise.parameters import KNOWN_SHRINKAGE, LEAST_TOLD, PARAMETERS, Prior, shrinkage

FEWEST_SETS, FEWEST_SESSIONS = 200, 25  # that tell of strength [ours]: with fewer the priors alone would speak
HELD_OUT_SESSIONS = 10  # [sources: personal parameters]
LARGEST_R_HAT, LEAST_ESS = 1.02, 200.0  # [sources: personal parameters]
MARGIN = 0.005  # share [ours]: by so much the coach's own error may seem larger by chance


@dataclass(frozen=True, slots=True)
class Estimate(Value):
    """A parameter's prior and posterior on the scale of the fit (see `parameters`)."""

    prior_mean: float
    prior_sd: float
    mean: float
    sd: float

    @property
    def shrinkage(self) -> float:
        """The share of the prior's variance that the log has taken away."""
        return shrinkage(self.prior_sd, self.sd)

    @property
    def is_told(self) -> bool:
        """Whether the log tells anything of it."""
        return by_itself(Prior(self.prior_mean, self.prior_sd), self.mean, self.sd) is not None

    @property
    def is_known(self) -> bool:
        """Whether the log has told enough to call it known."""
        return self.shrinkage >= KNOWN_SHRINKAGE


@dataclass(frozen=True, slots=True)
class Diagnostics(Value):
    """How a fit went.

    `sets` in `sessions` were looked at, `held_sets` of them in the last ten sessions and only foretold. `r_hat` is the
    largest, `ess` the smallest over all parameters. Log scores of the held-out sets: under the own parameters, under
    the population's, and under the population's with the own scatter, so that knowing only how much a log scatters is
    not taken for knowing the lifter. `coach` is the coach's own error over the held-out sets with the parameters, over
    that without (below 1: better). Seconds with the compilation in them.
    """

    sets: int
    sessions: int
    held_sets: int = 0
    r_hat: float | None = None
    ess: float | None = None
    divergences: int | None = None
    own_score: float | None = None
    population_score: float | None = None
    scatter_score: float | None = None
    coach: float | None = None
    seconds: float = 0.0

    @property
    def score_gain(self) -> float | None:
        """Log score of the held-out sets over that of the better rival."""
        rivals = [rival for rival in (self.population_score, self.scatter_score) if rival is not None]
        return None if self.own_score is None or not rivals else self.own_score - max(rivals)


@dataclass(frozen=True, slots=True)
class Fit(Value):
    """One attempt. `refused`: why it is not used, a code of `REASONS`; None where it is accepted."""

    diagnostics: Diagnostics
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    refused: str | None = None

    @property
    def values(self) -> dict[str, float]:
        """The posterior means, in the parameters' units, of those of which the log tells."""
        told = {name: one for name, one in self.estimates.items() if one.is_told}
        return {p.name: p.natural(told[p.name].mean) for p in PARAMETERS if p.name in told}


REASONS = {
    "too_few": f"It takes {FEWEST_SETS} working sets in {FEWEST_SESSIONS} sessions to tell a lifter from others",
    "not_converged": "The chains did not agree with one another, so the figures can't be trusted",
    "few_draws": "Too few independent draws came out, so the figures can't be trusted",
    "divergent": "The sampler met a place that it could not cross, so the figures can't be trusted",
    "not_better": "On your last ten sessions the fit foretold your sets no better than what is assumed of everyone",
    "coach_not_better": "Fitted to you, the coach would have been further off on your last ten sessions",
}


def too_few(sets: int, sessions: int) -> bool:
    """Whether a log tells too little to be fitted."""
    return sets < FEWEST_SETS or sessions < FEWEST_SESSIONS


def refusal(found: Diagnostics) -> str | None:
    """Why a fit must not be used; None where it may be."""
    if too_few(found.sets, found.sessions):
        return "too_few"
    if found.r_hat is None or not found.r_hat < LARGEST_R_HAT:  # NaN included
        return "not_converged"
    if found.ess is None or not found.ess >= LEAST_ESS:
        return "few_draws"
    if found.divergences:
        return "divergent"
    if found.score_gain is None or not found.score_gain > 0:
        return "not_better"
    if found.coach is not None and not found.coach <= 1 + MARGIN:
        return "coach_not_better"
    return None


@dataclass(frozen=True, slots=True)
class Said(Value):
    """What one log says of a parameter by itself, the prior taken out again: a normal on the scale of the fit."""

    mean: float
    sd: float


def by_itself(prior: Prior, mean: float, sd: float) -> Said | None:
    """What the log says where prior and posterior are these; None where it says next to nothing."""
    precision = sd**-2 - prior.sd**-2
    if precision * prior.sd**2 < LEAST_TOLD:
        return None
    return Said((mean / sd**2 - prior.mean / prior.sd**2) / precision, precision**-0.5)
