"""How a week is cut into days: for each day its places in order of weight, each a choice of movement patterns."""

from dataclasses import dataclass

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day's name and its places, the most important first."""

    name: str
    places: tuple[Place, ...]


_PUSH: Place = ("horizontal_push", "incline_push", "dip")
_INCLINE: Place = ("incline_push", "horizontal_push", "dip")
_PRESS: Place = ("vertical_push", "incline_push")
_ROW: Place = ("horizontal_pull", "vertical_pull")
_PULL: Place = ("vertical_pull", "horizontal_pull", "pullover")
_SQUAT: Place = ("squat", "lunge")
_HINGE: Place = ("hinge", "hip_extension", "trunk_extension")
_LUNGE: Place = ("lunge", "squat")
_HIP: Place = ("hip_extension", "hinge")
_KNEE_EXTENSION: Place = ("knee_extension", "lunge", "squat")
_KNEE_FLEXION: Place = ("knee_flexion", "hinge")
_SIDE: Place = ("shoulder_raise", "upright_row", "vertical_push")
_REAR: Place = ("rear_delt", "horizontal_pull")
_FLY: Place = ("chest_fly", "horizontal_push")
_CURL: Place = ("elbow_flexion",)
_EXTENSION: Place = ("elbow_extension", "dip")
_CALF: Place = ("calf_raise",)
_ABS: Place = ("trunk_flexion", "trunk_rotation")

_FULL_A = Day("Full body A", (_SQUAT, _PUSH, _ROW, _KNEE_FLEXION, _SIDE, _CURL, _EXTENSION, _CALF, _ABS))
_FULL_B = Day("Full body B", (_HINGE, _PRESS, _PULL, _LUNGE, _FLY, _EXTENSION, _CURL, _ABS, _CALF))
_FULL_C = Day("Full body C", (_LUNGE, _INCLINE, _ROW, _HIP, _REAR, _SIDE, _CURL, _EXTENSION, _CALF))
_UPPER_A = Day("Upper A", (_PUSH, _ROW, _PRESS, _PULL, _SIDE, _CURL, _EXTENSION, _REAR))
_UPPER_B = Day("Upper B", (_PULL, _INCLINE, _ROW, _SIDE, _FLY, _EXTENSION, _CURL, _REAR))
_LOWER_A = Day("Lower A", (_SQUAT, _HINGE, _KNEE_EXTENSION, _KNEE_FLEXION, _CALF, _ABS))
_LOWER_B = Day("Lower B", (_HINGE, _LUNGE, _HIP, _KNEE_FLEXION, _KNEE_EXTENSION, _CALF, _ABS))
_PUSH_A = Day("Push A", (_PUSH, _PRESS, _INCLINE, _SIDE, _EXTENSION, _FLY))
_PUSH_B = Day("Push B", (_INCLINE, _PRESS, _PUSH, _SIDE, _EXTENSION, _FLY))
_PULL_A = Day("Pull A", (_ROW, _PULL, _REAR, _CURL, ("shrug", "upright_row"), _CURL))
_PULL_B = Day("Pull B", (_PULL, _ROW, _REAR, _CURL, ("trunk_extension", "hinge"), _CURL))
_LEGS_A = Day("Legs A", (_SQUAT, _HINGE, _KNEE_EXTENSION, _KNEE_FLEXION, _CALF, _ABS))
_LEGS_B = Day("Legs B", (_HINGE, _LUNGE, _HIP, _KNEE_FLEXION, _CALF, _ABS))
_SMALL = Day("Arms and trunk", (_SIDE, _CURL, _EXTENSION, _REAR, _CALF, _ABS))

SPLITS: dict[int, tuple[Day, ...]] = {
    1: (_FULL_A,),
    2: (_FULL_A, _FULL_B),
    3: (_FULL_A, _FULL_B, _FULL_C),
    4: (_UPPER_A, _LOWER_A, _UPPER_B, _LOWER_B),
    5: (_UPPER_A, _LOWER_A, _PUSH_A, _PULL_A, _LEGS_B),
    6: (_PUSH_A, _PULL_A, _LEGS_A, _PUSH_B, _PULL_B, _LEGS_B),
    7: (_PUSH_A, _PULL_A, _LEGS_A, _PUSH_B, _PULL_B, _LEGS_B, _SMALL),
}

WEEKDAYS: dict[int, tuple[int, ...]] = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}
