"""What a load does against last time, and why: the one line under the number."""

from collections.abc import Callable

from engine.core.words import (
    Values,
    kg_of,
    load_change,
    logged_of,
    number_of,
    percent,
    percent_change,
    reps_of,
    value_of,
)


def change(v: Values, unit: str) -> str:
    """The line for a reason of code `change`."""
    delta = value_of(v, "delta_kg")
    lead = (
        load_change(delta, unit)
        if abs(delta) >= 0.01
        else f"Same load as {_when(v)}, {logged_of(v, 'weight_kg', unit)}"
    )
    cause = _CAUSES.get(str(v.get("cause")))
    return f"{lead}: {cause(v, unit)}" if cause else lead


def _reserve(v: Values, _: str) -> str:
    left = number_of(v, "last_rir")
    if value_of(v, "delta_kg") > 0:
        twice = value_of(v, "times") >= 2
        return f"{'the last two sessions' if twice else _when(v)} left {left} in reserve"
    return f"{number_of(v, 'rir')} are to stay in reserve, {_when(v)} left {'none' if left == '0' else left}"


def _reps(v: Values, _: str) -> str:
    during = "in " if _when(v) == "your last set" else ""
    return f"{reps_of(v)} reps are asked, {number_of(v, 'last_reps')} were done {during}{_when(v)}"


def _likeliest(v: Values, _: str) -> str:
    chance, before = percent(value_of(v, "chance")), percent(value_of(v, "from_chance"))
    return f"{reps_of(v)} reps are likelier there, {chance} against {before}"


def _when(v: Values) -> str:
    return str(v.get("when", "last time"))


_CAUSES: dict[str, Callable[[Values, str], str]] = {
    "reserve": _reserve,
    "reps": _reps,
    "strength": lambda v, unit: (
        f"your sessions now put your 1RM at {kg_of(v, 'e1rm_kg', unit)}"
        if value_of(v, "delta_kg") < 0
        else f"your 1RM stands at {kg_of(v, 'e1rm_kg', unit)}"
    ),
    "fatigue": lambda v, _: f"fatigue takes {percent(abs(value_of(v, 'size')))}",
    "readiness": lambda v, _: f"readiness today {percent_change(value_of(v, 'size'))}",
    "layoff": lambda v, _: f"{number_of(v, 'days')} days since the last time",
    "likeliest": _likeliest,
    "hard_cap": lambda *_: "as far as one session may move it",
    "rounding": lambda *_: "the nearest that this gym can load",
}
