"""An import ends in a back-test: how right the coach would have been on the lifter's own log."""

from __future__ import annotations

from typing import Any

import pytest

from engine.schemas.accuracy import Score
from engine.services import imports
from engine.services.accuracy import headline
from tests.api.conftest import Person
from tests.api.importing import NOW, confirmed, imported, row, strong


def a_log(sessions: int = 8) -> bytes:
    """Two lifts of two sets, one session a week."""
    return strong(
        *(
            row(100 + n, 5, day=f"2026-{1 + n // 4:02}-{1 + n % 4 * 7:02}", name=name, number=number)
            for n in range(sessions)
            for name in ("Squat (Barbell)", "Bench Press (Barbell)")
            for number in (1, 2)
        )
    )


def test_it_says_how_right_the_coach_would_have_been(anna: Person) -> None:
    told = imported(anna, a_log())["backtest"]
    assert told["overall"]["sets"] == 2 * 2 * 5
    assert told["opening"]["sets"] == told["later"]["sets"] == 10
    assert told["lifts_scored"] == 2
    assert told["headline"].startswith("On your 20 sets: off by ")
    assert len(told["worst"]) == 10 and told["worst"][0]["error"] >= told["worst"][-1]["error"]
    assert {one["name"] for one in told["worst"]} <= {"Barbell squat", "Bench press"}
    assert sum(point["sets"] for point in told["over_time"]) == 20 and told["period"] == "week"
    assert [one["nominal"] for one in told["bands"]] == [0.5, 0.9]


def test_it_is_that_of_the_accuracy_screen(anna: Person) -> None:
    told = imported(anna, a_log())["backtest"]
    shown = anna.get("/v1/accuracy").json
    assert told.items() <= shown.items()


def test_there_is_none_before_it_is_done_nor_in_lists_nor_after_an_undo(anna: Person) -> None:
    import_id = confirmed(anna, a_log())
    assert anna.get(f"/v1/imports/{import_id}").json["backtest"] is None
    imports.run(anna.id, import_id, NOW)
    assert anna.get(f"/v1/imports/{import_id}").json["backtest"]["overall"]["sets"] == 20
    assert [one["backtest"] for one in anna.get("/v1/imports").json["imports"]] == [None]
    assert anna.delete(f"/v1/imports/{import_id}").status_code == 204
    assert anna.get(f"/v1/imports/{import_id}").json["backtest"] is None


def test_what_is_undone_is_scored_no_more(anna: Person) -> None:
    import_id = imported(anna, a_log())["id"]
    assert anna.get("/v1/accuracy").json["overall"]["sets"] == 20
    anna.delete(f"/v1/imports/{import_id}")
    assert anna.get("/v1/accuracy").json["overall"]["sets"] == 0


def test_a_log_too_short_to_score_says_so(anna: Person) -> None:
    told = imported(anna, a_log(3))["backtest"]
    assert (told["headline"], told["overall"]["sets"], told["worst"]) == ("Nothing to score yet", 0, [])


def score(**more: Any) -> Score:
    errors = {"mean_error": 0.046, "median_error": 0.031, "repeat_mean_error": 0.052, "repeat_median_error": 0.044}
    return Score(**{"sets": 4312, **errors, "better": "coach", **more})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            score(),
            "On your 4,312 sets: off by 3.1 % in the middle, 4.6 % on average; repeating last time 4.4 % and 5.2 %;"
            " better on 31 of 38 lifts, worse on 5",
        ),
        (
            score(sets=1, mean_error=0.06, better="repeat"),
            "On your 1 set: off by 3.1 % in the middle, 6.0 % on average; repeating last time 4.4 % and 5.2 %;"
            " better on 31 of 38 lifts, worse on 5. Over all, repeating was better",
        ),
    ],
)
def test_the_figures_stand_in_one_honest_sentence(given: Score, said: str) -> None:
    assert headline(given, 38, 31, 5) == said
