"""State and set to state."""

from engine.core.types import ExerciseTraits, LifterState, LiftState, PerformedSet


def observe(
    lift: LiftState,
    lifter_state: LifterState,
    traits: ExerciseTraits,
    s: PerformedSet,
    *,
    strict_spec: bool = False,
) -> tuple[LiftState, LifterState]:
    """Fold one performed set into what is known. O(1); mutates nothing; call in order of `performed_at`."""
    raise NotImplementedError
