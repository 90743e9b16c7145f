"""Numbers as a lifter reads them, in their unit: a no-break space before the unit, true minus signs and dashes."""

from engine.core.loading import from_kg

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
