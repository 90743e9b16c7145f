"""Learning from a set: strength, memory, and how well each estimate of it had done."""

from engine.core.considering import Considered, consider
from engine.core.constants import (
    DUEL_KEPT,
    RECORD_KEPT_LIFT,
    RECORD_KEPT_LIFTER,
    RECORD_LOAD_MOST,
    RECORD_MOST_REPS,
    RECORD_REPS_MOST,
)
from engine.core.outlook import repeating
from engine.core.record import credit, excess
from engine.core.strength import Records, fold_set
from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet


def observe(
    lift: LiftState,
    lifter_state: LifterState,
    traits: ExerciseTraits,
    s: PerformedSet,
    *,
    strict_spec: bool = False,
    thought: Considered | None = None,
) -> tuple[LiftState, LifterState]:
    """Fold one performed set into what is known. O(1); mutates nothing; call in order of `performed_at`.

    Warm-ups and sets that lifted nothing change nothing. A drop set tires, but tells nothing of strength.
    `thought`: what `consider` gave for this very set, where that is known already.
    """
    thought = thought or consider(lift, lifter_state, traits, s)
    judged = None if thought is None or s.reps > RECORD_MOST_REPS else _credited(lift, lifter_state, thought)
    return fold_set(lift, lifter_state, traits, s, judged, strict_spec=strict_spec)


def _credited(lift: LiftState, lifter: LifterState, thought: Considered) -> Records:
    of_lift, of_lifter = dict(lift.records), dict(lifter.records)
    judged = (
        (f"load_{thought.part}", excess(thought.loads, thought.x, RECORD_LOAD_MOST)),
        (f"reps_{thought.part}", excess(thought.reps, thought.done, RECORD_REPS_MOST)),
    )
    for pool, losses in judged:
        of_lift[pool] = credit(of_lift.get(pool), losses, RECORD_KEPT_LIFT)
        of_lifter[pool] = credit(of_lifter.get(pool), losses, RECORD_KEPT_LIFTER)
    of_lift[f"duel_{thought.part}"] = credit(of_lift.get(f"duel_{thought.part}"), _duel(thought), DUEL_KEPT)
    return of_lift, of_lifter


def _duel(thought: Considered) -> list[float]:
    """How much further off than repeating the pool was (log units), and nothing else."""
    off = [
        min(abs(one - thought.x), RECORD_LOAD_MOST)
        for one in (thought.pooled.quantile(0.5), thought.loads[repeating(thought.ahead)])
    ]
    return [off[0] - off[1], 0.0]
