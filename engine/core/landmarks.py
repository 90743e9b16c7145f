"""Weekly sets per muscle by rule of thumb. Heuristics of practice, not measurements: they differ between people.

Direct sets of an intermediate lifter. Those marked RP follow the ranges that Renaissance Periodization publishes
(middle of each range [sources: volume]; back is split between lats and upper back);
those marked ours are this project's guess by likeness.
"""

from dataclasses import dataclass

from engine.core.codec import Value


@dataclass(frozen=True, slots=True)
class Landmark(Value):
    """Weekly sets: maintenance, least that grows, upper end of what pays, most that is recovered from."""

    maintenance: float
    minimum: float
    adaptive: float
    maximum: float
    source: str


_RP, _OURS = "RP", "ours"

LANDMARKS: dict[str, Landmark] = {
    "chest": Landmark(3, 5, 16, 20, _RP),
    "upper_back": Landmark(6, 8, 16, 22, _RP),
    "lats": Landmark(6, 8, 16, 22, _RP),
    "quads": Landmark(3, 5, 14, 16, _RP),
    "hamstrings": Landmark(1, 3, 8, 11, _RP),
    "glutes": Landmark(4, 7, 24, 27, _RP),
    "side_delts": Landmark(4, 7, 24, 27, _RP),
    "biceps": Landmark(7, 9, 20, 23, _RP),
    "triceps": Landmark(2, 5, 16, 18, _RP),
    "calves": Landmark(3, 5, 16, 20, _RP),
    "rear_delts": Landmark(2, 6, 16, 22, _OURS),
    "front_delts": Landmark(0, 2, 10, 14, _OURS),
    "traps": Landmark(0, 3, 14, 22, _OURS),
    "forearms": Landmark(0, 2, 12, 20, _OURS),
    "abs": Landmark(0, 4, 16, 22, _OURS),
    "obliques": Landmark(0, 2, 12, 18, _OURS),
    "lower_back": Landmark(0, 2, 8, 12, _OURS),
    "adductors": Landmark(0, 2, 10, 16, _OURS),
    "abductors": Landmark(0, 2, 10, 16, _OURS),
    "neck": Landmark(0, 2, 8, 12, _OURS),
    "hip_flexors": Landmark(0, 2, 8, 12, _OURS),
}
