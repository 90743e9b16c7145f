"""The fit of the pools' weights, over a small population whose truth is known."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from bench.accuracy.clock import times
from bench.accuracy.lifts import lift_of
from bench.accuracy.logs import read_log
from bench.accuracy.replay import performed
from bench.fitting import command, writing
from bench.fitting.arithmetic import MOST_REPS, reached, shares
from bench.fitting.examples import LifterExamples, read_examples
from bench.fitting.training import Fitted, Settings, batch_of, fit
from bench.fitting.validation import folds_of, foretell
from engine.core import outlook
from engine.core.considering import Considered, consider
from engine.core.fitted import POOLS
from engine.core.load_estimates import LOAD_ESTIMATES
from engine.core.observing import observe
from engine.core.pool import Weights
from engine.core.types import LifterState, LiftState
from tests.bench.logbooks import row, write

SMALL = Settings(hidden=4, epochs=120, batch=128, rate=2e-2)
QUICK = replace(SMALL, epochs=20)
LIFTERS, SESSIONS = 6, 60
SHOWN = 2
"""The lifter whose sets are reckoned twice."""
NEAR, UNSEEN = 1e-4, 2e-3
Reckoned = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lifters who change the load by one and the same factor every session, whatever the reps are."""
    folder = tmp_path_factory.mktemp("logs")
    for n in range(LIFTERS):
        write(folder / f"L{n}.csv", steady(n))
    return folder


def steady(n: int) -> Iterator[dict[str, object]]:
    chance = random.Random(n)
    factor = (0.985, 0.992, 1.006, 1.01, 1.014, 1.02)[n]
    for session in range(SESSIONS):
        load = 100 * factor ** (session - SESSIONS / 2)
        for nth in range(3):
            yield row(session, load * chance.choice((0.9, 1, 1.1)) if nth else load, chance.randint(4, 12))


@pytest.fixture(scope="module")
def lifters(logs: Path) -> list[LifterExamples]:
    return [read_examples(path) for path in sorted(logs.glob("*.csv"))]


@pytest.fixture(scope="module")
def fitted(lifters: list[LifterExamples]) -> dict[str, Fitted]:
    return {name: fit(name, [one.pools[name] for one in lifters], 0, SMALL, lambda: None) for name in POOLS}


@pytest.fixture(scope="module")
def reckoned(lifters: list[LifterExamples], fitted: dict[str, Fitted]) -> dict[str, Reckoned]:
    """By the fit's own arithmetic: the shares, and of reps the chance of at most 1, 2, …, for one lifter's sets."""
    found = {}
    for name, one in fitted.items():
        batch = batch_of(name, lifters[SHOWN].pools[name], one.centre, one.scale)
        below = reached(one.parameters, batch) if name.startswith("reps") else ()
        found[name] = np.asarray(shares(one.parameters, batch)[0]), np.asarray(below)
    return found


def modules(folder: Path) -> dict[str, Weights]:
    """The weights as the engine would load them from this folder."""
    found = {}
    for name in POOLS:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found[name] = module.WEIGHTS
    return found


def considered(path: Path) -> Iterator[tuple[int, float, Considered]]:
    """Line, reps, and what the engine made of each set beforehand."""
    lift, lifter = LiftState.empty(), LifterState.empty()
    log = read_log(path)
    for one, at in zip(log.sets, times(log.sets), strict=True):
        what = lift_of(one.exercise)
        done = performed(one, what, at)
        thought = consider(lift, lifter, what.traits, done)
        if thought:
            yield one.row, float(done.reps), thought
        lift, lifter = observe(lift, lifter, what.traits, done)


def test_an_estimate_that_is_always_right_gets_nearly_all_the_weight(
    lifters: list[LifterExamples], fitted: dict[str, Fitted]
) -> None:
    weights = {name: one.weights() for name, one in fitted.items()}
    for lifter in lifters:
        said = foretell(lifter, weights)
        assert said.shares["load_opening"][LOAD_ESTIMATES.index("step_again")] > 0.9
        assert said.figures is not None
        assert said.figures["opening"]["mean"] < 0.1 * said.figures["opening"]["repeat_mean"]


def test_a_missing_estimate_never_gets_weight(reckoned: dict[str, Reckoned], lifters: list[LifterExamples]) -> None:
    for name, (share, _) in reckoned.items():
        missing = np.isnan(lifters[SHOWN].pools[name].estimates)
        assert missing.any() and np.all(share[missing] == 0)
        assert np.allclose(share.sum(1), 1, atol=NEAR)


def test_the_engine_forecasts_with_the_written_weights_what_the_fit_reckoned(
    logs: Path,
    tmp_path: Path,
    lifters: list[LifterExamples],
    fitted: dict[str, Fitted],
    reckoned: dict[str, Reckoned],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    writing.write(tmp_path, {name: one.weights() for name, one in fitted.items()})
    monkeypatch.setattr(outlook, "POOLS", modules(tmp_path))
    place = {name: {line: nth for nth, line in enumerate(one.row)} for name, one in lifters[SHOWN].pools.items()}
    compared = 0
    for line, reps, thought in considered(logs / f"L{SHOWN}.csv"):
        load, ahead = f"load_{thought.part}", f"reps_{thought.part}"
        of_load = outlook.load_outlook(thought.ahead, reps, thought.loads)
        assert of_load.shares == pytest.approx(reckoned[load][0][place[load][line]].tolist(), abs=NEAR)
        of_reps = outlook.reps_outlook(thought.ahead, thought.x, thought.reps)
        assert of_reps.shares == pytest.approx(reckoned[ahead][0][place[ahead][line]].tolist(), abs=NEAR)
        at_most = np.cumsum([*of_reps.odds, *[0.0] * MOST_REPS])[1 : MOST_REPS + 1]
        # the engine's odds do without shares that are too small to be seen
        unseen = sum(share for share in of_reps.shares if share < UNSEEN)
        assert at_most == pytest.approx(reckoned[ahead][1][place[ahead][line]], abs=2 * (unseen + NEAR))
        compared += 1
    assert compared == 3 * (SESSIONS - 1)


def test_every_lifter_is_in_one_fold_and_the_folds_are_always_the_same(lifters: list[LifterExamples]) -> None:
    folds = folds_of(lifters, 4)
    assert sorted(one.name for fold in folds for one in fold) == [f"L{n}" for n in range(LIFTERS)]
    again = folds_of(list(reversed(lifters)), 4)
    assert [[one.name for one in fold] for fold in folds] == [[one.name for one in fold] for fold in again]


def test_the_command_validates_and_writes_the_same_bytes_every_time(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert command.main([str(logs), "--folds", "2", "--workers", "2", "--write", str(first)], QUICK) == 0
    shown = capsys.readouterr()
    assert "| fold 2" in shown.out and "load_opening (%): step_again" in shown.out and "100%" in shown.err
    assert command.main([str(logs), "--folds", "0", "--workers", "1", "--write", str(second)], QUICK) == 0
    for name in POOLS:
        assert (first / f"{name}.py").read_bytes() == (second / f"{name}.py").read_bytes()


def test_a_wrong_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path)]) == 2
    assert "no logs" in capsys.readouterr().err
