"""Our own export."""

from __future__ import annotations

from uuid import UUID

from engine.importers import read

HEAD = "Date,Exercise,Equipment,Set type,Weight,Unit,Reps,RIR,Rest (s),Note,Workout,Performed at,Set id,Workout id\n"
ROWS = (
    "2026-01-05 10:00:00,Squat,barbell,warmup,60,kg,5,,,,Legs,2026-01-05T09:00:00+00:00,{0}1,{0}a\n"
    "2026-01-05 10:03:00,Squat,barbell,working,102.5,kg,5,1.5,180,slow,Legs,2026-01-05T09:03:00+00:00,{0}2,{0}a\n"
    "2026-01-05 10:20:00,'=Dip,bodyweight,failure,0,kg,9,0,,,Legs,2026-01-05T09:20:00+00:00,{0}3,{0}a\n"
    "2026-01-07 10:00:00,Squat,barbell,working,225,lb,5,,,,,2026-01-07T09:00:00+00:00,{0}4,{0}b\n"
).format("01890000-0000-7000-8000-00000000000")
EXPORT = (HEAD + ROWS).encode()


def test_every_field_comes_back():
    found = read(EXPORT)
    assert found.format_name == "GymGenius"
    assert [(s.exercise_name, s.set_type, s.weight, s.unit, s.reps, s.rir, s.rest_seconds) for s in found.sets] == [
        ("Squat", "warmup", 60.0, "kg", 5, None, None),
        ("Squat", "working", 102.5, "kg", 5, 1.5, 180),
        ("=Dip", "failure", 0.0, "kg", 9, 0.0, None),
        ("Squat", "working", 225.0, "lb", 5, None, None),
    ]


def test_sets_of_a_workout_stay_together_with_their_own_times():
    found = read(EXPORT)
    assert [(s.start.day, s.in_utc, s.title) for s in found.sessions] == [(5, True, "Legs"), (7, True, "")]
    assert [(s.performed_at.hour, s.performed_at.minute) for s in found.sets[:3]] == [(9, 0), (9, 3), (9, 20)]


def test_sets_keep_their_ids():
    ids = [s.id_for(UUID(int=1)) for s in read(EXPORT).sets]
    assert ids[0] == UUID("01890000-0000-7000-8000-000000000001")


def test_an_id_that_is_none_is_made_anew():
    (first, *_) = read(EXPORT.replace(b"-000000000001,", b"-oops,")).sets
    assert first.own_id is None and first.id_for(UUID(int=1))


def test_a_working_set_stays_one_though_it_looks_like_a_warm_up():
    found = read(EXPORT.replace(b",warmup,", b",working,"))
    assert {s.set_type for s in found.sets} == {"working", "failure"}
