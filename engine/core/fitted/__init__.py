"""The numbers that the pools weigh estimates by, fitted to real logs by `bench/fitting`."""

from collections.abc import Mapping

from engine.core.fitted import load_later, load_opening, reps_later, reps_opening
from engine.core.pool import Weights

POOLS: Mapping[str, Weights] = {
    "load_opening": load_opening.WEIGHTS,
    "load_later": load_later.WEIGHTS,
    "reps_opening": reps_opening.WEIGHTS,
    "reps_later": reps_later.WEIGHTS,
}
