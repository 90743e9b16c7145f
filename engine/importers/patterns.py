"""Clues to a movement pattern in an exercise's name, and what each pattern trains.

A clue is a tuple of word parts that must all be there. The first pattern with a clue that fits wins, so the
particular ones stand before the general: "leg curl" before "curl", "reverse fly" before "fly".
"""

from collections.abc import Mapping
from types import MappingProxyType

Clues = tuple[tuple[str, ...], ...]


def _clues(*each: str) -> Clues:
    return tuple(tuple(one.split("+")) for one in each)


PATTERNS: tuple[tuple[str, Clues], ...] = (
    ("cardio", _clues("rowing machine", "ergomet", "rameur", "vogatore", "indoor rowing")),
    ("carry", _clues("farmerwalk", "carry", "suitcase", "yoke", "sled", "prowler")),
    ("knee_flexion", _clues("leg+curl", "hamstring+curl", "ham +curl", "nordic", "femoral", "flexora", "beinbeug")),
    ("knee_flexion", _clues("beincurl", "flession+gamb", "ischio", "glute ham")),
    ("knee_extension", _clues("leg+extension", "extensora", "beinstreck", "sissy", "estension+gamb", "reverse nordic")),
    ("knee_extension", _clues("extension+pierna", "extension+jamb", "extens+perna", "quad+extension", "cuadricep")),
    ("calf_raise", _clues("calf", "calve", "panturrilha", "pantorrilla", "gemel", "waden", "mollet", "polpacc")),
    ("calf_raise", _clues("baldir", "elevac+talon", "tibia", "soleus")),
    (
        "hip_adduction",
        _clues("adduct", "adutor", "aductor", "aducc", "adducteur", "adduktor", "adduktion", "inner thigh"),
    ),
    ("hip_abduction", _clues("abduct", "abdutor", "abducc", "abdukt", "outer thigh", "clamshell", "band walk")),
    ("hip_extension", _clues("hip thrust", "glute", "gluteo", "pelvica", "hip extension", "bridge", "empuje+cadera")),
    ("wrist", _clues("wrist", "forearm", "punho", "muneca", "gripper", "finger", "unterarm", "polsi", "poignet")),
    ("rotator_cuff", _clues("external rotation", "internal rotation", "rotator", "cuban", "rotation externe")),
    (
        "rear_delt",
        _clues("rear delt", "rear lateral", "reverse fly", "facepull", "pullapart", "posterior delt", "pajaro"),
    ),
    ("rear_delt", _clues("crucifixo inv", "alzate posterior", "oiseau", "reverse pecdeck", "reverse butterfly")),
    ("rear_delt", _clues("fly+rear", "fly+invers", "voador inv", "bentover raise", "bentover lateral")),
    ("trunk_flexion", _clues("crunch", "situp", "plank", "leg raise", "knee raise", "abwheel", "rollout", "hollow")),
    ("trunk_flexion", _clues("abdominal", "addominal", " abs ", " ab ", "bauch", "prancha", "plancha", "alzate+gamb")),
    ("trunk_flexion", _clues("toe+ bar", " vup ", "dragon flag", "gainage", "dead bug", "mekik", "hip flex")),
    ("trunk_rotation", _clues("twist", "woodchop", "pallof", "oblique", "russian", "side bend", "torso", "windmill")),
    ("trunk_extension", _clues("back extension", "hyperext", "hiperext", "superman", "lombar", "lumbar", "lower back")),
    ("trunk_extension", _clues("ruckenstreck", "bird dog", "ghd")),
    ("olympic", _clues("clean", "snatch", "jerk", "high pull", "arranco", "arrancada", "arremesso", "umsetzen")),
    ("plyometric", _clues("jump", " hop ", "plyo", "salto", "slam", "throw", "sprung")),
    ("hinge", _clues("deadlift", "goodmorning", "rack pull", "swing", "pullthrough", "romanian", "levantamento terra")),
    (
        "hinge",
        _clues("peso muerto", "peso morto", "kreuzheben", "souleve", "stacco", "stacchi", "hinge", "stiff", "bom dia"),
    ),
    ("lunge", _clues("lunge", "split squat", "stepup", "bulgar", "avanco", "afundo", "zancada", "ausfallschritt")),
    ("lunge", _clues("fente", "affond", "passada", "pistol")),
    ("squat", _clues("squat", "legpress", "hack", "agachamento", "sentadilla", "kniebeug", "beinpress", "prensa")),
    ("squat", _clues("presse+cuisse", "presse+jambe", "distension+gamb", "thruster", "wall sit")),
    ("pullover", _clues("pullover", "straightarm", "prayer", "uberzug")),
    ("shrug", _clues("shrug", "encolhimento", "encogimiento", "schulterheben", "scrollat", " trap ")),
    ("upright_row", _clues("upright row", "remada alta", "remo+menton", "aufrecht", "tirat+mento", "trazioni+mento")),
    ("dip", _clues(" dip ", "mergulho", "fondos", "barrenstutz", "dips")),
    ("elbow_extension", _clues("tricep", "trizep", "tricip", "skullcrusher", "french press", "pushdown", "kickback")),
    ("elbow_extension", _clues("katana", " jm ", "stirnpress", "overhead extension", "french curl", " tate ")),
    ("neck", _clues("neck curl", "neck ext", "neck flex", "nacken", "nuque", "neck+harness")),
    ("elbow_flexion", _clues("curl", "rosca", "bicep", "bizep", "bicip", "preacher")),
    (
        "shoulder_raise",
        _clues("lateral raise", "side raise", "front raise", "raise+lat", "raise+shoulder", "raise+front"),
    ),
    ("shoulder_raise", _clues("elevac+lateral", "elevac+frontal", "seitheben", "frontheben", "elevation+lateral")),
    ("shoulder_raise", _clues("alzate lateral", "alzate frontal", "yan acis", "full can", "lu raise")),
    ("chest_fly", _clues("fly", "crossover", "pecdeck", "butterfly", "crucifixo", "apertura", "fliegend", "ecarte")),
    ("chest_fly", _clues("croci", "voador", " pec ", "pector")),
    (
        "vertical_pull",
        _clues("pulldown", "pullup", "chinup", "puxada", "jalon", "latzug", "latzieh", "dominada", "klimmz"),
    ),
    ("vertical_pull", _clues("traction", "trazioni", "barra fixa", "tirage vertical", "barfiks", "muscleup", " lat ")),
    ("horizontal_pull", _clues(" row ", "rows", "remada", " remo ", "ruder", "rowing", "rematore", "tirage", "cekis")),
    ("incline_push", _clues("inclin+press", "inclin+bench", "inclin+supino", "inclin+push", "inclin+develop")),
    ("incline_push", _clues("inclin+distension", "inclin+panca", "schragbank")),
    ("vertical_push", _clues("overhead", "shoulder press", "militarypress", "pushpress", "arnold", "desenvolvimento")),
    ("vertical_push", _clues("press+hombro", "press militar", "schulterdruck", "develop+epaul", "develop+milit")),
    ("vertical_push", _clues("lento", "sopra+testa", "uberkopf", "ombro", "omuz", "handstand", "shoulder+press")),
    ("horizontal_push", _clues("bench", "chest press", "pushup", "supino", "press+banc", "bankdruck", "develop")),
    (
        "horizontal_push",
        _clues(
            "distension", "panca", "flexao", "flexoes", "flexiones", "liegest", "pompe", "piegament", "sinav", "press"
        ),
    ),
    ("horizontal_push", _clues("pecho", "peito", "chest", "brust", "gogus")),
    (
        "cardio",
        _clues("treadmill", " run", "jog", "bike", "cycling", "elliptic", "stair", "rope", "swim", "walk", "hik"),
    ),
    (
        "cardio",
        _clues(
            "cardio",
            "corrida",
            "laufen",
            "esteira",
            "aerob",
            "burpee",
            "climb",
            "spinning",
            "hiit",
            "boxing",
            "biciclet",
        ),
    ),
    ("shoulder_raise", _clues("raise", "alzate", "elevac", "delt")),
)

# As the catalogue counts them (docs/catalogue.md): 1 direct, 0.5 indirect.
MUSCLES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "squat": {"quads": 1, "glutes": 1, "adductors": 0.5},
        "hinge": {"glutes": 1, "hamstrings": 1, "lower_back": 0.5},
        "lunge": {"quads": 1, "glutes": 1, "adductors": 0.5},
        "knee_extension": {"quads": 1},
        "knee_flexion": {"hamstrings": 1},
        "hip_extension": {"glutes": 1, "hamstrings": 0.5},
        "hip_abduction": {"abductors": 1, "glutes": 0.5},
        "hip_adduction": {"adductors": 1},
        "calf_raise": {"calves": 1},
        "horizontal_push": {"chest": 1, "front_delts": 0.5, "triceps": 0.5},
        "incline_push": {"chest": 1, "front_delts": 1, "triceps": 0.5},
        "vertical_push": {"front_delts": 1, "side_delts": 0.5, "triceps": 0.5},
        "chest_fly": {"chest": 1, "front_delts": 0.5},
        "dip": {"triceps": 1, "chest": 0.5, "front_delts": 0.5},
        "horizontal_pull": {"upper_back": 1, "lats": 1, "biceps": 0.5, "rear_delts": 0.5},
        "vertical_pull": {"lats": 1, "biceps": 0.5, "upper_back": 0.5},
        "pullover": {"lats": 1},
        "shoulder_raise": {"side_delts": 1},
        "rear_delt": {"rear_delts": 1, "upper_back": 0.5},
        "shrug": {"traps": 1},
        "upright_row": {"side_delts": 1, "traps": 1},
        "elbow_flexion": {"biceps": 1},
        "elbow_extension": {"triceps": 1},
        "wrist": {"forearms": 1},
        "trunk_flexion": {"abs": 1},
        "trunk_extension": {"lower_back": 1, "glutes": 0.5},
        "trunk_rotation": {"obliques": 1, "abs": 0.5},
        "carry": {"forearms": 1, "traps": 1},
        "olympic": {"glutes": 1, "quads": 1, "traps": 1},
        "plyometric": {"quads": 1, "glutes": 1, "calves": 0.5},
        "neck": {"neck": 1},
        "rotator_cuff": {"rear_delts": 1},
    }
)

# Without a word on it, this is what the lift is done with.
USUAL_EQUIPMENT: tuple[tuple[str, str], ...] = (
    ("legpress", "plate_loaded"),
    ("hack squat", "plate_loaded"),
    ("leg extension", "machine"),
    ("leg curl", "machine"),
    ("pulldown", "cable"),
    ("pushdown", "cable"),
    ("crossover", "cable"),
    ("facepull", "cable"),
    ("split squat", "dumbbell"),
    ("bench", "barbell"),
    ("deadlift", "barbell"),
    ("squat", "barbell"),
)

# Word in the name: share of bodyweight that is lifted; sources in docs/catalogue.md.
BODYWEIGHT_SHARES: tuple[tuple[str, float], ...] = (
    ("pullup", 0.95),
    ("chinup", 0.95),
    ("muscleup", 0.95),
    (" dip ", 0.95),
    ("dips", 0.95),
    ("barra fixa", 0.95),
    ("dominada", 0.95),
    ("klimmz", 0.95),
    ("gamb", 0.32),
    ("sbarra", 0.95),
    ("handstand", 0.95),
    ("pushup", 0.64),
    ("liegest", 0.64),
    ("flexoes", 0.64),
    ("flexiones", 0.64),
    ("piegament", 0.64),
    ("inverted row", 0.6),
    ("nordic", 0.7),
    ("plank", 0.6),
    ("pistol", 0.94),
    ("leg raise", 0.32),
    ("knee raise", 0.25),
    ("situp", 0.4),
    ("crunch", 0.25),
    ("hyperext", 0.45),
    ("back extension", 0.45),
    ("jump", 1.0),
    ("burpee", 0.64),
)
