"""Reasons in words: in the lifter's unit, every code worded, numbers first."""

from datetime import timedelta

import pytest

from engine.core.explain import explanation, headline, text
from engine.core.prescribe import prescribe
from engine.core.reasons import on_lift
from engine.core.types import ExerciseTraits, Prescription, Reason, RepTarget
from engine.core.words import NBSP, number, percent_change, reps, signed
from tests.core.cast import BENCH, JONAS, MONDAY, PULL_UP, TEX, after, ask, lifted, weeks

NEXT = MONDAY + timedelta(weeks=6)


def plain(words: str) -> str:
    return words.replace(NBSP, " ").replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")


def given_after(*sets: object, **question: object) -> Prescription:
    return prescribe(ask(after(sets), NEXT + timedelta(days=3), **question))  # type: ignore[arg-type]


def test_reserve_left_twice_is_the_reason_for_more() -> None:
    p = given_after(*weeks(5), *(lifted(NEXT - timedelta(days=d), 80, 8, 3) for d in (4, 0)), target=RepTarget(8, 8, 2))
    assert plain(p.headline) == "+2.5 kg: the last two sessions left 3 in reserve"


def test_reserve_left_once_says_last_time() -> None:
    p = given_after(*weeks(6), lifted(NEXT, 80, 8, 3.5), target=RepTarget(8, 8, 2))
    assert plain(p.headline) == "+2.5 kg: last time left 3.5 in reserve"


def test_too_little_left_is_the_reason_for_less() -> None:
    hard = (lifted(NEXT - timedelta(days=d), 80, 8, 0) for d in (8, 4, 0))
    p = given_after(*weeks(5), *hard, target=RepTarget(8, 8, 2))
    assert plain(p.headline) == "-5 kg: 2 are to stay in reserve, last time left none"


def test_fewer_reps_are_the_reason_for_more() -> None:
    p = given_after(*weeks(7), target=RepTarget(5, 5, 2))
    assert plain(p.headline) == "+10 kg: 5 reps are asked, 8 were done last time"


def test_readiness_and_time_away_are_named() -> None:
    states = after(weeks(7))
    low = prescribe(ask(states, NEXT + timedelta(days=3), readiness_z=-2.5, target=RepTarget(8, 8, 2)))
    assert plain(low.headline) == "-5 kg: readiness today -5.8 %"
    away = prescribe(ask(states, NEXT + timedelta(days=120), target=RepTarget(8, 8, 2)))
    assert plain(away.headline) == "-5 kg: 119 days since the last time"


def test_fatigue_is_named_for_later_sets() -> None:
    p = prescribe(ask(after(weeks(7)), NEXT + timedelta(days=3), set_number=2, target=RepTarget(8, 8, 2)))
    assert plain(p.headline).startswith("-2.5 kg: fatigue takes 4 %")


def test_no_change_says_so() -> None:
    p = given_after(*weeks(7), target=RepTarget(8, 8, 2))
    assert plain(p.headline) == "Same load as last time, 80 kg"


def test_the_cap_is_named() -> None:
    p = given_after(*weeks(7), lifted(NEXT + timedelta(days=1), 60, 8), target=RepTarget(8, 8, 2), strict_spec=True)
    assert plain(p.headline) == "+2.5 kg: as far as one session may move it"
    assert plain(p.explanation).endswith("rounding -2 kg to what can be loaded here: 62.5 kg.")
    assert "held at 7.5 % above last time" in plain(p.explanation)


def test_a_pound_lifter_reads_pounds() -> None:
    p = prescribe(ask(after(weeks(7)), NEXT + timedelta(days=3), lifter=TEX, target=RepTarget(8, 8, 2)))
    words = [p.headline, p.explanation, *(text(r, "lb") for r in p.reasons)]
    assert any(f"{NBSP}lb" in w for w in words)
    assert not any(f"{NBSP}kg" in w for w in words)


def test_the_explanation_begins_as_specified() -> None:
    p = prescribe(ask(after(weeks(7)), NEXT + timedelta(days=7), readiness_z=0.6))
    assert plain(p.explanation).startswith("Load derived from 1RM 119.9 kg; readiness +1.4 %; 5-8 reps with 2 left (")


def test_own_body_is_told_apart() -> None:
    states = after((lifted(MONDAY + timedelta(days=3 * i), 10, 6, 2) for i in range(6)), PULL_UP)
    p = prescribe(ask(states, MONDAY + timedelta(days=18), PULL_UP, target=RepTarget(6, 6, 2)))
    body = next(r for r in p.reasons if r.code == "body")
    assert plain(text(body, "kg")) == "80 kg of it is your own body: +10 kg beside it"


@pytest.mark.parametrize(
    ("kg", "told"), [(7.5, "Same load as last time, +7.5 kg"), (0, "Same load as last time, bodyweight")]
)
def test_a_load_beside_the_body_has_its_plus(kg: float, told: str) -> None:
    states = after((lifted(MONDAY + timedelta(days=3 * i), kg, 6, 2) for i in range(6)), PULL_UP)
    p = prescribe(ask(states, MONDAY + timedelta(days=18), PULL_UP, target=RepTarget(6, 6, 2)))
    assert plain(p.headline) == told


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason("change", {"weight_kg": -20.0}), "Same load as last time, 20 kg help"),
        (
            Reason("rounding", {"delta_kg": -0.5, "result_kg": 7.5}),
            "Rounding -0.5 kg to what can be loaded here: +7.5 kg",
        ),
        (
            Reason("equipment", {"weight_kg": 0.0, "wanted_kg": 1.5}),
            "Bodyweight is the nearest that can be loaded here, +1.5 kg is wanted",
        ),
        (Reason("fallback", {"weight_kg": -5.0, "rep_low": 8.0}), "The last session again: 5 kg help for 8"),
    ],
)
def test_help_is_called_help_wherever_a_load_is_told_as_it_is_logged(reason: Reason, told: str) -> None:
    (said,) = on_lift((reason,), ExerciseTraits("dip", "assisted", "assisted", 0.95))
    assert plain(text(said, "kg")) == told
    assert on_lift((reason,), ExerciseTraits("squat")) == (reason,)


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_every_reason_that_can_arise_is_worded(unit: str) -> None:
    states = after([*weeks(6), lifted(NEXT, 800, 16, None)])
    seen: set[str] = set()
    questions = [
        {"now": NEXT + timedelta(days=3)},
        {
            "now": NEXT + timedelta(days=300),
            "readiness_z": -1.0,
            "week_sets": {"chest": 30},
            "usual_sets": {"chest": 3},
        },
        {"now": NEXT + timedelta(days=3), "target": RepTarget(1, 1, 0)},
    ]
    for question in questions:
        p = prescribe(ask(states, question.pop("now"), **question))  # type: ignore[arg-type]
        for r in p.reasons:
            seen.add(r.code)
            assert text(r, unit) != r.code.replace("_", " ")
    assert {
        "change",
        "strength",
        "layoff",
        "fatigue",
        "readiness",
        "goal",
        "check_log",
        "extrapolated",
        "rir_assumed",
        "volume_cap",
    } <= seen


def test_an_unknown_code_is_not_an_error() -> None:
    assert text(Reason("moon_phase"), "kg") == "moon phase"
    assert headline([], "kg") == ""
    assert explanation([], "kg") == "The last session again."


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (82.5, "82.5"),
        (81.25, "81.25"),
        (80.0, "80"),
        (79.999999, "80"),
        (102.05828, "102.1"),
        (-2.5, "\N{MINUS SIGN}2.5"),
        (-0.01, "0"),
        (0, "0"),
        (100, "100"),
    ],
)
def test_numbers_are_short(value: float, told: str) -> None:
    assert number(value) == told


def test_changes_carry_their_sign() -> None:
    assert signed(2.5) == "+2.5"
    assert plain(percent_change(-0.0231)) == "-2.3 %"
    assert plain(reps(6, 8)) == "6-8"
    assert reps(5, 5) == "5"


def test_the_cast_is_not_in_the_words() -> None:
    """No name, no cheer: the words speak of loads only."""
    p = given_after(*weeks(7))
    assert "!" not in p.headline + p.explanation
    assert JONAS.unit == "kg"
    assert BENCH.pattern not in p.explanation


@pytest.mark.parametrize(
    ("sessions", "idle_days", "said"),
    [
        (1.0, 2.0, "Thin data: 1 session of this lift so far; one set to the last clean rep tells most"),
        (3.0, 90.0, "Thin data: 3 sessions of this lift so far; one set to the last clean rep tells most"),
        (153.0, 240.6, "Not done for 240 days: the first set tells more than the log"),
        (40.0, 3.0, "Your sessions of this lift differ by 12 %: reps left, logged on the last set, narrow the band"),
    ],
)
def test_doubt_names_its_own_cause(sessions: float, idle_days: float, said: str) -> None:
    reason = Reason("uncertain", {"sessions": sessions, "sd": 0.12, "idle_days": idle_days})
    assert plain(text(reason, "kg")) == said
