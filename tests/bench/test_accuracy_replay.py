"""The engine over a log: nothing is known too early, and every prediction is in the log's own terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.accuracy.lifts import lift_of
from bench.accuracy.logs import in_order
from bench.accuracy.replay import Prediction, performed, replay
from bench.accuracy.variants import MODELS, Variant, chosen
from engine.core import expecting
from engine.core.constants import KG_PER_LB
from tests.bench.logbooks import FIRST, row, sets_of, trained

FULL = Variant("full")
VARIANTS = [Variant(model) for model in MODELS]


def said_of(sets, variants=VARIANTS) -> dict[tuple[str, int], Prediction]:
    found = replay(in_order(sets), variants)
    return {(variant.name, one.row): one for variant, several in found.items() for one in several}


def test_every_working_set_but_those_of_the_first_session_gets_a_prediction(tmp_path: Path) -> None:
    sets = sets_of(tmp_path, trained(8))
    said = said_of(sets)
    later = {one.row for one in sets if one.row >= 6}
    for model in MODELS:
        assert later <= {row for name, row in said if name == model}
    assert all(list(one.reps) == sorted(one.reps) and one.load > 0 for one in said.values())


@pytest.mark.parametrize("cut", [20, 31, 60, 71])
def test_a_prediction_is_the_same_whatever_comes_later_and_never_looks_at_what_it_predicts(
    tmp_path: Path, cut: int
) -> None:
    sets = sets_of(tmp_path, trained(12))
    whole, last = said_of(sets), sets[cut]
    before = list(sets[:cut])
    same, heavier = said_of([*before, last]), said_of([*before, replace(last, weight=last.weight * 1.37)])
    more_reps = said_of([*before, replace(last, reps=last.reps + 4)])
    for model in MODELS:
        key = (model, last.row)
        assert same[key] == whole[key]
        assert heavier[key].load == whole[key].load
        assert more_reps[key].reps == whole[key].reps


def test_the_odds_of_the_reps_are_those_that_the_forecast_was_made_from(tmp_path: Path) -> None:
    sets = sets_of(tmp_path, trained(8))
    wanted = {one.row for one in sets if one.row >= 24}
    for one in replay(sets, [FULL, Variant("v0")], wanted)[FULL]:
        assert bool(one.odds) == (one.row in wanted)
        if one.odds:
            assert sum(one.odds) == pytest.approx(1)
            assert sum(one.odds[: int(one.reps[2])]) < 0.5 <= sum(one.odds[: int(one.reps[2]) + 1]), "the median"
    assert not any(one.odds for one in replay(sets, [Variant("v0")], wanted)[Variant("v0")])


def test_the_models_are_those_of_the_engine() -> None:
    assert set(MODELS) == set(expecting.MODELS)


def test_a_log_in_pounds_is_predicted_in_pounds(tmp_path: Path) -> None:
    in_kg = sets_of(tmp_path, trained(8))
    in_lb = [replace(one, unit="lb", weight=one.weight / KG_PER_LB) for one in in_kg]
    kg, lb = said_of(in_kg), said_of(in_lb)
    assert kg.keys() == lb.keys()
    for key, one in kg.items():
        assert lb[key].load * KG_PER_LB == pytest.approx(one.load, rel=1e-4)
        assert lb[key].reps == pytest.approx(one.reps, rel=1e-3)


def test_a_log_that_changes_its_unit_is_one_history(tmp_path: Path) -> None:
    sets = sets_of(tmp_path, [row(n, 100, 5) for n in range(8)])
    mixed = [replace(one, unit="lb", weight=220.5) if one.row >= 6 else one for one in sets]
    said = said_of(mixed, [FULL])
    assert said["full", 6].load == pytest.approx(220.5, rel=0.15)


def test_a_newest_first_log_is_predicted_as_one_in_order(tmp_path: Path) -> None:
    rows = trained(8)
    starts = sorted({str(one["session_start"]) for one in rows})
    turned = [one for start in reversed(starts) for one in rows if one["session_start"] == start]
    straight, reverse = said_of(sets_of(tmp_path, rows)), said_of(sets_of(tmp_path, turned))
    assert {one.load for one in reverse.values()} == {one.load for one in straight.values()}
    assert reverse["full", 0].load == straight["full", len(rows) - 6].load, "the last session stands first"


def test_effort_and_type_reach_the_engine(tmp_path: Path) -> None:
    cells = [{"rpe": "8"}, {"rpe": "3"}, {}, {"set_type": "failure", "rpe": "8"}, {"set_type": "drop"}]
    sets = sets_of(tmp_path, [row(0, 100, 8, **one) for one in cells])
    done = [performed(one, lift_of(one.exercise), FIRST) for one in sets]
    assert [(s.rir, s.set_type) for s in done] == [
        *((2.0, "working"), (5.0, "working"), (None, "working"), (0.0, "failure"), (None, "drop"))
    ]


def test_help_of_an_assisted_lift_is_negative_inside_and_positive_in_the_file(tmp_path: Path) -> None:
    rows = [row(n, 40, 8, exercise="Pull Up (Assisted)") for n in range(6)]
    sets = sets_of(tmp_path, rows)
    lift = lift_of("Pull Up (Assisted)")
    assert lift.assisted and performed(sets[0], lift, FIRST).weight_kg == -40
    assert said_of(sets, [FULL])["full", 5].load == pytest.approx(40, abs=15)


def test_names_of_one_lift_share_its_history_and_unknown_ones_are_guessed() -> None:
    strong, plain, german = (lift_of(name) for name in ("Bench Press (Barbell)", "bench press", "Bankdrücken"))
    assert strong.known and strong.id == plain.id == german.id
    own = lift_of("Dragon Curl of Doom")
    assert not own.known and own.traits.pattern == "elbow_flexion"
    assert own.id == lift_of("DRAGON curl of doom").id


def test_a_set_that_no_import_would_take_is_neither_predicted_nor_learned(tmp_path: Path) -> None:
    plain = sets_of(tmp_path, trained(6))
    odd = [replace(plain[18], row=900 + n, reps=reps) for n, reps in enumerate((0, 101, float("nan")))]
    heavy = replace(plain[18], row=999, weight=40_000)
    with_odd = said_of([*plain, *odd, heavy])
    assert {row for _, row in with_odd} - {999} == {row for _, row in said_of(plain)}
    assert with_odd["full", plain[-1].row].load == said_of(plain)["full", plain[-1].row].load


def test_variants_are_named_ordered_and_refused_when_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.core.expecting.PARTS", ("fatigue", "habit"))
    assert [one.name for one in chosen(["full", "repeat"], ["habit", "habit+fatigue"])] == [
        *("repeat", "full", "full-without-habit", "full-without-fatigue-without-habit")
    ]
    assert [one.name for one in chosen(["v0"], [], ablate=True)] == [
        *("v0", "full", "full-without-fatigue", "full-without-habit")
    ]
    for models, parts, told in (["best"], [], "no model best"), (["full"], ["magic"], "no part magic"):
        with pytest.raises(ValueError, match=told):
            chosen(models, parts)
