"""Reasons into words, in the lifter's unit. Numbers first, no cheering; doubt is said in words."""

from collections.abc import Callable, Mapping, Sequence

from engine.core.change_words import change
from engine.core.constants import HARD_CAP, UNCERTAIN_IDLE_DAYS, UNCERTAIN_SESSIONS
from engine.core.types import Reason
from engine.core.words import (
    DASH,
    PLUS_MINUS,
    Values,
    kg_of,
    load,
    load_change,
    logged_of,
    number_of,
    percent,
    percent_change,
    reps_of,
    value_of,
)

_HEADLINES = ("check_log", "hold", "change", "first_test", "fallback")  # the first that there is
_SAME_KG = 0.01
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
    for code, name in (
        ("newest_set", "today's last set"),
        ("layoff", "time away"),
        ("fatigue", "fatigue"),
        ("readiness", "readiness"),
    ):
        share = value_of(known.get(code, {}), "share")
        if abs(share) >= _TOLD:
            parts.append(f"{name} {percent_change(share)}")
    if "goal" in known:
        goal = known["goal"]
        parts.append(f"{reps_of(goal)} reps with {number_of(goal, 'rir')} left ({percent(value_of(goal, 'share'))})")
    ends = {"pooled", "hard_cap", "likeliest", "rounding"}
    last = [text(reason, unit) for reason in reasons if reason.code in ends]
    parts += [sentence[0].lower() + sentence[1:] for sentence in last]
    return "; ".join(parts) + "."


def _from(known: Mapping[str, Values], unit: str) -> str:
    if "strength" not in known:
        return "Load derived from lifters like you" if "first_test" in known else "The last session again"
    return f"Load derived from 1RM {load(value_of(known['strength'], 'e1rm_kg'), unit)}"


def _strength(v: Values, unit: str) -> str:
    half = (value_of(v, "high_kg") - value_of(v, "low_kg")) / 2
    sessions = number_of(v, "sessions")
    return (
        f"Strength (e1RM) {kg_of(v, 'e1rm_kg', unit)} {PLUS_MINUS} {load(half, unit)} "
        f"({percent(value_of(v, 'probability'))} band), from {sessions} session{'' if sessions == '1' else 's'}"
    )


def _fatigue(v: Values, unit: str) -> str:
    within, between = value_of(v, "within"), value_of(v, "between")
    if abs(within) < _TOLD and abs(between) < _TOLD:
        return f"Fatigue: none to reckon with, {kg_of(v, 'result_kg', unit)}"
    parts = []
    if abs(within) >= _TOLD:
        parts.append(f"{percent_change(within)} by set {number_of(v, 'set_number')}")
    if abs(between) >= _TOLD:
        parts.append(f"{percent_change(between)} from recent sessions")
    return f"Fatigue {percent_change(value_of(v, 'share'))} ({', '.join(parts)}): {kg_of(v, 'result_kg', unit)}"


def _readiness(v: Values, unit: str) -> str:
    if "z" not in v:
        return "Readiness: no check-in today, no change"
    return f"Readiness {percent_change(value_of(v, 'share'))}: {kg_of(v, 'result_kg', unit)}"


def _layoff(v: Values, unit: str) -> str:
    return f"{number_of(v, 'days')} days away {percent_change(value_of(v, 'share'))}: {kg_of(v, 'result_kg', unit)}"


def _goal(v: Values, unit: str) -> str:
    what = f"{reps_of(v)} reps with {number_of(v, 'rir')} left"
    return f"Goal {percent(value_of(v, 'share'))}, {what}: {kg_of(v, 'result_kg', unit)}"


_SOURCES = {
    "today": "today's sets",
    "day": "your other lifts today",
    "formula": "the formula",
    "same_reps": "your sets of about these reps",
    "curve": "your own rep curve",
    "last_sessions": "your last sessions",
}


def _pooled(v: Values, unit: str) -> str:
    source, weight = _SOURCES.get(str(v.get("source")), ""), percent(value_of(v, "weight"))
    pooled = f"{percent_change(value_of(v, 'share'))}: {kg_of(v, 'result_kg', unit)}"
    return f"Past sets pooled {pooled}; most by {source} ({weight})"


def _likeliest(v: Values, unit: str) -> str:
    there = f"{reps_of(v)} reps likeliest at {logged_of(v, 'result_kg', unit)}: {percent(value_of(v, 'chance'))}"
    if abs(value_of(v, "result_kg") - value_of(v, "from_kg")) < _SAME_KG:
        return there
    return f"{there}, {percent(value_of(v, 'from_chance'))} at {logged_of(v, 'from_kg', unit)}"


def _rail(v: Values, unit: str) -> str:
    low = f"{kg_of(v, 'low_kg', unit)}{DASH}" if value_of(v, "low_kg") else "at most "
    return (
        f"Guardrail clear: within {percent(value_of(v, 'limit'))} of last time at the same reps, "
        f"{low}{kg_of(v, 'high_kg', unit)}"
    )


def _hard_cap(v: Values, unit: str) -> str:
    side = "above" if value_of(v, "share") < 0 else "below"
    return (
        f"Guardrail: held at {percent(value_of(v, 'limit') or HARD_CAP)} {side} last time at the same reps, "
        f"{kg_of(v, 'result_kg', unit)}"
    )


def _rounding(v: Values, unit: str) -> str:
    delta, result = load_change(value_of(v, "delta_kg"), unit), logged_of(v, "result_kg", unit)
    return f"Rounding {delta} to what can be loaded here: {result}"


def _body(v: Values, unit: str) -> str:
    return (
        f"{kg_of(v, 'body_kg', unit)} of it is your own body: {load_change(value_of(v, 'result_kg'), unit)} beside it"
    )


def _volume(v: Values, _: str) -> str:
    return (
        f"{str(v.get('muscle', '')).replace('_', ' ').capitalize()}: {number_of(v, 'sets')} sets this week would pass "
        f"{number_of(v, 'ceiling')}, a third over your usual {number_of(v, 'usual')}. This set can be left out"
    )


def _test_load(v: Values, unit: str) -> str:
    return logged_of(v, "weight_kg", unit) if value_of(v, "weight_kg") else "your body alone"


def _check_log(v: Values, unit: str) -> str:
    entry = _capital(logged_of(v, "weight_kg", unit))
    return f"{entry} last time is far above the sessions before it: is that entry right?"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _newest_set(v: Values, unit: str) -> str:
    left = f" with {number_of(v, 'rir')} left" if value_of(v, "rir_known") else ""
    done = f"{logged_of(v, 'weight_kg', unit)} for {number_of(v, 'reps')}{left}"
    return (
        f"Your last set, {done}, puts today at {kg_of(v, 'result_kg', unit)} ({percent_change(value_of(v, 'share'))})"
    )


def _doubt(v: Values) -> str:
    """Why little is known, the plainest cause first."""
    sessions = value_of(v, "sessions")
    if sessions <= UNCERTAIN_SESSIONS:
        thin = f"Thin data: {number_of(v, 'sessions')} session{'' if sessions == 1 else 's'} of this lift so far"
        return f"{thin}; one set to the last clean rep tells most"
    if value_of(v, "idle_days") > UNCERTAIN_IDLE_DAYS:
        return f"Not done for {int(value_of(v, 'idle_days'))} days: the first set tells more than the log"
    apart = f"Your sessions of this lift differ by {percent(value_of(v, 'sd'))}"
    return f"{apart}: reps left, logged on the last set, narrow the band"


_PRIORS = {"other_lifts": "your other lifts", "lifters": "sex, bodyweight and experience"}

_SENTENCES: dict[str, Callable[[Values, str], str]] = {
    "change": change,
    "hold": lambda v, _: f"Same load: expect {reps_of(v)}",
    "newest_set": _newest_set,
    "kept": lambda v, unit: (
        f"The load of your last set stays on while it gives these reps: {kg_of(v, 'result_kg', unit)}"
    ),
    "strength": _strength,
    "layoff": _layoff,
    "fatigue": _fatigue,
    "readiness": _readiness,
    "goal": _goal,
    "pooled": _pooled,
    "likeliest": _likeliest,
    "plateau": lambda v, _: (
        f"No rise in {number_of(v, 'sessions')} sessions ({number_of(v, 'days')} days): "
        "a lighter week or another rep range may help"
    ),
    "light_day": lambda v, _: (
        f"The {number_of(v, 'lifts')} lifts before this one began {percent(abs(value_of(v, 'share')))} below last time"
    ),
    "guardrail": _rail,
    "hard_cap": _hard_cap,
    "body": _body,
    "rounding": _rounding,
    "volume_cap": _volume,
    "equipment": lambda v, unit: (
        f"{_capital(logged_of(v, 'weight_kg', unit))} is the nearest that can be loaded here, "
        f"{logged_of(v, 'wanted_kg', unit)} is wanted"
    ),
    "cold_start": lambda *_: "No set of this lift yet: the test tells where to start",
    "first_test": lambda v, unit: (
        f"First time: a test. Start with {_test_load(v, unit)}, stop at the last clean rep, aim for {reps_of(v)}"
    ),
    "prior": lambda v, unit: (
        f"First guess of your 1RM {kg_of(v, 'e1rm_kg', unit)}, by {_PRIORS[str(v.get('by'))]}; the test starts low"
    ),
    "uncertain": lambda v, _: _doubt(v),
    "extrapolated": lambda v, _: f"{number_of(v, 'effort')} reps to failure is past where the formula is trusted (12)",
    "rep_shift": lambda v, _: f"At this load expect {reps_of(v)} reps with {number_of(v, 'rir')} left",
    "check_log": _check_log,
    "rir_assumed": lambda v, _: f"Reps in reserve were not logged; {number_of(v, 'rir')} are assumed",
    "fallback": lambda v, unit: (
        f"The last session again: {logged_of(v, 'weight_kg', unit)} for {number_of(v, 'rep_low')}"
    ),
}
