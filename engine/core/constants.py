"""Every constant of the coach: its name, its unit, its source. Nothing else in the core holds a bare number."""

ENGINE_VERSION = "0.1.0"
STATE_VERSION = 0
