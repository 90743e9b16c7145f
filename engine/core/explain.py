"""Reasons into words, in the lifter's unit. Numbers first, no cheering; doubt is said in words."""

from collections.abc import Callable, Mapping, Sequence

from engine.core.constants import HARD_CAP
from engine.core.types import Reason
from engine.core.words import DASH, PLUS_MINUS, load, load_change, number, percent, percent_change, reps

Values = Mapping[str, float | str]
_HEADLINES = ("check_log", "change", "first_test", "fallback")  # the first that there is
_TOLD = 0.0005  # smaller shares would be told as 0 %


def text(reason: Reason, unit: str) -> str:
    """One reason as a sentence. `unit`: kg or lb. An unknown code gives its own name."""
    write = _SENTENCES.get(reason.code)
    return write(reason.values, unit) if write else reason.code.replace("_", " ")


def headline(reasons: Sequence[Reason], unit: str) -> str:
    """The one line under the number: what changed and why."""
    known = {reason.code: reason for reason in reasons}
    return next((text(known[code], unit) for code in _HEADLINES if code in known), "")


def explanation(reasons: Sequence[Reason], unit: str) -> str:
    """All that moved the load, in one sentence."""
    known = {reason.code: reason.values for reason in reasons}
    parts = [_from(known, unit)]
    for code, name in (("layoff", "time away"), ("fatigue", "fatigue"), ("readiness", "readiness")):
        share = _number(known.get(code, {}), "share")
        if abs(share) >= _TOLD:
            parts.append(f"{name} {percent_change(share)}")
    if "goal" in known:
        goal = known["goal"]
        parts.append(f"{_reps(goal)} reps with {_n(goal, 'rir')} left ({percent(_number(goal, 'share'))})")
    last = [text(reason, unit) for reason in reasons if reason.code in {"hard_cap", "rounding"}]
    parts += [sentence[0].lower() + sentence[1:] for sentence in last]
    return "; ".join(parts) + "."


def _from(known: Mapping[str, Values], unit: str) -> str:
    if "strength" not in known:
        return "Load derived from lifters like you" if "first_test" in known else "The last session again"
    return f"Load derived from 1RM {load(_number(known['strength'], 'e1rm_kg'), unit)}"


def _number(values: Values, key: str) -> float:
    value = values.get(key, 0.0)
    return value if isinstance(value, (int, float)) else 0.0


def _n(values: Values, key: str) -> str:
    return number(_number(values, key))


def _kg(values: Values, key: str, unit: str) -> str:
    return load(_number(values, key), unit)


def _reps(values: Values) -> str:
    return reps(_number(values, "rep_low"), _number(values, "rep_high"))


def _strength(v: Values, unit: str) -> str:
    half = (_number(v, "high_kg") - _number(v, "low_kg")) / 2
    sessions = _n(v, "sessions")
    return (
        f"Strength (e1RM) {_kg(v, 'e1rm_kg', unit)} {PLUS_MINUS} {load(half, unit)} "
        f"({percent(_number(v, 'probability'))} band), from {sessions} session{'' if sessions == '1' else 's'}"
    )


def _fatigue(v: Values, unit: str) -> str:
    within, between = _number(v, "within"), _number(v, "between")
    if abs(within) < _TOLD and abs(between) < _TOLD:
        return f"Fatigue: none to reckon with, {_kg(v, 'result_kg', unit)}"
    parts = []
    if abs(within) >= _TOLD:
        parts.append(f"{percent_change(within)} by set {_n(v, 'set_number')}")
    if abs(between) >= _TOLD:
        parts.append(f"{percent_change(between)} from recent sessions")
    return f"Fatigue {percent_change(_number(v, 'share'))} ({', '.join(parts)}): {_kg(v, 'result_kg', unit)}"


def _readiness(v: Values, unit: str) -> str:
    if "z" not in v:
        return "Readiness: no check-in today, no change"
    return f"Readiness {percent_change(_number(v, 'share'))}: {_kg(v, 'result_kg', unit)}"


def _layoff(v: Values, unit: str) -> str:
    return f"{_n(v, 'days')} days away {percent_change(_number(v, 'share'))}: {_kg(v, 'result_kg', unit)}"


def _goal(v: Values, unit: str) -> str:
    what = f"{_reps(v)} reps with {_n(v, 'rir')} left"
    return f"Goal {percent(_number(v, 'share'))}, {what}: {_kg(v, 'result_kg', unit)}"


def _rail(v: Values, unit: str) -> str:
    low = f"{_kg(v, 'low_kg', unit)}{DASH}" if _number(v, "low_kg") else "at most "
    return (
        f"Guardrail clear: within {percent(_number(v, 'limit'))} of last time at the same reps, "
        f"{low}{_kg(v, 'high_kg', unit)}"
    )


def _hard_cap(v: Values, unit: str) -> str:
    side = "above" if _number(v, "share") < 0 else "below"
    return (
        f"Guardrail: held at {percent(_number(v, 'limit') or HARD_CAP)} {side} last time at the same reps, "
        f"{_kg(v, 'result_kg', unit)}"
    )


def _rounding(v: Values, unit: str) -> str:
    return (
        f"Rounding {load_change(_number(v, 'delta_kg'), unit)} to what this gym can load: {_kg(v, 'result_kg', unit)}"
    )


def _body(v: Values, unit: str) -> str:
    return f"{_kg(v, 'body_kg', unit)} of it is your own body: {load_change(_number(v, 'result_kg'), unit)} beside it"


def _volume(v: Values, _: str) -> str:
    return (
        f"{str(v.get('muscle', '')).replace('_', ' ').capitalize()}: {_n(v, 'sets')} sets this week would pass "
        f"{_n(v, 'ceiling')}, a third over your usual {_n(v, 'usual')}. This set can be left out"
    )


def _change(v: Values, unit: str) -> str:
    delta = _number(v, "delta_kg")
    lead = load_change(delta, unit) if abs(delta) >= 0.01 else f"Same load as {_when(v)}, {_kg(v, 'weight_kg', unit)}"
    cause = _CAUSES.get(str(v.get("cause")))
    return f"{lead}: {cause(v, unit)}" if cause else lead


def _reserve(v: Values, _: str) -> str:
    left = _n(v, "last_rir")
    if _number(v, "delta_kg") > 0:
        twice = _number(v, "times") >= 2
        return f"{'the last two sessions' if twice else _when(v)} left {left} in reserve"
    return f"{_n(v, 'rir')} are to stay in reserve, {_when(v)} left {'none' if left == '0' else left}"


def _when(v: Values) -> str:
    return str(v.get("when", "last time"))


_CAUSES: dict[str, Callable[[Values, str], str]] = {
    "reserve": _reserve,
    "reps": lambda v, _: f"{_reps(v)} reps are asked, {_n(v, 'last_reps')} were done {_when(v)}",
    "strength": lambda v, unit: (
        f"your sessions now put your 1RM at {_kg(v, 'e1rm_kg', unit)}"
        if _number(v, "delta_kg") < 0
        else f"your 1RM stands at {_kg(v, 'e1rm_kg', unit)}"
    ),
    "fatigue": lambda v, _: f"fatigue takes {percent(abs(_number(v, 'size')))}",
    "readiness": lambda v, _: f"readiness today {percent_change(_number(v, 'size'))}",
    "layoff": lambda v, _: f"{_n(v, 'days')} days since the last time",
    "hard_cap": lambda *_: "as far as one session may move it",
    "rounding": lambda *_: "the nearest that this gym can load",
}

_PRIORS = {"other_lifts": "your other lifts", "lifters": "sex, bodyweight and experience"}

_SENTENCES: dict[str, Callable[[Values, str], str]] = {
    "change": _change,
    "strength": _strength,
    "layoff": _layoff,
    "fatigue": _fatigue,
    "readiness": _readiness,
    "goal": _goal,
    "guardrail": _rail,
    "hard_cap": _hard_cap,
    "body": _body,
    "rounding": _rounding,
    "volume_cap": _volume,
    "equipment": lambda v, unit: (
        f"{_kg(v, 'weight_kg', unit)} is the nearest that this gym can load, {_kg(v, 'wanted_kg', unit)} would be right"
    ),
    "cold_start": lambda *_: "No set of this lift yet: the test tells where to start",
    "first_test": lambda v, unit: (
        f"First time: a test. Start with {_kg(v, 'weight_kg', unit) if _number(v, 'weight_kg') else 'your body alone'}, "
        f"stop at the last clean rep, aim for {_reps(v)}"
    ),
    "prior": lambda v, unit: (
        f"First guess of your 1RM {_kg(v, 'e1rm_kg', unit)}, by {_PRIORS[str(v.get('by'))]}; the test starts low"
    ),
    "uncertain": lambda v, _: f"Thin data: {_n(v, 'sessions')} sessions of this lift so far",
    "extrapolated": lambda v, _: f"{_n(v, 'effort')} reps to failure is past where the formula is trusted (12)",
    "rep_shift": lambda v, _: f"At this load expect {_reps(v)} reps with {_n(v, 'rir')} left",
    "check_log": lambda v, unit: (
        f"{_kg(v, 'weight_kg', unit)} last time is far above the sessions before it: is that entry right?"
    ),
    "rir_assumed": lambda v, _: f"Reps in reserve were not logged; {_n(v, 'rir')} are assumed",
    "fallback": lambda v, unit: f"The last session again: {_kg(v, 'weight_kg', unit)} for {_n(v, 'rep_low')}",
}
