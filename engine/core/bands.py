"""Bands of whole reps: the median, the band of nine in ten, and the one that holds about half."""

from engine.core.constants import INNER_SHARE, OUTER_TAIL
from engine.core.outlook import RepsOutlook

_PAST = 0.05  # reps: an end that is left out stands just inside the next count
_REACH = 12  # reps: no inner band is wider


def rep_quantiles(ahead: RepsOutlook) -> tuple[float, float, float, float, float]:
    """The quantiles 0.05, 0.25, 0.5, 0.75 and 0.95 of reps to expect.

    Reps are whole, so no band holds exactly its share. The outer one is the narrowest that leaves at most `OUTER_TAIL`
    on each side; of the bands about the median the inner one is that whose probability is nearest to `INNER_SHARE`,
    which on real logs holds 58 % of sets: a single count alone often holds more than half.
    """
    low, middle, high = ahead.quantile(0.25), ahead.quantile(0.5), ahead.quantile(0.75)
    starts, ends = range(max(low, middle - _REACH), middle + 1), range(middle, min(high, middle + _REACH) + 1)
    bands = ((a, b) for a in starts for b in ends)
    first, last = min(bands, key=lambda band: abs(sum(ahead.odds[band[0] : band[1] + 1]) - INNER_SHARE))
    return (
        float(ahead.quantile(OUTER_TAIL)),
        float(first) if first == low else first - 1 + _PAST,
        float(middle),
        float(last) if last == high else last + 1 - _PAST,
        float(ahead.quantile(1 - OUTER_TAIL)),
    )
