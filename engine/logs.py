"""Structured log lines on standard output, one JSON object each, for the API and the worker alike."""

from __future__ import annotations

import logging

import structlog

# Frames without their local variables: those hold passwords, tokens and keys.
_tracebacks = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))


def set_up(level: str) -> None:
    """Log from `level` (debug, info, warning, error) up; what is bound to the context goes into every line."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _tracebacks,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        cache_logger_on_first_use=True,
    )
