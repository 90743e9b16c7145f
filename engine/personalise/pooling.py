"""Priors from many lifters: what each log says by itself, pooled as random effects.

DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177-188: the spread between lifters is what their estimates
differ by beyond their own errors. One lifter far from all others can't carry the mean: estimates are drawn in to
`FARTHEST` robust SDs of the median.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import median

from engine.personalise.fitted import Said
from engine.personalise.parameters import LITERATURE, Prior

FEWEST_LIFTERS = 8  # [ours] below this the literature knows better, and one lifter could be read from the mean
FARTHEST = 3.0  # robust SDs
ROBUST = 1.4826  # SD over median absolute deviation, of a normal
NARROWEST, WIDEST = 0.4, 2.5  # [ours] of the literature's SD: what pooled priors may become


def pool(summaries: Sequence[Mapping[str, Said]]) -> dict[str, Prior]:
    """The priors of those parameters of which enough lifters tell."""
    found = {}
    for name, known in LITERATURE.items():
        told = [summary[name] for summary in summaries if name in summary]
        if len(told) >= FEWEST_LIFTERS:
            mean, sd = random_effects(drawn_in(told))
            found[name] = Prior(mean, min(max(sd, NARROWEST * known.sd), WIDEST * known.sd), len(told))
    return found


def random_effects(told: Sequence[Said]) -> tuple[float, float]:
    """Mean over lifters, and the SD of the next lifter about it: spread between lifters and error of the mean."""
    weights = [one.sd**-2 for one in told]
    total = sum(weights)
    mean = sum(w * one.mean for w, one in zip(weights, told, strict=True)) / total
    beyond = sum(w * (one.mean - mean) ** 2 for w, one in zip(weights, told, strict=True)) - (len(told) - 1)
    scale = total - sum(w * w for w in weights) / total
    between = max(beyond / scale, 0.0) if scale > 0 else 0.0
    weights = [1 / (one.sd**2 + between) for one in told]
    mean = sum(w * one.mean for w, one in zip(weights, told, strict=True)) / sum(weights)
    return mean, sqrt(between + 1 / sum(weights))


def drawn_in(told: Sequence[Said]) -> list[Said]:
    """The estimates, those far from the median moved nearer."""
    middle = median(one.mean for one in told)
    reach = FARTHEST * ROBUST * median(abs(one.mean - middle) for one in told)
    if reach == 0:
        return list(told)
    return [Said(min(max(one.mean, middle - reach), middle + reach), one.sd) for one in told]
