"""Numbers as a lifter reads them, in their unit: a no-break space before the unit, true minus signs and dashes."""

from collections.abc import Mapping

from engine.core.loading import from_kg

Values = Mapping[str, float | str]

BODY_ALONE_KG = 0.005
"""Kilograms beside the body: less than this is none."""
NBSP, MINUS, DASH, PLUS_MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}", "\N{EN DASH}", "\N{PLUS-MINUS SIGN}"


def load(kg: float, unit: str) -> str:
    """82.5 kg, 225 lb."""
    return f"{number(from_kg(kg, unit))}{NBSP}{unit}"


def load_change(kg: float, unit: str) -> str:
    """+2.5 kg, -5 lb."""
    return f"{signed(from_kg(kg, unit))}{NBSP}{unit}"


def percent(share: float) -> str:
    """78 %, 2.3 %."""
    return f"{number(share * 100)}{NBSP}%"


def percent_change(share: float) -> str:
    """+0.5 %, -2.3 %."""
    return f"{signed(share * 100)}{NBSP}%"


def reps(low: float, high: float) -> str:
    """6-8, or 5 when both are the same."""
    return number(low) if low == high else f"{number(low)}{DASH}{number(high)}"


def number(value: float) -> str:
    """At most one decimal (two where plates need them), none when whole."""
    quarter = round(value * 4) / 4
    shown = f"{value:.2f}" if abs(value - quarter) < 1e-3 and round(value, 1) != quarter else f"{value:.1f}"
    plain = shown.rstrip("0").rstrip(".")
    return (MINUS + plain[1:] if plain.startswith("-") else plain) if plain not in {"-0", ""} else "0"


def signed(value: float) -> str:
    """The number with its sign."""
    text = number(value)
    return text if text == "0" or text.startswith(MINUS) else f"+{text}"


def value_of(values: Values, key: str) -> float:
    """A number among a reason's values; 0 where there is none."""
    value = values.get(key, 0.0)
    return value if isinstance(value, (int, float)) else 0.0


def number_of(values: Values, key: str) -> str:
    """The same, told."""
    return number(value_of(values, key))


def kg_of(values: Values, key: str, unit: str) -> str:
    """A load among them, told in `unit`."""
    return load(value_of(values, key), unit)


def logged_of(values: Values, key: str, unit: str) -> str:
    """A load among them as it is logged: 80 kg; of a lift that carries the body +7.5 kg, bodyweight, 20 kg help."""
    kg = value_of(values, key)
    if "load_type" not in values:
        return load(kg, unit)
    if abs(kg) < BODY_ALONE_KG:
        return "bodyweight"
    return load_change(kg, unit) if kg > 0 else f"{load(-kg, unit)} help"


def reps_of(values: Values) -> str:
    """The range of reps among them, told."""
    return reps(value_of(values, "rep_low"), value_of(values, "rep_high"))
