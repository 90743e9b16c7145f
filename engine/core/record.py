"""How well each estimate has done so far, on a lift and for a lifter: running sums that forget slowly."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class Record(Value):
    """Sums, discounted with every set, of how much worse than the others each estimate was.

    `sums[i]` is negative for a good estimate; `miss` sums what the estimates missed by in the mean; `count` the sets.
    """

    count: float = 0.0
    miss: float = 0.0
    sums: tuple[float, ...] = field(default=())


def credit(record: Record | None, losses: Sequence[float], keep: float) -> Record:
    """The record after one more set: `losses` as `excess` gives them, with the mean loss last."""
    *each, mean = losses
    known = record or Record(sums=_nothing(len(each)))
    sums = tuple([keep * so_far + loss for so_far, loss in zip(known.sums, each, strict=True)])
    return Record(keep * known.count + 1.0, keep * known.miss + mean, sums)


def excess(estimates: Sequence[float], done: float, most: float) -> list[float]:
    """How much further off than the mean of all each estimate was, 0 where there was none; then that mean.

    No estimate is further off than `most`.
    """
    off = [abs(one - done) for one in estimates]  # NaN: an estimate that memory holds nothing for
    bounded = [most if one > most else one for one in off]
    there = [one for one in bounded if one == one]
    mean = sum(there) / len(there)
    return [*[one - mean if one == one else 0.0 for one in bounded], mean]


def standing(record: Record | None, width: int, prior: float) -> Sequence[float]:
    """The mean excess of each estimate, drawn to 0 as by `prior` sets."""
    if record is None:
        return _nothing(width)
    weight = 1.0 / (record.count + prior)
    return [weight * total for total in record.sums]


def mean_miss(record: Record | None, prior: float, usual: float) -> float:
    """What the estimates miss by in the mean, drawn to `usual` as by `prior` sets."""
    return usual if record is None else (record.miss + prior * usual) / (record.count + prior)


@cache
def _nothing(width: int) -> tuple[float, ...]:
    return (0.0,) * width
