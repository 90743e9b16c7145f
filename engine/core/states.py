"""What the coach remembers: O(1) in the length of the history, versioned, JSON bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import nan

from engine.core.codec import Value
from engine.core.memory import PastSession
from engine.core.record import Record


@dataclass(frozen=True, slots=True)
class SessionState(Value):
    """One session of one lift, by its best set.

    `load_kg` is system load, `effort` reps to failure (n), `e1rm_kg` the session's value; `reliable` says
    that n was within the formula's range. `weight_kg`, `reps` and `rir` as logged, `rir_known` False when
    it was assumed. `sets` counts those that tell of strength; `first_effort` is n of the first of them.
    """

    started_at: datetime
    last_at: datetime
    e1rm_kg: float
    load_kg: float
    effort: float
    weight_kg: float
    reps: int
    rir: float
    rir_known: bool
    reliable: bool
    sets: int = 1
    first_effort: float = 0.0


@dataclass(frozen=True, slots=True)
class SetState(Value):
    """One strength set of the running session, as the next set is reckoned from it.

    `load_kg` is system load, `effort` reps to failure (n); `weight_kg`, `reps` and `rir` as logged, `rir_known`
    False when it was assumed. `fatigue` is within-session fatigue just before it (log units, fast and slow).
    `confirmed`: the set before it showed much the same strength, so neither is a typing error.
    """

    load_kg: float
    weight_kg: float
    reps: int
    rir: float
    rir_known: bool
    effort: float
    fatigue: float
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class LiftState(Value):
    """What is known of one lifter on one exercise.

    `settled_e1rm_kg` is the EWMA over closed sessions, None before the first has closed. `sessions`: newest
    first, at most `constants.SESSIONS_KEPT`; `seen` counts sessions ever. `fast` and `slow` are the parts
    of within-session fatigue just after the last set (log units, at `fatigued_at`). `error_var` is the
    running mean of squared standardised errors over `errors` forecasts. `newest` is the newest set of
    `sessions[0]`, `heavier` the newest of that session that was heavier than it; None in states stored before
    there were such fields. `memory`: the last sessions set by set, newest first;
    `records`: how each pool's estimates have done on this lift.
    """

    version: int = 0
    seen: int = 0
    settled_e1rm_kg: float | None = None
    sessions: tuple[SessionState, ...] = ()
    fatigued_at: datetime | None = None
    fast: float = 0.0
    slow: float = 0.0
    error_var: float = 1.5625
    errors: int = 0
    newest: SetState | None = None
    heavier: SetState | None = None
    memory: tuple[PastSession, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)

    @staticmethod
    def empty() -> "LiftState":
        """A lift never done."""
        return LiftState()


@dataclass(frozen=True, slots=True)
class PatternState(Value):
    """Between-session fatigue of one movement pattern.

    `volume` is the open session's volume load so far (kg x reps), `carried` is F as it stood when that
    session began, `usual_fatigue` the running mean of F at session starts, `usual_volume` that of session
    volume load.
    """

    started_at: datetime
    last_at: datetime
    volume: float
    carried: float = 0.0
    usual_fatigue: float = 0.0
    usual_volume: float = 0.0
    seen: int = 1


@dataclass(frozen=True, slots=True)
class DayState(Value):
    """How the lifts begun today compare with their last sessions, by their opening sets.

    `begun`: how many had one. `load` and `strength`: sums of the change of load, and of what it says of strength (log
    units).
    """

    last_at: datetime
    begun: int = 0
    load: float = 0.0
    strength: float = 0.0

    @property
    def means(self) -> tuple[float, float]:
        """Mean change of load and of strength (log units) of the lifts begun; NaN where none was."""
        return (self.load / self.begun, self.strength / self.begun) if self.begun else (nan, nan)


@dataclass(frozen=True, slots=True)
class LifterState(Value):
    """What all lifts of a lifter share.

    `rir_bias` is b_u (reported minus true, reps); `alpha` and `beta_*` (per day) the impulse response;
    `scale_ln` the lifter's strength against the ratio table (log kg), over `scale_seen` sessions;
    `rep_slope_ln` the log of the lifter's own multiplier on the class's rep slope; `day` what today's lifts say of it;
    `records` how each pool's estimates have done over all lifts.
    """

    version: int = 0
    rir_bias: float = 0.0
    alpha: float = 0.75
    beta_upper: float = 0.8
    beta_lower: float = 0.5
    patterns: Mapping[str, PatternState] = field(default_factory=dict)
    scale_ln: float = 0.0
    scale_seen: int = 0
    rep_slope_ln: float = 0.0
    day: DayState | None = None
    records: Mapping[str, Record] = field(default_factory=dict)

    @staticmethod
    def empty() -> "LifterState":
        """A lifter of whom nothing is known."""
        return LifterState()
